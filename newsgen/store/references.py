"""Base prices beside closes of which a batch does not have the close before: the store may have it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsgen.sources.batch import Base
from newsgen.sources.columns import day_number
from newsgen.store.blocks import read_month
from newsgen.store.rows import Rows, month_of

SAME = 1e-6
"""Relative difference up to which a base price is the close before, and says nothing."""


def telling(db: sqlite3.Connection, references: Sequence[Base]) -> Iterator[Base]:
    """Yield those that are not the last stored close before their day, of this or the month before.

    Without such a close nothing can be held against them, and nothing is said. What corrects a base price
    that was told before is one, too.
    """
    if not references:
        return
    known = {
        symbol: (number, market)
        for symbol, number, market in db.execute("SELECT symbol, id, market FROM symbols")
    }

    told = set(db.execute("SELECT symbol, day FROM bases"))

    def place(one: Base) -> tuple[str, int]:
        return str(known[one.symbol][1]), day_number(one.date)

    for (market, day), ones in groupby(sorted(references, key=place), key=place):
        before = _closes(db, market, day)
        for one in ones:
            close = before.get(known[one.symbol][0])
            other = close and one.price and abs(one.price / close - 1) > SAME
            if other or (one.symbol, day) in told:
                yield one


def _closes(db: sqlite3.Connection, market: str, day: int) -> dict[int, float]:
    """Return the last close of each symbol of a market before a day."""
    month = month_of(day)
    rows = Rows.joined([read_month(db, market, one) for one in (month - 1, month)])
    rows = rows[rows.days < day]
    return dict(zip(rows.ids.tolist(), rows.values[:, 0].tolist(), strict=True))  # by day: the last one stays

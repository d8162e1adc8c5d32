"""Which imports brought the prices of a day, and which came later and found prices there."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from newsgen.markets import Market
from newsgen.sources.columns import day_number
from newsgen.store.blocks import BATCH
from newsgen.store.rows import month_of
from newsgen.store.symbols import numbered
from newsgen.store.witness import Past


class Reading(NamedTuple):
    """One import, as far as it is about the prices of a day."""

    live: bool
    """Whether a source was asked for it just then, rather than a file read."""
    seen_at: dt.datetime
    symbols: frozenset[str]
    """Whose prices of the day it was the first to bring."""
    again: int
    """How many prices, of whatever days, it brought that were there already."""


def asked(readings: Iterable[Reading]) -> dict[str, dt.datetime]:
    """Return when each symbol's close of a day was last asked for; those from files are not there.

    A later import that finds most of them as they are, or changes them, has asked for all of them again.
    """
    found: dict[str, dt.datetime] = {}
    for reading in readings:
        if reading.live:
            if found and 2 * reading.again >= len(found):
                found = dict.fromkeys(found, reading.seen_at)
            found |= dict.fromkeys(reading.symbols, reading.seen_at)
    return found


def of_day(db: sqlite3.Connection, market: Market, day: dt.date, past: Past) -> list[Reading]:
    """Return the imports with prices of a market from the first on that brought some of ``day``.

    Nothing where no source was ever asked.
    """
    if not db.execute("SELECT 1 FROM imports WHERE live AND id <= ? LIMIT 1", (past.last,)).fetchone():
        return []
    number, month = day_number(day), month_of(day_number(day))
    first: dict[int, list[int]] = {}
    for block in past.blocks(db, market.name, month, month, ()):
        here = block["day"] == number
        ids, batches = block["id"][here], block[BATCH][here]
        for batch in np.unique(batches).tolist():
            first.setdefault(batch, []).extend(ids[batches == batch].tolist())
    if not first:
        return []
    names = numbered(db, market.name)
    rows = db.execute(
        """SELECT id, live, seen_at, changed + filled + same FROM imports JOIN brought ON brought.batch = id
        WHERE market = ? AND id BETWEEN ? AND ? ORDER BY id""",
        (market.name, min(first), past.last),
    )
    return [
        Reading(
            bool(live),
            dt.datetime.fromisoformat(seen),
            frozenset(names[one] for one in first.get(batch, ())),
            again,
        )
        for batch, live, seen, again in rows
    ]

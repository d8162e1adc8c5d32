"""Prices as arrays, a month at a time: how the store reads half a million closes in milliseconds.

A month is kept in two blocks: rows that carry an open, high or low, and rows that have none. Each
field is a plain little-endian array; a field that is empty throughout is not kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np

from newsgen.sources.columns import FIELDS, Floats, Ints, date_of

_KEYS = ("day", "id")
_OHL = slice(1, 4)


def month_of(day: int) -> int:
    """Return the month that ``day`` falls in, counted from year 0: 2025-08 is 24307."""
    date = date_of(day)
    return date.year * 12 + date.month - 1


@dataclass(frozen=True, eq=False)
class Rows:
    """Some rows of prices, sorted by day and id, no key twice."""

    days: Ints
    ids: Ints
    values: Floats
    """One row a price, the columns in the order of ``FIELDS``; NaN where there is none."""

    @property
    def keys(self) -> Ints:
        """Day and id in one number; sorting by it sorts by day, then id."""
        return (self.days << 32) | self.ids


def read_month(db: sqlite3.Connection, month: int) -> Rows:
    """Return everything stored of ``month``."""
    parts = list(read(db, month, month, FIELDS))
    if not parts:
        return Rows(np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, len(FIELDS))))
    days = np.concatenate([part["day"] for part in parts]).astype(np.int64)
    ids = np.concatenate([part["id"] for part in parts]).astype(np.int64)
    values = np.column_stack([np.concatenate([part[name] for part in parts]) for name in FIELDS])
    order = np.argsort((days << 32) | ids, kind="stable")
    return Rows(days[order], ids[order], values[order])


Arrays = dict[str, np.ndarray[tuple[int], np.dtype[np.generic]]]


def read(db: sqlite3.Connection, first: int, last: int, fields: tuple[str, ...]) -> Iterator[Arrays]:
    """Yield the blocks of the months ``first`` to ``last``: ``day``, ``id`` and the ``fields`` asked for.

    A field that a block does not have comes as NaN. The arrays are views of what SQLite returned and
    must not be written to.
    """
    wanted = (*_KEYS, *fields)
    marks = ",".join("?" * len(wanted))
    cursor = db.execute(
        f"""SELECT month, ohlc, field, body FROM blocks
        WHERE month BETWEEN ? AND ? AND field IN ({marks}) ORDER BY month, ohlc""",  # noqa: S608
        (first, last, *wanted),
    )
    for _, rows in groupby(cursor, key=itemgetter(0, 1)):
        block: Arrays = {
            field: np.frombuffer(body, dtype="<i4" if field in _KEYS else "<f8") for _, _, field, body in rows
        }
        empty = np.full(len(block["day"]), np.nan)
        yield {field: block.get(field, empty) for field in wanted}


def write_month(db: sqlite3.Connection, month: int, rows: Rows) -> None:
    """Replace what is stored of ``month`` by ``rows``."""
    db.execute("DELETE FROM blocks WHERE month = ?", (month,))
    has = ~np.isnan(rows.values[:, _OHL]).all(axis=1)
    for ohlc, chosen in ((1, has), (0, ~has)):
        if chosen.any():
            part = Rows(rows.days[chosen], rows.ids[chosen], rows.values[chosen])
            db.executemany(
                "INSERT INTO blocks VALUES (?, ?, ?, ?)",
                [(month, ohlc, field, body) for field, body in _bodies(part).items()],
            )


def _bodies(rows: Rows) -> dict[str, bytes]:
    bodies = {"day": rows.days.astype("<i4").tobytes(), "id": rows.ids.astype("<i4").tobytes()}
    for column, field in enumerate(FIELDS):
        values = rows.values[:, column]
        if not np.isnan(values).all():
            bodies[field] = values.astype("<f8").tobytes()
    return bodies

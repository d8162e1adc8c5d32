"""Prices as arrays, a month at a time: how the store reads half a million closes in milliseconds.

A month is kept in two blocks: rows that carry an open, high or low, and rows that have none. Each
field is a plain little-endian array; a field that is empty throughout is not kept. ``batch`` says which
import brought each row, in one number where it was the same for all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from newsgen.sources.columns import FIELDS, Floats, Ints, date_of

_KEYS = ("day", "id")
BATCH = "batch"
_WHOLE = (*_KEYS, BATCH)
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
    batches: Ints
    """The import that brought each row."""

    @property
    def keys(self) -> Ints:
        """Day and id in one number; sorting by it sorts by day, then id."""
        return keys_of(self.days, self.ids)

    def __getitem__(self, chosen: slice | Ints | npt.NDArray[np.bool_]) -> Rows:
        return Rows(self.days[chosen], self.ids[chosen], self.values[chosen], self.batches[chosen])


def keys_of(days: npt.NDArray[np.generic], ids: npt.NDArray[np.generic]) -> Ints:
    """Return day and id in one number each."""
    return (days.astype(np.int64) << 32) | ids.astype(np.int64)


def read_month(db: sqlite3.Connection, month: int) -> Rows:
    """Return everything stored of ``month``."""
    parts = list(read(db, month, month, FIELDS))
    if not parts:
        none = np.empty(0, np.int64)
        return Rows(none, none, np.empty((0, len(FIELDS))), none)
    days, ids, batches = (
        np.concatenate([part[name] for part in parts]).astype(np.int64) for name in (*_KEYS, BATCH)
    )
    values = np.column_stack([np.concatenate([part[name] for part in parts]) for name in FIELDS])
    return Rows(days, ids, values, batches)[np.argsort(keys_of(days, ids), kind="stable")]


Arrays = dict[str, np.ndarray[tuple[int], np.dtype[np.generic]]]


def read(db: sqlite3.Connection, first: int, last: int, fields: tuple[str, ...]) -> Iterator[Arrays]:
    """Yield the blocks of the months ``first`` to ``last``: ``day``, ``id``, ``batch`` and the ``fields``.

    A field that a block does not have comes as NaN. The arrays are views of what SQLite returned and
    must not be written to.
    """
    wanted = (*_WHOLE, *fields)
    marks = ",".join("?" * len(wanted))
    cursor = db.execute(
        f"""SELECT month, ohlc, field, body FROM blocks
        WHERE month BETWEEN ? AND ? AND field IN ({marks}) ORDER BY month, ohlc""",  # noqa: S608
        (first, last, *wanted),
    )
    for _, rows in groupby(cursor, key=itemgetter(0, 1)):
        block: Arrays = {
            field: np.frombuffer(body, dtype="<i4" if field in _WHOLE else "<f8")
            for _, _, field, body in rows
        }
        size = len(block["day"])
        block[BATCH] = np.broadcast_to(block.get(BATCH, np.zeros(1, dtype="<i4")), (size,))
        empty = np.full(size, np.nan)
        yield {field: block.get(field, empty) for field in wanted}


def write_month(db: sqlite3.Connection, month: int, rows: Rows) -> None:
    """Replace what is stored of ``month`` by ``rows``."""
    db.execute("DELETE FROM blocks WHERE month = ?", (month,))
    has = ~np.isnan(rows.values[:, _OHL]).all(axis=1)
    for ohlc, chosen in ((1, has), (0, ~has)):
        if chosen.any():
            db.executemany(
                "INSERT INTO blocks VALUES (?, ?, ?, ?)",
                [(month, ohlc, field, body) for field, body in _bodies(rows[np.flatnonzero(chosen)]).items()],
            )


def _bodies(rows: Rows) -> dict[str, bytes]:
    bodies = {"day": rows.days.astype("<i4").tobytes(), "id": rows.ids.astype("<i4").tobytes()}
    same = (rows.batches == rows.batches[0]).all()
    bodies[BATCH] = rows.batches[: 1 if same else None].astype("<i4").tobytes()
    for column, field in enumerate(FIELDS):
        values = rows.values[:, column]
        if not np.isnan(values).all():
            bodies[field] = values.astype("<f8").tobytes()
    return bodies

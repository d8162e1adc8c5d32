"""Prices as arrays, a month at a time: how the store reads half a million closes in milliseconds.

A month of a market is kept in two blocks: rows that carry an open, high or low, and rows that have none.
Each field is a plain little-endian array; a field that is empty throughout is not kept. ``batch`` says which
import brought each row, in one number where it was the same for all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

import numpy as np

from newsgen.sources.columns import FIELDS
from newsgen.store import sums
from newsgen.store.rows import KEYS, Rows
from newsgen.store.sums import verified

BATCH = "batch"
_WHOLE = (*KEYS, BATCH)
_OHL = slice(1, 4)

Arrays = dict[str, np.ndarray[tuple[int], np.dtype[np.generic]]]


def months(db: sqlite3.Connection, market: str) -> Iterator[int]:
    """Yield the months of which there are prices of a market, oldest first."""
    return _months(db, "SELECT min(month) FROM blocks WHERE market = ? AND month > ?", market, -1)


def latest_months(db: sqlite3.Connection, market: str) -> Iterator[int]:
    """Yield the months of which there are prices of a market, latest first."""
    return _months(db, "SELECT max(month) FROM blocks WHERE market = ? AND month < ?", market, 2**40)


def _months(db: sqlite3.Connection, query: str, market: str, month: int) -> Iterator[int]:
    while (month := db.execute(query, (market, month)).fetchone()[0]) is not None:
        yield month


def read_month(db: sqlite3.Connection, market: str, month: int) -> Rows:
    """Return everything stored of ``month``."""
    parts = list(read(db, market, month, month, FIELDS))
    if not parts:
        return Rows.none()
    days, ids, batches = (np.concatenate([part[name] for part in parts]).astype(np.int64) for name in _WHOLE)
    values = np.column_stack([np.concatenate([part[name] for part in parts]) for name in FIELDS])
    return Rows(days, ids, values, batches).by_key()


def read(
    db: sqlite3.Connection, market: str, first: int, last: int, fields: tuple[str, ...]
) -> Iterator[Arrays]:
    """Yield the blocks of the months ``first`` to ``last``: ``day``, ``id``, ``batch`` and the ``fields``.

    A field that a block does not have comes as NaN. The arrays are views of what SQLite returned and
    must not be written to.
    """
    wanted = {*_WHOLE, *fields}
    marks = ",".join("?" * len(wanted))
    cursor = db.execute(
        f"""SELECT month, ohlc, field, body, checksum FROM blocks
        WHERE market = ? AND month BETWEEN ? AND ? AND field IN ({marks}) ORDER BY month, ohlc""",  # noqa: S608
        (market, first, last, *wanted),
    )
    for _, rows in groupby(cursor, key=itemgetter(0, 1)):
        block: Arrays = {
            row[2]: np.frombuffer(_verified(market, *row), dtype="<i4" if row[2] in _WHOLE else "<f8")
            for row in rows
        }
        size = len(block["day"])
        block[BATCH] = np.broadcast_to(block.get(BATCH, np.zeros(1, dtype="<i4")), (size,))
        lacking = wanted - block.keys()
        yield block | dict.fromkeys(lacking, np.full(size, np.nan)) if lacking else block


def _verified(market: str, month: int, ohlc: int, field: str, body: bytes, checksum: int) -> bytes:
    what = f"{market} {month // 12}-{month % 12 + 1:02} {field}"
    return verified(body, checksum, what, market, month, ohlc, field)


def write_month(db: sqlite3.Connection, market: str, month: int, rows: Rows) -> None:
    """Replace what is stored of ``month`` by ``rows``."""
    db.execute("DELETE FROM blocks WHERE market = ? AND month = ?", (market, month))
    has = ~np.isnan(rows.values[:, _OHL]).all(axis=1)
    for ohlc, chosen in ((1, has), (0, ~has)):
        if chosen.any():
            bodies = _bodies(rows[np.flatnonzero(chosen)])
            db.executemany(
                "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (market, month, ohlc, field, body, sums.of(body, market, month, ohlc, field))
                    for field, body in bodies.items()
                ],
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


def assign(db: sqlite3.Connection, owners: Mapping[int, str]) -> None:
    """Give what is stored of no market to the market that owns each id; other ids stay where they are."""
    names = ("", *sorted(set(owners.values())))
    code = np.zeros(max(owners, default=0) + 1, dtype=np.int64)
    for one, market in owners.items():
        code[one] = names.index(market)
    for month in list(months(db, "")):
        rows = read_month(db, "", month)
        of = code[np.minimum(rows.ids, len(code) - 1)] * (rows.ids < len(code))
        for at in np.unique(of).tolist():
            if names[at]:
                there = read_month(db, names[at], month)
                write_month(db, names[at], month, Rows.joined((there, rows[of == at])))
        write_month(db, "", month, rows[of == 0])

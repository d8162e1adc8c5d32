"""Take a batch into the store: one transaction, all of it or nothing.

What is there already is left alone, a field that was empty is filled, and a value that differs is
replaced and written to ``revisions`` with the old value and the time: the desk must know what it
printed from. A batch that lacks a field never erases one. Every row keeps the number of the import that
brought it, so that the store can tell what it held before (:mod:`newsgen.store.witness`).
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from newsgen.errors import StoreProblem
from newsgen.sources.batch import Batch
from newsgen.sources.columns import FIELDS, Ints, PriceColumns
from newsgen.store import described, releases
from newsgen.store.blocks import Rows, month_of, read_month, write_month
from newsgen.store.small import write_small
from newsgen.store.witness import write_fills

SAME = 1e-7
"""Relative difference up to which two values are the same: the rounding of a 32-bit float, as some
sources send (6e-8), but less than a cent in 100,000."""

Progress = Callable[[int], None]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What an import did; prices are counted in rows, the others in observations."""

    added: int = 0
    """Prices that were new."""
    changed: int = 0
    """Prices of which at least one value was replaced."""
    filled: int = 0
    """Prices that had a field filled that was empty, and no value replaced."""
    same: int = 0
    """Prices that were there already."""
    revisions: int = 0
    """Values replaced, in all tables: each stands in ``revisions``."""
    others: int = 0
    """Splits, rates, bars, instruments and economic releases that were new or replaced."""


def write(db: sqlite3.Connection, batch: Batch, *, now: dt.datetime, progress: Progress | None) -> Written:
    """Write ``batch`` in one transaction; on any error nothing is changed.

    ``progress`` is told how many prices are done, at least once a calendar month of them.

    Raises:
        StoreProblem: the batch is of the demo market and the store of a real one, or the reverse.

    """
    prices = PriceColumns.of(batch.prices)
    seen = now.astimezone(dt.UTC).isoformat(timespec="seconds")
    db.execute("BEGIN IMMEDIATE")
    try:
        _refuse_mixing(db, demo=batch.demo)
        before = _revisions(db)
        made = _Import(_number(db, batch, seen), seen)
        written = _write_prices(db, prices, made, progress)
        others = (
            write_small(db, batch, seen, made.number)
            + described.write(db, batch, made.number)
            + releases.write(db, batch.releases, seen, made.number)
        )
        written = replace(written, others=others, revisions=_revisions(db) - before)
        db.execute(
            "UPDATE imports SET added = ?, changed = ?, filled = ?, same = ? WHERE id = ?",
            (written.added, written.changed, written.filled, written.same, made.number),
        )
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return written


class _Import(NamedTuple):
    """The import that is being written."""

    number: int
    seen: str


def _number(db: sqlite3.Connection, batch: Batch, seen: str) -> int:
    """Enter an import and return its number."""
    made = db.execute(
        """INSERT INTO imports (origin, seen_at, demo, added, changed, filled, same)
        VALUES (?, ?, ?, 0, 0, 0, 0)""",
        (batch.origin, seen, batch.demo),
    )
    return int(made.lastrowid or 0)


def _revisions(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM revisions").fetchone()[0])


def _refuse_mixing(db: sqlite3.Connection, *, demo: bool) -> None:
    if db.execute("SELECT 1 FROM imports WHERE demo <> ? LIMIT 1", (demo,)).fetchone():
        raise StoreProblem(
            "예시 데이터와 실제 시세는 한 저장소에 섞을 수 없습니다: --store로 다른 파일을 쓰십시오"
        )


def _write_prices(
    db: sqlite3.Connection, prices: PriceColumns, made: _Import, progress: Progress | None
) -> Written:
    """Write prices month by month, in the order in which they are stored."""
    ids = _ids(db, prices.symbols, made.number)[prices.codes] if len(prices) else prices.codes
    rows = _unique(Rows(prices.days, ids, prices.values, np.full(len(prices), made.number)))
    total, done = Written(), 0
    for start, stop in _months(rows.days):
        part = _write_month(db, rows[start:stop], made)
        total = Written(
            added=total.added + part.added,
            changed=total.changed + part.changed,
            filled=total.filled + part.filled,
            same=total.same + part.same,
        )
        done += stop - start
        if progress:
            progress(done)
    return total


def _ids(db: sqlite3.Connection, symbols: tuple[str, ...], number: int) -> Ints:
    """Return the id of each symbol, giving one to those that have none."""
    db.executemany(
        "INSERT OR IGNORE INTO symbols (symbol, batch) VALUES (?, ?)",
        [(symbol, number) for symbol in symbols],
    )
    known = dict(db.execute("SELECT symbol, id FROM symbols"))
    return np.array([known[symbol] for symbol in symbols], dtype=np.int64)


def _unique(rows: Rows) -> Rows:
    """Sort by key; of rows with the same key the first one is kept."""
    _, at = np.unique(rows.keys, return_index=True)
    return rows[at]


def _months(days: Ints) -> list[tuple[int, int]]:
    """Cut sorted ``days`` into months: pairs of positions."""
    if not len(days):
        return []
    different, inverse = np.unique(days, return_inverse=True)
    months = np.array([month_of(int(day)) for day in different])[inverse]
    cuts = [0, *(np.flatnonzero(np.diff(months)) + 1).tolist(), len(days)]
    return list(pairwise(cuts))


def _write_month(db: sqlite3.Connection, rows: Rows, made: _Import) -> Written:
    month = month_of(int(rows.days[0]))
    stored = read_month(db, month)
    at = np.searchsorted(stored.keys, rows.keys)
    at = np.minimum(at, max(len(stored.keys) - 1, 0))
    known = stored.keys[at] == rows.keys if len(stored.keys) else np.zeros(len(rows.keys), dtype=bool)
    at, given, old = at[known], rows.values[known], stored.values[at[known]]

    present = ~np.isnan(given)
    fills = present & np.isnan(old)
    with np.errstate(invalid="ignore"):
        differs = present & ~fills & (np.abs(given - old) > SAME * np.abs(old))
    touched = (fills | differs).any(axis=1)
    changed = int(differs.any(axis=1).sum())
    merged = np.where(fills | differs, given, old)

    fresh = rows[~known]
    again = replace(rows[known], values=merged, batches=stored.batches[at])
    if len(fresh.days) or touched.any():
        _revise(db, rows[known], old, differs, made)
        write_fills(db, made.number, again.keys[fills.any(axis=1)], fills[fills.any(axis=1)])
        _put(db, fresh)
        _put(db, again[touched])
        values = stored.values.copy()
        values[at] = merged
        whole = Rows(
            np.concatenate([stored.days, fresh.days]),
            np.concatenate([stored.ids, fresh.ids]),
            np.concatenate([values, fresh.values]),
            np.concatenate([stored.batches, fresh.batches]),
        )
        write_month(db, month, _unique(whole))
    return Written(
        added=len(fresh.days),
        changed=changed,
        filled=int(touched.sum()) - changed,
        same=int((~touched).sum()),
    )


def _put(db: sqlite3.Connection, rows: Rows) -> None:
    """Insert rows or replace them; SQLite stores a NaN as NULL."""
    columns = (rows.days.tolist(), rows.ids.tolist(), *rows.values.T.tolist(), rows.batches.tolist())
    db.executemany(
        "INSERT OR REPLACE INTO prices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", zip(*columns, strict=True)
    )


def _revise(
    db: sqlite3.Connection,
    rows: Rows,
    old: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    differs: np.ndarray[tuple[int, int], np.dtype[np.bool_]],
    made: _Import,
) -> None:
    """Write down each value that is being replaced."""
    which, column = np.nonzero(differs)
    db.executemany(
        "INSERT INTO revisions SELECT symbol, ?, ?, ?, ?, ?, ? FROM symbols WHERE id = ?",
        [
            (
                int(rows.days[i]),
                FIELDS[j],
                float(old[i, j]),
                float(rows.values[i, j]),
                made.seen,
                made.number,
                int(rows.ids[i]),
            )
            for i, j in zip(which.tolist(), column.tolist(), strict=True)
        ],
    )

"""Write what a batch brings besides prices: splits, rates, bars and instruments."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping

from newsgen.model import Instrument
from newsgen.sources.batch import Bar, Batch
from newsgen.sources.columns import day_number

SAME = 1e-9
"""Relative difference up to which two values are the same; these tables are not sent as 32-bit floats."""

Key = tuple[str, int]


def write_small(db: sqlite3.Connection, batch: Batch, seen: str) -> int:
    """Write all but the prices; return how many observations were new or replaced."""
    splits = {(split.symbol, day_number(split.date)): (split.ratio,) for split in batch.splits}
    rates = {(rate.series, day_number(rate.date)): (rate.value,) for rate in batch.rates}
    bars = {(bar.symbol, _seconds(bar.start)): bar[2:] for bar in batch.bars}
    revised: list[tuple[str, int, str, float, float, str]] = []

    count = 0
    for key, old, new in _put(db, "splits", "symbol, day, ratio", splits):
        count += 1
        revised += [(*key, "split", old[0], new[0], seen)] if old else []
    for key, old, new in _put(db, "rates", "series, day, value", rates):
        count += 1
        revised += [(*key, "rate", old[0], new[0], seen)] if old else []
    for (symbol, start), old, new in _put(db, "bars", "symbol, start, open, high, low, close", bars):
        count += 1
        when = dt.datetime.fromtimestamp(start, dt.UTC)
        for name, before, after in zip(Bar._fields[2:], old, new, strict=False):
            if _differ((before,), (after,)):
                field = f"{name} {when:%H:%M}Z"
                revised.append((symbol, day_number(when.date()), field, before, after, seen))
    db.executemany("INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?)", revised)
    return count + _write_instruments(db, batch.instruments)


def _seconds(start: dt.datetime) -> int:
    if start.tzinfo is None:
        raise ValueError("the start of a bar needs a time zone")
    return int(start.timestamp())


def _differ(old: tuple[float, ...], new: tuple[float, ...]) -> bool:
    return any(abs(a - b) > SAME * abs(a) for a, b in zip(old, new, strict=True))


def _put(
    db: sqlite3.Connection, table: str, columns: str, given: Mapping[Key, tuple[float, ...]]
) -> Iterable[tuple[Key, tuple[float, ...], tuple[float, ...]]]:
    """Write ``given``; return key, old values (empty if new) and new values of what was written."""
    if not given:
        return []
    stored = {(row[0], row[1]): row[2:] for row in db.execute(f"SELECT {columns} FROM {table}")}  # noqa: S608
    news = [
        (key, stored.get(key, ()), values)
        for key, values in given.items()
        if key not in stored or _differ(stored[key], values)
    ]
    marks = ", ".join("?" * len(columns.split(",")))
    db.executemany(
        f"INSERT OR REPLACE INTO {table} VALUES ({marks})",  # noqa: S608
        [(*key, *values) for key, _, values in news],
    )
    return news


def _write_instruments(db: sqlite3.Connection, given: tuple[Instrument, ...]) -> int:
    """Write instruments and the membership of every universe that one of them names.

    A universe named in a batch is taken to be whole there: members that the batch leaves out, left.
    A missing Korean name or sector does not erase a known one. Names are no prices: no revisions.
    """
    before = db.total_changes
    db.executemany(
        """INSERT INTO instruments VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (symbol) DO UPDATE SET
            english = excluded.english, korean = coalesce(excluded.korean, korean), kind = excluded.kind,
            sector = iif(excluded.sector = '', sector, excluded.sector)
        WHERE english IS NOT excluded.english OR korean IS NOT coalesce(excluded.korean, korean)
            OR kind IS NOT excluded.kind OR (excluded.sector <> '' AND sector <> excluded.sector)""",
        [(one.symbol, one.english, one.korean, str(one.kind), one.sector) for one in given],
    )
    changes = db.total_changes - before
    for universe in sorted({name for one in given for name in one.universes}):
        members = [(universe, one.symbol) for one in given if universe in one.universes]
        db.execute("DELETE FROM members WHERE universe = ?", (universe,))
        db.executemany("INSERT INTO members VALUES (?, ?)", members)
    return changes

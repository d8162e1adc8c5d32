"""Write the observations that a batch brings besides prices: splits, rates and bars."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsgen.sources.batch import Bar, Batch
from newsgen.sources.columns import day_number

SAME = 1e-9
"""Relative difference up to which two values are the same; these tables are not sent as 32-bit floats."""

Key = tuple[str, int]


class Observed(NamedTuple):
    """What an import did to splits, rates and bars."""

    written: int
    """How many were new or replaced."""
    replaced: dict[str, int]
    """Series -> how many of its values that another origin had brought were replaced."""


def write(db: sqlite3.Connection, batch: Batch, seen: str, number: int) -> Observed:
    """Write splits, rates and bars as of the import ``number``."""
    splits = {(split.symbol, day_number(split.date)): (split.ratio,) for split in batch.splits}
    rates = {(rate.series, day_number(rate.date)): (rate.value,) for rate in batch.rates}
    bars = {(bar.symbol, _seconds(bar.start)): bar[2:] for bar in batch.bars}
    revised: list[tuple[str, int, str, float, float, str, int]] = []

    count, replaced = 0, Counter[str]()
    for key, old, new in _put(db, "splits", "symbol, day, ratio", splits, number):
        count += 1
        revised += [(*key, "split", old[0], new[0], seen, number)] if old else []
    for key, old, new in _put(db, "rates", "series, day, value", rates, number):
        count += 1
        if old:
            revised.append((*key, "rate", old[0], new[0], seen, number))
            replaced[key[0]] += _is_of_another(db, key, batch.origin)
    columns = "symbol, start, open, high, low, close"
    for (symbol, start), old, new in _put(db, "bars", columns, bars, number):
        count += 1
        when = dt.datetime.fromtimestamp(start, dt.UTC)
        for name, before, after in zip(Bar._fields[2:], old, new, strict=False):
            if _differ((before,), (after,)):
                field = bar_field(name, when)
                revised.append((symbol, day_number(when.date()), field, before, after, seen, number))
    db.executemany("INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?)", revised)
    return Observed(count, dict(+replaced))


def _is_of_another(db: sqlite3.Connection, key: Key, origin: str) -> bool:
    """Tell whether another origin brought a value of a series first."""
    row = db.execute(
        "SELECT origin FROM rates JOIN imports ON imports.id = batch WHERE series = ? AND day = ?", key
    ).fetchone()
    return row is not None and row[0] != origin


def bar_field(name: str, when: dt.datetime) -> str:
    """Return what a revision calls a field of a bar."""
    return f"{name} {when:%H:%M}Z"


def _seconds(start: dt.datetime) -> int:
    if start.tzinfo is None:
        raise ValueError("the start of a bar needs a time zone")
    return int(start.timestamp())


def _differ(old: tuple[float, ...], new: tuple[float, ...]) -> bool:
    return any(abs(a - b) > SAME * abs(a) for a, b in zip(old, new, strict=True))


def _put(
    db: sqlite3.Connection, table: str, columns: str, given: Mapping[Key, tuple[float, ...]], number: int
) -> Iterable[tuple[Key, tuple[float, ...], tuple[float, ...]]]:
    """Write ``given``; return key, old values (empty if new) and new values of what was written."""
    if not given:
        return []
    when = columns.split(", ")[1]
    known = db.execute(
        f"SELECT {columns} FROM {table} WHERE {when} BETWEEN ? AND ?",  # noqa: S608
        (min(key[1] for key in given), max(key[1] for key in given)),
    )
    stored = {(row[0], row[1]): row[2:] for row in known}
    news = [
        (key, stored.get(key, ()), values)
        for key, values in given.items()
        if key not in stored or _differ(stored[key], values)
    ]
    names = columns.split(", ")
    changed = ", ".join(f"{name} = excluded.{name}" for name in names[2:])
    db.executemany(
        f"""INSERT INTO {table} ({columns}, batch) VALUES ({", ".join("?" * len(names))}, ?)
        ON CONFLICT DO UPDATE SET {changed}""",  # noqa: S608
        [(*key, *values, number) for key, _, values in news],
    )
    return news

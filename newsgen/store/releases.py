"""Economic releases: a row is never changed, only followed by one that knows more or other.

What a release said at some moment is the last row of its day, code and period up to the import of then.
"""

from __future__ import annotations

import datetime as dt
import math
import sqlite3
from collections.abc import Iterable

from newsgen.sources.batch import Release
from newsgen.sources.columns import date_of, day_number
from newsgen.store.witness import NOW

_FIGURES = Release._fields[3:]
SAME = 1e-9
"""Difference, relative to the larger, up to which two figures are the same."""


def read(db: sqlite3.Connection, first: dt.date, last: dt.date, known: int) -> list[Release]:
    """Return the releases of some days as of the import ``known``, by day, code and period."""
    rows = db.execute(
        """SELECT day, code, period, actual, forecast, previous, revised FROM releases
        WHERE day BETWEEN ? AND ? AND batch <= ? ORDER BY day, code, period, rowid""",
        (day_number(first), day_number(last), known),
    )
    newest = {row[:3]: row[3:] for row in rows}
    return [
        Release(code, None if period is None else date_of(period), date_of(day), *figures)
        for (day, code, period), figures in newest.items()
    ]


def origins(db: sqlite3.Connection, first: dt.date, last: dt.date, known: int) -> tuple[str, ...]:
    """Return where the releases of some days came from, each name once."""
    rows = db.execute(
        """SELECT DISTINCT origin FROM releases JOIN imports ON imports.id = batch
        WHERE day BETWEEN ? AND ? AND batch <= ? ORDER BY batch""",
        (day_number(first), day_number(last), known),
    )
    return tuple(row[0] for row in rows)


def write(db: sqlite3.Connection, given: Iterable[Release], seen: str, number: int) -> int:
    """Write what the import ``number`` brings; return how many were new or changed.

    A figure that is not given does not erase a known one. A replaced one is written to the revisions.

    Raises:
        ValueError: a figure is not finite: the source should have left it out.

    """
    releases = list(given)
    wrong = next((one for one in releases if not all(map(math.isfinite, filter(None, one[3:])))), None)
    if wrong:
        raise ValueError(f"figures must be finite: {wrong}")
    if not releases:
        return 0
    days = [one.date for one in releases]
    stored = {one[:3]: one for one in read(db, min(days), max(days), NOW)}
    count = 0
    for one in releases:
        old = stored.get(one[:3])
        new = one if old is None else _merged(old, one)
        if new == old:
            continue
        stored[one[:3]] = new
        count += 1
        _insert(db, new, number)
        _revise(db, old or new, new, seen, number)
    return count


def _merged(old: Release, new: Release) -> Release:
    """Return a release with what is new of it."""
    pairs = zip(old[3:], new[3:], strict=True)
    return Release(*old[:3], *(value if _differ(was, value) else was for was, value in pairs))


def _differ(old: float | None, new: float | None) -> bool:
    if old is None or new is None:
        return new is not None
    return abs(new - old) > SAME * max(abs(old), abs(new))


def _insert(db: sqlite3.Connection, one: Release, number: int) -> None:
    period = None if one.period is None else day_number(one.period)
    db.execute(
        "INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (day_number(one.date), one.code, period, *one[3:], number),
    )


def _revise(db: sqlite3.Connection, old: Release, new: Release, seen: str, number: int) -> None:
    """Write down each figure that is being replaced."""
    about = f" {new.period}" if new.period else ""
    db.executemany(
        "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (new.code, day_number(new.date), name + about, was, value, seen, number)
            for name, was, value in zip(_FIGURES, old[3:], new[3:], strict=True)
            if was is not None and value is not None and was != value
        ],
    )

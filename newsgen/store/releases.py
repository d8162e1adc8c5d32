"""Economic releases: a row is never changed, only followed by one that knows more or other.

What a release said at some moment is the last row of its day, code and period up to the import of then.
"""

from __future__ import annotations

import datetime as dt
import functools
import sqlite3
from collections.abc import Iterable

from newsgen.sources.batch import Release
from newsgen.sources.columns import date_of, day_number
from newsgen.store.followed import follow
from newsgen.store.witness import NOW


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

    Raises:
        ValueError: a figure is not finite: the source should have left it out.

    """
    releases = list(given)
    if not releases:
        return 0
    days = [one.date for one in releases]
    stored = read(db, min(days), max(days), NOW)
    return follow(db, releases, stored, functools.partial(_insert, db, number), seen, number)


def _insert(db: sqlite3.Connection, number: int, one: Release) -> None:
    period = None if one.period is None else day_number(one.period)
    db.execute(
        "INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (day_number(one.date), one.code, period, *one[3:], number),
    )

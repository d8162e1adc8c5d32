"""Economic releases: a row is never changed, only followed by one that knows more or other.

What a release said at some moment is the last row of its day, code and period up to the import of then.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable

from newsgen.sources.batch import Release
from newsgen.sources.columns import date_of, day_number
from newsgen.store.followed import merged, require_finite, revise
from newsgen.store.witness import NOW

_FIGURES = Release._fields[3:]


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
    require_finite(one[3:] for one in releases)
    if not releases:
        return 0
    days = [one.date for one in releases]
    stored = {one[:3]: one for one in read(db, min(days), max(days), NOW)}
    count = 0
    for one in releases:
        old = stored.get(one[:3])
        new = one if old is None else Release(*one[:3], *merged(old[3:], one[3:]))
        if new == old:
            continue
        stored[one[:3]] = new
        count += 1
        _insert(db, new, number)
        fields = (f"{name} {new.period}" if new.period else name for name in _FIGURES)
        figures = zip(fields, (old or new)[3:], new[3:], strict=True)
        revise(db, (new.code, new.date), figures, seen, number)
    return count


def _insert(db: sqlite3.Connection, one: Release, number: int) -> None:
    period = None if one.period is None else day_number(one.period)
    db.execute(
        "INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (day_number(one.date), one.code, period, *one[3:], number),
    )

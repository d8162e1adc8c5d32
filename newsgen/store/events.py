"""What sources say happened: a row is never changed, only followed by what its source says later.

What a source said of an event at some moment is the last row of its source and key up to the import of
then. A body is the JSON of an :class:`~newsgen.model.Account`.
"""

from __future__ import annotations

import datetime as dt
import math
import sqlite3
from collections.abc import Iterable

import msgspec

from newsgen.model import Account
from newsgen.sources.columns import day_number


def read(db: sqlite3.Connection, first: dt.date, last: dt.date, known: int) -> list[Account]:
    """Return what was said of events of some days as of the import ``known``, by day, source and key.

    An event whose day was moved is of the day that its source told last.
    """
    rows = db.execute(
        """SELECT body FROM events AS told
        WHERE day BETWEEN ? AND ? AND batch <= ? AND NOT EXISTS (
            SELECT 1 FROM events AS later
            WHERE later.key = told.key AND later.source = told.source
                AND later.rowid > told.rowid AND later.batch <= ?
        ) ORDER BY day, source, key""",
        (day_number(first), day_number(last), known, known),
    )
    return [msgspec.json.decode(body, type=Account) for (body,) in rows]


def heard(
    db: sqlite3.Connection, first: dt.date, last: dt.date, since: dt.datetime, known: int
) -> frozenset[str]:
    """Return who told of events of some days in a fetch that was written at a moment or later."""
    rows = db.execute(
        """SELECT DISTINCT source FROM events JOIN imports ON imports.id = events.batch
        WHERE day BETWEEN ? AND ? AND batch <= ? AND live AND seen_at >= ?""",
        (day_number(first), day_number(last), known, since.astimezone(dt.UTC).isoformat()),
    )
    return frozenset(source for (source,) in rows)


def write(db: sqlite3.Connection, given: Iterable[Account], number: int) -> int:
    """Write what the import ``number`` brings; return how much of it was new or other than before.

    Raises:
        ValueError: a figure is not finite: the source should have left it out.

    """
    accounts = {(one.source, one.id): one for one in given}
    wrong = next(
        (one for one in accounts.values() if not all(map(math.isfinite, one.figures.values()))), None
    )
    if wrong:
        raise ValueError(f"figures must be finite: {wrong}")
    if not accounts:
        return 0
    said = {key: _last(db, *key) for key in accounts}
    new = [one for key, one in accounts.items() if said[key] != one]
    db.executemany(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
        [(day_number(one.day), one.source, one.id, msgspec.json.encode(one), number) for one in new],
    )
    return len(new)


def _last(db: sqlite3.Connection, source: str, key: str) -> Account | None:
    """Return what a source said of an event last."""
    row = db.execute(
        "SELECT body FROM events WHERE source = ? AND key = ? ORDER BY rowid DESC LIMIT 1", (source, key)
    ).fetchone()
    return msgspec.json.decode(row[0], type=Account) if row else None

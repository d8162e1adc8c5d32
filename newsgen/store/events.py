"""What sources say happened: a row is never changed, only followed by what its source says later.

What a source said of an event at some moment is the last row of its source and key up to the import of
then. A body is the JSON of an :class:`~newsgen.model.Account`.
"""

from __future__ import annotations

import datetime as dt
import math
import sqlite3
from collections.abc import Container, Iterable

import msgspec

from newsgen.model import Account
from newsgen.sources.columns import day_number

MOVED = dt.timedelta(days=45)
"""How far a source moves the day of a report at most: two reports of a company are a quarter apart."""
CORRECTED = dt.timedelta(days=3)
"""How far a source corrects the day of a report that came."""


def read(db: sqlite3.Connection, first: dt.date, last: dt.date, known: int) -> list[Account]:
    """Return what was said of events of some days as of the import ``known``, by day, as it was told.

    An event whose day was moved is of the day that its source told last.
    """
    rows = db.execute(
        """SELECT body FROM events AS told
        WHERE day BETWEEN ? AND ? AND batch <= ? AND NOT EXISTS (
            SELECT 1 FROM events AS later
            WHERE later.key = told.key AND later.source = told.source
                AND later.rowid > told.rowid AND later.batch <= ?
        ) ORDER BY day, told.rowid""",
        (day_number(first), day_number(last), known, known),
    )
    return [_ACCOUNT.decode(body) for (body,) in rows]


_ACCOUNT = msgspec.json.Decoder(Account)


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

    A report that a source moved to another day goes on under the key that the source first gave it.

    Raises:
        ValueError: a figure is not finite: the source should have left it out.

    """
    accounts = {(one.source, _key(one)): one for one in given}
    wrong = next(
        (one for one in accounts.values() if not all(map(math.isfinite, one.figures.values()))), None
    )
    if wrong:
        raise ValueError(f"figures must be finite: {wrong}")
    new = []
    for (source, key), one in accounts.items():
        said = _last(db, source, key)
        found = one if said is not None else _under_first_key(db, one, accounts)
        if found is not one:
            said = _last(db, source, _key(found))
        if said != found:
            new.append(found)
    db.executemany(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
        [
            (day_number(one.day), one.source, _key(one), msgspec.json.encode(one), number)
            for one in sorted(new, key=lambda one: (one.day, one.source, _key(one)))
        ],
    )
    return len(new)


def _key(one: Account) -> str:
    """Return what an account is known by among those of its source: one filing can be of two symbols."""
    return f"{one.about} {one.id}"


def _last(db: sqlite3.Connection, source: str, key: str) -> Account | None:
    """Return what a source said of an event last."""
    row = db.execute(
        "SELECT body FROM events WHERE source = ? AND key = ? ORDER BY rowid DESC LIMIT 1", (source, key)
    ).fetchone()
    return _ACCOUNT.decode(row[0]) if row else None


def _under_first_key(db: sqlite3.Connection, one: Account, given: Container[tuple[str, str]]) -> Account:
    """Return a report under the key by which its source told it before, on another day; else as it is.

    It is the same one where the source had planned it within :data:`MOVED` and does not tell it besides.
    """
    if one.kind != "earnings":
        return one
    begin = f"{one.about} {one.kind}:{one.about}:"
    rows = db.execute(
        """SELECT body FROM events AS told WHERE source = ? AND key >= ? AND key < ? AND NOT EXISTS (
            SELECT 1 FROM events AS later
            WHERE later.key = told.key AND later.source = told.source AND later.rowid > told.rowid
        )""",
        (one.source, begin, begin + "\U0010ffff"),
    )
    before = (_ACCOUNT.decode(body) for (body,) in rows)
    same = [
        each
        for each in before
        if (each.source, _key(each)) not in given
        and abs(each.day - one.day) <= (MOVED if each.status == "planned" else CORRECTED)
    ]
    nearest = min(same, key=lambda each: abs(each.day - one.day), default=None)
    return one if nearest is None else msgspec.structs.replace(one, id=nearest.id)

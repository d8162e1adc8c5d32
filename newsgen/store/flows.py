"""What investors bought on balance: a row is never changed, only followed by one that knows more or other.

Of a day there may be provisional figures, by their time, and final ones: each are kept for themselves, and
:mod:`newsgen.snapshot.flows` says which of them hold. What some said at some moment is the last row of its
board, day and time up to the import of then.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable

from newsgen.sources.batch import Flow
from newsgen.sources.columns import date_of, day_number
from newsgen.store.followed import merged, require_finite, revise
from newsgen.store.witness import NOW

_FIGURES = Flow._fields[3:]
_PLACES = ", ".join("?" * (len(Flow._fields) + 1))


def read(db: sqlite3.Connection, board: str, last: dt.date, known: int) -> list[Flow]:
    """Return the flows of a board up to a day as of the import ``known``, by day and time, final first."""
    rows = db.execute(
        "SELECT * FROM flows WHERE board = ? AND day <= ? AND batch <= ? ORDER BY day, as_of, rowid",
        (board, day_number(last), known),
    )
    newest = {row[1:3]: row for row in rows}
    return [Flow(board, date_of(day), *row[2:-1]) for (day, _), row in newest.items()]


def origins(db: sqlite3.Connection, board: str, day: dt.date, known: int) -> tuple[str, ...]:
    """Return where the flows of a day came from, each name once."""
    rows = db.execute(
        """SELECT DISTINCT origin FROM flows JOIN imports ON imports.id = batch
        WHERE board = ? AND day = ? AND batch <= ? ORDER BY batch""",
        (board, day_number(day), known),
    )
    return tuple(row[0] for row in rows)


def write(db: sqlite3.Connection, given: Iterable[Flow], seen: str, number: int) -> int:
    """Write what the import ``number`` brings; return how many rows were new or changed.

    A figure that is not given does not erase a known one. A replaced one is written to the revisions.

    Raises:
        ValueError: a figure is not finite: the source should have left it out.

    """
    flows, count = list(given), 0
    require_finite(one[3:] for one in flows)
    boards = {one.board for one in flows}
    stored = {one[:3]: one for board in boards for one in read(db, board, dt.date.max, NOW)}
    for one in flows:
        old = stored.get(one[:3])
        new = one if old is None else Flow(*one[:3], *merged(old[3:], one[3:]))
        if new == old:
            continue
        stored[one[:3]] = new
        count += 1
        db.execute(
            f"INSERT INTO flows VALUES ({_PLACES})",  # noqa: S608 - as many question marks as there are fields
            (new.board, day_number(new.date), *new[2:], number),
        )
        fields = (f"{name} {new.as_of}".rstrip() for name in _FIGURES)  # ``foreign``, ``foreign 15:40``
        figures = zip(fields, (old or new)[3:], new[3:], strict=True)
        revise(db, (new.board, new.date), figures, seen, number)
    return count

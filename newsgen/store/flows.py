"""What investors bought on balance: a row is never changed, only followed by one that knows more or other.

Of a day there may be provisional figures, by their time, and final ones: each are kept for themselves, and
:mod:`newsgen.snapshot.flows` says which of them hold. What some said at some moment is the last row of its
board, day and time up to the import of then.
"""

from __future__ import annotations

import datetime as dt
import functools
import sqlite3
from collections.abc import Iterable

from newsgen.sources.batch import Flow
from newsgen.sources.columns import date_of, day_number
from newsgen.store.followed import follow
from newsgen.store.witness import NOW

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

    Raises:
        ValueError: a figure is not finite: the source should have left it out.

    """
    flows = list(given)
    boards = {one.board for one in flows}
    stored = (one for board in boards for one in read(db, board, dt.date.max, NOW))
    return follow(db, flows, stored, functools.partial(_insert, db, number), seen, number)


def _insert(db: sqlite3.Connection, number: int, one: Flow) -> None:
    db.execute(
        f"INSERT INTO flows VALUES ({_PLACES})",  # noqa: S608 - as many question marks as there are fields
        (one.board, day_number(one.date), *one[2:], number),
    )

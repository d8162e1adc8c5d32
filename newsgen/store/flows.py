"""What investors bought on balance: a row is never changed, only followed by one that knows more or other.

Of a day there may be provisional figures, by their time, and final ones: each are kept for themselves, and
:mod:`newsgen.snapshot.flows` says which of them hold. What some said at some moment is the last row of its
board, day and time up to the import of then.
"""

from __future__ import annotations

import datetime as dt
import math
import sqlite3
from collections.abc import Iterable

from newsgen.sources.batch import Flow
from newsgen.sources.columns import date_of, day_number
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
    if wrong := next((one for one in flows if not all(map(math.isfinite, _figures(one)))), None):
        raise ValueError(f"figures must be finite: {wrong}")
    boards = {one.board for one in flows}
    stored = {one[:3]: one for board in boards for one in read(db, board, dt.date.max, NOW)}
    for one in flows:
        old = stored.get(one[:3])
        new = one if old is None else _merged(old, one)
        if new == old:
            continue
        stored[one[:3]] = new
        count += 1
        db.execute(
            f"INSERT INTO flows VALUES ({_PLACES})",  # noqa: S608 - as many question marks as there are fields
            (new.board, day_number(new.date), *new[2:], number),
        )
        _revise(db, old or new, new, seen, number)
    return count


def _figures(one: Flow) -> list[float]:
    return [value for value in one[3:] if value is not None]


def _merged(old: Flow, new: Flow) -> Flow:
    """Return a flow with what is new of it."""
    pairs = zip(old[3:], new[3:], strict=True)
    return Flow(*old[:3], *(was if value is None else value for was, value in pairs))


def _revise(db: sqlite3.Connection, old: Flow, new: Flow, seen: str, number: int) -> None:
    """Write down each figure that is being replaced: ``foreign``, of provisional ones ``foreign 15:40``."""
    db.executemany(
        "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (new.board, day_number(new.date), f"{name} {new.as_of}".rstrip(), was, value, seen, number)
            for name, was, value in zip(_FIGURES, old[3:], new[3:], strict=True)
            if was is not None and value is not None and was != value
        ],
    )

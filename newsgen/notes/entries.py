"""The tables of a file of notes one by one, as somebody who changes them needs them: the bad ones, too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsgen.errors import NoteProblem
from newsgen.markets import Session
from newsgen.model import Note
from newsgen.notes import judge
from newsgen.notes.fields import SHAPES
from newsgen.notes.places import Place, place

MOST = 50
"""Notes of one kind at most."""


class Entry(NamedTuple):
    """A table of a file of notes: the note that it is, or why it is none."""

    kind: str
    nth: int
    """Which of the tables of its kind, from 0."""
    place: Place
    row: object
    """As it was typed."""
    note: Note | None
    fault: str = ""
    """Korean, a sentence; empty where it is a note."""

    @property
    def fields(self) -> dict[str, str]:
        """What was typed, as a form shows it: a time as ISO 8601 has it."""
        return {key: shown(value) for key, value in self.row.items()} if isinstance(self.row, dict) else {}


def entries(
    document: Mapping[str, Any], written: str, session: Session, latest: dt.datetime, name: str
) -> Iterator[Entry]:
    """Yield the notes of a file, kind by kind; ``[quote]`` for ``[[quote]]`` is one of one.

    ``latest`` is the last moment that an article may quote, ``name`` what problems call the file.
    """
    known: set[str] = set()
    for kind in SHAPES:
        found = document.get(kind, [])
        rows = found if isinstance(found, list) else [found]
        for nth, row in enumerate(rows[: MOST + 1]):
            where = place(name, written, kind, nth, len(rows))
            try:
                made = _note(kind, row if nth < MOST else None, session, latest)
                if made.id in known:
                    raise NoteProblem(f"id {made.id}이(가) 앞의 메모와 겹칩니다.")
            except NoteProblem as error:
                yield Entry(kind, nth, where, row, None, str(error))
            else:
                known.add(made.id)
                yield Entry(kind, nth, where, row, made)


def shown(value: object) -> str:
    """Return a value as a form shows it."""
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _note(kind: str, row: object, session: Session, latest: dt.datetime) -> Note:
    return judge.note(kind, required_table(row, f"[[{kind}]]"), session, latest)


def required_table(row: object, header: str) -> dict[str, object]:
    """Return a row that is a table; NoteProblem for anything else, and for None: one too many."""
    if row is None:
        raise NoteProblem(f"{MOST}건이 넘습니다. 여기서부터 읽지 않았습니다.")
    if not isinstance(row, dict):
        raise NoteProblem(f"표 하나가 아닙니다. {header} 아래에 키 = 값으로 쓰십시오.")
    return row

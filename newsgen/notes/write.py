"""The text of a file of notes with a note more, another or none: the rest stays to the letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from newsgen.errors import NoteProblem
from newsgen.markets import Session
from newsgen.model import Note
from newsgen.notes import judge
from newsgen.notes.entries import Entry
from newsgen.notes.fields import SHAPES
from newsgen.notes.read import last_moment, listed, parse
from newsgen.toml import tables


def added(
    toml: str, kind: str, fields: Mapping[str, str], session: Session, *, until: dt.datetime
) -> tuple[str, Note]:
    """Return the file's text with one more note, and that note.

    Raises NoteProblem where the text is no TOML or the note cannot be printed: nothing is to be written then.
    """
    before = parse(toml, session, until=until, name="")
    made = judge.note(kind, fields, session, last_moment(session, until))
    if made.id in before.places:
        raise NoteProblem(f"id가 {made.id}인 메모가 이미 있습니다. 다른 메모라면 id를 따로 주십시오.")
    ordered = {key: fields[key] for key in _keys(kind) if key in fields}
    after = tables.appended(toml, kind, ordered)
    _require(made, after, session, until)
    return after, made


def changed(
    toml: str, kind: str, nth: int, fields: Mapping[str, str], session: Session, *, until: dt.datetime
) -> tuple[str, Note]:
    """Return the file's text with another note in the place of the ``nth`` of its kind, and that note.

    Raises NoteProblem as :func:`added`, and where there is no such table.
    """
    old = _entry(toml, kind, nth, session, until)
    made = judge.note(kind, fields, session, last_moment(session, until))
    was = old.fields
    values = {key: fields.get(key) for key in _keys(kind) if fields.get(key) != was.get(key)}
    after = tables.changed(toml, kind, nth, values)
    _require(made, after, session, until)
    return after, made


def removed(toml: str, kind: str, nth: int, session: Session, *, until: dt.datetime) -> str:
    """Return the file's text without the ``nth`` note of its kind; NoteProblem where there is none."""
    _entry(toml, kind, nth, session, until)
    return tables.without(toml, kind, nth)


def _keys(kind: str) -> tuple[str, ...]:
    return (*SHAPES[kind].required, *SHAPES[kind].optional)


def _entry(toml: str, kind: str, nth: int, session: Session, until: dt.datetime) -> Entry:
    """Return a note as it stands in the file, in a table that can be told apart."""
    found = [each for each in listed(toml, session, until=until) if each.kind == kind]
    if nth >= len(found):
        raise NoteProblem("그 메모가 없습니다. 누가 먼저 지웠을 수 있으니 다시 여십시오.")
    if len(tables.stretches(toml, kind)) != len(found):
        raise NoteProblem(f"[[{kind}]] 표로 적지 않은 메모입니다. 파일을 열어 고치십시오.")
    return next(each for each in found if each.nth == nth)


def _require(made: Note, toml: str, session: Session, until: dt.datetime) -> None:
    """Require that a file has a note."""
    if made not in parse(toml, session, until=until, name="").notes:
        raise NoteProblem("메모를 더 받을 수 없는 파일입니다. 메모의 수와 형식을 확인하십시오.")

"""A file of notes, read: whatever is wrong with one of them becomes a line, and the others stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsgen import plain, toml
from newsgen.errors import NoteProblem
from newsgen.markets import Session
from newsgen.model import Note
from newsgen.notes import judge
from newsgen.notes.decision import decision
from newsgen.notes.desk import Decision, DeskNotes
from newsgen.notes.fields import SHAPES
from newsgen.notes.places import Place, place

LARGEST = 256 * 1024
"""Bytes of a file of notes at most."""
MOST = 50
"""Notes of one kind at most."""
STRANGE = 5
"""Names that do not exist told one by one."""


def file_of(where: Path, session: Session) -> Path:
    """Return the file of a session's notes: ``where`` is the folder of all notes, or the file itself."""
    return where if where.suffix == ".toml" else where / session.market.notes / f"{session}.toml"


def read(where: Path, session: Session, *, until: dt.datetime) -> DeskNotes:
    """Read the notes of a session; no file, no notes. What is wrong stands in ``problems``."""
    file = file_of(where, session)
    try:
        text, broken = toml.readable(_raw(file))
    except NoteProblem as error:
        return DeskNotes(problems=(f"{file}: {error} 이 파일의 메모를 모두 뺐습니다.",))
    found = parse(text, session, until=until, name=str(file))
    lost = (f"{file} {each.place}: {_malformed(each)} 이 메모를 뺐습니다." for each in broken)
    return msgspec.structs.replace(found, problems=(*lost, *found.problems))


def parse(written: str, session: Session, *, until: dt.datetime, name: str) -> DeskNotes:
    """Read notes from the text of a file; raises NoteProblem where it is no TOML.

    ``until`` is when the article is written, ``name`` is what problems call the file.
    """
    document = _document(written)
    latest = last_moment(session, until)
    notes: dict[str, Note] = {}
    places: dict[str, Place] = {}
    problems = [f"{name}: {told}" for told in _strangers(document)]
    for kind, where, row in _rows(document, written, name):
        try:
            made = judge.note(kind, _required_table(row, f"[[{kind}]]"), session, latest)
            _require_new(made, notes)
        except NoteProblem as error:
            problems.append(f"{where.told}: {error} 이 메모를 뺐습니다.")
        else:
            notes[made.id], places[made.id] = made, where
    decided, wrong = _decided(document.get("decision"), written, name)
    return DeskNotes(
        notes=tuple(sorted(notes.values(), key=lambda note: places[note.id].line)),
        decision=decided,
        problems=(*problems, *wrong),
        places={identity: where.told for identity, where in places.items()},
    )


def last_moment(session: Session, until: dt.datetime) -> dt.datetime:
    """Return the last moment that an article of a session, written at ``until``, may quote."""
    return min(until, dt.datetime.combine(session.day, dt.time.max, tzinfo=session.market.zone))


def content(file: Path) -> str:
    """Return the text of a file of notes, empty where there is none; raises NoteProblem if it is no text."""
    try:
        return _raw(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoteProblem("UTF-8이 아닙니다. UTF-8로 저장하십시오.") from error


def _raw(file: Path) -> bytes:
    """Return what a file of notes holds, nothing where there is none; NoteProblem if it cannot be read."""
    try:
        return plain.read_bytes(file, LARGEST)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise NoteProblem(f"읽을 수 없습니다({plain.reason(error)}).") from error


def _document(written: str) -> dict[str, Any]:
    try:
        return toml.parse(written)
    except toml.Malformed as error:
        where = f"{error.place}: " if error.place else ""
        raise NoteProblem(f"{where}{_malformed(error)}") from error


def _malformed(error: toml.Malformed) -> str:
    return f"TOML 문법이 잘못됐습니다({error})."


def _strangers(document: dict[str, Any]) -> Iterator[str]:
    """Yield a line on the first tables and keys that do not exist, and one on how many more there are."""
    known = ", ".join(f"[[{kind}]]" for kind in SHAPES)
    strange = [key for key in document if key not in SHAPES and key != "decision"]
    for key in strange[:STRANGE]:
        yield f"{key[:40]!r}은(는) 없는 항목이라 읽지 않았습니다. 쓸 수 있는 것: {known}, [decision]"
    if len(strange) > STRANGE:
        yield f"없는 항목이 그 밖에 {len(strange) - STRANGE:,}개 더 있습니다."


def _rows(document: dict[str, Any], written: str, name: str) -> Iterator[tuple[str, Place, object]]:
    """Yield the tables of notes with their kind and place; ``[quote]`` for ``[[quote]]`` is one of one."""
    for kind in SHAPES:
        found = document.get(kind, [])
        rows = found if isinstance(found, list) else [found]
        for index, row in enumerate(rows[: MOST + 1]):
            yield kind, place(name, written, kind, index, len(rows)), row if index < MOST else None


def _required_table(row: object, header: str) -> dict[str, object]:
    if row is None:
        raise NoteProblem(f"{MOST}건이 넘습니다. 여기서부터 읽지 않았습니다.")
    if not isinstance(row, dict):
        raise NoteProblem(f"표 하나가 아닙니다. {header} 아래에 키 = 값으로 쓰십시오.")
    return row


def _require_new(made: Note, notes: dict[str, Note]) -> None:
    if made.id in notes:
        raise NoteProblem(f"id {made.id}이(가) 앞의 메모와 겹칩니다.")


def _decided(row: object, written: str, name: str) -> tuple[Decision | None, tuple[str, ...]]:
    """Read what was decided, if the file says so; else why it cannot be used."""
    if row is None:
        return None, ()
    try:
        return decision(_required_table(row, "[decision]")), ()
    except NoteProblem as error:
        where = place(name, written, "decision", 0, 1).told
        return None, (f"{where}: {error} 이 결정을 쓰지 않았습니다.",)

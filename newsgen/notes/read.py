"""A file of notes, read: whatever is wrong with one of them becomes a line, and the others stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsgen import plain, toml
from newsgen.errors import NoteProblem
from newsgen.korean import attach
from newsgen.markets import Session
from newsgen.notes.decision import decision
from newsgen.notes.desk import Decision, DeskNotes
from newsgen.notes.entries import Entry, entries, required_table
from newsgen.notes.fields import SHAPES
from newsgen.notes.places import place

LARGEST = 256 * 1024
"""Bytes of a file of notes at most."""
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
    every = sorted(entries(document, written, session, latest, name), key=lambda each: each.place.line)
    problems = [f"{name}: {told}" for told in _strangers(document)]
    problems += [f"{each.place.told}: {each.fault} 이 메모를 뺐습니다." for each in every if each.fault]
    decided, wrong = _decided(document.get("decision"), written, name)
    return DeskNotes(
        notes=tuple(each.note for each in every if each.note),
        decision=decided,
        problems=(*problems, *wrong),
        places={each.note.id: each.place.told for each in every if each.note},
    )


def listed(written: str, session: Session, *, until: dt.datetime) -> list[Entry]:
    """Return every table of a file in its order, whether it is a note or not; NoteProblem for no TOML."""
    found = entries(_document(written), written, session, last_moment(session, until), "")
    return sorted(found, key=lambda each: each.place.line)


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
        told = attach(repr(key[:40]), "은/는")
        yield f"{told} 없는 항목이라 읽지 않았습니다. 쓸 수 있는 것: {known}, [decision]"
    if len(strange) > STRANGE:
        yield f"없는 항목이 그 밖에 {len(strange) - STRANGE:,}개 더 있습니다."


def _decided(row: object, written: str, name: str) -> tuple[Decision | None, tuple[str, ...]]:
    """Read what was decided, if the file says so; else why it cannot be used."""
    if row is None:
        return None, ()
    try:
        return decision(required_table(row, "[decision]")), ()
    except NoteProblem as error:
        where = place(name, written, "decision", 0, 1).told
        return None, (f"{where}: {error} 이 결정을 쓰지 않았습니다.",)

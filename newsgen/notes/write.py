"""A note added to the text of a file: what stands there, comments too, is kept as it is."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from newsgen.errors import NoteProblem
from newsgen.markets import Session
from newsgen.model import Note
from newsgen.notes import judge
from newsgen.notes.fields import SHAPES
from newsgen.notes.read import last_moment, parse


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
    gap = "" if not toml else "\n" if toml.endswith("\n") else "\n\n"
    after = f"{toml}{gap}{_table(kind, fields)}"
    if made not in parse(after, session, until=until, name="").notes:
        raise NoteProblem("메모를 더 받을 수 없는 파일입니다. 메모의 수와 형식을 확인하십시오.")
    return after, made


def _table(kind: str, fields: Mapping[str, str]) -> str:
    """Write a note as TOML; JSON's way to quote a text is one of TOML's."""
    ordered = (key for key in (*SHAPES[kind].required, *SHAPES[kind].optional) if key in fields)
    rows = (f"{key} = {json.dumps(fields[key], ensure_ascii=False)}" for key in ordered)
    return "\n".join((f"[[{kind}]]", *rows)) + "\n"

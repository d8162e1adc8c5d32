"""The desk's notes as sentences: attributed, in the words of the note to the letter."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from newsgen.config import Style
from newsgen.editions import DEFAULT
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.korean import after_quotation, day, indirect, is_clause, month_day
from newsgen.markets import Session
from newsgen.model import Note, Runs, text_of
from newsgen.story import central_bank, speech
from newsgen.story.markup import NOTE, mark
from newsgen.story.names import Names
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.views import Subject
from newsgen.story.writer import Writer

PRINTED = ("speaker", "title", "outlet", "day", "text", "context")
"""Texts of a note that a template may print."""

_ON_POLICY = re.compile("금리|bp|연준|통화|달러|환율|국채|인하|인상")
"""Words on policy of one who does not make it."""
_VENUE = re.compile(r"(?:인터뷰|회견|간담회|연설|강연|성명|청문회|대담|기고|보고서|콘퍼런스|행사|방송|서한)$")
"""An outlet that is an occasion: what is said there is said 에서."""
_TOPIC = re.compile(
    r"(?:[^\s,]+ )?[^\s,]*"
    r"(?:[가-힣A-Z)’](?<![하되있없나지오가보리르키이])는|[가-힣](?<![좋많낮높늦얇작같젊])은) "
)
"""How a sentence begins that names whom it is about; no verb, no adjective before a noun."""
_ENDED = re.compile(r"[.?!…][’”)]*$")


def preview(note: Note, session: Session, own: str = "") -> str:
    """Return a note as an article of the session would tell it; its verb may differ there.

    ``own`` is the folder of the desk's own templates, if it has one.
    """
    if note.kind == "link":
        return f"{note.text} {note.link}"
    book, names = FactBook(session, ()), Names({}, Style())
    writer = Writer(book, names, Style(), f"{session}/{DEFAULT}", own=own)
    setter = Typesetter(book, names, Glossary(()))
    return text_of(runs_of(note, session.day, verb_of(note, writer), writer, setter))


def is_of_policy(note: Note) -> bool:
    """Tell whether a note is a speech on policy: of who makes it, or of the Treasury's head on it."""
    if note.kind != "quote":
        return False
    return bool(
        speech.POLICY.search(note.title)
        or (speech.TREASURY.search(note.title) and _ON_POLICY.search(note.text))
    )


def is_attributed(note: Note) -> bool:
    """Tell whether a note is somebody's words or report, rather than the desk's own sentence."""
    return bool(note.speaker or note.outlet)


def introduced_in(note: Note, before: Iterable[Runs]) -> Note:
    """Return a note with the Fed's full name in its title, or its cause, where no text before has named it.

    What happened and what was said stand to the letter.
    """
    if central_bank.is_named(before):
        return note
    if central_bank.SHORT in note.title:
        return msgspec.structs.replace(note, title=central_bank.in_full(note.title, country=""))
    if note.kind != "cause":
        return note
    return msgspec.structs.replace(note, text=central_bank.in_full(note.text))


def known_from(note: Note, before: Iterable[Runs]) -> Note:
    """Return a note whose speaker a text before has named in full as he is called from then on.

    That is the last of a foreign name, and of the title: 트럼프 대통령. A Korean keeps the name. So he is
    called where a text before has called him that already: the desk's own words stand to the letter.
    """
    if not note.speaker:
        return note
    speaker, title = note.speaker.split()[-1], note.title.split()[-1] if note.title else ""
    known = (note.speaker, f"{speaker} {title}") if title else (note.speaker,)
    if not any(name in text_of(runs) for runs in before for name in known):
        return note
    return msgspec.structs.replace(note, speaker=speaker, title=title)


def verb_of(note: Note, writer: Writer, said: Sequence[str] = ()) -> str:
    """Return the verb of a note behind those said before; empty where it has none."""
    is_told = note.kind == "quote" or is_attributed(note)
    return speech.verb(note, zlib.crc32(writer.seed.encode()) + len(said) + 1, said) if is_told else ""


def runs_of(
    note: Note, session: dt.date, verb: str, writer: Writer, setter: Typesetter, on: Subject | None = None
) -> Runs:
    """Write a note, with the verb of what is said in it.

    ``on`` is the company that somebody's words are about, where nothing before them says so.
    """
    said = {name: getattr(note, name) for name in PRINTED if name != "day"} | {"day": _day(note, session)}
    said["text"], ending = _ending(note)
    told = writer.paragraphs(
        f"notes/{note.kind}.j2",
        **{name: mark(NOTE, (note.id, name), "") if text else "" for name, text in said.items()},
        **_manner(note, ending),
        verb=verb,
        on=on,
    )
    runs, _ = setter.set(" ".join(told), Memory(), terms=False, said=said)
    return runs


def _manner(note: Note, ending: str) -> dict[str, Any]:
    """Return what a template asks besides the texts."""
    last = note.context if note.kind == "quote" else note.text
    return {
        "spoken": note.is_spoken,
        "venue": bool(_VENUE.search(note.outlet)),
        "ending": ending,
        "topic": bool(_TOPIC.match(note.text)),
        "stop": "" if _ENDED.search(last) else ".",
    }


def _day(note: Note, session: dt.date) -> str:
    if note.day is None or note.day == session:  # of the session's own day the desk typed nothing
        return ""
    return day(note.day) if note.day.month == session.month else month_day(note.day)


def _ending(note: Note) -> tuple[str, str]:
    """Return what is printed of a note's text, and what ties it to who said it; empty where nothing can."""
    if note.is_spoken:
        return note.text, after_quotation(note.text)
    clause = note.text.removesuffix(".")
    if is_attributed(note) and is_clause(clause):
        return indirect(clause)
    return note.text, ""

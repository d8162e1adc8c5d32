"""The desk's notes as sentences: attributed, in the words of the note to the letter."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterable
from typing import Any

import msgspec

from newsgen.config import Style
from newsgen.editions import DEFAULT
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.korean import after_quotation, day, indirect, is_clause, month_day
from newsgen.markets import Session
from newsgen.model import Note, Runs, text_of
from newsgen.story import central_bank
from newsgen.story.markup import NOTE, mark
from newsgen.story.names import Names
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.views import Subject
from newsgen.story.writer import Writer

PRINTED = ("speaker", "title", "outlet", "day", "text", "context")
"""Texts of a note that a template may print."""

_POLICY = re.compile("연준|연방준비|연은")
"""Titles of those who make policy."""
_TREASURY = re.compile("재무장관")
_ON_POLICY = re.compile("금리|bp|연준|통화|달러|환율|국채|인하|인상")
"""... and of one who does not, whose words may be on it."""
_VENUE = re.compile(r"(?:인터뷰|회견|간담회|연설|강연|성명|청문회|대담|기고|보고서|콘퍼런스|행사|방송|서한)$")
"""An outlet that is an occasion: what is said there is said 에서."""
_HOUSE = re.compile(
    r"(?:증권|자산운용|투자|은행|리서치|연구소|연구원|캐피털|모건스탠리|골드만삭스|JP모건|씨티(?:그룹)?|UBS|HSBC|바클레이[즈스]"
    r"|도이[체치](?:방크|뱅크)|뱅크오브아메리카|BofA|제프리스|웨드부시|번스타인|노무라|에버코어|웰스파고)$"
)
"""An outlet that is no paper: it explains what it says, and reports nothing."""
_EXPECTED = re.compile(r"(?:것으로 (?:본다|보인다|예상한다|전망한다)|듯하다)[.’]*$")
"""Ends of what somebody expects."""
_WILL = re.compile(r"것이다[.’]*$")
"""... or who holds no office: of one who does it may be what he will do."""
_STUDIES = re.compile(
    r"연구원|연구위원|애널리스트|이코노미스트|전략가|전략책임자|센터장|분석가|팀장|본부장|재무책임자"
)
"""Titles of those who explain: of what they state it is said as well as that they said it."""
_STATED = re.compile(r"다[.’]*$")
"""Ends of what somebody states, and neither asks nor wishes for."""
_REASON = re.compile(r"(?:때문|탓|덕분|까닭|이유|의미|뜻|결과)(?:이다|다)[.’]*$")
"""Ends of what somebody explains."""
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
    return text_of(runs_of(note, session.day, 1, writer, Typesetter(book, names, Glossary(()))))


def is_of_policy(note: Note) -> bool:
    """Tell whether a note is a speech on policy: of who makes it, or of the Treasury's head on it."""
    if note.kind != "quote":
        return False
    return bool(_POLICY.search(note.title) or (_TREASURY.search(note.title) and _ON_POLICY.search(note.text)))


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
        title = note.title.replace(central_bank.SHORT, central_bank.FULL, 1)
        return msgspec.structs.replace(note, title=title)
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


def runs_of(
    note: Note, session: dt.date, nth: int, writer: Writer, setter: Typesetter, on: Subject | None = None
) -> Runs:
    """Write a note; ``nth`` varies its verb from that of the note before.

    ``on`` is the company that somebody's words are about, where nothing before them says so.
    """
    said = {name: getattr(note, name) for name in PRINTED if name != "day"} | {"day": _day(note, session)}
    said["text"], ending = _ending(note)
    told = writer.paragraphs(
        f"notes/{note.kind}.j2",
        **{name: mark(NOTE, (note.id, name), "") if text else "" for name, text in said.items()},
        **_manner(note, ending),
        turn=zlib.crc32(writer.seed.encode()) + nth,
        on=on,
    )
    runs, _ = setter.set(" ".join(told), Memory(), terms=False, said=said)
    return runs


def _manner(note: Note, ending: str) -> dict[str, Any]:
    """Return what a template asks besides the texts."""
    last = note.context if note.kind == "quote" else note.text
    return {
        "manner": _saying(note),
        "spoken": note.is_spoken,
        "venue": bool(_VENUE.search(note.outlet)),
        "house": bool(_HOUSE.search(note.outlet)),
        "ending": ending,
        "states": bool(_STUDIES.search(note.title) and _STATED.search(note.text)),
        "topic": bool(_TOPIC.match(note.text)),
        "stop": "" if _ENDED.search(last) else ".",
    }


def _saying(note: Note) -> str:
    """Return how something is said, of which the verb tells: an outlook, a reason, or by whom."""
    office = _POLICY.search(note.title) or _TREASURY.search(note.title)
    kinds = (
        ("outlook", _EXPECTED.search(note.text) or (_WILL.search(note.text) and not office)),
        ("reason", _REASON.search(note.text)),
        ("office", office),
    )
    return next((kind for kind, found in kinds if found), "")


def _day(note: Note, session: dt.date) -> str:
    if note.day is None:
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

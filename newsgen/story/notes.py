"""The desk's notes in their places: attributed, in the words of the note to the letter.

What moved the market is the second sentence of the lead; a second cause follows right after it. Every other
note has a paragraph of its own.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from newsgen import sections
from newsgen.config import Style
from newsgen.editions import DEFAULT
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.korean import after_quotation, day, indirect, is_clause, month_day
from newsgen.markets import Session
from newsgen.model import Note, Paragraph, Run, Runs, text_of
from newsgen.story.causes import EXPLAINING, head_of, in_front
from newsgen.story.markup import NOTE, mark
from newsgen.story.names import Names
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.writer import Writer

PRINTED = ("speaker", "title", "outlet", "day", "text", "context")
"""Texts of a note that a template may print."""

_POLICY = re.compile("연준|연방준비|연은|재무장관")
"""Titles of those whose words on policy always stand with policy."""
_VENUE = re.compile(r"(?:인터뷰|회견|간담회|연설|강연|성명|청문회|대담|기고|보고서|콘퍼런스|행사|방송|서한)$")
"""An outlet that is an occasion: what is said there is said 에서."""
_HOUSE = re.compile(r"(?:증권|자산운용|투자|은행|리서치|연구소|연구원)$")
"""An outlet that is no paper: it explains what it says, and reports nothing."""
_OUTLOOK = re.compile(r"(?:것(?:이다|으로 (?:본다|보인다|예상한다|전망한다))|듯하다)[.’]*$")
"""Ends of what somebody expects."""
_REASON = re.compile(r"(?:때문|탓|덕분|까닭|이유|의미|뜻|결과)(?:이다|다)[.’]*$")
"""Ends of what somebody explains."""
_ENDED = re.compile(r"[.?!…][’”)]*$")
_FED_IN_FULL = "연방준비제도(Fed·연준)"


class Woven(NamedTuple):
    """An article's text with the notes in it."""

    lead: Runs
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    """Those used, as they are printed."""
    head: str = ""
    """The desk's beginning of the headline, marked; empty where it gives none."""


class Placed(NamedTuple):
    """A note and the section that it stands in."""

    section: str
    note: Note


def weave(
    paragraphs: Iterable[Paragraph],
    notes: Iterable[Note],
    session: Session,
    writer: Writer,
    setter: Typesetter,
    opening: Sequence[Runs] = (),
) -> Woven:
    """Return an article's lead and paragraphs with the notes among them.

    ``opening`` is the lead by what is told in it: the first note stands behind the first of it.
    """
    notes = tuple(notes)
    printed = [note for note in notes if note.kind != "link"]
    front = in_front(printed, session.market, _about(opening[0])) if opening else ()
    used: list[Note] = []

    def told(note: Note, before: Iterable[Runs]) -> Runs:
        used.append(_introduced(note, before))
        return _runs(used[-1], session.day, len(used), writer, setter)

    paragraphs = tuple(paragraphs)
    attributed = any(map(_is_attributed, front[:1]))
    beside = {
        note.id: at
        for note in printed
        if note not in front
        and not (attributed and _is_attributed(note))  # a lead names one source
        and (at := _beside(note, opening, paragraphs))
    }
    parts: list[Runs] = []
    for at, part in enumerate(opening):
        parts.append(part)
        here = [note for note in printed if beside.get(note.id) == at] if at else front[:1]
        parts += [told(note, parts) for note in here]
    lead = _joined(parts)
    row = _row(paragraphs, [note for note in printed if note not in front and note.id not in beside], lead)
    woven: list[Paragraph] = []
    for each in (*(Placed("market", note) for note in front[1:]), *row):
        if isinstance(each, Placed):
            runs = told(each.note, [lead, *(one.runs for one in woven)])
            woven.append(Paragraph(section=each.section, item=f"note:{each.note.id}", runs=runs))
        else:
            woven.append(each)
    links = (note for note in notes if note.kind == "link")
    return Woven(lead, tuple(woven), (*used, *links), head_of(front))


def _beside(note: Note, opening: Sequence[Runs], paragraphs: Sequence[Paragraph]) -> int:
    """Return behind which part of the lead a note stands whose subject is told there alone; 0 where none is.

    What the first part is about stands in front anyway.
    """
    if note.kind not in EXPLAINING or not note.about or _tells(note, [one.runs for one in paragraphs]):
        return 0
    return next((at for at, part in enumerate(opening) if at and _tells(note, [part])), 0)


def _is_attributed(note: Note) -> bool:
    """Tell whether a note is somebody's words or report, rather than the desk's own sentence."""
    return bool(note.speaker or note.outlet)


def _tells(note: Note, texts: Iterable[Runs]) -> bool:
    """Tell whether a figure of some texts is about a note's subject."""
    return any(note.about in _about(runs) for runs in texts)


def _joined(texts: Iterable[Runs]) -> Runs:
    """Return texts that were set apart as one paragraph."""
    return tuple(run for at, runs in enumerate(texts) for run in ((Run(text=" "),) if at else ()) + runs)


def preview(note: Note, session: Session, own: str = "") -> str:
    """Return a note as an article of the session would tell it; its verb may differ there.

    ``own`` is the folder of the desk's own templates, if it has one.
    """
    if note.kind == "link":
        return f"{note.text} {note.link}"
    book, names = FactBook(session, ()), Names({}, Style())
    writer = Writer(book, names, Style(), f"{session}/{DEFAULT}", own=own)
    return text_of(_runs(note, session.day, 1, writer, Typesetter(book, names, Glossary(()))))


def section_of(note: Note) -> str:
    """Return the section of a note: that of policy for those who make it, else as the desk wants it."""
    if note.kind == "quote" and _POLICY.search(note.title):
        return "fed"
    return note.section or "market"


def _row(paragraphs: Iterable[Paragraph], notes: Iterable[Note], lead: Runs) -> list[Paragraph | Placed]:
    """Return the paragraphs and the notes in order: what explains a paragraph stands right behind it.

    What happened to the market, or explains whom the lead alone tells, stands right behind the lead.
    """
    row: list[Paragraph | Placed] = list(paragraphs)
    for note in sorted(notes, key=lambda each: not each.about):
        teller = _teller(note, row)
        if teller is None:
            section = section_of(note)
            first = section == "market" and (note.kind == "event" or _tells(note, [lead]))
            at = 0 if first else _last(section, row) + 1
        else:
            section, at = row[teller].section, teller + 1
        at = next(at for at in range(at, len(row) + 1) if not _is_note(row, at))
        row.insert(at, Placed(section, note))
    return row


def _is_note(row: list[Paragraph | Placed], at: int) -> bool:
    return at < len(row) and isinstance(row[at], Placed)


def _teller(note: Note, row: list[Paragraph | Placed]) -> int | None:
    """Return where the paragraph stands that tells of a cause's subject: as its item, or in a figure."""
    if not note.about:
        return None
    told = [(at, each) for at, each in enumerate(row) if isinstance(each, Paragraph)]
    figures = (at for at, each in told if _tells(note, [each.runs]))
    items = (at for at, each in told if (each.item or "").partition(":")[2] == note.about)
    return next(figures, next(items, None))


def _about(runs: Runs) -> set[str]:
    """Return whom the figures of a text are about, as the ids of their facts say."""
    facts = (fact for run in runs if run.figure is not None for fact in run.figure.facts)
    return {fact.partition(":")[2].rpartition("@")[0] for fact in facts}


def _last(section: str, row: list[Paragraph | Placed]) -> int:
    """Return where the last paragraph stands of a section and those before it; -1 where there is none."""
    before = sections.NAMES[: sections.NAMES.index(section) + 1]
    return max((at for at, each in enumerate(row) if each.section in before), default=-1)


def _introduced(note: Note, before: Iterable[Runs]) -> Note:
    """Return a note whose title names the Fed in full where the article has not named it yet."""
    if "연준" not in note.title or any("연준" in text_of(runs) for runs in before):
        return note
    return msgspec.structs.replace(note, title=note.title.replace("연준", _FED_IN_FULL, 1))


def _runs(note: Note, session: dt.date, nth: int, writer: Writer, setter: Typesetter) -> Runs:
    """Write a note; ``nth`` varies its verb from that of the note before."""
    said = {name: getattr(note, name) for name in PRINTED if name != "day"} | {"day": _day(note, session)}
    said["text"], ending = _ending(note)
    told = writer.paragraphs(
        f"notes/{note.kind}.j2",
        **{name: mark(NOTE, (note.id, name), "") if text else "" for name, text in said.items()},
        **_manner(note, ending),
        turn=zlib.crc32(writer.seed.encode()) + nth,
    )
    runs, _ = setter.set(" ".join(told), Memory(), terms=False, said=said)
    return runs


def _manner(note: Note, ending: str) -> dict[str, Any]:
    """Return what a template asks besides the texts."""
    last = note.context if note.kind == "quote" else note.text
    return {
        "manner": _saying(note),
        "venue": bool(_VENUE.search(note.outlet)),
        "house": bool(_HOUSE.search(note.outlet)),
        "ending": ending,
        "stop": "" if _ENDED.search(last) else ".",
    }


def _saying(note: Note) -> str:
    """Return how something is said, of which the verb tells: an outlook, a reason, or by whom."""
    kinds = (
        ("outlook", _OUTLOOK.search(note.text)),
        ("reason", _REASON.search(note.text)),
        ("office", _POLICY.search(note.title)),
    )
    return next((kind for kind, found in kinds if found), "")


def _day(note: Note, session: dt.date) -> str:
    if note.day is None:
        return ""
    return day(note.day) if note.day.month == session.month else month_day(note.day)


def _ending(note: Note) -> tuple[str, str]:
    """Return what is printed of a note's text, and what ties it to who said it; empty where nothing can."""
    if note.kind == "quote":
        return note.text, after_quotation(note.text)
    clause = note.text.removesuffix(".")
    if _is_attributed(note) and is_clause(clause):
        return indirect(clause)
    return note.text, ""

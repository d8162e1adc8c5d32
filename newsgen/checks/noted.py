"""The desk's notes against the record: one whose figure or direction is false is kept from print."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsgen.checks.run import Checker
from newsgen.korean import attach, said_direction
from newsgen.korean.subjects import last_clause
from newsgen.markets import Session
from newsgen.model import Note
from newsgen.notes import DeskNotes
from newsgen.outputs.checked import CheckFinding
from newsgen.patterns import compiled

_DIGIT = compiled(r"\d")

Called = Callable[[str], str]
"""Whom a note is about, by name."""


def agreeing(desk: DeskNotes, checker: Checker, session: Session, called: Called = lambda _: "") -> DeskNotes:
    """Return the notes without those that the record of their session contradicts; what else it says is told.

    ``called`` gives the name of a company: what its note says without naming anybody it says of that.
    """
    false: dict[str, str] = {}
    doubted: dict[str, str] = {}
    for note in desk.notes:
        found = list(_found(note, checker, session, called))
        if found:
            told = false if any(one.kind == "false" for one in found) else doubted
            told[note.id] = " ".join(map(_told, found))
    return desk.without(false).doubting(doubted)


def is_checkable(desk: DeskNotes) -> bool:
    """Tell whether any note says what a record can be held against."""
    return any(_says(text) for note in desk.notes for text in own_words(note))


def own_words(note: Note) -> Iterator[str]:
    """Yield what the desk says in a note itself: what others said is theirs, and a link's text its page's."""
    if note.kind in {"cause", "event"}:
        yield from (note.head, note.text)
    if note.kind != "link":
        yield note.context


def _says(text: str) -> bool:
    return _DIGIT.search(text) is not None or bool(said_direction(text))


def _texts(note: Note, called: Called) -> Iterator[str]:
    """Yield what to read of a note: its own words, and what they say of the company that it is about."""
    yield from own_words(note)
    name = called(note.about) if note.about else ""
    if name and name not in note.text and note.kind in {"cause", "event"}:
        yield f"{attach(name, '은/는')} {last_clause(note.text)}"


def _found(note: Note, checker: Checker, session: Session, called: Called) -> Iterator[CheckFinding]:
    """Yield what the record contradicts; nothing of a note that tells another day."""
    if note.day not in {None, session.day}:
        return
    for text in filter(_says, _texts(note, called)):
        whole = text if text.endswith((".", "’", "”")) else f"{text}."
        read = checker.read(whole, day=session.day, market=session.market.name, form="text")
        yield from (one for one in read.listing.disputed if one.fact)


def _told(one: CheckFinding) -> str:
    return f"“{one.text}”: {one.message}"

"""Which of the desk's notes stand in front: what moved the market, or what the lead is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

import msgspec

from newsgen.markets import Market
from newsgen.model import Note, Run, Runs, text_of
from newsgen.story.markup import NOTE, mark

EXPLAINING = frozenset({"cause", "event"})
"""Kinds of notes that tell why something moved, or what happened that day."""

_OF_THE_FIRST = re.compile(r" ?한 기업이 하루에")
"""How a sentence begins that says what the first one's loss, or gain, is among all."""

_SENTENCE_END = re.compile(r"(?<=[가-힣%)’”])[.](?=\s)")


def is_of_market(note: Note, market: Market) -> bool:
    """Tell whether a note explains the whole market.

    A cause does that names no subject, the exchange or a main index; of events, which may be mere background,
    those that the desk gives a subject or the beginning of a headline.
    """
    if note.kind not in EXPLAINING or note.about not in {"", market.exchange, *market.indices}:
        return False
    return note.kind == "cause" or bool(note.about or note.head)


def in_front(notes: Iterable[Note], market: Market, leading: Set[str]) -> tuple[Note, ...]:
    """Return the notes that stand in front, in the desk's order; ``leading`` is whom the lead is about."""
    return tuple(
        note
        for note in notes
        if is_of_market(note, market) or (note.kind in EXPLAINING and note.about in leading)
    )


def head_of(front: Iterable[Note]) -> str:
    """Return the first beginning of a headline that the desk gives, marked as its words."""
    heads = (mark(NOTE, (note.id, "head"), note.head) for note in front if note.head)
    return next(heads, "")


def split(lead: Runs) -> tuple[Runs, Runs]:
    """Return the first sentence of a lead, with one that is about it, and what follows with its space."""
    text = text_of(lead)
    ends = (end.end() for end in _SENTENCE_END.finditer(text))
    left = next((end for end in ends if not _OF_THE_FIRST.match(text, end)), None)
    if left is None:
        return lead, ()
    first: list[Run] = []
    for at, run in enumerate(lead):
        if len(run.text) > left:
            cut = msgspec.structs.replace(run, text=run.text[:left])
            rest = msgspec.structs.replace(run, text=run.text[left:])
            return (*first, *((cut,) if left else ())), (rest, *lead[at + 1 :])
        first.append(run)
        left -= len(run.text)
    return lead, ()

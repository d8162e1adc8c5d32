"""Which of the desk's notes stand in front: what moved the market, or what the lead is about."""

from __future__ import annotations

from collections.abc import Iterable, Set

from newsgen.markets import Market
from newsgen.model import Note
from newsgen.story.markup import NOTE, mark

EXPLAINING = frozenset({"cause", "event"})
"""Kinds of notes that tell why something moved, or what happened that day."""


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

"""Which of the desk's notes stand in front: what moved the market, or what the lead is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from newsgen.korean import is_clause
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


GREAT, EXTREME = 2.0, 5.0
"""Percent of the broad index from which on a day may begin with its cause, and below which.

Of a crash how far it went is the news.
"""
LONGEST = 140
"""Characters of a cause that a text may begin with."""
_LEANS = re.compile(
    r"이날|전날|전장|앞서|당일|이번|간밤|^(?:이에|이런|이 |이는|이를|이로|그|여기에|한편|다만|반면|또)|\d일"
)
"""Words that lean on a day, or on what was said before."""


def opens(front: Sequence[Note], move: float, lead: str) -> bool:
    """Tell whether a text may begin with its cause: one alone, of a great day, that leans on nothing.

    ``move`` is how far the broad index went, ``lead`` the sentence that tells it, which has the day.
    """
    causes = [note for note in front if note.kind == "cause"]
    if len(causes) != 1 or front[0] is not causes[0] or not GREAT <= abs(move) < EXTREME:
        return False
    (cause,) = causes
    is_own = bool(cause.head) and not (cause.speaker or cause.outlet or cause.about)
    is_one = is_clause(cause.text.removesuffix(".")) and len(cause.text) <= LONGEST
    return is_own and is_one and not _LEANS.search(cause.text) and re.search(r"\d일", lead) is not None

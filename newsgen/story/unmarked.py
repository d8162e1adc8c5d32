"""A sentence whose predicate carries no mark, read: whom it is about, and which way that went.

The direction is that of a word behind the figure of a move, where the proof holds one against the other, or
of the final verb itself. Where nobody can tell of whom the predicate is, the sentence stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsgen import markets
from newsgen.facts.fact import key_of
from newsgen.korean import said_direction
from newsgen.measures import MEASURES, Sort
from newsgen.story.markup import BODY, CLOSE, FIGURE, NAME, NOTE, OPEN, SEP, Piece, pieces, plain

_FINAL = re.compile(rf"(?P<head>.*[\s{CLOSE}])(?P<final>[^\s{OPEN}-{CLOSE}]*다)\.", re.DOTALL)
NAMED = rf"{OPEN}{NAME}{SEP}(?P<about>[^{SEP}{BODY}]*)[^{BODY}]*{BODY}[^{CLOSE}]*{CLOSE}"
PARTICLE = r"(?P<particle>은\(는\)|이\(가\)|은|는|이|가|도)\s"
SUBJECT = re.compile(NAMED + PARTICLE)
"""A name as a subject."""


class Read(NamedTuple):
    """What a sentence says."""

    head: str
    final: str
    sign: int
    about: str
    measure: str


class _Move(NamedTuple):
    """A figure that states a move: of whom (several in a group), by which measure, where it ends."""

    abouts: tuple[str, ...]
    measure: str
    end: int


def read(sentence: str) -> Read | None:
    """Read a marked sentence; None where it is not sure what it says, or of whom."""
    found = _FINAL.fullmatch(sentence)
    if found is None:
        return None
    told = pieces(sentence)
    if any(piece.kind == NOTE for piece in told):
        return None
    subjects, moved = subjects_of(sentence), _moves(told)
    about = subjects[-1] if subjects else moved[-1].abouts[-1] if moved else ""
    said = said_direction(plain(sentence))
    final = len(plain(found["head"]))
    if moved and about in moved[-1].abouts:
        signs = [sign for start, _, sign in said if start >= moved[-1].end]
        return Read(found["head"], found["final"], signs[0] if signs else 0, about, moved[-1].measure)
    signs = [sign for start, _, sign in said if start >= final]
    if about and (signs if moved else markets.subject(about)):
        measure = moved[-1].measure if moved else ""
        return Read(found["head"], found["final"], signs[0] if signs else 0, about, measure)
    return None


def subjects_of(marked: str) -> list[str]:
    """Return whose names are subjects in a marked text, in order."""
    return [each["about"] for each in SUBJECT.finditer(marked)]


def _moves(told: Iterable[Piece]) -> list[_Move]:
    """Return the figures of a sentence that state moves of prices."""
    found, end = [], 0
    for piece in told:
        end += len(piece.text)
        move = _move(piece, end)
        if move is not None:
            found.append(move)
    return found


def _move(piece: Piece, end: int) -> _Move | None:
    if piece.kind != FIGURE:
        return None
    first, _, *also = piece.payload
    measure, _, _ = first.partition(":")
    known = MEASURES.get(measure)
    if known is None or known.sort is not Sort.MOVE or measure.startswith("release_"):
        return None
    abouts = (key_of(fact)[1] for fact in (first, *also))
    return _Move(tuple(abouts), measure, end)

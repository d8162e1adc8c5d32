"""Levels by points where the lead has the percentage: so that a headline may have it too.

No figure stands in a piece more than twice. How far the first index went belongs into headline and lead; the
sentence of the levels then tells it by its points: 나스닥지수는 180.12포인트 내린 19,521.09에 마감했다.
Another whose points stood there has its percentage alone: each index has one figure beside its level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsgen.facts.fact import key_of
from newsgen.markets.market import is_index
from newsgen.story.markup import FIGURE, Piece, pieces

MOVE, POINTS = "change_day", "points_day"
_VERBS = (" 오", " 올", " 내", " 상", " 하")
"""How what stands behind a bare percentage goes on: 오른, 내리며, 올랐다."""


def by_points(text: str, lead: Iterable[str], points: Callable[[str], str]) -> str:
    """Return a marked paragraph of levels without the moves of indices that the ``lead`` has.

    ``points`` gives the move of an index in points, marked; empty where it prints as nothing or is not known.
    """
    known = _moves(piece for each in lead for piece in pieces(each))
    found = [piece._replace(text=piece.marked) for piece in pieces(text)]
    told = False
    for at, piece in enumerate(found):
        about = moved(piece)
        if about in known and _is_bracketed(found, at):
            _without(found, at, at)
            told = True
        elif about in known and _goes_on(found, at) and (by_point := points(about)):
            found[at] = piece._replace(text=by_point)
            told = True
    for at, piece in enumerate(found):
        if told and (about := moved(piece)) and about not in known and _is_bracketed(found, at):
            _without(found, at, at - 2)
    return "".join(piece.text for piece in found)


def _goes_on(found: list[Piece], at: int) -> bool:
    """Tell whether a verb of moves follows a figure."""
    return at + 1 < len(found) and found[at + 1].text.startswith(_VERBS)


def _is_bracketed(found: list[Piece], at: int) -> bool:
    """Tell whether a figure stands in brackets behind another: 243.63포인트(0.59%)."""
    if not 1 < at < len(found) - 1:
        return False
    around = found[at - 1].text == "(" and found[at + 1].text.startswith(")")
    return around and found[at - 2].kind == FIGURE


def _without(found: list[Piece], at: int, gone: int) -> None:
    """Take the brackets of a figure away, and one of the two: itself, or the one before them."""
    found[at - 1] = found[at - 1]._replace(text="")
    found[at + 1] = found[at + 1]._replace(text=found[at + 1].text[1:])
    found[gone] = found[gone]._replace(text="")


def _moves(found: Iterable[Piece]) -> frozenset[str]:
    """Return of which indices some figures tell the day's move."""
    return frozenset(about for piece in found if (about := moved(piece)))


def moved(piece: Piece) -> str:
    """Return which index a piece tells the day's move of; empty where it tells anything else."""
    if piece.kind != FIGURE or len(piece.facts) > 1:
        return ""
    measure, about = key_of(piece.facts[0])
    return about if measure == MOVE and is_index(about) else ""

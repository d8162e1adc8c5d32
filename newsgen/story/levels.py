"""Levels by points where the lead has the percentage: so that a headline may have it too.

No figure stands in a piece more than twice. How far the first index went belongs into headline and lead; the
sentence of the levels then tells it by its points: 나스닥지수는 180.12포인트 내린 19,521.09에 마감했다.
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
    for at, piece in enumerate(found):
        about = _about(piece)
        if about not in known or at + 1 == len(found):
            continue
        before, after = found[at - 1] if at else None, found[at + 1]
        if before and before.text.endswith("(") and after.text.startswith(")"):
            found[at - 1] = before._replace(text=before.text[:-1])
            found[at] = piece._replace(text="")
            found[at + 1] = after._replace(text=after.text[1:])
        elif after.text.startswith(_VERBS) and (told := points(about)):
            found[at] = piece._replace(text=told)
    return "".join(piece.text for piece in found)


def _moves(found: Iterable[Piece]) -> frozenset[str]:
    """Return of which indices some figures tell the day's move."""
    return frozenset(about for piece in found if (about := _about(piece)))


def _about(piece: Piece) -> str:
    """Return of which index a piece tells the day's move; empty where it tells anything else."""
    if piece.kind != FIGURE or len(piece.facts) > 1:
        return ""
    measure, about = key_of(piece.facts[0])
    return about if measure == MOVE and is_index(about) else ""

"""A marked line that stands above the text: whom it is about, which facts it states, how long it prints."""

from __future__ import annotations

from newsgen.korean import resolve
from newsgen.story.markup import FIGURE, NAME, Piece, pieces
from newsgen.story.names import Names


def subjects(marked: str) -> set[str]:
    """Return whom a marked line is about: by its names, and by the facts that it states."""
    named = {piece.payload[0] for piece in pieces(marked) if piece.kind == NAME}
    return named | {fact.partition(":")[2].rpartition("@")[0] for fact in stated(marked)}


def stated(marked: str) -> set[str]:
    """Return the ids of the facts whose values or dates a marked line prints."""
    found = (piece.payload for piece in pieces(marked) if piece.kind == FIGURE)
    return {fact for first, _, *also in found for fact in (first, *also)}


def plain(marked: str, names: Names) -> str:
    """Return a marked line as it will stand in print, where every name stands for the first time."""
    return resolve("".join(_printed(piece, names) for piece in pieces(marked)))


def _printed(piece: Piece, names: Names) -> str:
    if piece.kind != NAME:
        return piece.text
    about, manner = piece.payload
    name = names[about]
    return {"headline": name.headline, "short": name.short}.get(manner, name.full)

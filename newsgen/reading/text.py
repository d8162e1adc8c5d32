"""Reading a text without markup: it is what it says, but for what a machine reads."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.reading.machinery import blanked
from newsgen.reading.pieces import Piece


def pieces(source: str) -> Iterator[Piece]:
    """Yield the text as it is."""
    yield Piece(blanked(source, "text"), 0, len(source))

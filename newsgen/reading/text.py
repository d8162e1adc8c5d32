"""Reading a text without markup: it is what it says."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.reading.pieces import Piece


def pieces(source: str) -> Iterator[Piece]:
    """Yield the text as it is."""
    yield Piece(source, 0, len(source))

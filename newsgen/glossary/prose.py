"""A marked-up text as its reader sees it, with the way back to the characters of its source.

Terms are looked for in what is read: a bold syllable does not begin a word, and ``S&amp;P500`` reads
S&P500. What a reader sees but a term may not be marked in (a link, a heading, code) is read along as
closed, so that it still counts as what stands before and after.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import NamedTuple


class Piece(NamedTuple):
    """Some characters that are read, and where they stand in the source."""

    text: str
    start: int
    end: int
    open: bool
    """Whether a term may be found here."""

    def at(self, place: int) -> int | None:
        """Return where the character at ``place`` of the text stands in the source.

        None inside characters that the source writes in another way, such as an entity.
        """
        if len(self.text) == self.end - self.start:
            return self.start + place
        return {0: self.start, len(self.text): self.end}.get(place)


class Prose:
    """The pieces of a text, read in one."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece.text]
        self._begins = list(accumulate((len(piece.text) for piece in self._pieces), initial=0))
        self.text = "".join(piece.text for piece in self._pieces)

    def source(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where characters of the text stand in the source, end exclusive.

        None where they are closed, or the source says more between them than they do (a tag).
        """
        first = bisect_right(self._begins, start) - 1
        last = bisect_right(self._begins, end - 1) - 1
        pieces = self._pieces[first : last + 1]
        adjoin = all(a.end == b.start for a, b in pairwise(pieces))
        if not adjoin or not all(piece.open for piece in pieces):
            return None
        begun = pieces[0].at(start - self._begins[first])
        ended = pieces[-1].at(end - self._begins[last])
        return None if begun is None or ended is None else (begun, ended)

    def allows(self, start: int, end: int) -> bool:
        """Say whether a term may be found from ``start`` to ``end`` of the text."""
        return self.source(start, end) is not None


def plain(source: str) -> Prose:
    """Read a text without markup: it is what it says."""
    return Prose([Piece(source, 0, len(source), open=True)])

"""What every form of text is read into: stretches of characters that know where they stand."""

from __future__ import annotations

from enum import IntFlag
from typing import NamedTuple


class Within(IntFlag):
    """What a stretch stands in, besides running text."""

    LINK = 1
    HEADING = 2
    CODE = 4
    URL = 8
    """An address as it is written out."""
    EXPLAINED = 16
    """A word whose meaning is told already: ``<dfn>``, ``<abbr>``."""
    OTHER = 32
    """What is on the page and no text: a button, a drawing, an image."""
    BREAK = 64
    """What the reading puts between blocks and cells; the source has none of it."""


RUNNING = Within(0)
"""Text as it runs."""


class Piece(NamedTuple):
    """Some characters that are read, and where they stand in the source."""

    text: str
    start: int
    end: int
    within: Within = RUNNING

    @property
    def is_literal(self) -> bool:
        """Whether the source writes each character as itself, not as an entity or with a backslash."""
        return len(self.text) == self.end - self.start

    def moved(self, by: int) -> Piece:
        """Return the piece of a source that has ``by`` more characters before it."""
        return self._replace(start=self.start + by, end=self.end + by)


def parting(text: str, at: int) -> Piece:
    """Return what keeps two blocks or cells apart; it takes no room in the source."""
    return Piece(text, at, at, Within.BREAK)

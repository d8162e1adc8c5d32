"""What a file of choices holds once it is read."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from newsgen.model import Record


class Line(Record, frozen=True, kw_only=True):
    """A headline or a deck that was taken among those that the article offers."""

    key: str
    """What it is known by, however its figures are revised: :attr:`newsgen.story.lines.Line.key`."""
    by: str = ""
    """Who took it; empty where nobody says so."""
    text: str = ""
    """As it read when it was taken: for people."""


class Choices(Record, frozen=True, kw_only=True):
    """What was chosen of one article."""

    pinned: Mapping[str, str] = msgspec.field(default_factory=dict)
    """``rule:about`` of an item that is told whatever its score -> who pinned it."""
    left_out: Mapping[str, str] = msgspec.field(default_factory=dict)
    """``rule:about`` of an item that is not told -> who left it out."""
    headline: Line | None = None
    deck: Line | None = None
    problems: tuple[str, ...] = ()
    """What of the file does not count and why: Korean, a line each."""

    def __bool__(self) -> bool:
        """Tell whether anything was chosen."""
        return bool(self.pinned or self.left_out or self.headline or self.deck)


NONE = Choices()
"""Nothing was chosen: the rules decide."""

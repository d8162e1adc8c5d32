"""A claim made in words, as it was judged."""

from __future__ import annotations

from typing import NamedTuple

SAME = "같은 기간"
_UNNAMED = "unknown"


class Claim(NamedTuple):
    """One claim of a printed sentence."""

    kind: str
    holds: bool | None
    """Whether the raw closes bear it out; None where they do not tell."""
    sentence: str
    why: str
    """What was claimed, and the raw numbers."""
    place: str = ""


class Line(NamedTuple):
    """A sentence with its place, as the judges read it."""

    place: str
    text: str
    same: str = _UNNAMED
    """What 같은 기간 means here: the span that the sentences before it named last."""

    @property
    def is_lost(self) -> bool:
        """Whether it speaks of 같은 기간 where none was named: neither before it nor in its own words."""
        return SAME in self.text and self.same == _UNNAMED

"""A claim made in words, as it was judged."""

from __future__ import annotations

from typing import NamedTuple


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
    same: str = "unknown"
    """What 같은 기간 means here: the span that the sentences before it named last."""

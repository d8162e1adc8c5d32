"""A text that is longer than anybody writes one is many, one behind the other: it is checked in parts.

So time goes with its length, whatever a check holds against what. A text of its usual length is one part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from newsgen.checks.found import Flaw, Open
from newsgen.checks.look import Look
from newsgen.claims.copy import Part

_LONG = 40_000
"""Characters of a text that is checked in one, and of a part at most: the longest report has as many."""
_ENDS = ("\n\n", "\n", " ")
"""Behind what a part ends, the best first."""


class Looked(NamedTuple):
    """A part of a text under check, and where it begins in the whole."""

    look: Look
    at: int = 0
    before: int = 0
    """How many parts are checked before it."""
    of: int = 1
    """How many there are."""

    def placed(self, found: Flaw | Open) -> Flaw | Open:
        """Return what was found in it at its place in the whole text."""
        return found._replace(start=found.start + self.at, end=found.end + self.at) if self.at else found


def parts(look: Look) -> Iterator[Looked]:
    """Yield the parts of a text that are checked one after another: most are one."""
    if len(look.text) <= _LONG:
        yield Looked(look)
        return
    cuts = list(_cuts(look.text))
    for before, (start, end) in enumerate(cuts):
        yield Looked(replace(look, copy=Part(look.copy, start, end)), start, before, len(cuts))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where parts of a text begin and end, where a paragraph does if one ends in the second half of a part."""
    start = 0
    while start < len(text):
        end = start + _LONG
        if end < len(text):
            least = start + _LONG // 2
            ends = (at + len(mark) for mark in _ENDS if (at := text.rfind(mark, least, end)) >= 0)
            end = next(ends, end)
        yield start, min(end, len(text))
        start = end

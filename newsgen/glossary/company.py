"""Telling homonyms by the company they keep: 옵션 beside 만기 is the option, beside 선루프 it is not.

A word has one sense in a sentence more often than not, and the words around it tell which (Yarowsky, "One
Sense Per Collocation", 1993). So a spelling that needs company is believed where its sentence also holds
one of the words that its term names, or any other term of the same category that needs no company itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from newsgen.glossary.spelling import Spelling

Place = tuple[int, int, Spelling]
"""Start, end, and the spelling that stands there."""
_END = re.compile(r"[.!?][”’\"')\]]*(?=\s)|\n")
"""Where a sentence ends; the point of 3.5 or example.com is followed by no space."""


def in_company(text: str, places: list[Place]) -> list[Place]:
    """Return the places without those whose spelling needs company and has none in its sentence."""
    if not any(spelling.near for _, _, spelling in places):
        return places
    bounds = [0, *(end.end() for end in _END.finditer(text)), len(text) + 1]
    sure: dict[int, set[str]] = defaultdict(set)
    for start, _, spelling in places:
        if not spelling.near:
            sure[bisect_right(bounds, start)].add(spelling.category)
    return [place for place in places if not place[2].near or _believed(text, place, bounds, sure)]


def _believed(text: str, place: Place, bounds: list[int], sure: dict[int, set[str]]) -> bool:
    """Say whether a sentence speaks of what the spelling in it would mean."""
    start, _, spelling = place
    number = bisect_right(bounds, start)
    if spelling.category in sure[number]:
        return True
    sentence = text[bounds[number - 1] : bounds[number]]
    return any(word in sentence for word in spelling.near)

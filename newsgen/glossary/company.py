"""Telling homonyms by the company they keep: 옵션 beside 만기 is the option, beside 선루프 it is not.

A word has one sense in a sentence more often than not, and the words around it tell which (Yarowsky, "One
Sense Per Collocation", 1993). So a spelling that needs company is believed where its sentence also holds
one of the words that its term names, or any other term of the same category that needs no company itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from newsgen.glossary.spelling import Spelling

Place = tuple[int, int, Spelling]
"""Start, end, and the spelling that stands there."""
_END = re.compile(r"[.!?][”’\"')\]]*(?=\s)|\n")
"""Where a sentence ends; the point of 3.5 or example.com is followed by no space."""


def in_company(text: str, places: list[Place]) -> list[Place]:
    """Return the places without those whose spelling needs company and has none in its sentence."""
    if not any(spelling.near for _, _, spelling in places):
        return places
    bounds = [0, *[end.end() for end in _END.finditer(text)], len(text) + 1]
    numbered = [(bisect_right(bounds, place[0]), place) for place in places]
    sure = {(number, spelling.category) for number, (_, _, spelling) in numbered if not spelling.near}

    @cache  # a long sentence full of one homonym is read once
    def believed(number: int, category: str, near: tuple[str, ...]) -> bool:
        if (number, category) in sure:
            return True
        sentence = text[bounds[number - 1] : bounds[number]]
        return any(word in sentence for word in near)

    return [
        place
        for number, place in numbered
        if not place[2].near or believed(number, place[2].category, place[2].near)
    ]

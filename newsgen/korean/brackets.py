"""Where the word before a particle ends when a bracket stands between: before the bracket, or in it."""

from __future__ import annotations

import re

from newsgen.patterns import compiled

PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "］": "［", "〕": "〔", "】": "【"}
"""Closing brackets -> opening ones."""
_NOT_A_WORD = frozenset(".?!\n‘“'\"「『《〈([{（")
"""What, before a bracket, shows that the bracket does not explain a word."""
_CLAUSE = compiled(r"(?:\d\((?:[a-z])|\b40[13]\([KB]|\d\([a-z]\)\(\d)$", re.ASCII)
"""The last bracket of a clause of law, which is said: 401(k), 501(c)(3)."""
_EDITION = compiled(r"\d\([A-Z]$", re.ASCII)
"""A capital in a bracket, which may be said or not: 2025(E)."""
_FOOTNOTE = compiled(r"(?<=[가-힣A-Za-z])\d{1,2}$")
"""What stands before a bracket that nothing opened: 시장1) has a footnote, or is a number of a list."""
_CLAUSE_LENGTH = 16


def ends(text: str, end: int, floor: int) -> tuple[int, ...]:
    """Give where the word may end that a closing bracket at ``end`` follows; more than one where unsure."""
    inside = end - 1
    start = _opening(text, end, floor)
    near = text[max(floor, inside - _CLAUSE_LENGTH) : inside]
    if start is None:
        mark = _FOOTNOTE.search(near)
        return (inside,) if mark is None else (inside, inside - len(mark[0]))
    if _CLAUSE.search(near):
        return (inside,)
    if _EDITION.search(near):
        return (inside, start)
    return (start,) if _explains(text, start, floor) else (inside,)


def _opening(text: str, end: int, floor: int) -> int | None:
    """Find the bracket that one at ``end`` closes."""
    closing = text[end - 1]
    opening = PAIRS[closing]
    start, closed = end - 1, 1
    while closed:
        outer = text.rfind(opening, floor, start)
        if outer < 0:
            return None
        closed += text.count(closing, outer, start) - 1
        start = outer
    return start


def _explains(text: str, start: int, floor: int) -> bool:
    """Tell whether a bracket that opens at ``start`` has a word before it."""
    while start > floor and text[start - 1] == " ":
        start -= 1
    return start > floor and text[start - 1] not in _NOT_A_WORD

"""Over which time a sentence says that something moved: a week's change is never told as a day's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.editing.place import Place

_WORDS = {
    "day": r"이날|하루|전장|전 ?거래일|당일|전날",
    "two_days": r"이틀",
    "week": r"이번 주|한 주|주간|일주일|주 들어",
    "month": r"한 달|월간|이달|이번 달",
    "quarter": r"이번 분기|분기 들어",
    "year": r"올해|연초|한 해",
    "since": r"직전|공개|이후",
    "streak": r"연속|이 기간",
}
"""Span of a measure -> the words for it."""
_SPAN = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items()))
_GROUPS = {"week_so_far": "week"}
_THE_SAME = re.compile(r"(?:같은|이) 기간|그 사이")
"""What carries on the time that was named before."""
_OTHER = "다른 기간의 수치로 말합니다"


def in_context(before: str, sentence: str) -> str:
    """Return a sentence with what stands before it in its block where it carries on the time named there."""
    return before + sentence if _THE_SAME.search(sentence) else sentence


def objection(span: str, place: Place, usual: str, said: Iterable[str]) -> str:
    """Say in Korean that a sentence names a time that is not a figure's, or none where it has to.

    ``usual`` is the span that the article tells: it goes without saying. ``said`` are the sentences that
    printed the figure so far.
    """
    own = _GROUPS.get(span, span)
    if own not in _WORDS:
        return ""
    if _THE_SAME.search(place.sentence):
        return "" if own in (set(_named(place.before + place.left)) or {usual}) else _OTHER
    named = _named(place.left) or _named(place.sentence[place.start :])[:1]
    before = [set(_named(each)) for each in said]
    if named and own != named[-1] and not any(named[-1] in each for each in before):
        return _OTHER
    if not named and own != usual and all(own in each for each in before):
        return "어느 기간의 수치인지 없습니다"
    return ""


def _named(text: str) -> list[str]:
    return [found.lastgroup or "" for found in _SPAN.finditer(text)]

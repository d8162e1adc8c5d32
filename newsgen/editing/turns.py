"""Words by which a sentence says the opposite of the one that it stands for: highest for lowest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from newsgen.korean import said_direction

Way = TypeVar("Way", str | None, int)
_POLES = (
    re.compile(r"(?P<one>높|최고|신고가|강세|넓)|(?P<other>낮|최저|신저가|약세|좁)"),
    re.compile(r"(?P<one>큰|커|크|컸|최대)|(?P<other>작|최소)"),
    re.compile(r"(?P<one>많)|(?P<other>적[은었다])"),
    re.compile(r"(?P<one>웃돌|웃돈|상회|앞[질지]|앞섰|부합)|(?P<other>밑돌|밑돈|하회|뒤[처쳐지]|못 미)"),
)


def turned(old: Iterable[str], new: str) -> list[str]:
    """Return the words of a sentence that contradict every one of those that it stands for."""
    texts = [each for each in old if each]
    found: list[str] = []
    for pole in _POLES:
        now = {each.lastgroup: each[0] for each in pole.finditer(new)}
        found += _against([{each.lastgroup for each in pole.finditer(text)} for text in texts], now)
    ways = {way: new[start:end] for start, end, way in said_direction(new)}
    return found + _against([{way for _, _, way in said_direction(text)} for text in texts], ways)


def _against(before: list[set[Way]], now: Mapping[Way, str]) -> list[str]:
    """Return what is said now, where each text before said something and none of it the same."""
    opposed = bool(before) and bool(now) and all(each and not each & now.keys() for each in before)
    return [*now.values()] if opposed else []

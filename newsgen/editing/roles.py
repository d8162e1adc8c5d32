"""Which of a subject's numbers in one unit a number is: what it stood at, what it moved by, what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.indicators import indicators
from newsgen.korean import said_direction
from newsgen.measures import MEASURES, Sort
from newsgen.model import Fact

_EXPECTED = re.compile(r"(?:예상|전망)(?:치|대로)?[^0-9%,.]{0,6}$")
_APART = re.compile(r"[)\s]*(?:\S{1,4} )?(?:웃돌|밑돌|상회|하회|높|낮|많|적|넘어|못 미|차이|벌어)")
_BESIDE = re.compile(r"\s?(?:\([^)]*\))?\s?")
_BEYOND = re.compile(r"\s?(?:[가-힣]{1,4} )?(?:웃돌|밑돌|상회|하회|못 미)")
_MOVED = re.compile(r"\s?(?:늘|줄|증가|감소|오르|올[랐라]|내[리렸려린]|상승|하락)")
_AGO = re.compile(r"1년 전|한 달 전")
_PERIODS = {"1년 전": "전년", "한 달 전": "전월"}
"""What a release is said to be against -> the word for it in the release's title."""
_AMONG = re.compile(r"\s?(?:가운데|중)")
_AMOUNTS = frozenset({"won", "level", "price", "thousand"})
"""Units in which a subject's level and its move may both be told."""


def objection(fact: Fact, style: str, sentence: str, start: int, end: int, said: Iterable[str]) -> str:
    """Say in Korean why a number cannot be a fact's by what stands right beside it; empty where it can.

    ``said`` are the fact's prints so far, each with what stands behind it in its sentence.
    """
    measure = MEASURES.get(fact.measure)
    if measure is None:
        return ""
    if fact.measure.startswith("release_"):
        return _release(fact, sentence, start, end, said)
    if measure.sort is Sort.COUNT:
        return _counted(fact, style, sentence, start, end)
    if fact.unit not in _AMOUNTS or measure.sort not in {Sort.MOVE, Sort.LEVEL}:
        return ""
    moved = _moves(sentence, end)
    if measure.sort is Sort.MOVE and not moved:
        return f"{measure.korean}인데 움직인 폭으로 말하지 않습니다"
    if measure.sort is Sort.LEVEL and moved:
        return f"{measure.korean}인데 움직인 폭으로 말합니다"
    return ""


def _moves(sentence: str, end: int) -> bool:
    """Tell whether a word of direction stands right behind a number."""
    beside = _BESIDE.match(sentence, end)
    at = beside.end() if beside else end
    return any(start == at for start, _, _ in said_direction(sentence))


def _counted(fact: Fact, style: str, sentence: str, start: int, end: int) -> str:
    if (style == "members") != bool(_AMONG.match(sentence, end)):
        return "모두 센 수와 그 가운데의 수가 뒤바뀌었습니다"
    if ("52w" in fact.measure) and "52주" not in sentence[:start]:
        return "52주 기록을 쓴 종목의 수인데 그렇게 말하지 않습니다"
    tenth = re.search(r"_[gl]e10", fact.measure) is not None
    if (
        fact.measure.startswith("breadth_")
        and style != "members"
        and tenth != ("10% 이상" in sentence[:start])
    ):
        return "10% 이상 움직인 종목의 수인지 아닌지가 다릅니다"
    return ""


def _release(fact: Fact, sentence: str, start: int, end: int, said: Iterable[str]) -> str:
    expected = bool(_EXPECTED.search(sentence[:start]))
    if (fact.measure == "release_forecast") != expected:
        return "발표치를 예상치로 말합니다" if expected else "예상치를 발표치로 말합니다"
    ago = _AGO.findall(sentence[:start])
    title = indicators()[fact.about].title if fact.about in indicators() else ""
    if ago and _PERIODS[ago[-1]] not in title and any(each in title for each in _PERIODS.values()):
        return f"{title}인데 {ago[-1]}과 견줍니다"
    apart = bool(_APART.match(sentence, end))
    if fact.measure == "release_gap" and not apart:
        return "예상치와의 차이인데 그렇게 말하지 않습니다"
    if fact.measure != "release_gap" and _BEYOND.match(sentence, end):
        return "예상치와의 차이가 아닌데 그렇게 말합니다"
    moved = _MOVED.match(sentence, end)
    if fact.measure == "release_actual" and moved and not any(_MOVED.match(each) for each in said):
        return "발표된 수치인데 움직인 폭으로 말합니다"
    return ""

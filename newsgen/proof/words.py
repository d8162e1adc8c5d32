"""Words that state a figure without its digits: 두 자릿수, 사흘, 조정, 약세장, 사상 처음, 사상 최고가.

Each is held against the raw fact by rules of its own: nothing here is shared with what prints them.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from newsgen.model import Fact

Check = Callable[[str, Decimal, Fact], bool]

_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
}
_TIMES = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8}
_STAGES = {
    "correction_entered": ("조정", Decimal(-20), Decimal(-10)),
    "correction_left": ("조정", Decimal(-10), Decimal(0)),
    "bear_entered": ("약세장", Decimal(-100), Decimal(-20)),
    "bull_entered": ("강세장", Decimal(20), Decimal(1000)),
}
"""Measure -> the word for what began or ended, and between which values (in percent) it did."""


_PORTIONS = {
    "3분의 1 안팎": (Decimal(30), Decimal(37)),
    "절반 안팎": (Decimal(44), Decimal(56)),
    "절반 이상": (Decimal(58), Decimal(95)),
}
"""Words for a part of a whole -> between which percents they may stand."""


def _tens(text: str, value: Decimal, _: Fact) -> bool:
    return text == "두 자릿수" and 10 <= abs(value) < 100


def _in_a_row(text: str, value: Decimal, fact: Fact) -> bool:
    """Permit days that were sessions, by their own words: 사흘 of 3."""
    return fact.unit == "sessions" and _DAYS.get(text) == value


def _stage(text: str, value: Decimal, fact: Fact) -> bool:
    """Permit what the closes that the fact keeps, the high (the low) and today's, make of it."""
    word, low, high = _STAGES.get(fact.measure, ("", Decimal(0), Decimal(0)))
    if text != word or not low <= value <= high or len(fact.inputs) != 2:
        return False
    base, now = (Decimal(repr(each.value)) for each in fact.inputs)
    return abs((now / base - 1) * 100 - value) < Decimal("1e-6")


def _ever(text: str, value: Decimal, fact: Fact) -> bool:
    """Permit 사상 처음 of a level that a close took from below, of which no earlier day is known."""
    if fact.measure not in {"level_first", "level_first_week"} or len(fact.inputs) != 2:
        return False
    before, now = (Decimal(repr(each.value)) for each in fact.inputs)
    return text in {"사상 처음", "사상 첫"} and before < value <= now


_YEAR = 365
"""Days before which a close as high is no bar to a high of 52 weeks."""


def _peak(text: str, value: Decimal, fact: Fact) -> bool:
    """Permit a close to be a record, or the highest (lowest) of 52 weeks, of which no close since is as far.

    A company's alone: an index has a 최고치.
    """
    before = None if fact.since_value is None else Decimal(repr(fact.since_value))
    if fact.about.startswith("^"):
        return False
    if fact.measure == "high_all":
        return text == "사상 최고가" and before is not None and value > before
    word, sign = {"high_52w": ("52주 최고가", 1), "low_52w": ("52주 최저가", -1)}.get(fact.measure, ("", 0))
    if text != word:
        return False
    if fact.since is None or before is None:
        return True
    return (fact.session - fact.since).days >= _YEAR and sign * value <= sign * before


def _limit(text: str, value: Decimal, fact: Fact) -> bool:
    """Permit 상한가, 하한가 of a close that is as far from its base price as a limit is, but for a step."""
    word, sign = {"upper_limit": ("상한가", 1), "lower_limit": ("하한가", -1)}.get(fact.measure, ("", 0))
    if text != word or len(fact.inputs) != 2:
        return False
    base, close = (Decimal(repr(each.value)) for each in fact.inputs)
    part = sign * (close / base - 1) * 100
    return close == value and Decimal(25) < part <= Decimal(30)


def _fold(text: str, value: Decimal, fact: Fact) -> bool:
    """Permit 세 배 of what is more than three times as large, by less than once more, as 넘는 says."""
    times = _TIMES.get(text.removesuffix(" 배"), 0)
    return fact.unit == "ratio" and text.endswith(" 배") and 0 < times < value <= times + 1


def _bulk(text: str, value: Decimal, fact: Fact) -> bool:
    """Permit 절반 넘는 몫 of more than half, and 대부분 from four fifths of the whole on."""
    least = {"절반 넘는 몫": Decimal(50), "대부분": Decimal("79.999999")}.get(text)
    return fact.unit == "percent" and least is not None and least < value <= 100


def _grown(text: str, value: Decimal, _: Fact) -> bool:
    return text == ("늘었" if value > 0 else "줄었") and value != 0


def _portion(text: str, value: Decimal, _: Fact) -> bool:
    """Permit a part of a whole that the approximated percentage makes true by a margin."""
    low, high = _PORTIONS.get(text, (Decimal(1), Decimal(0)))
    return low <= value <= high


def _way(text: str, value: Decimal, _: Fact) -> bool:
    """Permit the word for where something went, by its sign."""
    return text == ("오른" if value > 0 else "내린") and value != 0


STYLES: dict[str, Check] = {
    "portion": _portion,
    "way": _way,
    "tens": _tens,
    "in_a_row": _in_a_row,
    "stage": _stage,
    "ever": _ever,
    "peak": _peak,
    "fold": _fold,
    "bulk": _bulk,
    "limit": _limit,
    "grown": _grown,
}
"""Style of a word -> what it permits."""

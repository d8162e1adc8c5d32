"""Figures as Korean business copy writes them, read: what stands there, its unit, its bound, how fine it is.

The grammar (a digit may stand in groups of three, spaces are optional where the press leaves them out):

    figure  = [about] [sign] amount [unit] [arrow] [bound]
    range   = amount [unit] ("~" | "∼" | "–" | "-") amount unit
    amount  = group { scale group } [scale]           4만1,234.50  6천789.12  1조2천억  1조 2,000억  28만5000
    group   = digits ["," digits ...] ["." digits] ["천" | "백" | "십" digits]
    scale   = "조" | "억" | "만", each smaller than the one before
    unit    = % %p %포인트 bp 포인트 p 원 달러 엔 유로 배 거래일 개월 년 일 주 시 분 명 개 종목 곳 건 차례 위 ...
    about   = 약 | 거의 | 무려 | 최대 | 최소 | 최고
    bound   = 넘게 초과 이상 미만 이하 가까이 안팎 내외 정도 가량 쯤 남짓 대 선

Nothing here knows what a figure is of. ``두 자릿수`` and small counts in words (사흘, 한 달) are figures too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from newsgen.patterns import compiled

from .numbers import DAYS

Bound = Literal["", "over", "at_least", "under", "at_most", "nearly", "about", "band", "line", "double"]

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_GROUP = rf"{_DIGITS}(?:[천백십](?:{_DIGITS})?)?"
_COUNTED = r"\s?(?:원|달러|포인트|명|건|주|계약|가구|대)"
"""Units that are counted by 만 and by one, behind a space: 7만 1400원."""
_AMOUNT = (
    rf"{_GROUP}(?:[조억만](?:\s?{_GROUP}(?=[천백십]?[억만])|\s?(?:\d{{4}}|\d,\d{{3}}|\d천\d{{1,3}})\.\d\d(?!\d)|{_GROUP}"
    rf"|(?<=만)\s{_GROUP}(?={_COUNTED})|(?<=만)\s\d[천백](?=\s?선))?)*"
)
_UNITS: dict[str, str] = {
    **dict.fromkeys(("%포인트", "% 포인트", "%p", "%P", "퍼센트포인트", "퍼센트 포인트"), "pp"),
    **dict.fromkeys(("%", "퍼센트", "프로"), "percent"),
    **dict.fromkeys(("bp", "bps", "BP", "베이시스포인트", "베이시스 포인트"), "bp"),
    **dict.fromkeys(("포인트", "pt", "p", "P"), "points"),
    **dict.fromkeys(("거래일", "개월", "년", "일", "주", "시간", "시", "분기", "분", "월", "초"), ""),
    **dict.fromkeys(("명", "개사", "개국", "개 종목", "개", "종목", "곳", "건", "차례", "번째", "번", "위", "배", "대 1"), ""),
    **dict.fromkeys(("원", "달러", "엔", "유로", "위안", "센트", "배럴", "온스", "주"), ""),
}  # fmt: skip
"""Unit as written -> what it is; empty where it stands for itself."""
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_DIGIT = compiled(r"\d")
_JOIN = r"\s?[~∼〜–-]\s?"
_FIGURE = compiled(
    rf"(?=[\d약거무최대+−–▲▼△▽↑↓-])(?<![\d.,A-Za-z])(?:(?P<about>약|거의|무려|최대|최소|최고|대략)\s?)?(?P<sign>[-−–+▲▼△▽↑↓]\s?)?"
    rf"(?P<number>{_AMOUNT})(?:\s?(?P<unit>{_UNIT})(?![A-Za-z]))?"
    rf"(?:{_JOIN}(?P<last>{_AMOUNT})\s?(?P<last_unit>{_UNIT})?(?![A-Za-z]))?"
)
_ARROW = compiled(r"\s?[↑↓▲▼]")
_BOUNDS: dict[Bound, str] = {
    "over": r"\s?(?:넘게|넘는|넘은|넘긴|넘어서|넘어|넘겨|초과)|\s?(?:을|를|도)? ?넘[긴겨어은었고으자는]|(?:을|를)?\s(?:사상\s)?(?:처음|다시|또|재차|단숨에|훌쩍)(?:으로)?\s넘[긴겨어은었고으자는]|(?:을|를)? ?(?:웃돌|웃도는|상회|돌파)",
    "at_least": r"\s?이상",
    "under": r"\s?미만|(?:을|를|에)? ?(?:밑돌|밑도는|하회|못 미)|(?:을|를)\s(?:다시\s|또\s)?내[줬줘주준]|(?:에도)? 못 미",
    "at_most": r"\s?이하",
    "nearly": r"\s?(?:가까이|가까운|가까워|육박)|에 (?:육박|근접|가까[이운워])",
    "about": r"\s?(?:안팎|내외|정도|가량|쯤|남짓|여)(?![가-힣]*권)",
    "line": r"\s?선(?![가-힣]*(?:물|언|거|택))",
    "band": r"\s?대(?!비|형|규모|거|량|폭|출|체|통령|책|표|응|신|\s?1)",
}
_BEGINS = "가남내넘다단대도돌또를못미밑사상선안에여웃육을이재정쯤처초하훌"
"""What words for a bound begin with, looked at before any of them is tried."""
_BOUND = compiled(
    rf"(?=\s?[{_BEGINS}])(?:{'|'.join(f'(?P<{bound}>{words})' for bound, words in _BOUNDS.items())})"
)
_GLOSSED = compiled(r"\([^()\d]{0,8}[\d,만천조억 ]+(?:원|달러)\)(?=[을를])")
"""A price in another currency between a figure and the words for its bound: 3400달러(약 483만원)를 돌파."""
_ROUGH = {
    "약": "about",
    "대략": "about",
    "거의": "nearly",
    "최대": "at_most",
    "최고": "at_most",
    "최소": "at_least",
}
_DOUBLE = compiled(r"(?P<count>두|한|세)\s?자릿수")
_FEW = compiled(rf"(?<![가-힣])({'|'.join(DAYS)})(?=\s?(?:연속|만|째|내리|동안|간|연달아|새))")
_SCALES = {"조": 10**12, "억": 10**8, "만": 10**4}
_TENS = {"천": 1000, "백": 100, "십": 10}
_MOST = 20
"""Powers of ten that no figure of copy reaches: a longer number is a code."""
_SCALED = compiled("[조억만천백십]")
_PART = compiled(rf"({_DIGITS})(?:([천백십])({_DIGITS})?)?\s?([조억만])?")


class Figure(NamedTuple):
    """One figure of a text. Offsets are code points of that text, the end exclusive."""

    start: int
    end: int
    """Number and unit, without the words for its bound."""
    value: Decimal
    """The magnitude, in the unit: of ``1조2000억원`` 1,200,000,000,000."""
    high: Decimal | None
    """The other end of a range."""
    unit: str
    """``percent``, ``pp``, ``bp``, ``points``; others as they are written, empty where none is."""
    step: Decimal
    """What one more in the last digit would be: 0.01 of 0.32, 1억 of 1218억."""
    sign: int
    """-1 or 1 where a sign or an arrow stands beside it, else 0."""
    bound: Bound
    number_end: int
    """Where the number ends, before its unit."""
    bound_end: int
    """Where the words for its bound end; ``end`` where there are none."""

    @property
    def is_exact(self) -> bool:
        """Whether it says the number itself, to its last digit."""
        return not self.bound and self.high is None


def amount(text: str) -> tuple[Decimal, Decimal]:
    """Read an amount, and what its last digit stands for: ``1조2천억`` is 1.2e12 by steps of 1e11."""
    if not _SCALED.search(text):
        return _read(text)
    total, step, scale = Decimal(0), Decimal(1), Decimal(1)
    for found in _PART.finditer(text):
        digits, tens, rest, myriad = found.groups()
        scale = Decimal(_SCALES.get(myriad, 1))
        group, step = _read(digits)
        if tens:
            group, step = group * _TENS[tens], step * _TENS[tens]
            if rest:
                more, step = _read(rest)
                group += more
        total += group * scale
        step *= scale
    return total, step


def _read(digits: str) -> tuple[Decimal, Decimal]:
    plain = digits.replace(",", "")
    return Decimal(plain), _step(len(plain.partition(".")[2]))


@lru_cache(maxsize=64)
def _step(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


@lru_cache(maxsize=1024)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order. Time goes with its length."""
    numbers = _numbers(text) if _DIGIT.search(text) else ()
    return tuple(sorted([*numbers, *_words(text)]))


_TORN = compiled(r"(?:,\d{1,2}\.\d\d|(?<=\d\.\d{3})[,.]\d\d)(?!\d)")
"""What stands behind the first digits of a number whose groups are none: 11,65.25, 5.186,33."""


def _numbers(text: str) -> Iterator[Figure]:
    for found in _FIGURE.finditer(text):
        if _TORN.match(text, found.end("number")):
            continue
        unit, end = found["unit"], found.end("unit") if found["unit"] else found.end("number")
        value, step = amount(found["number"])
        high: Decimal | None = None
        if found["last"] and (found["last_unit"] or unit):
            high, finer = amount(found["last"])
            step = min(step, finer)
            unit, end = found["last_unit"] or unit, found.end()
            if high > value and _is_short(found["number"], found["last"], high):
                value *= _scale_of(found["last"])
        if max(value, high or value).adjusted() < _MOST:
            yield _made(text, found, value, high, step, unit, end)
        if found["last"] and high is None:
            again = _FIGURE.match(text, found.start("last"))
            value, step = amount(again["number"]) if again else (value, step)
            if again and value.adjusted() < _MOST:
                yield _made(
                    text,
                    again,
                    value,
                    None,
                    step,
                    again["unit"],
                    again.end("unit" if again["unit"] else "number"),
                )


def _is_short(first: str, last: str, high: Decimal) -> bool:
    """Tell whether the scale of a range is said once, at its end: 3~4조원, but not 200만~300만원."""
    return not re.search("[조억만천]", first) and bool(re.search("[조억만천]$", last)) and high > 0


def _scale_of(last: str) -> Decimal:
    scale = Decimal(1)
    for char in reversed(last):
        if char in _SCALES:
            scale *= _SCALES[char]
        elif char in _TENS:
            scale *= _TENS[char]
        else:
            break
    return scale


def _made(
    text: str,
    found: re.Match[str],
    value: Decimal,
    high: Decimal | None,
    step: Decimal,
    unit: str | None,
    end: int,
) -> Figure:
    sign = _sign(text, found)
    arrow = _ARROW.match(text, end)
    if arrow and not sign:
        sign = 1 if arrow[0].strip() in "↑▲" else -1
    bound, bound_end = _bound(text, arrow.end() if arrow else end, unit or "")
    rough = _ROUGH.get(found["about"] or "")
    if not bound and rough:
        bound = rough  # type: ignore[assignment]
    start = found.start("sign") if found["sign"] and sign else found.start("number")
    return Figure(
        start, end, value, high, _UNITS.get(unit or "", "") or (unit or ""), step, sign, bound,
        found.end("number"), bound_end,
    )  # fmt: skip


def _sign(text: str, found: re.Match[str]) -> int:
    """Return the sign before a number; a dash behind a digit or a word joins, and △ means both."""
    if not found["sign"]:
        return 0
    sign = found["sign"].strip()
    before = text[max(found.start("sign") - 1, 0) : found.start("sign")]
    if sign in "-–−" and before and (before.isalnum() or before in "%)"):
        return 0
    if sign in "↑↓" and before and (before.isalnum() or before in "%)p"):
        return 0  # of the figure before
    return {"+": 1, "▲": 1, "↑": 1, "△": 0}.get(sign, -1)


def _bound(text: str, end: int, unit: str) -> tuple[Bound, int]:
    if unit in {"일", "년", "월", "시", "위", "차례", "번째", "분기"}:
        return "", end
    told = _BOUND.match(text, end)
    if told is None and text[end : end + 1] == "(":
        glossed = _GLOSSED.match(text, end)
        told = _BOUND.match(text, glossed.end()) if glossed else None
        told = told if told and told.lastgroup in {"over", "under"} else None
    return (cast(Bound, told.lastgroup), told.end()) if told else ("", end)


def _words(text: str) -> Iterator[Figure]:
    one = Decimal(1)
    for found in _DOUBLE.finditer(text) if "자릿수" in text else ():
        value = {"한": one, "두": Decimal(10), "세": Decimal(100)}[found["count"]]
        yield Figure(
            found.start(), found.end(), value, None, "percent", one, 0, "double", found.end(), found.end()
        )
    for found in _FEW.finditer(text):
        value = Decimal(DAYS[found[1]])
        yield Figure(found.start(), found.end(), value, None, "거래일", one, 0, "", found.end(), found.end())

"""Units: %p for %, bp against its gloss, what one basis point is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.patterns import compiled
from newsgen.sought import may_be_in

CODE: Final = "percent-point"
GLOSS: Final = "bp"
_GLOSS = compiled(
    r"(?P<low>\d+(?:\.\d+)?)(?:\s?[~∼–-]\s?(?P<high>\d+(?:\.\d+)?))?\s?(?:bp|bps|베이시스포인트)\s?\((?:1bp\s?=\s?)?(?P<one>\d+(?:\.\d+)?)%?(?:\s?[~∼–-]\s?(?P<other>\d+(?:\.\d+)?))?\s?(?P<unit>%p|%P|%포인트|%)\)"
)
_POINTS_GLOSS = compiled(
    r"(?<![\d.])(?P<points>\d\.\d{1,2})(?:%p|%P|%포인트)\s?\((?P<bp>\d{1,3})(?P<unit>%)\)"
)
"""Percentage points with their basis points told in percent: 0.50%포인트(50%)."""
_ONE = compiled(
    r"1\s?(?:bp|베이시스포인트)(?:\([^()]*\))?\s?(?:는|은|=)\s?(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>%p|%포인트|%)"
)
_RATE = compiled(
    r"(?:(?:기준금리|정책금리|목표 ?범위)[가는이은]|(?:기준금리|정책금리|목표 ?범위|금리)(?:를|을|도)?)\s(?:(?!\S+에도\s|\S*[^에\s][은는]\s)[가-힣]+\s){0,3}?(?P<value>\d\.\d{1,2})(?P<unit>%)(?!\s?(?:p|P|포인트|[~∼–-]|대|선))\s?(?:씩\s|만\s)?(?:인하|인상|낮[췄추춘출]|올[렸려린리릴]|내[렸려린리릴])"
)
_POINTS = compiled(
    r"(?P<of>실업률|상승률|성장률|확률|비중|점유율|물가상승률|이익률|금리차|스프레드)[^.,\d%]{0,20}?(?:보다|대비|에서\s[\d.]+%로|에 비해)[^.,\d%]{0,10}(?P<value>\d+(?:\.\d+)?)(?P<unit>%)(?!\s?(?:p|P|포인트))\s?(?:가량\s)?(?:높|낮|상승|하락|오른|내린|올랐|내렸|올라|내려)"
)

_CUT = compiled(
    r"(?<![\d.])(?P<value>0\.25|0\.50?|0\.75|1\.00)(?P<unit>%)(?:를|씩|만)\s(?:한꺼번에\s|한 번에\s|더\s)?(?:인하|인상|낮[췄추춘]|올[렸려린리]|내[렸려린리])"
)
"""A step of a central bank, as the object of its verb; no price is spoken of so."""
_SHARE = compiled(
    r"(?:실업률|물가상승률|성장률|점유율|참가율|이익률)(?:은|는|이|가|도)?\s\d+(?:\.\d+)?%(?:로|까지)\s[^.,\d%]{0,14}(?:보다|대비|에 비해)\s[^.,\d%]{0,4}(?P<value>\d+(?:\.\d+)?)(?P<unit>%)(?!\s?(?:p|P|포인트))\s?(?:가량\s)?(?:높|낮|상승|하락|오른|내린|올랐|내렸|올라|내려)"
)


_DIFFERENCE = compiled(
    r"(?<![\d.,])(?P<new>\d{1,2}(?:\.\d{1,2})?)%(?!\s?(?:p|P|포인트))[^.%\d]{0,24}?(?:[^.%\d]\s?\(|\s\d{1,2}월\s?\(|\s)(?P<old>\d{1,2}(?:\.\d{1,2})?)%\)?(?:보다|을|를|에서|대비|에 비해|과 견줘)\s[^%\d.,]{0,8}"
    r"(?P<value>\d(?:\.\d{1,2})?)(?P<unit>%)(?!\s?(?:p|P|포인트))\s?(?:가량\s|나\s)?(?:높|낮|상승|하락|오[른르]|내[린리]|올[랐라]|내렸|내려|웃돌|웃도|밑돌|밑도|상회|하회|떨어|줄|늘|뛰)"
)
"""Two percentages and, in percent too, by how much the one is above or below the other."""
_MOVED = compiled(
    r"[^.,\d]{0,24}?(?P<value>0\.\d{2,3})(?P<unit>%)(?!p|P|포인트|\s?[~∼-])\s?(?:오른|내린|상승한|하락한|떨어진|뛴|올라|내려|오르|내리|하락|상승|올랐|내렸|높|낮)"
)
_AGAINST = compiled(r"전장|전 ?거래일|전날|전일|보다|대비")

_FROM_TO = compiled(
    r"(?<![\d.,])(?P<old>\d{1,2}(?:\.\d{1,3})?)%에서\s(?:연\s|다시\s|(?:지난달|이달|\d{1,2}월)(?:에는|에)?\s)?(?P<new>\d{1,2}(?:\.\d{1,3})?)%(?:로|까지)\s(?:[가-힣]+\s){0,3}?"
    r"(?P<value>\d{1,2}(?:\.\d{1,3})?)(?P<unit>%)(?!p|P|포인트|\s?[~∼-]|대|선)"
)
"""Two percentages and, in percent too, by how much the one became the other: 3.50%에서 3.25%로 0.25%."""
_AND_FROM_TO = compiled(
    r"(?<![\d.,])(?P<value>\d{1,2}(?:\.\d{1,3})?)(?P<unit>%)(?!p|P|포인트|\s?[~∼-]|대|선)(?:씩|만|를)?\s(?:낮|내|인하|올|높|인상|오른|떨어)[^.%\d]{0,16}?"
    r"(?P<old>\d{1,2}(?:\.\d{1,3})?)%에서\s(?:연\s)?(?P<new>\d{1,2}(?:\.\d{1,3})?)%"
)
"""The difference before the two: 10% 낮춰 35%에서 25%로."""
_OF_POINTS = compiled(
    r"(?<![\d.,])(?P<points>[\d,]+(?:\.\d+)?)\s?(?:포인트|pt|p)\s?\([+-]?\d{1,2}\.\d{1,2}(?P<unit>%포인트|%p|%P)\)"
)
"""A move of an index, whose part of it is in percent: 12.30포인트(0.45%포인트)."""
_BELOW = compiled(
    r"(?<![\d.,])\d{1,2}\.\d%(?:보다\s|\)?보다\s(?:물가\s?)?(?:상승률|성장률|증가율|실업률|오름폭)[이은는]\s)(?P<value>[01]\.\d)(?P<unit>%)(?!p|P|포인트|\s?[~∼-])\s?(?:가량\s|나\s)?(?:높|낮)"
)
"""By how much something is above or below a percentage: 6월의 3.5%보다 0.1% 낮다."""
_OF_RANGE = compiled(
    r"\d\.\d{2}%로\s(?P<value>0\.25|0\.50?|0\.75|1\.00|25|50|75)(?P<unit>%)(?!p|P|포인트)(?:\([^()]*\))?\s(?:[가-힣]+\s)?(?:낮|내[렸린리]|인하|올[렸린리]|인상)"
)
"""A step behind the range that it led to: 3.50~3.75%로 0.25% 낮췄다."""
_STEP = compiled(r"(?<![\d.])(?P<value>0\.25|0\.50|0\.75)(?P<unit>%)\s(?:추가\s)?(?:인하|인상)")
"""A step as a noun, in a text of a central bank alone: 0.25% 인하 확률."""
_NO_BP = compiled(r"\(1(?P<unit>%포인트|%p|%)\s?=\s?0\.01")
"""What is glossed as a basis point and is none: 4%(1%=0.01%포인트)."""

_AMOUNT = compiled(
    r"(?:매출액?|영업이익|순이익|당기순이익|수출액?|수입액?|수주액?|판매량|출하량|거래대금|시가총액|거래량|주당순이익|배당금)(?:은|는|이|가|도)\s"
    r"(?:(?!보다|[율률]|비중)[^.,%\d]|\d(?!\S*%)|(?<=\d)[.,](?=\d)|1년 전보다|보다){0,30}?\d[\d.,]*(?P<unit>%포인트|%p|%P)\s?(?:가까이\s|넘게\s|가량\s|나\s)?(?:늘|줄|증가|감소|급증|급감|뛰|불어|성장|많|적)"
)
"""An amount that grew or shrank by percentage points: 영업이익이 1년 전보다 55.94%포인트 줄었다."""
_GAP = compiled(
    r"(?:금리\s?차|스프레드|금리(?:\([^()\n]*\))?(?:[와과]의?|\s간|\s사이)?\s?(?:의\s)?(?:격차|차이))(?:는|은|가|이|도|를|을)\s(?:[가-힣]+\s){0,3}?"
    r"(?P<value>\d(?:\.\d{1,3})?)(?P<unit>%)(?!p|P|포인트|\s?[~∼-])\s?(?:로|까지|다|이다|였|가량|에)"
)
"""How far two rates are apart, in percent: 기준금리와의 격차는 1.50%로."""
_BY_STEPS = compiled(r"(?<![\d.,])(?:25|50|75)(?P<unit>%)(?:씩|를)?\s(?:(?:기준금리|금리)\s)?(?:인하|인상)")
"""A step of basis points told in percent: 25% 인하 뒤."""
_BANK = compiled("기준금리|연방기금금리|정책금리|금통위|금융통화위원회|FOMC|연준")
_NO_RATE = compiled("관세|세율|가격|요금|임금|배당|수수료|공급가|운임|목표가|지분")


def _steps(look: Look) -> Iterator[Flaw]:
    """Yield steps of a central bank in percent that are basis points."""
    before = ""
    for sentence in look.copy.sentences if may_be_in(look.own, _BANK) else ():
        if (
            "%" not in sentence.own
            or not _BANK.search(before + sentence.own)
            or _NO_RATE.search(sentence.own)
        ):
            before = sentence.own
            continue
        for found in _BY_STEPS.finditer(sentence.own):
            start, end = (sentence.at + at for at in found.span("unit"))
            message = "기준금리가 움직인 폭은 bp나 %포인트로 씁니다."
            yield Flaw(CODE, Kind.CONTRADICTION, start, end, message, "bp")
        for found in _STEP.finditer(sentence.own):
            start, end = found.span("unit")
            yield _point(sentence.at + start, sentence.at + end, look.text)
        before = sentence.own


def check(look: Look) -> Iterator[Flaw]:
    """Yield differences of percentages told in percent, and basis points that their gloss contradicts."""
    text = look.text
    for found in _GLOSS.finditer(text):
        yield from _glossed(found)
    for found in _ONE.finditer(text):
        if float(found["value"]) != 0.01:
            start, end = found.span("value")
            yield Flaw(GLOSS, Kind.CONTRADICTION, start, end, "1bp는 0.01%포인트입니다.", "0.01")
        elif found["unit"] == "%" and text[found.start() - 1 : found.start()] not in {"(", "·"}:
            yield _point(*found.span("unit"), text)  # in brackets desks gloss it so
    rates = _OF_POLICY.search(look.own) is not None
    seen = set[int]()
    for pattern in (_RATE, _POINTS, _SHARE, _GAP, _BELOW, *((_CUT, _OF_RANGE) if rates else ())):
        for found in pattern.finditer(look.own):
            start, end = found.span("unit")
            if start not in seen:
                seen.add(start)
                yield _point(start, end, text)
    for pattern in (_DIFFERENCE, _FROM_TO, _AND_FROM_TO):
        for found in pattern.finditer(look.own):
            new, old, value = (Decimal(found[name]) for name in ("new", "old", "value"))
            if abs(new - old) == value and found.start("unit") not in seen:
                seen.add(found.start("unit"))
                yield _point(*found.span("unit"), text)
    yield from _points_glossed(look)
    yield from _shares(look)
    for found in _NO_BP.finditer(look.own):
        yield Flaw(GLOSS, Kind.CONTRADICTION, *found.span("unit"), "0.01%포인트는 1bp입니다.", "bp")
    yield from _changes(look)
    yield from _rates_of_change(look)
    yield from _steps(look)


def _shares(look: Look) -> Iterator[Flaw]:
    """Yield moves of indices, and of amounts, told in percentage points."""
    for found in _OF_POINTS.finditer(look.own):
        message = "지수가 움직인 비율은 %로 씁니다."
        yield Flaw(CODE, Kind.CONTRADICTION, *found.span("unit"), message, "%", fixable=True)
    for found in _AMOUNT.finditer(look.own):
        message = "금액과 수량이 늘고 준 비율은 %로 씁니다."
        yield Flaw(CODE, Kind.CONTRADICTION, *found.span("unit"), message, "%", fixable=True)


_OF_POLICY = compiled("금리|연준|한국은행|한은")
_RATE_OF_CHANGE = compiled(
    r"(?<![\d.,])(?P<value>\d{1,3}(?:\.\d{1,2})?)(?P<unit>%포인트|%p|%P)\s?(?:나\s|이나\s|가량\s|넘게\s|가까이\s)?(?:올랐|오른|올라|뛰|뛴|뛰었|급등|급락|상승|하락|내렸|내린|내려|떨어|높은 (?:수준|자리))"
)
_OF_RATES = compiled(
    "금리|년물|국채|국고채|확률|가능성|비중|실업률|점유율|성장률|상승률|하락률|수익률|증가율|이익률|물가|지지율|예상|전망|격차|차이|앞[섰서선]|웃돌|밑돌|상회|하회|스프레드|관세|세율|지분|CPI|PPI|PCE|GDP|참가율|참여율|가동률|등락률|변동률|낙폭|오름폭|상승폭|하락폭"
)
"""What is told in percent itself, or is a difference of rates of change."""
_AGAINST_OTHERS = compiled(r"(?<![말초전일주달장간])보다")
_LARGE = 2.0
"""Percentage points from which on a sentence that tells of no rate tells a price's change."""


def _rates_of_change(look: Look) -> Iterator[Flaw]:
    """Yield large changes of prices told in percentage points: 주간 기준으로 5.48%포인트 올랐다."""
    for sentence in look.having(_RATE_OF_CHANGE):
        for found in _RATE_OF_CHANGE.finditer(sentence.own) if "%" in sentence.own else ():
            if float(found["value"]) < _LARGE or _OF_RATES.search(sentence.text):
                continue
            if not _AGAINST_OTHERS.search(sentence.own):
                start, end = (sentence.at + at for at in found.span("unit"))
                message = "주가나 지수가 움직인 비율은 %로 씁니다."
                yield Flaw(CODE, Kind.CONTRADICTION, start, end, message, "%", fixable=True)


def _points_glossed(look: Look) -> Iterator[Flaw]:
    """Yield basis points told in percent behind the percentage points that they are."""
    for found in _POINTS_GLOSS.finditer(look.own):
        if abs(float(found["points"]) * 100 - float(found["bp"])) < _WHOLE_BP:
            message = f"{found['points']}%포인트는 {found['bp']}bp입니다."
            yield Flaw(GLOSS, Kind.CONTRADICTION, *found.span("unit"), message, "bp")


_WHOLE_BP = 0.5
_BEFORE = compiled(r"(?<![\d.])[\d.]+$")


def _point(start: int, end: int, text: str) -> Flaw:
    figure = _BEFORE.search(text, max(start - 8, 0), start)
    unit = "%포인트" if "%포인트" in text else "%p"
    if figure and figure[0] in {"25", "50", "75"}:
        unit = "bp"
    return Flaw(
        CODE, Kind.CONTRADICTION, start, end, "백분율끼리의 차이는 %포인트(%p)입니다.", unit, fixable=True
    )


def _glossed(found: re.Match[str]) -> Iterator[Flaw]:
    pairs = [("low", "one")] + ([("high", "other")] if found["high"] and found["other"] else [])
    for bp, points in pairs:
        if abs(float(found[bp]) / 100 - float(found[points])) > 0.0051 and found[points] != "0.01":
            start, end = found.span(points)
            places = len(found[points].partition(".")[2])
            right = f"{float(found[bp]) / 100:.{max(places, 2)}f}"
            yield Flaw(
                GLOSS,
                Kind.CONTRADICTION,
                start,
                end,
                f"{found[bp]}bp는 {float(found[bp]) / 100:g}%포인트입니다.",
                right,
            )
            return
    if found["unit"] == "%":
        start, end = found.span("unit")
        yield Flaw(CODE, Kind.CONTRADICTION, start, end, "bp는 %포인트(%p)로 풉니다.", "%p", fixable=True)


def _changes(look: Look) -> Iterator[Flaw]:
    """Yield moves of a yield that are told in percent though they are percentage points: 0.05% 오른 4.25%."""
    for one in look.mentions:
        if one.sort != "yield":
            continue
        found = _MOVED.match(look.own, one.end, one.end + 50)
        if found and _AGAINST.search(look.own, one.end, found.start("value")):
            start = found.start("unit")
            yield _point(start, start + 1, look.text)

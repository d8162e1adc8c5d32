"""Two values that a text tells of one thing, and what it says lies between them: which way, how far, what percent.

Nothing recorded is needed: 목표주가를 12만원에서 15만원으로 낮췄다 contradicts itself, whoever's it is. Where the
record knows a figure of the three and does not bear it out, that is told in its place alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from newsgen.checks.amounts.truths import fits, truths_of
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.opposite import opposite
from newsgen.checks.policy.ranges import is_spoken
from newsgen.claims import Sentence
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

DIRECTION: Final = "direction"
ARITHMETIC: Final = "arithmetic"
_UNITS = frozenset(
    {"", "percent", "points", "bp", "원", "달러", "엔", "위안", "유로", "명", "개", "건", "곳"}
)
"""Units of values that go up and down; ranks, hours and days go another way or none."""
_UP = r"올랐|오른|올라|오르(?!내)|올린|올렸|올려|올리|높아|높인|높였|높여|높은|높았|높이|웃돌|웃도|상회|뛴|뛰었|뛰며|늘|증가|상승|확대|커[졌진지져]|불어|많아|많았|많은|상향"
_DOWN = r"내렸|내린|내려|내리|낮아|낮췄|낮춘|낮춰|낮추|낮은|낮았|밑돌|밑도|하회|못\s?미[치쳤]|떨어|밀[렸린려리]|줄|감소|하락|축소|작아|적어|적은|적었|하향|깎"
_ADVERB = r"(?:(?:소폭|크게|큰 폭으로|다시|또|더|조금|약간|모두|한꺼번에|단숨에|대폭|가파르게)\s){0,2}"
_WORD = compiled(
    rf"\s?{_ADVERB}(?:(?P<up>{_UP})|(?:{_DOWN}))(?![가-힣]{{0,3}}지(?:는|도)?\s(?:않|못)|[가-힣]*\s?(?:가능|전망|것으로|수 있))"
)
_TO = compiled(
    r"(?:대|선)?에서\s(?:이날\s|다시\s|현재\s|올해\s|(?:지난달|이달|\d{1,2}월(?:에는|에)?)\s)?(?:연\s|약\s|배럴당\s|온스당\s|톤당\s)?"
)
_REACHED = compiled(r"(?:선|대)?(?:으로|로|까지),?\s")
_MARK = r"전날|전일|전월|전달|전주|전년|전\s?분기|전\s?거래일|직전(?:\s?(?:거래일|분기|달|주|월))?|지난달|지난주|지난해(?:\s같은\s기간)?|작년|(?:\d+|일|한|두|석|세)\s?(?:년|달|주|주일|개월)\s전|하루\s전|종전|기존|이전|(?:지난\s)?\d{1,2}월|(?:시장\s)?(?:예상|전망|추정)치?|컨센서스"
_THAN = compiled(
    rf"(?:으로|로|이며|이고|였고|였으며|으로,|로,|,|(?:을|를)\s기록[하해]\S{{0,2}}|에\s그쳐|에\s달해)\s(?:[가-힣]+의\s)?(?:{_MARK})(?:의|인|치)?\s?\(?(?:연\s)?"
)
_AGAINST = compiled(r"\)?(?:보다|에서|에\s비해|대비|를|을)\s")
_BY = compiled(
    r"(?:약\s|총\s|모두\s|무려\s|(?:하루|한\s?달|1년|일주일|석\s?달|한\s?해)\s?(?:만에|새|사이)\s)?"
)
_STEP = compiled(
    r"(?:를|을)?\s?(?:(?P<up>올린|올려|올리며|인상한|인상해|높인|높여|오른|상승한)|(?:내린|내려|내리며|인하한|인하해|낮춘|낮춰|하락한|떨어진))\s(?:연\s)?"
)
_INVERSE = compiled(r"가치|[원엔]화|위안화|달러당|유로화")
"""What falls where the number of 원 or 엔 that a dollar costs rises."""
_RATE, _AIM, _PLAN = compiled("환율"), compiled(r"목표"), compiled(r"관세|세율|지분|사이|범위|많게는|크게는")
_CURRENCIES = frozenset({"원", "엔", "위안", ""})


class _Pair(NamedTuple):
    """What something was and is, where what lies between is told, and from where to where that stands."""

    was: Figure
    now: Figure
    behind: int
    """Where how far it went, or the word that says which way, begins."""


_FORECAST, _SCALED = compiled("예상|전망|추정|컨센서스"), compiled("[조억]")
"""What was expected, which :mod:`newsgen.checks.forecasts` holds plain numbers against; and amounts that are none."""
_SIGN = compiled(r"에서 |보다|대비|비해|[예추]상|전망|추정|컨센서스")


def check(look: Look) -> Iterator[Flaw]:
    """Yield words and figures between two values that the values contradict."""
    for sentence in look.having(_SIGN):
        own = sentence.own
        if not _SIGN.search(own):
            continue
        told = [one for one in look.figures(sentence) if one.unit in {*_UNITS, "pp"}]
        if len(told) < _TWO or _PLAN.search(own):
            continue
        yield from _steps(sentence, told)
        for pair in _pairs(own, told):
            if not _is_misread(look, sentence, pair):
                yield from _held(look, sentence, told, pair)


_TWO = 2


def _pairs(own: str, told: list[Figure]) -> Iterator[_Pair]:
    """Yield what stands beside each other as what was and what is."""
    for one, other in pairwise(told):
        if not _are_alike(one, other):
            continue
        if _TO.fullmatch(own, one.end, other.start):
            reached = _REACHED.match(own, other.end)
            if reached and not _is_range(own, one, other):
                yield _Pair(one, other, reached.end())
        elif _THAN.fullmatch(own, one.end, other.start):
            against = _AGAINST.match(own, other.end)
            aims = _FORECAST.search(own, one.end, other.start) is not None
            if against and (_SCALED.search(own, one.start, one.end) if aims else against[0][0] not in "를을"):
                yield _Pair(other, one, against.end())


def _is_range(own: str, one: Figure, other: Figure) -> bool:
    """Tell whether two values, only the latter of which has a unit, are a range of a central bank's rate."""
    if (one.unit, other.unit) != ("", "percent"):
        return False
    return is_spoken(own[: one.start], float(one.value), float(other.value))


def _are_alike(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are exact values of one unit, none of them signed."""
    units = one.unit == other.unit or (one.unit == "" and other.unit in {"percent", "points", "원", "달러"})
    ranges = one.high is not None and other.high is not None and not (one.bound or other.bound)
    return (
        units and one.unit in _UNITS and one.value != other.value and not (one.sign or other.sign)
        and ((one.is_exact and (other.is_exact or _is_passed(other))) or ranges)
    )  # fmt: skip


def _is_passed(figure: Figure) -> bool:
    """Tell whether words behind a figure say that something else passed it: 132억8000만달러를 밑돌았다."""
    return figure.high is None and figure.bound in {"over", "under"}


def _held(look: Look, sentence: Sentence, told: list[Figure], pair: _Pair) -> Iterator[Flaw]:
    """Yield what is said between two values and is not so."""
    own, rises = sentence.own, pair.now.value > pair.was.value
    by = next((one for one in told if one.start >= pair.behind), None)
    gap = _BY.match(own, pair.behind)
    if by is not None and gap is not None and gap.end() == by.start:
        more = next((one for one in told if one.start == by.end + 1 and own[by.end] == "("), None)
        if more is not None and not own.startswith(")", more.end):
            more = None  # 11bp(1bp=0.01%포인트): what the unit is
        close = own.find(")", by.end) + 1 if own.startswith("(", by.end) else 0
        behind = close or by.bound_end
    else:
        by, more, behind = None, None, pair.behind
    word = _WORD.match(own, behind)
    if word is None:
        return
    if bool(word["up"]) != rises:
        if not _goes_against(own, pair):
            at = sentence.at + (word.start("up") if word["up"] else word.end() - len(word[0].split()[-1]))
            yield _turned(look, own, pair, at, sentence.at + word.end())
        return
    for one in (by, more):
        if one is not None and one.is_exact and pair.now.is_exact and not _bears(own, pair, one):
            start, end = sentence.at + min(pair.was.start, pair.now.start), sentence.at + one.end
            message = f"{_shown(own, pair.was)}에서 {_shown(own, pair.now)}까지는 {_far(pair, one)}입니다."
            yield Flaw(ARITHMETIC, Kind.CONTRADICTION, start, end, message)
            return


def _turned(look: Look, own: str, pair: _Pair, start: int, end: int) -> Flaw:
    begin, stop, other = opposite(look.text, start, end)
    way = "커진" if pair.now.value > pair.was.value else "작아진"
    message = f"{_shown(own, pair.was)}에서 {_shown(own, pair.now)}까지는 {way} 것입니다."
    return Flaw(DIRECTION, Kind.CONTRADICTION, begin, max(stop, begin + 1), message, other)


def _goes_against(own: str, pair: _Pair) -> bool:
    """Tell whether what is told falls where its number rises: 원화 가치는 1,420원에서 1,430원으로 떨어졌다."""
    money = pair.now.unit in _CURRENCIES and not _RATE.search(own)
    return money and _INVERSE.search(own) is not None


def _bears(own: str, pair: _Pair, by: Figure) -> bool:
    """Tell whether two values, rounded as they are, may be so far apart; True where the unit leaves that open."""
    was, now = pair.was, pair.now
    exact = _AIM.search(own, 0, was.start) is not None
    half = Decimal(0) if exact else (was.step + now.step) / 2
    apart = abs(now.value - was.value)
    if by.unit in {"bp", "pp"}:
        if now.unit != "percent":
            return True
        scale = Decimal(100) if by.unit == "bp" else Decimal(1)
        return abs(apart * scale - by.value) <= half * scale + by.step / 2
    if by.unit == "percent":
        if now.unit in {"percent", "bp"} or was.value <= 0:
            return True
        low = (apart - half) / (was.value + half) * 100
        high = (apart + half) / max(was.value - half, was.step / 2) * 100
        return low - by.step <= by.value <= high + by.step
    if by.unit == now.unit or (by.unit == "points" and now.unit == ""):
        return abs(apart - by.value) <= half + by.step / 2
    return True


def _far(pair: _Pair, by: Figure) -> str:
    """Return how far two values are apart, in the unit in which it is told."""
    apart = abs(pair.now.value - pair.was.value)
    if by.unit == "percent":
        return f"{float(apart / pair.was.value * 100):.2f}%"
    scale, unit = {"bp": (100, "bp"), "pp": (1, "%포인트"), "points": (1, "포인트")}.get(
        by.unit, (1, by.unit)
    )
    return f"{(apart * scale).normalize():,f}{unit}"


def _shown(own: str, figure: Figure) -> str:
    return own[figure.start : figure.end]


def _is_misread(look: Look, sentence: Sentence, pair: _Pair) -> bool:
    """Tell whether the record knows one of the two values and does not bear it out, which is told in its place."""
    starts = {sentence.at + one.start for one in (pair.was, pair.now)}
    for claim in look.claims:
        if claim.start in starts:
            truths, missing = truths_of(look, claim)
            if truths and not missing and not any(fits(claim, each) for each in truths):
                return True
    return False


def _steps(sentence: Sentence, told: list[Figure]) -> Iterator[Flaw]:
    """Yield a rate, a step and what came of it that do not add up: 3.85%에서 0.25%포인트 내린 3.65%."""
    own = sentence.own
    for was, by, now in zip(told, told[1:], told[2:], strict=False):
        if (was.unit, now.unit) != ("percent", "percent") or by.unit not in {"bp", "pp"}:
            continue
        word = _STEP.fullmatch(own, by.end, now.start)
        if word is None or not _TO.fullmatch(own, was.end, by.start):
            continue
        if not all(one.is_exact and not one.sign for one in (was, by, now)):
            continue
        step = by.value / (100 if by.unit == "bp" else 1)
        right = was.value + (step if word["up"] else -step)
        if abs(right - now.value) > (was.step + now.step) / 2:
            start, end = sentence.at + was.start, sentence.at + now.end
            message = f"{_shown(own, was)}에서 {_shown(own, by)} {'올리' if word['up'] else '내리'}면 {right}%입니다."
            yield Flaw(ARITHMETIC, Kind.CONTRADICTION, start, end, message)

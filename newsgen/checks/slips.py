"""What slip made a figure wrong: exchanged with another, another subject's, day's or year's, in another unit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from newsgen import markets
from newsgen.checks.agree import agrees
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.ground import Range
from newsgen.checks.look import Look, called
from newsgen.checks.readings import MOVES, Truth
from newsgen.checks.shapes import has_one_answer, is_miswritten, meant, sentence_of
from newsgen.checks.telling import fact, suggested, told
from newsgen.checks.truths import bears, fits
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY
from newsgen.claims.told_days import EVE
from newsgen.korean import attach

LEVEL, CHANGE, POINTS, SUBJECT, UNIT = "level", "change", "points", "subject", "unit"
_CODES = {
    Measure.LEVEL: LEVEL,
    Measure.POINTS: POINTS,
    Measure.CHANGE: CHANGE,
    Measure.BP: POINTS,
    Measure.PREVIOUS: LEVEL,
}
_OPPOSITE = {"웃돌": "밑돌", "밑돌": "웃돌", "상회": "하회", "하회": "상회"}
_BEYOND = re.compile("|".join(_OPPOSITE))
_DATE = re.compile(r"(?<![\d.,~])(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일")
_NEAR = 5
"""Sessions around a day that a date may be meant for."""
_EVE = re.compile(r"전날|전 거래일|직전 거래일|전일|어제")
_LAST_YEAR = re.compile(r"(?:지난해|작년|(?P<year>\d{4})년)\s(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일")
_NEXT = 8
"""Wrong figures behind one that may be exchanged with it: those of its sentence."""


class Wrong(NamedTuple):
    """A claim that no candidate bears out."""

    claim: Claim
    truths: list[Truth]
    held: bool = False
    """Whether another figure of its report is right."""


def flaws(look: Look, wrong: list[Wrong]) -> Iterator[Flaw | Open]:
    """Yield what is wrong; two figures of one sentence that are each other's are one flaw."""
    done: set[int] = set()
    for at, one in enumerate(wrong):
        if at in done:
            continue
        other = next(
            (
                n
                for n in range(at + 1, min(at + _NEXT, len(wrong)))
                if n not in done and _are_exchanged(one, wrong[n])
            ),
            None,
        )
        if other is None:
            yield _flaw(look, one)
            continue
        done.add(other)
        yield _exchanged(look, one, wrong[other])


def _are_exchanged(one: Wrong, other: Wrong) -> bool:
    first, second = one.claim, other.claim
    if (
        first.sentence != second.sentence
        or first.figure.unit != second.figure.unit
        or first.measure != second.measure
    ):
        return False
    exact = first.figure.is_exact and second.figure.is_exact
    return exact and fits(first, other.truths[0]) and fits(second, one.truths[0])


def _exchanged(look: Look, one: Wrong, other: Wrong) -> Flaw:
    first, second = one.claim, other.claim
    between = look.text[first.end : second.start]
    mine, theirs = look.text[first.start : first.end], look.text[second.start : second.end]
    message = (
        f"두 수치가 뒤바뀌었습니다. {told(look, first, one.truths[0])} {told(look, second, other.truths[0])}"
    )
    turned = not (_goes(first, one.truths[0]) and _goes(second, other.truths[0]))
    return Flaw(
        SUBJECT,
        Kind.FALSE,
        first.start,
        second.end,
        message,
        None if turned else theirs + between + mine,
        fact=fact(one.truths[0], first),
    )


def _goes(claim: Claim, truth: Truth) -> bool:
    """Tell whether the word of direction beside a figure is that of a candidate."""
    return bears(claim._replace(figure=claim.figure._replace(sign=0)), truth)


def _flaw(look: Look, wrong: Wrong) -> Flaw | Open:
    claim, truths = wrong.claim, wrong.truths
    text = look.text[claim.start : claim.end]
    truth = (
        next((each for each in truths if not fits(claim, each)), truths[0])
        if claim.every
        else meant(look, claim, truths)
    )
    other = (
        _in_percent(look, claim)
        or _other_unit(look, claim, text, truth)
        or _other_year(look, claim, truth)
        or _other_day(look, claim, truth)
        or _other_date(look, claim, truth)
    )
    if other:
        return other
    if not is_miswritten(look, claim, truths, held=wrong.held):
        return Open(claim.start, claim.end, "누구의, 어느 때의 수치인지")
    suggestion = (
        suggested(claim, text, truth.value, commas=look.has_commas)
        if isinstance(truth.value, float) and has_one_answer(look, claim, truths)
        else None
    )
    if suggestion and claim.figure.is_exact and suggestion in claim.sentence:
        suggestion = None  # it stands there already, as somebody else's: two were exchanged
    end = claim.end
    if claim.figure.bound and claim.figure.bound not in {"band", "line"}:
        end = claim.start + (claim.figure.bound_end - claim.figure.start)
        verb = _BEYOND.search(look.text, claim.end, end)
        if verb:
            suggestion = text + look.text[claim.end : verb.start()] + _OPPOSITE[verb[0]]
    return Flaw(
        _code(claim),
        Kind.FALSE,
        claim.start,
        end,
        told(look, claim, truth),
        suggestion,
        fact=fact(truth, claim),
    )


def _other_unit(look: Look, claim: Claim, text: str, truth: Truth) -> Flaw | None:
    """Return the flaw of a yield's move in the wrong unit: 3%포인트 for 3bp, 0.03bp for 0.03%포인트."""
    if claim.measure is not Measure.BP or isinstance(truth.value, Range):
        return None
    size, moved = float(claim.figure.value), abs(truth.value)
    digits = text[: claim.figure.number_end - claim.figure.start]
    if (
        claim.figure.unit == "pp"
        and size >= 1
        and abs(size - moved) <= max(0.6, float(claim.figure.step) / 2)
    ):
        right = f"{digits}bp"
    elif claim.figure.unit == "bp" and abs(size * 100 - moved) <= 1.1:
        right = f"{digits}%포인트"
    else:
        return None
    return Flaw(
        UNIT,
        Kind.FALSE,
        claim.start,
        claim.end,
        f"단위가 다릅니다. {told(look, claim, truth)}",
        right,
        fact=fact(truth, claim),
    )


def _in_percent(look: Look, claim: Claim) -> Flaw | None:
    """Return the flaw of an index's level that is told in percent: 변동성지수는 32.64%를 기록했다."""
    ground = look.ground(claim.abouts[0]) if len(claim.abouts) == 1 else None
    if ground is None or claim.measure is not Measure.CHANGE or not claim.abouts[0].startswith("^"):
        return None
    (day, *_) = look.days_of(claim, claim.abouts[0])
    level = ground.value(claim.abouts[0], Measure.LEVEL, When.CLOSE, DAY, day)
    if not isinstance(level, float) or not claim.figure.is_exact or not agrees(claim.figure, level):
        return None
    message = (
        f"{called(look, claim.abouts[0])} 수준은 %가 아닙니다. {day:%Y-%m-%d} 기록은 {level:,.2f}입니다."
    )
    digits = look.text[claim.start : claim.start + (claim.figure.number_end - claim.figure.start)]
    return Flaw(UNIT, Kind.FALSE, claim.start, claim.end, message, digits)


def _other_day(look: Look, claim: Claim, truth: Truth) -> Flaw | None:
    """Return the flaw of a move that is told as the day before's and is the day's own."""
    ground = look.ground(truth.about)
    if claim.days != (EVE,) or ground is None or claim.measure not in MOVES:
        return None
    now = ground.value(truth.about, claim.measure, claim.when, truth.span, ground.session.day)
    at = sentence_of(look, claim)
    found = list(_EVE.finditer(look.text, at, claim.start))
    if (
        now is None
        or not found
        or not fits(claim, truth._replace(value=now))
        or not bears(claim, truth._replace(value=now))
    ):
        return None
    message = f"{look.day:%Y-%m-%d}의 수치입니다. {told(look, claim, truth)}"
    return Flaw("day", Kind.FALSE, *found[-1].span(), message, "이날", fact=fact(truth, claim))


def _other_date(look: Look, claim: Claim, truth: Truth) -> Flaw | None:
    """Return the flaw of a date beside a level that is the close of another day near it, to the last digit."""
    ground = look.ground(truth.about)
    if claim.measure is not Measure.LEVEL or not claim.days or claim.days[0].year == 1 or ground is None:
        return None
    at = sentence_of(look, claim)
    found = [
        one for one in _DATE.finditer(look.text, at, claim.start) if int(one["day"]) == claim.days[0].day
    ]
    prices = ground.prices(truth.about)
    row = prices.last(truth.day) if prices else None
    if not found or prices is None or row is None or claim.figure.step >= 1:
        return None
    near = range(max(row - _NEAR, 0), min(row + _NEAR, len(prices.days) - 1) + 1)
    same = [
        prices.days[n] for n in near
        if prices.days[n] <= look.day and fits(claim, truth._replace(value=float(prices.close[n])))
    ]  # fmt: skip
    if len(same) != 1:
        return None
    month = f"{same[0].month}월 " if found[-1]["month"] else ""
    message = f"이 수치는 {same[0]:%Y-%m-%d}의 것입니다. {told(look, claim, truth)}"
    right = f"{month}{same[0].day}일"
    return Flaw("day", Kind.FALSE, *found[-1].span(), message, right, fact=fact(truth, claim))


def _other_year(look: Look, claim: Claim, truth: Truth) -> Flaw | None:
    """Return the flaw of a date whose year is another one: its figures are of the same day of that year."""
    at = sentence_of(look, claim)
    found = next((one for one in _LAST_YEAR.finditer(look.text, at, claim.start)), None)
    ground = look.ground(truth.about)
    if found is None or ground is None or not claim.days:
        return None
    for shift in (1, -1):
        try:
            day = truth.day.replace(year=truth.day.year + shift)
        except ValueError:
            continue
        value = ground.value(truth.about, claim.measure, claim.when, truth.span, day)
        if value is not None and fits(claim, truth._replace(value=value)):
            year = "" if day.year == look.day.year else f"{day.year}년 "
            right = f"{year}{day.month}월 {day.day}일"
            message = f"이 수치는 {day:%Y-%m-%d}의 것입니다."
            return Flaw(
                "year", Kind.FALSE, found.start(), found.end(), message, right, fact=fact(truth, claim)
            )
    return None


def _code(claim: Claim) -> str:
    return (
        "bound"
        if claim.figure.bound in {"over", "at_least", "under", "at_most", "nearly", "double"}
        else _CODES[claim.measure]
    )


def of_yield(look: Look, claim: Claim, truth: Truth) -> Iterator[Flaw]:
    """Hold a move of a yield that is told in percent: it is basis points, or percentage points."""
    if isinstance(truth.value, Range):
        return
    size, moved = float(claim.figure.value), abs(truth.value)
    start = claim.start + (claim.figure.number_end - claim.figure.start)
    for unit, value in (("bp", size), ("%포인트", size * 100)):
        if abs(value - moved) <= max(0.6, float(claim.figure.step)):
            yield Flaw(
                UNIT, Kind.FALSE, start, claim.end,
                f"금리가 움직인 폭의 단위가 다릅니다. {told(look, claim, truth)}", unit, fact=fact(truth, claim),
            )  # fmt: skip
            return
    if size < _HALF_A_POINT and _THEN_LEVEL.match(look.text, claim.end):
        message = "금리가 움직인 폭은 %포인트로 셉니다."
        yield Flaw(UNIT, Kind.FALSE, start, claim.end, message, "%포인트", fact=fact(truth, claim))


_HALF_A_POINT = 0.5
_THEN_LEVEL = re.compile(
    r"\s(?:오른|내린|상승한|하락한|떨어진|뛴|높은|낮은|오르며|내리며|올라|내려)\s(?:연\s)?\d\.\d{2,3}%"
)
"""A move of a yield with its level behind it: 0.07% 오른 4.29%."""


def elsewhere(look: Look, group: list[Claim]) -> Flaw | None:
    """Return the flaw of a whole report that is another subject's, or another day's."""
    first = group[0]
    if first.name is None or len(first.abouts) != 1 or not first.sure:
        return None
    about = first.abouts[0]
    ground = look.ground(about)
    if ground is None:
        return None
    (day, *_) = look.days_of(first, about)
    others = [one for one in (*ground.market.watched, *look.named) if one != about and ground.knows(one)]
    whose = [one for one in dict.fromkeys(others) if _all_agree(look, group, one, day)]
    if len(whose) == 1 and any(claim.measure is Measure.LEVEL or len(group) > 1 for claim in group):
        start, end = first.name
        message = f"이 수치는 {attach(called(look, about), '이/가')} 아니라 {called(look, whose[0])}의 것입니다({day:%Y-%m-%d})."
        return Flaw(
            SUBJECT,
            Kind.FALSE,
            start,
            end,
            message,
            _renamed(look.text[start:end], whose[0]),
            fact=f"{whose[0]}@{day}",
        )
    return None


def _renamed(text: str, about: str) -> str | None:
    known = markets.subject(about)
    if known is None:
        return None
    plain = known.headline.removesuffix("지수")
    return f"{plain}{' ' if ' 지수' in text else ''}지수" if text.endswith("지수") else plain


def _all_agree(look: Look, group: list[Claim], about: str, day: dt.date) -> bool:
    ground = look.ground(about)
    if ground is None:
        return False
    for claim in group:
        value = ground.value(about, claim.measure, claim.when, claim.span, day)
        if value is None or not claim.figure.is_exact or not agrees(claim.figure, value):
            return False
    return True

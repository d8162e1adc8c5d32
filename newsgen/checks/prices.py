"""Level, points, percent, direction and subject of prices against the record."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from newsgen import markets
from newsgen.checks.agree import agrees, shown
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.ground import Ground, Range
from newsgen.checks.look import Look, called
from newsgen.checks.opposite import opposite
from newsgen.checks.readings import MOVES, Truth, bears_out_any
from newsgen.checks.written import written
from newsgen.claims import Claim, Measure, Span, When
from newsgen.claims.markets import is_home_currency, is_stood_in_for, market_of, rate
from newsgen.claims.reports import EVE
from newsgen.korean import attach
from newsgen.markets import Currency, Yield

LEVEL, CHANGE, POINTS, DIRECTION, SUBJECT, UNIT = "level", "change", "points", "direction", "subject", "unit"
_CODES = {
    Measure.LEVEL: LEVEL,
    Measure.POINTS: POINTS,
    Measure.CHANGE: CHANGE,
    Measure.BP: POINTS,
    Measure.PREVIOUS: LEVEL,
}
_UNITS = {Measure.POINTS: "포인트", Measure.CHANGE: "%", Measure.BP: "bp"}
_FLAT = 0.005


class Wrong(NamedTuple):
    """A claim that no candidate bears out."""

    claim: Claim
    truths: list[Truth]


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield the figures and words of direction that the record contradicts."""
    groups: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in look.claims:
        groups[claim.group].append(claim)
    said: set[int] = set()
    wrong: list[Wrong] = []
    for group in groups.values():
        mine: list[Wrong] = []
        for claim in group:
            yield from _claim(look, claim, said, mine)
        elsewhere = _elsewhere(look, group) if len(mine) > 1 and len(mine) == len(group) else None
        if elsewhere:
            yield elsewhere
        else:
            wrong += mine
    yield from _flaws(look, wrong)


def _claim(look: Look, claim: Claim, said: set[int], wrong: list[Wrong]) -> Iterator[Flaw | Open]:
    truths, missing = truths_of(look, claim)
    if missing:
        yield Open(claim.start, claim.end, missing)
    if not truths:
        return
    if _is_in_won(claim, truths):
        start = claim.start + (claim.figure.number_end - claim.figure.start)
        message = f"{called(look, truths[0].about)} 값은 달러입니다."
        yield Flaw(UNIT, Kind.FALSE, start, claim.end, message, "달러", fact=_fact(truths[0], claim))
        return
    if claim.measure is Measure.BP and claim.figure.unit == "percent":
        yield from _of_yield(look, claim, truths[0])
        return
    fits = [each for each in truths if _fits(claim, each)]
    if len(fits) < len(truths) if claim.every else not fits:
        if bears_out_any(look, claim, _says):
            yield Open(claim.start, claim.end, "누구의, 어느 때의 수치인지")
        else:
            wrong.append(Wrong(claim, truths))
    elif not any(_bears(claim, each) for each in fits):
        if claim.spans:
            wrong.append(Wrong(claim, truths))
        else:
            yield from _direction(look, claim, fits, said)


def _is_in_won(claim: Claim, truths: list[Truth]) -> bool:
    """Tell whether the price of a commodity, which is in dollars, is told in won."""
    return (
        claim.figure.unit == "원"
        and claim.measure in {Measure.LEVEL, Measure.POINTS}
        and all(each.about.endswith("=F") for each in truths)
        and any(_fits(claim, each) for each in truths)
    )


def _flaws(look: Look, wrong: list[Wrong]) -> Iterator[Flaw]:
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
            yield _flaw(look, one.claim, one.truths)
            continue
        done.add(other)
        yield _exchanged(look, one, wrong[other])


_NEXT = 8
"""Wrong figures behind one that may be exchanged with it: those of its sentence."""


def _are_exchanged(one: Wrong, other: Wrong) -> bool:
    first, second = one.claim, other.claim
    if (
        first.sentence != second.sentence
        or first.figure.unit != second.figure.unit
        or first.measure != second.measure
    ):
        return False
    exact = first.figure.is_exact and second.figure.is_exact
    return exact and _fits(first, other.truths[0]) and _fits(second, one.truths[0])


def _exchanged(look: Look, one: Wrong, other: Wrong) -> Flaw:
    first, second = one.claim, other.claim
    between = look.text[first.end : second.start]
    mine, theirs = look.text[first.start : first.end], look.text[second.start : second.end]
    message = f"두 수치가 뒤바뀌었습니다. {_told(look, first, one.truths[0])} {_told(look, second, other.truths[0])}"
    return Flaw(
        SUBJECT,
        Kind.FALSE,
        first.start,
        second.end,
        message,
        theirs + between + mine,
        fact=_fact(one.truths[0], first),
    )


def truths_of(look: Look, claim: Claim) -> tuple[list[Truth], str]:
    """Return what a claim is held against, or why it cannot be: all candidates have to be known."""
    if claim.figure.bound in {"line", "band"} and claim.measure is Measure.LEVEL:
        return [], ""
    if claim.why_open or not claim.abouts:
        return [], claim.why_open or "누구의 수치인지"
    if claim.span.kind in {"other", "last_week"}:
        return [], "어느 기간의 수치인지"
    found: list[Truth] = []
    for about in claim.abouts:
        if is_home_currency(about) and is_stood_in_for(about):
            return [], "데스크가 쓰는 환율 계열"
        ground = look.ground(about)
        if ground is None:
            return [], f"{markets.named(market_of(about)).nouns.stocks} 시세"
        when = moment_of(look, ground, claim)
        for day in look.days_of(claim, about):
            for span in (claim.span, *claim.spans) if claim.measure in MOVES else (claim.span,):
                value = ground.value(about, claim.measure, when, span, day)
                if value is None:
                    return [], f"{called(look, about)} {day:%Y-%m-%d} 값"
                found.append(Truth(about, day, span, value))
    if (
        len({each.about for each in found}) > 1
        and not claim.sure
        and claim.measure in MOVES
        and claim.figure.unit != "percent"
    ):
        return [], "누구의 수치인지"
    return found, ("" if found else "누구의 수치인지")


def moment_of(look: Look, ground: Ground, claim: Claim) -> When:
    """Return at what moment a figure holds; of a session that goes on nothing is its close yet."""
    today = claim.span.kind == "day" and claim.days[:1] != (EVE,)
    if look.is_closing or not today:
        return claim.when
    if claim.when in {When.HIGH, When.LOW}:
        return claim.when if ground.at else When.WITHIN
    if claim.when is When.CLOSE and (ground.at is None or not claim.days):
        return When.CLOSE if ground.at else When.WITHIN
    return claim.when


def _slack(about: str, measure: Measure) -> float:
    """Return how far a figure may be off; of rates whose desks print another series it is more."""
    if isinstance(rate(about), Currency):
        return 0.2
    if rate(about) is not None:
        points = 0.021 if is_stood_in_for(about) else 0.006
        return points * 100 if measure is Measure.BP else points
    if about.endswith("=F"):
        return 0.021
    return 0.0105


_LATE = 0.075
"""What quick copy is off for a stock whose last trades came after it; two digits exchanged are 0.09 at least."""


def _fits(claim: Claim, truth: Truth) -> bool:
    """Tell whether a figure's magnitude is that of a candidate."""
    figure = claim.figure
    if claim.measure is Measure.BP and figure.unit == "pp":
        hundred = Decimal(100)
        high = figure.high * hundred if figure.high is not None else None
        figure = figure._replace(value=figure.value * hundred, step=figure.step * hundred, high=high)
    slack = _slack(truth.about, claim.measure)
    if claim.measure is Measure.CHANGE and figure.is_exact and not truth.about.startswith("^"):
        slack = max(slack, _LATE)
    if claim.measure is Measure.POINTS and figure.is_exact and figure.value >= 100 and not figure.value % 100:
        figure = figure._replace(step=Decimal(100))  # 하루 만에 900포인트: by its hundreds
    return agrees(figure, truth.value, slack) or _roughly(claim, truth.value)


def _says(claim: Claim, truth: Truth) -> bool:
    """Tell whether a figure and its direction are a candidate's."""
    return claim.figure.is_exact and _fits(claim, truth) and _bears(claim, truth)


def _bears(claim: Claim, truth: Truth) -> bool:
    """Tell whether the word of direction beside a figure, or its sign, does not contradict a candidate."""
    value = truth.value
    if isinstance(value, Range) or claim.measure not in MOVES or abs(value) < _least(truth, claim):
        return True
    sign = claim.figure.sign or (claim.direction.sign if claim.direction else 0)
    return not sign or (sign > 0) == (value > 0)


def _roughly(claim: Claim, value: float | Range) -> bool:
    """Tell whether a moment within the day is no worse than the extreme that it is told as."""
    if claim.when not in {When.HIGH, When.LOW} or isinstance(value, Range) or "한때" not in claim.sentence:
        return False
    return (
        claim.measure is not Measure.LEVEL
        and claim.figure.is_exact
        and float(claim.figure.value) <= abs(value)
    )


def _of_yield(look: Look, claim: Claim, truth: Truth) -> Iterator[Flaw]:
    """Hold a move of a yield that is told in percent: it is basis points, or percentage points."""
    if isinstance(truth.value, Range):
        return
    told, moved = float(claim.figure.value), abs(truth.value)
    start = claim.start + (claim.figure.number_end - claim.figure.start)
    for unit, value in (("bp", told), ("%포인트", told * 100)):
        if abs(value - moved) <= max(0.6, float(claim.figure.step)):
            yield Flaw(
                UNIT, Kind.FALSE, start, claim.end,
                f"금리가 움직인 폭의 단위가 다릅니다. {_told(look, claim, truth)}", unit, fact=_fact(truth, claim),
            )  # fmt: skip
            return


def _direction(look: Look, claim: Claim, truths: Sequence[Truth], said: set[int]) -> Iterator[Flaw]:
    """Yield the word of direction, or the sign, that all candidates contradict."""
    truth = truths[0]
    if claim.figure.sign:
        mark = look.text[claim.start : claim.end]
        right = "-" if isinstance(truth.value, float) and truth.value < 0 else ""
        yield Flaw(
            DIRECTION, Kind.FALSE, claim.start, claim.end, _turned(look, truth),
            right + mark.lstrip("+-−–▲▼△↑↓ "), fact=_fact(truth, claim),
        )  # fmt: skip
        return
    word = claim.direction
    if word is None or word.start in said:
        return
    said.add(word.start)
    start, end, other = opposite(look.text, word.start, word.end)
    yield Flaw(DIRECTION, Kind.FALSE, start, end, _turned(look, truth), other, fact=_fact(truth, claim))


def _least(truth: Truth, claim: Claim) -> float:
    """Return from which size on a sign is sure: of rates of another series than desks print it takes more."""
    if isinstance(rate(truth.about), Currency):
        return 0.15
    if is_stood_in_for(truth.about):
        return 3.0 if claim.measure is Measure.BP else 0.03
    return _FLAT


def _turned(look: Look, truth: Truth) -> str:
    way = "올랐습니다" if isinstance(truth.value, float) and truth.value > 0 else "내렸습니다"
    return f"방향이 반대입니다. {attach(called(look, truth.about), '은/는')} {truth.day:%Y-%m-%d}에 {way}."


def _flaw(look: Look, claim: Claim, truths: Sequence[Truth]) -> Flaw:
    text = look.text[claim.start : claim.end]
    truth = (
        next((each for each in truths if not _fits(claim, each)), truths[0])
        if claim.every
        else truths[-1 if claim.spans else 0]
    )
    other = (
        _other_unit(look, claim, text, truth)
        or _other_year(look, claim, truth)
        or _other_day(look, claim, truth)
    )
    if other:
        return other
    suggestion = (
        None
        if isinstance(truth.value, Range)
        else _suggested(claim, text, truth.value, commas=look.has_commas)
    )
    end = claim.end
    if claim.figure.bound and suggestion and claim.figure.bound not in {"band", "line"}:
        end = claim.start + (claim.figure.bound_end - claim.figure.start)
    return Flaw(
        _code(claim),
        Kind.FALSE,
        claim.start,
        end,
        _told(look, claim, truth),
        suggestion,
        fact=_fact(truth, claim),
    )


def _other_unit(look: Look, claim: Claim, text: str, truth: Truth) -> Flaw | None:
    """Return the flaw of a yield's move in the wrong unit: 3%포인트 for 3bp, 0.03bp for 0.03%포인트."""
    if claim.measure is not Measure.BP or isinstance(truth.value, Range):
        return None
    told, moved = float(claim.figure.value), abs(truth.value)
    digits = text[: claim.figure.number_end - claim.figure.start]
    if claim.figure.unit == "pp" and abs(told - moved) <= max(0.6, float(claim.figure.step) / 2):
        right = f"{digits}bp"
    elif claim.figure.unit == "bp" and abs(told * 100 - moved) <= 1.1:
        right = f"{digits}%포인트"
    else:
        return None
    return Flaw(
        UNIT,
        Kind.FALSE,
        claim.start,
        claim.end,
        f"단위가 다릅니다. {_told(look, claim, truth)}",
        right,
        fact=_fact(truth, claim),
    )


_EVE = re.compile(r"전날|전 거래일|직전 거래일|전일|어제")


def _other_day(look: Look, claim: Claim, truth: Truth) -> Flaw | None:
    """Return the flaw of a move that is told as the day before's and is the day's own."""
    ground = look.ground(truth.about)
    if claim.days != (EVE,) or ground is None or claim.measure not in MOVES:
        return None
    now = ground.value(truth.about, claim.measure, claim.when, truth.span, ground.session.day)
    at = max(look.text.rfind(claim.sentence, 0, claim.end), 0)
    found = list(_EVE.finditer(look.text, at, claim.start))
    if (
        now is None
        or not found
        or not _fits(claim, truth._replace(value=now))
        or not _bears(claim, truth._replace(value=now))
    ):
        return None
    message = f"{look.day:%Y-%m-%d}의 수치입니다. {_told(look, claim, truth)}"
    return Flaw("day", Kind.FALSE, *found[-1].span(), message, "이날", fact=_fact(truth, claim))


_LAST_YEAR = re.compile(r"(?:지난해|작년|(?P<year>\d{4})년)\s(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일")


def _other_year(look: Look, claim: Claim, truth: Truth) -> Flaw | None:
    """Return the flaw of a date whose year is another one: its figures are of the same day of that year."""
    at = look.text.rfind(claim.sentence, 0, claim.end)
    found = next((one for one in _LAST_YEAR.finditer(look.text, max(at, 0), claim.start)), None)
    ground = look.ground(truth.about)
    if found is None or ground is None or not claim.days:
        return None
    for shift in (1, -1):
        try:
            day = truth.day.replace(year=truth.day.year + shift)
        except ValueError:
            continue
        value = ground.value(truth.about, claim.measure, claim.when, truth.span, day)
        if value is not None and _fits(claim, truth._replace(value=value)):
            year = "" if day.year == look.day.year else f"{day.year}년 "
            right = f"{year}{day.month}월 {day.day}일"
            message = f"이 수치는 {day:%Y-%m-%d}의 것입니다."
            return Flaw(
                "year", Kind.FALSE, found.start(), found.end(), message, right, fact=_fact(truth, claim)
            )
    return None


def _told(look: Look, claim: Claim, truth: Truth) -> str:
    """Say what the record has."""
    value = truth.value
    if isinstance(value, Range):
        told = f"{shown_of(truth, claim, value.low)}~{shown_of(truth, claim, value.high)} 사이"
    else:
        told = shown_of(truth, claim, value)
    return (
        f"{called(look, truth.about)} {named(claim, truth.span)}: {truth.day:%Y-%m-%d} 기록은 {told}입니다."
    )


def _code(claim: Claim) -> str:
    return (
        "bound"
        if claim.figure.bound in {"over", "at_least", "under", "at_most", "nearly", "double"}
        else _CODES[claim.measure]
    )


def _suggested(claim: Claim, text: str, value: float, *, commas: bool) -> str | None:
    if not claim.figure.bound or claim.figure.bound in {"about"}:
        if claim.measure is Measure.BP and claim.figure.unit == "pp":
            value /= 100
            if abs(value) < float(claim.figure.step) / 2:
                return re.sub(r"\d[\d.]*", f"{abs(value):.2f}", text, count=1)
        return written(claim.figure, text, value, comma=commas)
    return bounded(claim, text, value)


def bounded(claim: Claim, text: str, value: float) -> str | None:
    """Return a figure with a bound that is true of a value: the nearest whole number with the same word."""
    size, bound = abs(value), claim.figure.bound
    if bound in {"band", "line", "double"} or claim.figure.high is not None:
        return None
    word = {"over": " 넘게", "at_least": " 이상", "under": " 미만", "at_most": " 이하", "nearly": " 넘게"}[
        bound
    ]
    whole = int(size) + (bound in {"under", "at_most"})
    if whole < 1:
        return None
    told = re.sub(r"\d[\d,.]*", f"{whole}", text, count=1)
    return told + word


def shown_of(truth: Truth, claim: Claim, value: float) -> str:
    """Return a recorded value as a message tells it."""
    unit = _UNITS.get(claim.measure, "")
    if claim.measure in {Measure.LEVEL, Measure.PREVIOUS} and isinstance(rate(truth.about), Yield):
        unit = "%"
    places = (
        3
        if isinstance(rate(truth.about), Yield) and not is_stood_in_for(truth.about)
        else 1
        if claim.measure is Measure.BP
        else 2
    )
    if truth.about.endswith((".KS", ".KQ")) and claim.measure in {
        Measure.LEVEL,
        Measure.POINTS,
        Measure.PREVIOUS,
    }:
        unit, places = "원", 0
    sign = "" if claim.measure in {Measure.LEVEL, Measure.PREVIOUS} or value >= 0 else "-"
    return f"{sign}{shown(value, places)}{unit}"


_SPANS = {"week": "이번 주 ", "month": "이달 ", "year": "올해 ", "sessions": ""}
_WHENS = {When.OPEN: "시가 ", When.HIGH: "장중 최고 ", When.LOW: "장중 최저 ", When.WITHIN: "장중 "}
_NAMED = {
    Measure.LEVEL: "수준", Measure.POINTS: "등락 폭", Measure.CHANGE: "등락률", Measure.BP: "변동 폭",
    Measure.PREVIOUS: "전 거래일 종가",
}  # fmt: skip


def named(claim: Claim, over: Span) -> str:
    """Return in Korean what a figure says: 이번 주 등락률."""
    span = f"{over.sessions}거래일 " if over.kind == "sessions" else _SPANS.get(over.kind, "")
    return span + _WHENS.get(claim.when, "") + _NAMED[claim.measure]


def _fact(truth: Truth, claim: Claim) -> str:
    value = truth.value if not isinstance(truth.value, Range) else f"{truth.value.low:g}~{truth.value.high:g}"
    told = f"{value:.6g}" if isinstance(value, float) else value
    return f"{claim.measure}:{truth.about}@{truth.day} {claim.when} {truth.span.kind} = {told}"


def _elsewhere(look: Look, group: list[Claim]) -> Flaw | None:
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

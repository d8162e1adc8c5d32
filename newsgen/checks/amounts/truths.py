"""What a figure is held against: the record of each subject, day and span that it may be of, and whether it fits."""

from __future__ import annotations

from decimal import Decimal

from newsgen import calendars, markets
from newsgen.checks.agree import agrees
from newsgen.checks.amounts.readings import MOVES, Truth
from newsgen.checks.digits import is_transposed
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Range
from newsgen.claims import Claim, Measure, When
from newsgen.claims.markets import is_home_currency, is_of_another_series, is_stood_in_for, market_of, rate
from newsgen.claims.told_days import EVE
from newsgen.markets import Currency
from newsgen.patterns import compiled

_FLAT = 0.005
_LONG = frozenset({"week", "last_week", "month", "last_month", "year"})
_PRICED = frozenset({Measure.LEVEL, Measure.POINTS, Measure.PREVIOUS})
_TWICE, _WIDE = 1.45, 10
"""How much more a move is off than each of the two levels that it lies between, and basis points it shows from."""
_EARLY, _SOME = 0.0255, 2
"""What an index's first close is off the one that is recorded, and points from which that tells nothing."""
_LATE = 0.075
"""What quick copy is off for a stock whose last trades came after it; two digits exchanged are 0.09 at least."""


def truths_of(look: Look, claim: Claim) -> tuple[list[Truth], str]:
    """Return what a claim is held against, or why it cannot be: all candidates have to be known."""
    if claim.figure.bound in {"line", "band"} and claim.measure is Measure.LEVEL:
        return [], ""
    if claim.why_open or not claim.abouts:
        return [], claim.why_open or "누구의 수치인지"
    longer = any(one.kind in _LONG for one in (claim.span, *claim.spans))
    dated = claim.span.kind in {"last_week", "last_month"} and bool(claim.days)
    if (
        claim.span.kind == "other"
        or dated
        or (longer and claim.measure in MOVES and claim.when is not When.CLOSE)
    ):
        return [], "어느 기간의 수치인지"
    found: list[Truth] = []
    for about in claim.abouts:
        if is_home_currency(about) and is_stood_in_for(about):
            return [], "데스크가 쓰는 환율 계열"
        ground = look.ground(about)
        if ground is None:
            return [], f"{markets.named(market_of(about)).nouns.stocks} 시세"
        when = moment_of(look, ground, claim)
        unlike = _unlike(ground, about, claim, when)
        if unlike:
            return [], unlike
        for day in look.days_of(claim, about):
            for span in (claim.span, *claim.spans) if claim.measure in MOVES else (claim.span,):
                value = ground.value(about, claim.measure, when, span, day)
                if value is None:
                    return [], f"{called(look, about)} {day:%Y-%m-%d} 값"
                found.append(Truth(about, day, span, value, ground.grain(about)))
                found += _up_to_eve(look, ground, claim, found[-1])
    if (
        len({each.about for each in found}) > 1
        and not claim.sure
        and claim.measure in MOVES
        and claim.figure.unit != "percent"
    ):
        return [], "누구의 수치인지"
    return found, ("" if found else "누구의 수치인지")


def _up_to_eve(look: Look, ground: Ground, claim: Claim, truth: Truth) -> list[Truth]:
    """Return what a move of a week, a month or a year was up to the session before, where the text's own goes on."""
    if look.is_closing or truth.span.kind not in _TO_DATE or claim.days:
        return []
    eve = ground.previous(truth.day)
    value = ground.value(truth.about, claim.measure, When.CLOSE, truth.span, eve)
    return [] if value is None else [truth._replace(day=eve, value=value)]


_TO_DATE = frozenset({"week", "month", "year"})


def _unlike(ground: Ground, about: str, claim: Claim, when: When) -> str:
    """Return why what desks tell of a subject is not what is recorded under the text's session; else nothing."""
    market = ground.market
    if about == market.fear and claim.measure in MOVES:
        # an index of options is told on holidays too, and what follows is measured from that
        return (
            "휴장일에도 나온 지수의 등락"
            if calendars.follows_rest(ground.session.day, market.exchange)
            else ""
        )
    abroad = when is When.OPEN and any(one.symbol == about for one in market.elsewhere)
    return "그곳에서 이튿날 열린 장인지" if abroad else ""


def moment_of(look: Look, ground: Ground, claim: Claim) -> When:
    """Return at what moment a figure holds; of a session that goes on nothing is its close yet."""
    today = claim.span.kind in {"day", *_TO_DATE} and claim.days[:1] != (EVE,)
    if look.is_closing or not today:
        return claim.when
    if claim.when in {When.HIGH, When.LOW}:
        return claim.when if ground.at else When.WITHIN
    if claim.when is When.CLOSE and (ground.at is None or not claim.days):
        return When.CLOSE if ground.at else When.WITHIN
    return claim.when


def fits(claim: Claim, truth: Truth) -> bool:
    """Tell whether a figure's magnitude is that of a candidate."""
    figure = claim.figure
    if claim.measure is Measure.BP and figure.unit == "pp":
        hundred = Decimal(100)
        high = figure.high * hundred if figure.high is not None else None
        figure = figure._replace(value=figure.value * hundred, step=figure.step * hundred, high=high)
    slack = _slack(truth.about, claim.measure)
    if claim.measure in _PRICED:
        slack = max(slack, 2 * truth.grain if claim.measure is Measure.POINTS else truth.grain)
    if claim.measure is Measure.POINTS and figure.value >= _SOME and truth.about.startswith("^"):
        slack = max(slack, _EARLY)
    if claim.measure is Measure.BP and figure.value >= _WIDE:
        slack *= _TWICE
    if claim.measure is Measure.CHANGE and figure.is_exact and not truth.about.startswith("^"):
        slack = max(slack, _LATE)
    if claim.when is When.OPEN and figure.is_exact and truth.about.startswith("^"):
        told = f"{figure.value:.2f}"
        if isinstance(truth.value, Range) or not is_transposed(told, f"{abs(truth.value):.2f}"):
            slack = max(slack, _first(claim.measure, truth.value))
    if claim.measure is Measure.POINTS and figure.is_exact and figure.value >= 100 and not figure.value % 100:
        figure = figure._replace(step=Decimal(100))  # 하루 만에 900포인트: by its hundreds
    return agrees(figure, truth.value, slack) or _roughly(claim, truth.value)


def says(claim: Claim, truth: Truth) -> bool:
    """Tell whether a figure and its direction are a candidate's."""
    return claim.figure.is_exact and fits(claim, truth) and bears(claim, truth)


def bears(claim: Claim, truth: Truth) -> bool:
    """Tell whether the word of direction beside a figure, or its sign, does not contradict a candidate."""
    value = truth.value
    if isinstance(value, Range) or claim.measure not in MOVES or abs(value) < _least(truth, claim):
        return True
    sign = claim.figure.sign or (claim.direction.sign if claim.direction else 0)
    return not sign or (sign > 0) == (value > 0)


def _roughly(claim: Claim, value: float | Range) -> bool:
    """Tell whether a moment within the day is no worse than the extreme that it is told as."""
    if claim.when not in {When.HIGH, When.LOW} or isinstance(value, Range):
        return False
    if claim.measure is Measure.LEVEL and _PART.search(claim.sentence):
        low, high = (value, value * _APART) if claim.when is When.LOW else (value / _APART, value)
        return low <= float(claim.figure.value) <= high
    if "한때" not in claim.sentence:
        return False
    return (
        claim.measure is not Measure.LEVEL
        and claim.figure.is_exact
        and float(claim.figure.value) <= abs(value)
    )


_PART = compiled(r"장 초반|개장 직후|개장 초|재개 직후|오후 들어|오전 중|장 막판")
"""A part of the day, whose extreme need not be the whole day's: 장 초반 59만1000원까지 내렸다."""
_APART = 1.05
"""How many times as much one may be as the other."""


def _slack(about: str, measure: Measure) -> float:
    """Return how far a figure may be off; of rates whose desks print another series it is more."""
    if isinstance(rate(about), Currency):
        return 0.2
    if rate(about) is not None:
        points = 0.021 if is_of_another_series(about) else 0.006
        return points * 100 if measure is Measure.BP else points
    if about.endswith("=F"):
        return 0.021
    return 0.0105


def _first(measure: Measure, value: float | Range) -> float:
    """Return how far an opening may be off: the exchange's first one on screen is not always that of its record."""
    if isinstance(value, Range) or measure is Measure.CHANGE:
        return 0.0
    return 0.0004 * abs(value) if measure is Measure.LEVEL else 0.8


def _least(truth: Truth, claim: Claim) -> float:
    """Return from which size on a sign is sure: of rates of another series than desks print it takes more."""
    if isinstance(rate(truth.about), Currency):
        return 0.15
    if is_stood_in_for(truth.about):
        return 3.0 if claim.measure is Measure.BP else 0.03
    return _FLAT

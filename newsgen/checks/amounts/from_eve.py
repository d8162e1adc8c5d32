"""Reports against the day before: points that a level so far leaves none for, yields and moves still the eve's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsgen.checks.amounts.slips import LEVEL, POINTS
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look, called
from newsgen.checks.written import written
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY
from newsgen.claims.markets import is_of_another_series, rate

_CENTS = 0.06
"""What a level less its points may be off the close before: both are cut to cents."""
_HUNDREDTH, _THOUSANDTH = 0.011, 0.0011
_HALF = 0.0006
"""Half of the last digit of a yield to three decimals, and of a percentage to two, with what floats add."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield the points of an index so far, and the yields, that the close of the day before contradicts."""
    groups: defaultdict[tuple[int, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in look.claims:
        if len(claim.abouts) == 1 and claim.span == DAY and not claim.why_open:
            groups[claim.group, claim.abouts].append(claim)
    for (_, (about,)), group in groups.items():
        ground = look.ground(about)
        if ground is None or any(day != look.day for one in group for day in look.days_of(one, about)):
            continue
        is_so_far = not look.is_closing or all(one.when is When.WITHIN for one in group)
        if about.startswith("^") and is_so_far and ground.market.name == look.home:
            yield from _so_far(look, ground, about, group)
        elif look.is_closing and not about.startswith("^") and rate(about) is None and "=" not in about:
            yield from _moved_then(look, ground, about, group)
        elif rate(about) is not None:
            yield from _left(look, ground, about, group)


def _of(group: list[Claim], measure: Measure) -> Claim | None:
    """Return the one exact figure of a measure that a report has."""
    found = [
        one for one in group if one.measure is measure and one.figure.is_exact and one.figure.high is None
    ]
    return found[0] if len(found) == 1 else None


def _so_far(look: Look, ground: Ground, about: str, group: list[Claim]) -> Iterator[Flaw]:
    """Yield points that are not those from the close before to a level, where its percentage is."""
    level, points, change = (_of(group, one) for one in (Measure.LEVEL, Measure.POINTS, Measure.CHANGE))
    if level is None or points is None or change is None:
        return
    if any(float(one.figure.step) > _HUNDREDTH for one in (level, points, change)):
        return
    eve = ground.eve(about)
    word = points.direction
    sign = points.figure.sign or (word.sign if word else 0)
    if eve is None or not sign:
        return
    now, told = float(level.figure.value), float(points.figure.value)
    moved = now - eve
    is_moved_so = abs(abs(moved) / eve * 100 - float(change.figure.value)) < _HUNDREDTH
    if moved * sign <= 0 or not is_moved_so or abs(abs(moved) - told) <= _CENTS:
        return
    shown = look.text[points.start : points.end]
    right = written(points.figure, shown, abs(moved))
    message = f"{called(look, about)}의 전 거래일 종가 {eve:,.2f}에서 {now:,.2f}까지는 {abs(moved):,.2f}포인트입니다."
    yield Flaw(POINTS, Kind.FALSE, points.start, points.end, message, right)


def _left(look: Look, ground: Ground, about: str, group: list[Claim]) -> Iterator[Flaw]:
    """Yield a yield that is told to have moved and is, to the last digit, still that of the day before."""
    level, moved = _of(group, Measure.LEVEL), _of(group, Measure.BP)
    if level is None or moved is None or not moved.figure.value or is_of_another_series(about):
        return
    now, eve = ground.value(about, Measure.LEVEL, When.CLOSE, DAY, ground.session.day), ground.eve(about)
    if not isinstance(now, float) or eve is None or float(level.figure.step) > _THOUSANDTH:
        return
    told, by = float(level.figure.value), float(moved.figure.value)
    by = by * 100 if moved.figure.unit == "pp" else by
    is_left = abs(told - eve) < _HALF <= abs(told - now)
    if is_left and abs(abs(now - eve) * 100 - by) < float(moved.figure.step):
        message = f"전 거래일의 금리입니다. {called(look, about)}의 {ground.session.day:%Y-%m-%d} 기록은 {now:.3f}%입니다."
        right = written(level.figure, look.text[level.start : level.end], now)
        yield Flaw(LEVEL, Kind.FALSE, level.start, level.end, message, right)


def _moved_then(look: Look, ground: Ground, about: str, group: list[Claim]) -> Iterator[Flaw]:
    """Yield what a stock moved by that is near the day's own and, to the last digit, the day before's.

    Copy written before the last trades may be off by that little; then it is not the eve's figure by chance.
    """
    told, day = _of(group, Measure.CHANGE), ground.session.day
    if told is None or told.when is not When.CLOSE or float(told.figure.step) > _HUNDREDTH:
        return
    now, eve = ground.moved(about, day), ground.moved(about, ground.previous(day))
    if now is None or eve is None:
        return
    value = float(told.figure.value)
    if abs(value - abs(eve)) < _CENT_OF_MOVE and _CLEAR < abs(value - abs(now)) < _BY_LATE:
        message = f"전 거래일의 등락률입니다. {called(look, about)}의 {day:%Y-%m-%d} 기록은 {now:.2f}%입니다."
        right = written(told.figure, look.text[told.start : told.end], abs(now))
        yield Flaw("change", Kind.FALSE, told.start, told.end, message, right)


_CENT_OF_MOVE, _CLEAR, _BY_LATE = 0.0055, 0.02, 0.075
"""What a percentage that is the same may be off; from what on it is another; up to what nothing else calls it."""

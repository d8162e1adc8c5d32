"""What fed funds futures say of the Fed's next meetings: the method of CME's FedWatch, exactly.

A contract settles at 100 less the average, over all calendar days of its month, of the effective federal
funds rate. A decision of day ``d`` moves the rate from the day after, so in a month of ``D`` days

    average * D = rate before * d + rate after * (D - d)

1. A month without a meeting is an anchor: its average is the rate after the meeting before it, and the
   rate before the meeting after it.
2. Without an anchor between two meetings, the rate after the one is the rate before the other.
3. Only a rate before a meeting without an anchor before it is solved for, from the last month backward.
   So a meeting between two anchors never uses the contract of its own month, and where an anchor's
   average lacks there is no other way to the meetings beside it.

The move that a meeting is priced for, in steps of 25 bp, is split over the two whole numbers of steps
beside it; meetings are chained by convolution. The target range takes no part but to name the outcomes.

The month before the session's has no contract any more; where it is an anchor, its average is the mean of
the effective rate over its days. Meetings already past in the current month stay in its equation.

Source: CME Group, "Understanding the CME Group FedWatch Tool Methodology"; the order in which unknowns are
solved and the day count were checked against 686 prices and the probabilities that CME published of them.
"""

from __future__ import annotations

import calendar as days
import datetime as dt
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsgen.errors import NoFutures, RangeApart
from newsgen.fed.contracts import month_name, month_of
from newsgen.fed.fomc import Calendar, Meeting

STEP = 25
"""Basis points of one step."""
_PAST = dt.timedelta(days=93)
"""How long ago a meeting can matter: of the current month, and of the one before its anchor."""
_NOISE = 9
"""Decimals of a step that count: a move of 0.9999999999 steps is one step."""
_FAR = 0.125
"""Percentage points that the rate before the first meeting may be off the target range. Half a step more,
and the ranges would be named a step too high or too low."""

Split = dict[int, float]
"""Basis points of a move, or the lower end of a range -> probability; sums to 1."""


class Move(NamedTuple):
    """What one meeting by itself is priced for."""

    meeting: Meeting
    before: float
    """The expected effective rate before the decision, in percent."""
    after: float
    split: Split
    months: tuple[int, ...]
    """The months whose averages it was computed from."""


class Odds(NamedTuple):
    """Where the target range is expected to be after a meeting."""

    meeting: Meeting
    low_bp: int
    """Lower end of the range in force, in basis points; outcomes are compared with it."""
    outcomes: Split
    """Lower end of the range after the meeting -> probability."""
    months: tuple[int, ...]
    bridged: bool = False
    """Whether meetings before it could not be told apart and count as one move: a coarser distribution."""

    def between(self, least: int, most: int) -> float:
        """Return the probability of a move from the range in force of ``least`` to ``most`` bp."""
        return math.fsum(p for low, p in self.outcomes.items() if least <= low - self.low_bp <= most)

    @property
    def cut(self) -> float:
        """The probability of any lower range."""
        return math.fsum(p for low, p in self.outcomes.items() if low < self.low_bp)

    @property
    def hold(self) -> float:
        """The probability of the range in force."""
        return self.outcomes.get(self.low_bp, 0.0)

    @property
    def hike(self) -> float:
        """The probability of any higher range."""
        return math.fsum(p for low, p in self.outcomes.items() if low > self.low_bp)

    @property
    def likely(self) -> tuple[int, float]:
        """The lower end of the most likely range and its probability; of two alike the nearer to now."""
        return max(self.outcomes.items(), key=lambda one: (one[1], -abs(one[0] - self.low_bp)))

    @property
    def expected_bp(self) -> float:
        """The expected move from the range in force, in basis points."""
        return math.fsum(p * (low - self.low_bp) for low, p in self.outcomes.items())


class Outlook(NamedTuple):
    """The next meetings as far as prices tell of them."""

    moves: tuple[Move, ...]
    odds: tuple[Odds, ...]
    missing: str = ""
    """Korean: what lacks where a meeting before the last computable one could not be computed."""


class _Rate(NamedTuple):
    value: float
    months: frozenset[int]


def outlook(
    day: dt.date,
    low_bp: int,
    averages: Mapping[int, float],
    meetings: Calendar,
    *,
    decided: bool = False,
    level: float | None = None,
    alone: bool = False,
) -> Outlook:
    """Return the moves and the odds of the meetings from ``day`` on, its own included unless ``decided``.

    ``averages`` are expected averages of the effective rate by month, in percent: of contracts 100 less
    the price, of months that are over the mean rate. ``low_bp`` is the lower end of the target range in
    force. Where averages lack and a meeting cannot be computed, the later ones have moves but no odds,
    unless the rate before the gap is known: after the meeting before, or ``level``, the effective rate in
    the range in force. The gap then counts as one move, and they are ``bridged``. With ``alone`` a rate
    before a meeting whose anchor's average lacks is solved from the meeting's own month, as in CME's worked
    example of September 2022: coarser, as last trades of one contract are.

    Raises:
        FedInputProblem: no meeting can be computed, or the range is not where the rate is.
        CalendarEnded: no meeting is listed from ``day`` on.

    """
    listed = meetings.listed(day, since=day - _PAST)
    coming = [one for one in listed if one.decision > day or (one.decision == day and not decided)]
    moves = _moves(listed, averages, until=month_of(meetings.last), alone=alone)
    if moves.keys().isdisjoint(coming):
        raise NoFutures(_why_none(day, coming[0] if coming else None, listed, averages))
    odds = _chained(coming, moves, low_bp, level)
    if odds:
        _require_range(odds[0], moves, level)
    reached = coming[: max(at for at, one in enumerate(coming) if one in moves)]
    gaps = [one for one in reached if one not in moves]
    return Outlook(
        moves=tuple(moves[one] for one in coming if one in moves),
        odds=odds,
        missing=_why_none(day, gaps[0], listed, averages) if gaps else "",
    )


def _moves(
    listed: Sequence[Meeting], averages: Mapping[int, float], until: int, *, alone: bool
) -> dict[Meeting, Move]:
    """Return what each meeting is priced for, where that can be known; ``until`` is the calendar's end."""
    months = [month_of(one.decision) for one in listed]
    held = frozenset(months)

    def anchor(month: int) -> _Rate | None:
        known = month in averages and month not in held and month <= until
        return _Rate(averages[month], frozenset({month})) if known else None

    count = len(listed)
    before = [anchor(at - 1) if at not in months[:i] else None for i, at in enumerate(months)]
    after = [anchor(at + 1) if at not in months[i + 1 :] else None for i, at in enumerate(months)]
    for i in reversed(range(count)):
        if after[i] is None and i + 1 < count and months[i + 1] - months[i] <= 1:
            after[i] = before[i + 1]
        anchored = months[i] not in months[:i] and months[i] - 1 not in held
        if before[i] is None and (alone or not anchored) and months[i] in averages:
            before[i] = _solved(i, listed, months, averages[months[i]], before, after)
    return {
        one: Move(one, start.value, end.value, _split(end.value - start.value), _sorted(start, end))
        for one, start, end in zip(listed, before, after, strict=True)
        if start is not None and end is not None
    }


def _solved(
    i: int,
    listed: Sequence[Meeting],
    months: Sequence[int],
    average: float,
    before: Sequence[_Rate | None],
    after: Sequence[_Rate | None],
) -> _Rate | None:
    """Solve the month's equation for the rate before meeting ``i``; None where another rate lacks too."""
    of_month = [at for at, month in enumerate(months) if month == months[i]]
    ends = [0, *(listed[at].decision.day for at in of_month), days.monthrange(*_year_month(months[i]))[1]]
    rates = [*(before[at] for at in of_month), after[of_month[-1]]]
    left, used = average * ends[-1], {months[i]}
    for at, (rate, start, end) in enumerate(zip(rates, ends, ends[1:], strict=False)):
        if at == of_month.index(i) or start == end:
            continue
        if rate is None:
            return None
        left -= rate.value * (end - start)
        used |= rate.months
    own = of_month.index(i)
    return _Rate(left / (ends[own + 1] - ends[own]), frozenset(used))


def _year_month(month: int) -> tuple[int, int]:
    return month // 12, month % 12 + 1


def _sorted(*rates: _Rate) -> tuple[int, ...]:
    return tuple(sorted(frozenset[int]().union(*(rate.months for rate in rates))))


def _split(points: float) -> Split:
    """Split a move in percentage points over the two whole steps beside it."""
    steps = round(points * 100 / STEP, _NOISE)
    whole = math.floor(steps)
    part = steps - whole
    return {whole * STEP: 1 - part, (whole + 1) * STEP: part} if part else {whole * STEP: 1.0}


def _chained(
    coming: Sequence[Meeting], moves: Mapping[Meeting, Move], low_bp: int, level: float | None
) -> tuple[Odds, ...]:
    """Return where the range is expected to be after each meeting."""
    ranges: Split = {low_bp: 1.0}
    used: tuple[int, ...] = ()
    odds: list[Odds] = []
    gap = bridged = False
    for one in coming:
        move = moves.get(one)
        if move is None:
            gap = True
            continue
        if gap:
            if level is None:
                break
            ranges = _convolved(ranges, _split(move.before - level))
            bridged, gap = True, False
        ranges = _convolved(ranges, move.split)
        used = tuple(sorted({*used, *move.months}))
        odds.append(Odds(one, low_bp, dict(sorted(ranges.items())), used, bridged))
        level = move.after
    return tuple(odds)


def _convolved(ranges: Split, moves: Split) -> Split:
    out: defaultdict[int, float] = defaultdict(float)
    for low, p in ranges.items():
        for move, q in moves.items():
            out[low + move] += p * q
    return out


def _require_range(first: Odds, moves: Mapping[Meeting, Move], level: float | None) -> None:
    """Refuse a range that is not where the rate is: contracts of other months, or a range of another day."""
    rate = level if first.bridged and level is not None else moves[first.meeting].before
    low, high = first.low_bp / 100, (first.low_bp + STEP) / 100
    if not low - _FAR <= rate <= high + _FAR:
        raise RangeApart(
            f"선물이 가리키는 현재 금리({rate:.3f}%)가 목표 범위({low:.2f}~{high:.2f}%)에서 벗어났습니다. "
            "계약 월과 목표 범위가 그 거래일의 것인지 확인하십시오."
        )


def _why_none(
    day: dt.date, one: Meeting | None, listed: Sequence[Meeting], averages: Mapping[int, float]
) -> str:
    """Name what is missing for a meeting."""
    if not averages:
        return f"{day} 연방기금 금리선물 시세가 없습니다. 가져온 뒤 다시 실행하십시오."
    if one is None:
        return f"{day} 뒤의 FOMC 회의 일정이 없습니다. newsgen을 새 판으로 올리십시오."
    lacking = [at for at in _needed(one, listed) if at not in averages]
    over = [f"{month_name(at)} 실효금리" for at in lacking if at < month_of(day)]
    months = [month_name(at) for at in lacking if at >= month_of(day)]
    prices = [f"{', '.join(months)}월물 연방기금 금리선물 시세"] if months else []
    what = f"{'와 '.join((*over, *prices))}가" if lacking else "그 뒤 회의 일정이"
    return f"{day} {what} 없어 {one.decision} 회의의 기준금리 확률을 낼 수 없습니다."


def _needed(one: Meeting, listed: Sequence[Meeting]) -> list[int]:
    """Return the months that a meeting is computed from, as far as the nearest anchors."""
    held = {month_of(other.decision) for other in listed}
    month = month_of(one.decision)
    months = [month if month - 1 in held else month - 1, month + 1]
    while months[-1] in held:
        months.append(months[-1] + 1)
    return months

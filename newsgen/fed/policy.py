"""What the Fed's facts are computed from: the target range, the effective rate, futures, the calendar.

Everything is kept by day, and a day's question is answered with what was known at its end. One thing of
the day after may be known: the range that a decision of the day puts in force.
"""

from __future__ import annotations

import datetime as dt
import math
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from newsgen import calendars
from newsgen.errors import FedInputProblem, NoFutures
from newsgen.fed import fedwatch
from newsgen.fed.contracts import EXCHANGE, FUTURES, HIGHEST, LOWEST, month_name, month_of
from newsgen.fed.fedwatch import Odds, Outlook
from newsgen.fed.fomc import Calendar
from newsgen.model import Input

LONGEST_PAUSE = 4
"""Days from one effective rate to the next at most: Thursday to Monday, or Friday to Tuesday."""
LATE = 20
"""Days of the effective rate that tell where in the range it stands."""
WIDTH = 0.25
"""Percentage points from the lower to the upper end of the target range, since 2008."""

_DAY = dt.timedelta(days=1)


class Range(NamedTuple):
    """The target range in force, in percent."""

    low: float
    high: float
    inputs: tuple[Input, ...] = ()
    decided: bool = False
    """Whether the day's own meeting decided it: it is in force from the day after."""

    @property
    def low_bp(self) -> int:
        """The lower end in basis points."""
        return round(self.low * 100)


class Priced(NamedTuple):
    """A day's outlook and what it was computed from."""

    day: dt.date
    range: Range
    outlook: Outlook
    inputs: Mapping[int, Input]
    """Month -> the price of its contract, or the mean of the effective rate where it is over."""

    @property
    def odds(self) -> tuple[Odds, ...]:
        """The meetings whose distribution is whole."""
        return tuple(one for one in self.outlook.odds if not one.bridged)

    def inputs_of(self, odds: Odds) -> tuple[Input, ...]:
        """Return what a meeting's odds were computed from."""
        return tuple(self.inputs[month] for month in odds.months)


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What is known of the Fed's policy at the end of a day on which its futures are traded."""

    session: dt.date
    meetings: Calendar
    contracts: Mapping[dt.date, Mapping[int, float]] = field(default_factory=dict)
    """Session -> month -> price of its contract."""
    effr: Mapping[dt.date, float] = field(default_factory=dict)
    """Day -> effective federal funds rate, in percent."""
    effr_name: str = "EFFR"
    """The series that ``effr`` is of."""
    low: Mapping[dt.date, float] = field(default_factory=dict)
    """Day -> lower end of the target range in force, in percent; of the decision's day after too."""
    high: Mapping[dt.date, float] = field(default_factory=dict)
    moved: Mapping[dt.date, int] = field(default_factory=dict)
    """Day of an earlier decision -> basis points that it moved the range by; only those that are known."""
    told: Range | None = None
    """What the session's meeting decided, where it is known from elsewhere than the day after's range."""
    held: bool = False
    """Whether prices are kept back as doubtful: there are none here, and the gate has told why."""
    alone: bool = False
    """Whether prices are given without the rates of the months before: then they are solved for."""
    warn_days: int = 180
    """How many days before its end the calendar is warned of."""
    _priced: dict[dt.date, Priced] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was asked already: gate, facts, rules and flags ask for the same few days."""

    def with_decision(self, low: float, high: float, source: Input | None = None) -> Policy:
        """Return the same with what the session's own meeting decided, as a release or the desk tells it."""
        inputs = (source,) if source else ()
        return replace(self, told=Range(low, high, inputs, decided=True))

    def without_prices(self, day: dt.date | None = None) -> Policy:
        """Return the same without the prices of futures, which the gate holds back; or without a day's.

        With the odds of an earlier day, whose prices are doubted, nothing is compared then.
        """
        if day is None:
            return replace(self, contracts={}, held=True)
        return replace(self, contracts={at: prices for at, prices in self.contracts.items() if at != day})

    def range_on(self, day: dt.date) -> Range:
        """Return the range in force at the end of ``day``: that day's decision, where it is known.

        It is carried forward from the last day that it is known of, but not over a decision.

        Raises:
            FedInputProblem: it is not known, or no range that the Fed sets.

        """
        if self.meetings.decided_on(day):
            if day + _DAY in self.low and day + _DAY in self.high:
                return self._range(day + _DAY, decided=True)
            if self.told and day == self.session:
                return _required(self.told, day)
        since = max((at for at in self.low if at <= day and at in self.high), default=None)
        if since is None:
            raise FedInputProblem(f"{day} 연방기금 금리의 목표 범위가 저장소에 없습니다. {_FETCH}")
        passed = next((one for one in self.meetings.known(day) if since <= one.decision < day), None)
        if passed:
            raise FedInputProblem(
                f"연방기금 금리의 목표 범위가 {since}까지만 있어 {passed.decision} 회의의 결정을 "
                f"알 수 없습니다. {_FETCH}"
            )
        return self._range(since)

    def _range(self, at: dt.date, *, decided: bool = False) -> Range:
        inputs = tuple(
            Input(symbol=name, date=at, value=values[at], field="rate")
            for name, values in (("DFEDTARL", self.low), ("DFEDTARU", self.high))
        )
        return _required(Range(self.low[at], self.high[at], inputs, decided), at)

    def on(self, day: dt.date) -> Priced:
        """Return what the prices of ``day`` say of the meetings that were then to come.

        Raises:
            FedInputProblem: prices, range or calendar do not do.

        """
        if day not in self._priced:
            self._priced[day] = self._on(day)
        return self._priced[day]

    def _on(self, day: dt.date) -> Priced:
        target = self.range_on(day)
        prices = self.contracts.get(day)
        if not prices:
            raise NoFutures(f"{day} 연방기금 금리선물 시세가 없습니다. {_FETCH}")
        inputs = {month: _contract(month, day, price) for month, price in prices.items()}
        averages = {month: 100 - price for month, price in prices.items()}
        before = month_of(day) - 1
        mean = self._mean(before, day)
        if mean is not None:
            inputs[before], averages[before] = mean, mean.value
        found = fedwatch.outlook(
            day,
            target.low_bp,
            averages,
            self.meetings,
            decided=target.decided,
            level=self.level(day, target),
            alone=self.alone,
        )
        return Priced(day, target, found, inputs)

    def _mean(self, month: int, day: dt.date) -> Input | None:
        """Return the mean over a month's days; a day without a rate has that of the day before."""
        year, of_year = month // 12, month % 12 + 1
        last = dt.date(year, of_year, monthrange(year, of_year)[1])
        rates = self._filled(last.replace(day=1), min(last, day))
        if rates is None:
            return None
        mean = math.fsum(rates) / len(rates)
        return Input(symbol=self.effr_name, date=last, value=mean, field="mean")

    def _filled(self, first: dt.date, last: dt.date) -> list[float] | None:
        """Return the rate of each day; None where one is not known within the longest pause."""
        found: list[float] = []
        for at in range((last - first).days + 1):
            day = first + _DAY * at
            near = (self.effr.get(day - _DAY * back) for back in range(LONGEST_PAUSE))
            rate = next((one for one in near if one is not None), None)
            if rate is None:
                return None
            found.append(rate)
        return found

    def level(self, day: dt.date, target: Range) -> float | None:
        """Return the effective rate to expect in the range in force: as far above its low end as of late."""
        above = [self.effr[at] - self.low[at] for at in sorted(self.effr) if at <= day and at in self.low]
        return target.low + math.fsum(above[-LATE:]) / len(above[-LATE:]) if above else None


_FETCH = "newsgen fetch로 받거나 newsgen import로 넣으십시오."


def compared(session: dt.date) -> dict[str, dt.date]:
    """Return the sessions that odds are compared with: of the day, the week and the month before.

    Futures on the fed funds rate are taken by the sessions of New York's stocks.
    """
    day, month = session.day, month_of(session) - 1
    year, of_year = month // 12, month % 12 + 1
    ago = dt.date(year, of_year, min(day, monthrange(year, of_year)[1]))
    return {
        "day": calendars.previous(session, EXCHANGE),
        "week": calendars.previous(session - 6 * _DAY, EXCHANGE),
        "month": calendars.previous(ago + _DAY, EXCHANGE),
    }


def _required(target: Range, day: dt.date) -> Range:
    """Return a range, if it is one: 25 basis points wide, on the grid that the Fed sets it on."""
    wide = math.isclose(target.high - target.low, WIDTH, abs_tol=1e-9)
    if not wide or not math.isclose(target.low * 4, round(target.low * 4), abs_tol=1e-9):
        raise FedInputProblem(
            f"{day} 목표 범위 {target.low:g}~{target.high:g}%: 폭이 0.25%포인트인 범위가 아닙니다. "
            "목표 범위를 확인하십시오."
        )
    return target


def _contract(month: int, day: dt.date, price: float) -> Input:
    """Return a contract's price as an input; refuse what is none."""
    if not LOWEST <= price <= HIGHEST:
        raise FedInputProblem(
            f"{day} 연방기금 금리선물 {month_name(month)}월물 {price:g}: "
            f"있을 수 없는 가격입니다({LOWEST:g}~{HIGHEST:g}). 시세를 확인하십시오."
        )
    return Input(symbol=f"{FUTURES}{month_name(month)}", date=day, value=price, field="rate")

"""Whether the nearest fed funds futures agree with the effective rate and the calendar of meetings."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterator, Mapping

import numpy as np

from newsgen.errors import FedInputProblem
from newsgen.fed.contracts import month_of
from newsgen.fed.fomc import Meeting
from newsgen.fed.policy import Policy
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding
from newsgen.gate.futures import DUST, about, prices_of
from newsgen.snapshot.snapshot import Snapshot

EFFECTIVE = 0.03
"""How far a month can be from what the effective rate and the calendar tell of it."""
FRESH = 6
"""Days after which an effective rate says nothing of the month's."""
LATE = 0.75
"""Part of a month after which a meeting leaves the rate before it to be told from the month's mean."""


def effective(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the odds out where the nearest months are not at the effective rate that they settle at."""
    if snapshot.policy is None:
        return
    prices, before = prices_of(snapshot.policy, snapshot)
    for month, expected in _expected(snapshot.policy, prices).items():
        if abs(100 - prices[month] - expected) > EFFECTIVE + DUST:
            told = (
                f"{prices[month]:g}(금리 {100 - prices[month]:.3f}%): 실효금리로 계산한 그달 평균은 "
                f"{expected:.3f}%입니다. 다른 달 월물의 값으로 봅니다."
            )
            price = prices[month]
            yield about(snapshot, month, "future-not-effective", told, price, before.get(month, price))


def _expected(policy: Policy, prices: Mapping[int, float]) -> dict[int, float]:
    """Return what the nearest months must average, as far as the effective rate and the calendar tell.

    The months up to the next meeting stay at the rate in force; the month of that meeting lies between it and
    the rate that the month after begins with.
    """
    day = policy.session
    known = [at for at in policy.effr if at <= day]
    if not prices or not known or (day - max(known)).days > FRESH:
        return {}
    try:
        now, coming = policy.range_on(day), policy.meetings.next_meetings(day)
    except FedInputProblem:
        return {}
    last = max(known)
    moved = any(last <= one.decision <= day for one in policy.meetings.known(day))
    level = policy.level(day, now) if moved else policy.effr[last]
    held = {month_of(one.decision): one for one in coming if not (now.decided and one.decision == day)}
    if level is None:
        return {}
    found: dict[int, float] = {}
    for month in range(month_of(day), max(prices) + 1):
        meeting = held.get(month)
        after = _begun(month + 1, prices, held)
        if meeting and not np.isfinite(after):
            break
        if month in prices:
            decided = meeting.decision.day if meeting else 31
            found[month] = _average(policy, month, level, after, decided)
        if meeting:
            break
    return found


def _begun(month: int, prices: Mapping[int, float], held: Mapping[int, Meeting]) -> float:
    """Return the rate that a month begins with; NaN where nothing tells it.

    With a meeting late in the month and none in the one after, it is what is left of the mean.
    """
    mean = 100 - prices.get(month, np.nan)
    if month not in held:
        return mean
    decided, days = held[month].decision.day, _days_in(month)
    if month + 1 in held or decided < LATE * days:
        return np.nan
    ends = 100 - prices.get(month + 1, np.nan)
    return (mean * days - ends * (days - decided)) / decided


def _days_in(month: int) -> int:
    return monthrange(month // 12, month % 12 + 1)[1]


def _average(policy: Policy, month: int, level: float, after: float, decided: int) -> float:
    """Return a month's mean rate: what is known of it, ``level`` up to a decision, ``after`` from then on."""
    year, of_year = month // 12, month % 12 + 1
    days = monthrange(year, of_year)[1]
    last = max(at for at in policy.effr if at <= policy.session)
    rates = []
    for number in range(1, days + 1):
        day = last.replace(year=year, month=of_year, day=number)
        rates.append(policy.effr.get(day, level) if day <= last else level if number <= decided else after)
    return math.fsum(rates) / days

"""Whether prices of fed funds futures can be, move together, and agree with the effective rate.

Odds rest on the differences of neighbouring months: one contract 0.10 off makes 40 of 100.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from newsgen.errors import FedInputProblem
from newsgen.fed.contracts import FUTURES, HIGHEST, LOWEST, month_name, month_of
from newsgen.fed.policy import Policy
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, Section, leave_out, tell
from newsgen.snapshot.snapshot import Floats, Snapshot

STEP = 1.0
"""Contracts moved by 0.39 in a day at most from 2024-08 to 2026-07; 1.0 is four steps of the Fed."""
ALONE = 0.05
"""How far up to four contracts in a row can move away from both months beside them, the same way: 0.045
at most in those 502 sessions, 0.010 for two to four."""
WIDEST = 4
"""Contracts in a row that can be wrong together."""
EDGE = 0.09
"""How far the first contract can move away from the second: 0.068 at most."""
AHEAD = 14
"""Months ahead that odds are told from."""
STILL = 6
"""Contracts that do not all settle where they did: on 7 of 501 recorded days all 25 did, copied forward, one
of them the day after a cut of 50 bp."""
SOME = 3
"""Contracts that stand still while most of the others move: on 5 of 501 recorded days."""
MOVED = 0.02
"""From where on a contract has moved in earnest."""
SHIFTED = 0.003
"""How much better the steps from month to month fit those of the day before a month off than in their own:
in 499 sessions they never did; months shifted by hand do by 0.009 to 0.02, one of a hundred by less."""
STEPS = 5
EFFECTIVE = 0.03
"""How far a month without a meeting can be from the effective rate."""
FRESH = 6
"""Days after which an effective rate says nothing of the month's."""
DUST = 1e-9


def doubtful(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the odds out where a price is outside its span, jumps, or leaves its neighbours."""
    if snapshot.policy is None:
        return
    prices, before = _of(snapshot.policy, snapshot)
    moves = {month: price - before[month] for month, price in prices.items() if month in before}
    alone = _alone(moves)
    for month, price in prices.items():
        was = before.get(month, price)
        if not LOWEST <= price <= HIGHEST:
            yield _about(
                snapshot, month, "future-implausible", f"{price:g}: 있을 수 없는 가격입니다.", price, was
            )
        elif not abs(price - was) <= STEP:
            told = f"{was:g} → {price:g}: 하루에 움직일 수 없는 폭입니다."
            yield _about(snapshot, month, "future-jump", told, price, was)
        elif month in alone:
            told = f"{was:g} → {price:g}: 앞뒤 월물과 따로 움직일 수 없는 폭입니다."
            yield _about(snapshot, month, "future-alone", told, price, was)


def still(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the odds out where no price has moved; tell where some stand while most of the near ones move."""
    if snapshot.policy is None:
        return
    prices, before = _of(snapshot.policy, snapshot)
    moves = {month: abs(price - before[month]) for month, price in prices.items() if month in before}
    symbol = FUTURES.rstrip(":")
    if len(moves) >= STILL and not any(moves.values()):
        told = (
            f"{snapshot.day} 연방기금 금리선물 {len(moves)}개 월물의 값이 모두 전 거래일과 같습니다. 전 "
            "거래일 시세로 봅니다."
        )
        yield leave_out("future-still", Section.FED, told, symbol, contracts=float(len(moves)))
        return
    near = [move for month, move in moves.items() if month <= month_of(snapshot.day) + AHEAD]
    stood = sum(move < DUST for move in near)
    if stood >= SOME and 2 * sum(move >= MOVED - DUST for move in near) > len(near):
        told = (
            f"{snapshot.day} 연방기금 금리선물 {len(near)}개 월물 가운데 {stood}개의 값만 전 거래일과 "
            "같습니다. "
            "그대로 썼으니 전 거래일 값이 섞였는지 확인하십시오."
        )
        yield tell("future-some-still", symbol, told, contracts=float(stood))


def shifted(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the odds out where the curve goes on from that of the day before a month off.

    The steps from month to month are the calendar's: they stay in their months whatever the level does.
    """
    if snapshot.policy is None:
        return
    prices, before = _of(snapshot.policy, snapshot)
    if not prices or not before:
        return
    months = range(min(*prices, *before), max(*prices, *before) + 1)
    now, then = (np.diff([of.get(month, np.nan) for month in months]) for of in (prices, before))
    own = _apart(now, then)
    off = {by: _apart(now[1:] if by < 0 else now[:-1], then[:-1] if by < 0 else then[1:]) for by in (-1, 1)}
    by = min(off, key=lambda one: off[one])
    if own - off[by] > SHIFTED:
        way = "다음" if by > 0 else "앞"
        told = (
            f"{snapshot.day} 연방기금 금리선물의 월물별 값이 전 거래일의 {way} 달 월물과 이어집니다. "
            "월물이 한 달 밀린 것으로 봅니다."
        )
        yield leave_out("futures-shifted", Section.FED, told, FUTURES.rstrip(":"), own=own, shifted=off[by])


def _apart(one: Floats, other: Floats) -> float:
    """Return the mean distance of two rows of steps; infinity where too few are known of both."""
    apart = np.abs(one - other)
    known = np.isfinite(apart)
    return float(apart[known].mean()) if known.sum() >= STEPS else float("inf")


def effective(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the odds out where the nearest months are not at the effective rate that they settle at."""
    if snapshot.policy is None:
        return
    prices, before = _of(snapshot.policy, snapshot)
    for month, expected in _expected(snapshot.policy, prices).items():
        if abs(100 - prices[month] - expected) > EFFECTIVE + DUST:
            told = (
                f"{prices[month]:g}(금리 {100 - prices[month]:.3f}%): 실효금리로 계산한 그달 평균은 "
                f"{expected:.3f}%입니다. 다른 달 월물의 값으로 봅니다."
            )
            price = prices[month]
            yield _about(snapshot, month, "future-not-effective", told, price, before.get(month, price))


def _of(policy: Policy, snapshot: Snapshot) -> tuple[Mapping[int, float], Mapping[int, float]]:
    """Return the prices of the session and of the session before."""
    contracts = policy.contracts
    return contracts.get(snapshot.day, {}), contracts.get(snapshot.session.previous.day, {})


def _about(snapshot: Snapshot, month: int, code: str, told: str, price: float, before: float) -> GateFinding:
    told = f"{snapshot.day} 연방기금 금리선물 {month_name(month)}월물 {told}"
    return leave_out(code, Section.FED, told, f"{FUTURES}{month_name(month)}", value=price, before=before)


def _alone(moves: Mapping[int, float]) -> frozenset[int]:
    """Return the months that moved away from those beside them: in a row, or the first from the second."""
    if not moves:
        return frozenset()
    first, last = min(moves), max(moves)
    move = np.array([moves.get(month, np.nan) for month in range(first, last + 1)])
    found: set[int] = set()
    for width in range(1, min(WIDEST, move.size - 2) + 1):
        rows = sliding_window_view(move, width + 2)
        inner, beside = rows[:, 1:-1], rows[:, [0, -1]]
        up, down = inner.min(axis=1) - beside.max(axis=1), beside.min(axis=1) - inner.max(axis=1)
        for at in np.flatnonzero(np.maximum(up, down) > ALONE + DUST).tolist():
            found.update(range(first + at + 1, first + at + 1 + width))
    if move.size > 1 and abs(move[0] - move[1]) > EDGE + DUST:
        found.add(first)
    return frozenset(found)


def _expected(policy: Policy, prices: Mapping[int, float]) -> dict[int, float]:
    """Return what the nearest months must average, as far as the effective rate and the calendar tell.

    The months up to the next meeting stay at the rate in force; the month of that meeting lies between it and
    the month after, where that has no meeting.
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
        meeting, after = held.get(month), 100 - prices.get(month + 1, np.nan)
        if meeting and (month + 1 in held or not np.isfinite(after)):
            break
        if month in prices:
            decided = meeting.decision.day if meeting else 31
            found[month] = _average(policy, month, level, after, decided)
        if meeting:
            break
    return found


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

"""Whether prices of fed funds futures can be, move together, and agree with the effective rate.

Odds rest on the differences of neighbouring months: one contract 0.10 off makes 40 of 100.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

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
REPEATED = 7
"""Near contracts that do not settle where they did on one earlier day of the month before, where they are
two thirds of the near ones: in 210 sessions with six or more at most 6 of 7 did (2025-11-13), and 7 of 14."""
MOVED = 0.02
"""From where on a contract has moved in earnest."""
SHIFTED = 0.003
"""How much better the steps from month to month fit those of the day before a month off than in their own:
in 499 sessions they never did; months shifted by hand do by 0.009 to 0.02, one of a hundred by less."""
STEPS = 5
PARTED = 0.05
"""How much more a near month can move than the one after it: 0.020 at most in 210 sessions that have both.
Less is another thing: news of a meeting moves the months after it, by 0.09 on 2025-08-01."""
TORN = 0.09
"""From where on the odds are left out."""
DUST = 1e-9


def doubtful(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the odds out where a price is outside its span, jumps, or leaves its neighbours."""
    if snapshot.policy is None:
        return
    prices, before = prices_of(snapshot.policy, snapshot)
    moves = {month: price - before[month] for month, price in prices.items() if month in before}
    alone = _alone(moves)
    for month, price in prices.items():
        was = before.get(month, price)
        if not LOWEST <= price <= HIGHEST:
            yield about(
                snapshot, month, "future-implausible", f"{price:g}: 있을 수 없는 가격입니다.", price, was
            )
        elif not abs(price - was) <= STEP:
            told = f"{was:g} → {price:g}: 하루에 움직일 수 없는 폭입니다."
            yield about(snapshot, month, "future-jump", told, price, was)
        elif month in alone:
            told = f"{was:g} → {price:g}: 앞뒤 월물과 따로 움직일 수 없는 폭입니다."
            yield about(snapshot, month, "future-alone", told, price, was)


def still(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the odds out where no price has moved; tell where some stand while most of the near ones move."""
    if snapshot.policy is None:
        return
    prices, before = prices_of(snapshot.policy, snapshot)
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


def repeated(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Tell where most near months settle where they did on one earlier day."""
    if snapshot.policy is None:
        return
    prices, _ = prices_of(snapshot.policy, snapshot)
    near = {month: price for month, price in prices.items() if month <= month_of(snapshot.day) + AHEAD}
    for day in sorted(snapshot.policy.contracts, reverse=True):
        if day >= snapshot.session.previous.day:
            continue  # whoever stands still is told of by another check
        then = snapshot.policy.contracts[day]
        same = sum(abs(price - then[month]) < DUST for month, price in near.items() if month in then)
        if same >= REPEATED and 3 * same >= 2 * len(near):
            told = (
                f"{snapshot.day} 가까운 연방기금 금리선물 {len(near)}개 월물 가운데 {same}개가 {day}의 값과 "
                "같습니다. 그대로 썼으니 그날의 값이 아닌지 확인하십시오."
            )
            yield tell("futures-repeated", FUTURES.rstrip(":"), told, contracts=float(same))
            return


def torn(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the odds out where near months moved and those after them did not: two sessions in one curve."""
    if snapshot.policy is None:
        return
    prices, before = prices_of(snapshot.policy, snapshot)
    near = range(month_of(snapshot.day) + 1, month_of(snapshot.day) + AHEAD + 1)
    moves = np.array([prices.get(month, np.nan) - before.get(month, np.nan) for month in near])
    less = np.abs(moves[1:]) < np.abs(moves[:-1])
    apart = np.where(less, np.abs(np.diff(moves)), 0.0)
    at = int(apart.argmax())
    if apart[at] <= PARTED + DUST:
        return
    symbol = FUTURES.rstrip(":")
    told = (
        f"{snapshot.day} 금리선물 {month_name(near[at])}월물은 {moves[at]:+.3f}, "
        f"{month_name(near[at + 1])}월물은 {moves[at + 1]:+.3f} 움직였습니다. "
        "다른 날의 값이 섞였는지 확인하십시오."
    )
    if apart[at] > TORN + DUST:
        yield leave_out("futures-torn", Section.FED, told, symbol, apart=float(apart[at]))
    else:
        yield tell("futures-torn", symbol, told, apart=float(apart[at]))


def shifted(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the odds out where the curve goes on from that of the day before a month off.

    The steps from month to month are the calendar's: they stay in their months whatever the level does.
    """
    if snapshot.policy is None:
        return
    prices, before = prices_of(snapshot.policy, snapshot)
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


def prices_of(policy: Policy, snapshot: Snapshot) -> tuple[Mapping[int, float], Mapping[int, float]]:
    """Return the prices of the session and of the session before, by month."""
    contracts = policy.contracts
    return contracts.get(snapshot.day, {}), contracts.get(snapshot.session.previous.day, {})


def about(snapshot: Snapshot, month: int, code: str, told: str, price: float, before: float) -> GateFinding:
    """Return the finding of a contract for which the odds are left out."""
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

"""Whether yields and currencies are where they can be, and move as they can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import numpy as np

from newsgen.fed.contracts import FUTURES, HIGHEST, LOWEST, month_name
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, Section, leave_out
from newsgen.markets import Currency, Yield
from newsgen.snapshot.snapshot import Floats, Snapshot, to_date

FUTURES_STEP = 1.0
"""Contracts moved by 0.39 in a day at most from 2024-08 to 2026-07; 1.0 is four steps of the Fed."""
FUTURES_ALONE = 0.25
"""How far a contract can leave both months beside it in a day: 0.085 at most from 2024-08 to 2026-07."""
FUTURES_STILL = 6
"""Contracts that do not all settle where they did: on 7 of 501 recorded days all 25 did, copied forward, one
of them the day after a cut of 50 bp."""


def implausible(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave yields or currencies out where one is outside its range, or jumps."""
    every: tuple[Yield | Currency, ...] = (*snapshot.market.yields, *snapshot.market.currencies)
    for one in every:
        found = snapshot.rates.get(one.symbol)
        if found is not None and found.values.size and to_date(found.days[-1]) == snapshot.day:
            yield from _implausible(snapshot.day, one, found.values)


def _implausible(day: dt.date, one: Yield | Currency, values: Floats) -> Iterator[GateFinding]:
    section = Section.RATES if isinstance(one, Yield) else Section.CURRENCIES
    value = float(values[-1])
    if one.range is not None and not one.range[0] < value < one.range[1]:
        told = f"{day} {one.symbol} {value:g}: 있을 수 없는 값입니다."
        yield leave_out("rate-implausible", section, told, one.symbol, value=value)
    elif one.step is not None and values.size > 1:
        before = float(values[-2])
        step, unit = _step(one, before, value)
        if not abs(step) <= one.step:
            told = (
                f"{day} {one.symbol} {before:g} → {value:g}({step:+.2f}{unit}): "
                "하루에 움직일 수 없는 폭입니다."
            )
            yield leave_out("rate-jump", section, told, one.symbol, value=value, before=before)


def futures(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the odds of the Fed's meetings out where prices are outside their span, jump, or stand still."""
    if snapshot.policy is None:
        return
    day, contracts = snapshot.day, snapshot.policy.contracts
    prices, before = contracts.get(day, {}), contracts.get(snapshot.session.previous.day, {})
    moves = {month: price - before[month] for month, price in prices.items() if month in before}
    for month, price in prices.items():
        why = _doubtful(month, price, moves)
        if why:
            code, what, told = why
            symbol = f"{FUTURES}{month_name(month)}"
            told = f"{day} 연방기금 금리선물 {month_name(month)}월물 {what}: {told}"
            yield leave_out(code, Section.FED, told, symbol, value=price, before=before.get(month, price))
    if len(moves) >= FUTURES_STILL and not any(moves.values()):
        told = f"{day} 연방기금 금리선물 {len(moves)}개 월물의 가격이 모두 전 거래일과 같습니다(묵은 시세)."
        yield leave_out("future-still", Section.FED, told, FUTURES.rstrip(":"), contracts=float(len(moves)))


def _doubtful(month: int, price: float, moves: Mapping[int, float]) -> tuple[str, str, str] | None:
    """Return the code of what is wrong with a contract's price, the price as told, and why it cannot be."""
    if not LOWEST <= price <= HIGHEST:
        return "future-implausible", f"{price:g}", "있을 수 없는 가격입니다."
    move = moves.get(month, 0.0)
    told = f"{price - move:g} → {price:g}"
    if not abs(move) <= FUTURES_STEP:
        return "future-jump", told, "하루에 움직일 수 없는 폭입니다."
    beside = [moves[at] for at in (month - 1, month + 1) if at in moves]
    if len(beside) == 2 and min(abs(move - other) for other in beside) > FUTURES_ALONE:
        return "future-alone", told, "이웃한 월물과 따로 움직일 수 없는 폭입니다."
    return None


def _step(one: Yield | Currency, before: float, value: float) -> tuple[float, str]:
    """Return the step between two observations, and the unit that it is told in."""
    if isinstance(one, Yield):
        return value - before, "%p"
    return (value / before - 1) * 100 if before and np.isfinite(before) else float("inf"), "%"

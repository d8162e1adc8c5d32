"""Whether yields and currencies are where they can be, and move as they can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from newsgen.fed.contracts import FUTURES, HIGHEST, LOWEST, month_name
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Finding, Section, leave_out
from newsgen.snapshot.snapshot import Snapshot, to_date


class Span(NamedTuple):
    """Where a series can be, and how far it can move from one observation to the next."""

    name: str
    section: Section
    low: float
    high: float
    step: float
    """In the series' own unit for yields, in percent for currencies."""


YIELD_STEP = 0.65
"""The two-year yield fell by 0.57 on 2023-03-13, the most since 2015."""
SPANS = (
    Span("DGS2", Section.RATES, -1.0, 16.0, YIELD_STEP),
    Span("DGS10", Section.RATES, -1.0, 16.0, YIELD_STEP),
    Span("DGS30", Section.RATES, -1.0, 16.0, YIELD_STEP),
    Span("USDKRW", Section.CURRENCIES, 700.0, 3000.0, 5.0),
    Span("DXY", Section.CURRENCIES, 60.0, 180.0, 3.5),
)
"""The won moved by 2.9 % at most from 2024-08 to 2026-08, the dollar index by 2.0 %."""


FUTURES_STEP = 1.0
"""Contracts moved by 0.39 in a day at most from 2024-08 to 2026-07; 1.0 is four steps of the Fed."""
FUTURES_ALONE = 0.25
"""How far a contract can leave both months beside it in a day: 0.085 at most from 2024-08 to 2026-07."""
FUTURES_STILL = 6
"""Contracts that do not all settle where they did: on 7 of 501 recorded days all 25 did, copied forward, one
of them the day after a cut of 50 bp."""


def implausible(snapshot: Snapshot, evidence: Evidence) -> Iterator[Finding]:  # noqa: ARG001
    """Leave yields or currencies out where one is outside its span, or jumps."""
    for span in SPANS:
        found = snapshot.rates.get(span.name)
        if found is None or not found.values.size or to_date(found.days[-1]) != snapshot.day:
            continue
        value, day = float(found.values[-1]), snapshot.day
        if not span.low < value < span.high:
            told = f"{day} {span.name} {value:g}: 있을 수 없는 값입니다."
            yield leave_out("rate-implausible", span.section, told, span.name, value=value)
        elif found.values.size > 1:
            before = float(found.values[-2])
            step = _step(span, before, value)
            if not abs(step) <= span.step:
                unit = "%p" if span.section is Section.RATES else "%"
                told = (
                    f"{day} {span.name} {before:g} → {value:g}({step:+.2f}{unit}): "
                    "하루에 움직일 수 없는 폭입니다."
                )
                yield leave_out("rate-jump", span.section, told, span.name, value=value, before=before)


def futures(snapshot: Snapshot, evidence: Evidence) -> Iterator[Finding]:  # noqa: ARG001
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


def _step(span: Span, before: float, value: float) -> float:
    """Return the step between two observations, in the unit of the span."""
    if span.section is Section.RATES:
        return value - before
    return (value / before - 1) * 100 if before and np.isfinite(before) else float("inf")

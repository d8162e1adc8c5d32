"""Whether yields, currencies and gauges are where they can be, and move as they can."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, Section, doubt, leave_out, tell
from newsgen.gate.pairs import observed
from newsgen.markets import Gauge, Observed, Yield
from newsgen.snapshot.snapshot import Floats, Snapshot, to_date

DUST = 1e-9
QUARTER = 0.25
"""Percentage points by whose multiples a central bank moves its rate."""
BORNE = 0.12
"""Part of a rare move of the readers' currency that the dollar index makes too, where it is the dollar's:
0.10 on 2025-01-15, which was a false price, 0.14 on 2024-12-06, 0.29 on 2026-03-13."""
FURTHEST = 1.0
"""Percentage points that one decision moved it by at most: the Bank of Korea's of 2008-12-11."""


def implausible(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave out what is outside its range, or jumps, of yields all of them; tell of rare moves."""
    for one in snapshot.market.observed:
        found = snapshot.rates.get(one.symbol)
        if found is not None and found.values.size and to_date(found.days[-1]) == snapshot.day:
            yield from _implausible(snapshot.day, one, found.values, unborne=_is_unborne(snapshot, one))


def undecided(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop a central bank's rate that moved as no decision moves it."""
    about = snapshot.market.policy
    pair = observed(snapshot, about)
    if pair is None or pair.before == pair.today:
        return
    step = pair.today - pair.before
    off = abs(step / QUARTER - round(step / QUARTER)) if np.isfinite(step) else np.inf
    if off > DUST or abs(step) > FURTHEST + DUST:
        moved = f"{snapshot.day} {pair.before:g} → {pair.today:g}({step:+.2f}%포인트)"
        told = f"{moved}: 한 번에 정할 수 없는 폭입니다."
        yield doubt("rate-jump", about, told, value=pair.today, before=pair.before)


def still(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Tell of what stands where it stood: the won did on one of 518 days, a computed index on seven."""
    computed = {made.about for made in snapshot.market.bounds.made}
    for one in (*snapshot.market.currencies, *snapshot.market.gauges):
        pair = observed(snapshot, one.symbol)
        if pair is not None and pair.before == pair.today and one.symbol not in computed:
            told = (
                f"{snapshot.day} {one.symbol} {pair.today:g}: 전 거래일과 똑같습니다. 그대로 썼으니 전 "
                "거래일 값이 아닌지 확인하십시오."
            )
            code = "gauge-still" if isinstance(one, Gauge) else "currency-still"
            yield tell(code, one.symbol, told, value=pair.today)


def _is_unborne(snapshot: Snapshot, one: Observed) -> bool:
    """Tell whether the dollar did not go the way of the readers' currency, or by a small part of it."""
    dollar, ours = (observed(snapshot, snapshot.market.currency(role)) for role in ("dollar", "home"))
    if one.symbol != snapshot.market.currency("home") or dollar is None or ours is None:
        return False
    if min(dollar.before, ours.before) <= 0:
        return False
    return (dollar.today / dollar.before - 1) / ((ours.today / ours.before - 1) or math.inf) < BORNE


def _implausible(day: dt.date, one: Observed, values: Floats, *, unborne: bool) -> Iterator[GateFinding]:
    value = float(values[-1])
    if one.range is not None and not one.range[0] < value < one.range[1]:
        yield _wrong("rate-implausible", one, f"{day} {value:g}: 있을 수 없는 값입니다.", value)
    elif values.size > 1:
        before = float(values[-2])
        step, unit = _step(one, before, value)
        moved = f"{day} {before:g} → {value:g}({step:+.2f}{unit})"
        if one.step is not None and not abs(step) <= one.step:
            told = f"{moved}: 하루에 움직일 수 없는 폭입니다."
            yield _wrong("rate-jump", one, told, value)
        elif one.rare is not None and abs(step) >= one.rare - DUST and unborne:
            told = f"{moved}: 보기 드문 폭인데 달러인덱스가 함께 움직이지 않았습니다."
            yield doubt("rate-unborne", one.symbol, told, value=value, before=before)
        elif one.rare is not None and abs(step) >= one.rare - DUST:
            told = f"{one.symbol} {moved}: 보기 드문 폭이지만 그대로 썼습니다. 두 날의 값을 확인하십시오."
            yield tell("rate-rare", one.symbol, told, value=value, before=before)


def _wrong(code: str, one: Observed, told: str, value: float) -> GateFinding:
    """Return the finding of a value that cannot be: of yields it is rarely certain which one is wrong."""
    if isinstance(one, Yield):
        return leave_out(code, Section.RATES, f"{one.symbol} {told}", one.symbol, value=value)
    return doubt(code, one.symbol, told, value=value)


def _step(one: Observed, before: float, value: float) -> tuple[float, str]:
    """Return the step between two observations, and the unit that it is told in."""
    if isinstance(one, Yield):
        return value - before, "%포인트"
    return (value / before - 1) * 100 if before and np.isfinite(before) else float("inf"), "%"

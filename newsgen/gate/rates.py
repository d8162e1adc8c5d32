"""Whether yields and currencies are where they can be, and move as they can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, Section, leave_out, tell
from newsgen.markets import Currency, Yield
from newsgen.snapshot.snapshot import Floats, Snapshot, to_date

DUST = 1e-9


def implausible(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave yields or currencies out where one is outside its range, or jumps; tell of rare moves."""
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
    elif values.size > 1:
        before = float(values[-2])
        step, unit = _step(one, before, value)
        moved = f"{day} {one.symbol} {before:g} → {value:g}({step:+.2f}{unit})"
        if one.step is not None and not abs(step) <= one.step:
            told = f"{moved}: 하루에 움직일 수 없는 폭입니다."
            yield leave_out("rate-jump", section, told, one.symbol, value=value, before=before)
        elif one.rare is not None and abs(step) >= one.rare - DUST:
            told = f"{moved}: 드물게 큰 폭입니다. 두 날의 값을 다른 데서 확인하십시오."
            yield tell("rate-rare", one.symbol, told, value=value, before=before)


def _step(one: Yield | Currency, before: float, value: float) -> tuple[float, str]:
    """Return the step between two observations, and the unit that it is told in."""
    if isinstance(one, Yield):
        return value - before, "%p"
    return (value / before - 1) * 100 if before and np.isfinite(before) else float("inf"), "%"

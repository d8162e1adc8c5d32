"""Closes of which there is one source here: whether they can be, and are of the session."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

from newsgen.gate.finding import GateFinding, doubt
from newsgen.gate.levels import whole_bar
from newsgen.snapshot.snapshot import Series


def cannot_be(what: str, series: Series, most: float) -> Iterator[GateFinding]:
    """Yield why a close of what nobody else speaks for cannot be: of nothing, of another day, a jump.

    ``what`` begins the codes of the findings, ``most`` is the percent that it can move by in a session.
    """
    symbol, now, before = series.symbol, float(series.close[-1]), float(series.close[-2])
    day = series.on(-1)
    if now <= 0:
        yield doubt(f"{what}-implausible", symbol, f"{day} {now:g}: 0 이하의 값입니다.", close=now)
        return
    row = whole_bar(series)
    if row is not None or now == before:
        told = f"{day} {now:g}: {series.on(-2 if row is None else row)} 값과 똑같습니다."
        yield doubt(f"{what}-repeated", symbol, told, close=now)
        return
    moved = change(now, before)
    if abs(moved) > most:
        told = f"{went(day, now, before)}: 하루에 움직일 수 없는 폭입니다."
        yield doubt(f"{what}-jump", symbol, told, change=moved)


def change(now: float, before: float) -> float:
    """Return by how many percent a price moved; NaN from nothing."""
    return (now / before - 1) * 100 if before > 0 else math.nan


def went(day: dt.date, now: float, before: float) -> str:
    """Return a move as findings tell it: day, both prices, percent."""
    return f"{day} {before:g} → {now:g}({change(now, before):+.2f}%)"

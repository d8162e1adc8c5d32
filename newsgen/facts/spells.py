"""Two days together, and the months, quarters and years that end: how far, how long in a row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import closes, make
from newsgen.facts.percent import change
from newsgen.facts.periods import month_of
from newsgen.facts.records import largest
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Floats, Series, Snapshot


def facts(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the move of two days that went one way, and at a period's end what it was among its like."""
    if not series.here:
        return
    yield from _two_days(snapshot, series)
    session = snapshot.session
    ends = (
        ("month", 1, session.is_last_of_month),
        ("quarter", 3, session.is_last_of_quarter),
        ("year", 12, session.is_last_of_year),
    )
    for name, months, is_last in ends:
        if is_last:
            yield from _period(snapshot, series, name, months)


def _two_days(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the change over two sessions, both of them up or both down, and since when it is the largest."""
    close = series.close
    if (
        close.size < 4
        or not np.isfinite(close[-3:]).all()
        or series.rebased in {series.on(-1), series.on(-2)}
    ):
        return
    if not (close[-1] - close[-2]) * (close[-2] - close[-3]) > 0:
        return
    moves = np.full(close.size, np.nan)
    moves[2:] = change(close[2:], close[:-2])
    about, base, inputs = series.symbol, series.on(-3), closes(series, [-3, -1])
    yield make("change_2d", about, float(moves[-1]), "percent", snapshot.day, base=base, inputs=inputs)
    yield from largest(
        snapshot, series, moves[2:], np.arange(2, close.size), "_2d", inputs, names=("largest",), over=2
    )


def _period(snapshot: Snapshot, series: Series, name: str, months: int) -> Iterator[Fact]:
    """Yield since when a finished month, quarter or year moved as far, and how many went its way in a row."""
    period = month_of(series.days) // months
    row = np.flatnonzero(np.append(np.diff(period) > 0, True))
    if row.size < 3:
        return
    last = series.close[row]
    moves = np.full(row.size, np.nan)
    moves[1:] = change(last[1:], last[:-1])
    moves[1:][np.diff(period[row]) > 1] = np.nan
    inputs = closes(series, [int(row[-2]), -1])
    yield from largest(snapshot, series, moves, row, f"_{name}", inputs, names=("largest",))
    length = _in_a_row(moves)
    if length is not None:
        way = "up" if moves[-1] > 0 else "down"
        base = series.on(int(row[-1 - length]))
        yield make(f"{name}s_{way}", series.symbol, length, f"{name}s", snapshot.day, base=base)


def _in_a_row(moves: Floats) -> int | None:
    """Return how many of the last moves have one sign; None where it is not known, or is none."""
    sign = np.where(np.abs(moves) < 0.005, 0.0, np.sign(moves))
    other = np.flatnonzero(~(sign == sign[-1]))
    if not sign[-1] or np.isnan(sign[-1]) or np.isnan(sign[other[-1]]):
        return None
    return int(sign.size - 1 - other[-1])

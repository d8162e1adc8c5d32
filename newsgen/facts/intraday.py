"""What the day's high and low tell that the close does not: reversals, and highs that did not hold."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import make, of_day
from newsgen.facts.percent import change
from newsgen.facts.records import SESSIONS_OF_A_YEAR, YEAR
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Floats, Series, Snapshot


def facts(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the change at the day's high and low, and a 52-week high touched within the day."""
    if series.high is None or series.low is None or not series.here or series.close.size < 2:
        return
    before, high, low = series.close[-2], series.high[-1], series.low[-1]
    if not np.isfinite([before, high, low]).all() or not low <= series.close[-1] <= high:
        return  # a high or low that does not hold the close is no high or low
    for measure, field, value in (("peak_change", "high", high), ("trough_change", "low", low)):
        yield make(
            measure,
            series.symbol,
            change(float(value), float(before)),
            "percent",
            snapshot.day,
            base=series.on(-2),
            inputs=_inputs(series, field, float(value)),
        )
    yield from _high(snapshot, series, series.high)


def _high(snapshot: Snapshot, series: Series, highs: Floats) -> Iterator[Fact]:
    """Yield ``high_52w_intraday`` where today's high is above every high of the last 52 weeks, all known."""
    rows = series.days > series.days[-1] - YEAR
    year, close = highs[rows], series.close[rows]
    if year.size >= SESSIONS_OF_A_YEAR and (year >= close).all() and year[-1] > year[:-1].max():
        inputs = _inputs(series, "high", float(highs[-1]))[1:]
        yield make("high_52w_intraday", series.symbol, highs[-1], "level", snapshot.day, inputs=inputs)


def _inputs(series: Series, field: str, value: float) -> tuple[Input, Input]:
    """Return the close before and today's high or low."""
    before, last = of_day(series)
    return before, Input(symbol=series.symbol, date=last.date, value=value, field=field)

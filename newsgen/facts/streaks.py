"""Streaks: how many sessions in a row an instrument rose or fell, and how far."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.changes import percent
from newsgen.facts.market import Market, Series
from newsgen.facts.measures import closes, make
from newsgen.model import Fact


def facts(market: Market, series: Series) -> Iterator[Fact]:
    """Yield ``streak_up`` or ``streak_down`` with the change over the streak; a missing close ends it."""
    if not series.here or series.close.size < 3:
        return
    direction = np.sign(np.diff(series.close))
    if not np.isfinite(direction[-1]) or direction[-1] == 0:
        return
    other = np.flatnonzero(direction != direction[-1])
    length = direction.size - (int(other[-1]) + 1 if other.size else 0)
    row = -length - 1
    base, inputs = series.on(row), closes(series, [row, -1])
    measure = "streak_up" if direction[-1] > 0 else "streak_down"
    yield make(measure, series.symbol, length, "sessions", market.session, base=base, inputs=inputs)
    yield make(
        "change_streak", series.symbol, percent(series, row), "percent", market.session, base=base, inputs=inputs
    )

"""How far something moved over the day, wherever a snapshot keeps it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np

from newsgen.snapshot.snapshot import Snapshot, to_date


def of_day(snapshot: Snapshot, symbol: str) -> float | None:
    """Return an index's or a stock's move of the day in percent; None where a close is missing."""
    series = snapshot.series.get(symbol)
    if series is not None:
        close = series.close[-2:]
    elif symbol in snapshot.panel.symbols:
        close = snapshot.panel.close[-2:, snapshot.panel.symbols.index(symbol)]
    else:
        return None
    if close.size < 2 or not np.isfinite(close).all() or close[0] <= 0:
        return None
    return float((close[1] / close[0] - 1) * 100)


class Pair(NamedTuple):
    """A series' observation of a session and the one before it."""

    since: dt.date
    before: float
    today: float


def observed(snapshot: Snapshot, name: str) -> Pair | None:
    """Return the last two observations of a series; None where it has none of the session."""
    found = snapshot.rates.get(name)
    if found is None or found.days.size < 2 or to_date(found.days[-1]) != snapshot.day:
        return None
    return Pair(to_date(found.days[-2]), float(found.values[-2]), float(found.values[-1]))

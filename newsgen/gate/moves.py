"""How far something moved over the day, wherever a snapshot keeps it."""

from __future__ import annotations

import numpy as np

from newsgen.snapshot.snapshot import Snapshot


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


def observed(snapshot: Snapshot, name: str) -> tuple[float, float] | None:
    """Return a series' observations of the session before and of the session; None where one is missing."""
    found = snapshot.rates.get(name)
    if found is None or found.days.size < 2:
        return None
    sessions = np.array([snapshot.session.previous.day, snapshot.day], dtype="datetime64[D]")
    if not np.array_equal(found.days[-2:], sessions):
        return None
    return float(found.values[-2]), float(found.values[-1])

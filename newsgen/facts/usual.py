"""How large the broad index's move is beside what it has moved by on the sessions before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import make, of_day
from newsgen.facts.percent import change
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Snapshot

SESSIONS = 20
"""Sessions before that tell what is usual: about a month."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield today's move as a multiple of the mean size of the moves before; nothing where one is missing."""
    series = snapshot.series.get(snapshot.market.broad)
    if snapshot.moment is not None or series is None or series.close.size < SESSIONS + 2:
        return
    moves = np.abs(change(series.close[-SESSIONS - 1 :], series.close[-SESSIONS - 2 : -1]))
    usual = float(moves[:-1].mean())
    if np.isfinite(moves).all() and usual > 0:
        yield make(
            "usual_day",
            series.symbol,
            float(moves[-1]) / usual,
            "ratio",
            snapshot.day,
            base=series.on(-2),
            periods=SESSIONS,
            inputs=of_day(series),
        )

"""Closes at the limit of a day's move, where the exchange sets one, and how many there are of each market.

The limit is of the base price, not of the close before. There is none on the first day of a listing, which
has no base here, and none in liquidation trading, whose closes lie beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import make
from newsgen.facts.stocks import stands_for
from newsgen.markets.ticks import limits
from newsgen.model import Fact, Input
from newsgen.snapshot.bases import base_prices
from newsgen.snapshot.snapshot import Snapshot, to_date


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield each stock that closed at its limit, and the counts; of a session that is over."""
    bounds, panel = snapshot.market.bounds, snapshot.panel
    if snapshot.moment is not None or bounds.limit is None or panel.close.shape[0] < 2:
        return
    base, close = base_prices(snapshot), panel.close[-1]
    low, high = limits(base, bounds)
    sides = (("upper_limit", "limit_up", close == high), ("lower_limit", "limit_down", close == low))
    moves = np.where(np.isfinite(base), close - base, np.nan)
    for measure, _, marks in sides:
        for column in np.flatnonzero(marks).tolist():
            about, price = panel.symbols[column], float(close[column])
            inputs = (
                Input(symbol=about, date=snapshot.day, value=float(base[column]), field="base_price"),
                Input(symbol=about, date=snapshot.day, value=price, field="close"),
            )
            yield make(measure, about, price, "price", snapshot.day, inputs=inputs)
    for universe, members in snapshot.universes.items():
        columns = panel.columns(members)
        if not stands_for(moves, columns):
            continue
        n, before = int(np.isfinite(moves[columns]).sum()), to_date(panel.days[-2])
        counts = [(measure, marks) for _, measure, marks in sides]
        for measure, marks in (*counts, ("breadth_flat", moves == 0)):
            yield make(measure, universe, int(marks[columns].sum()), "count", snapshot.day, base=before, n=n)

"""Where a company's close stands in its own history: records, the 52 weeks, since when it moved so, its run.

Giants, and the largest that moved far, have a history of their own; of other large movers the year in the
panel is known, and nothing beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts import records, streaks
from newsgen.model import Fact
from newsgen.snapshot.giants import worth_before
from newsgen.snapshot.snapshot import Floats, Series, Snapshot

FLOOR = 3.0
"""Percent from which on the year of a large company that has no history of its own here is looked at."""


def facts(snapshot: Snapshot, changes: Floats) -> Iterator[Fact]:
    """Yield the standing of the giants, and of the large that moved by at least ``FLOOR`` percent."""
    if snapshot.moment is not None:
        return  # all of it is made by closes
    for series in snapshot.giants.values():
        if series.here and series.close.size > 1:
            yield from records.highs_and_lows(snapshot, series)
            yield from records.largest_day(snapshot, series)
            yield from streaks.facts(snapshot, series)
    for series in _movers(snapshot, changes):
        yield from records.highs_and_lows(snapshot, series)


def _movers(snapshot: Snapshot, changes: Floats) -> Iterator[Series]:
    """Yield the year of each large company that moved far and has no history of its own here."""
    panel = snapshot.panel
    if panel.close.shape[0] < 2:
        return
    large = worth_before(panel.close, panel.market_cap) >= snapshot.market.size.large
    for column in np.flatnonzero(large & (np.abs(np.nan_to_num(changes)) >= FLOOR)).tolist():
        symbol = panel.symbols[column]
        if symbol in snapshot.series or symbol in snapshot.giants:
            continue
        base = snapshot.bases.get(symbol)
        close = panel.close[:, column]
        yield Series(symbol=symbol, days=panel.days, close=close, rebased=base.date if base else None)

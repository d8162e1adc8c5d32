"""What indices of another market did between the close of ours and its next opening: the night before.

The fact is of our session; what it is made of is dated by theirs. It is their last session alone, as papers
count a night, after holidays of ours too: several together are no night. Where their market rested since our
session before, which told the one before that, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen import markets
from newsgen.facts.changes import percent
from newsgen.facts.fact import closes, make
from newsgen.markets import Market
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Series, Snapshot


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the change of each index that has both closes."""
    if snapshot.moment is not None:
        return
    for one in snapshot.market.overnight:
        series = snapshot.overnight.get(one.symbol)
        if series is not None and series.here:
            yield from _change(snapshot, series, markets.named(one.market))


def _change(snapshot: Snapshot, series: Series, there: Market) -> Iterator[Fact]:
    """Yield the change of their last session; nothing where the session before of ours knew it."""
    told = np.datetime64(snapshot.session.previous.night_of(there).day)
    row = series.days.size - 2
    if row < 0 or series.days[-1] <= told or not np.isfinite(series.close[row]):
        return
    yield make(
        "change_overnight", series.symbol, percent(series, row), "percent", snapshot.day,
        base=series.on(row), periods=1, inputs=closes(series, [row, -1]),
    )  # fmt: skip

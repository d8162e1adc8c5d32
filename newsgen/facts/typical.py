"""How single large companies went beside the broad index, and beside what they usually do."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import make
from newsgen.facts.percent import change
from newsgen.facts.stocks import share, stands_for
from newsgen.facts.usual import SESSIONS
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Floats, Snapshot, to_date


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield how many of the large did better than the index, and how far the median of them moved.

    The second is a multiple of its mean over the sessions before; neither is told of a session so far, nor
    where few of the companies are known.
    """
    panel, large = snapshot.panel, snapshot.market.universe("large")
    members = snapshot.universes.get(large, frozenset())
    broad = snapshot.series.get(snapshot.market.broad)
    if snapshot.moment is not None or panel.close.shape[0] < 2 or not members:
        return
    columns = panel.columns(members)
    close = panel.close[-SESSIONS - 2 :, columns]
    moves = change(close[1:], close[:-1])
    if any(not stands_for(row, np.arange(row.size)) for row in moves):
        return
    base, last = to_date(panel.days[-2]), moves[-1][np.isfinite(moves[-1])]
    if broad is not None and broad.close.size > 1:
        index = float(change(broad.close[-1], broad.close[-2]))
        if np.isfinite(index):
            yield share(snapshot, "share_ahead", large, last > index, base)
    sizes = _medians(np.abs(moves))
    if sizes.size == SESSIONS + 1 and sizes[:-1].mean() > 0:
        value = float(sizes[-1] / sizes[:-1].mean())
        yield make(
            "stirred_day", large, value, "ratio", snapshot.day, base=base, n=last.size, periods=SESSIONS
        )


def _medians(rows: Floats) -> Floats:
    """Return the median of what is known of each row, which is something of each."""
    known, at = np.isfinite(rows).sum(axis=1), np.arange(len(rows))
    ordered = np.sort(rows, axis=1)
    medians: Floats = (ordered[at, (known - 1) // 2] + ordered[at, known // 2]) / 2
    return medians

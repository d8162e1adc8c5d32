"""Whether indices of other places are where they can be: nobody else here speaks for them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate.alone import cannot_be
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, tell
from newsgen.snapshot.snapshot import Snapshot


def doubtful(snapshot: Snapshot, _: Evidence) -> Iterator[GateFinding]:
    """Leave out what cannot be: a close of nothing, one of another day, a jump."""
    for one in snapshot.market.elsewhere:
        series = snapshot.elsewhere.get(one.symbol)
        if series is not None and series.close.size > 1 and series.here:
            yield from cannot_be("elsewhere", series, one.most)


def overnight(snapshot: Snapshot, _: Evidence) -> Iterator[GateFinding]:
    """Leave out what another market's index cannot have done in the session that ours slept through."""
    for one in snapshot.market.overnight:
        series = snapshot.overnight.get(one.symbol)
        if series is not None and series.close.size > 1 and series.here:
            yield from cannot_be("overnight", series, one.most)


def stale(snapshot: Snapshot, _: Evidence) -> Iterator[GateFinding]:
    """Tell of an index that ends before the last session of its market that was over when ours opened.

    A store that never had it misses nothing.
    """
    for one in snapshot.market.overnight:
        series = snapshot.overnight.get(one.symbol)
        if series is None or series.here:
            continue
        known = np.flatnonzero(np.isfinite(series.close))
        until = f" 마지막은 {series.on(int(known[-1]))}입니다." if known.size else ""
        told = f"{one.symbol} {series.on(-1)}(현지) 종가가 없어 간밤의 등락을 뺐습니다.{until}"
        yield tell("overnight-missing", one.symbol, f"{snapshot.day} {told}")

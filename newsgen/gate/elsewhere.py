"""Whether indices of other places are where they can be: nobody else here speaks for them."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.gate.alone import cannot_be
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding
from newsgen.snapshot.snapshot import Snapshot


def doubtful(snapshot: Snapshot, _: Evidence) -> Iterator[GateFinding]:
    """Leave out what cannot be: a close of nothing, one of another day, a jump."""
    for one in snapshot.market.elsewhere:
        series = snapshot.elsewhere.get(one.symbol)
        if series is not None and series.close.size > 1 and series.here:
            yield from cannot_be("elsewhere", snapshot, series, one.most)

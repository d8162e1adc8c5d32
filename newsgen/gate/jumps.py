"""Indices that moved as none of their kind has."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, doubt
from newsgen.snapshot.snapshot import Snapshot, is_stock


def index_jumps(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find indices that moved as no index of their kind has."""
    bounds = snapshot.market.bounds
    for symbol, series in snapshot.series.items():
        if is_stock(symbol) or series.close.size < 2 or not np.isfinite(series.close[-2:]).all():
            continue
        before, today = float(series.close[-2]), float(series.close[-1])
        bound = bounds.moves.get(symbol, bounds.move)
        if bound and before > 0 and not bound.least <= today / before <= bound.most:
            told = f"{before:,.2f} → {today:,.2f}: 하루에 움직일 수 없는 폭입니다."
            yield doubt("index-jump", symbol, told, before=before, close=today)

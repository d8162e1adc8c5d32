"""Whether indices of other places are where they can be: nobody else here speaks for them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, doubt
from newsgen.gate.levels import whole_bar
from newsgen.snapshot.snapshot import Series, Snapshot


def doubtful(snapshot: Snapshot, _: Evidence) -> Iterator[GateFinding]:
    """Leave out what cannot be: a close of nothing, one of another day, a jump."""
    for one in snapshot.market.elsewhere:
        series = snapshot.elsewhere.get(one.symbol)
        if series is not None and series.close.size > 1 and series.here:
            yield from _doubtful(snapshot, series, one.most)


def _doubtful(snapshot: Snapshot, series: Series, most: float) -> Iterator[GateFinding]:
    symbol, now, before = series.symbol, float(series.close[-1]), float(series.close[-2])
    if now <= 0:
        told = f"{snapshot.day} {now:g}: 0 이하의 값입니다."
        yield doubt("elsewhere-implausible", symbol, told, close=now)
        return
    row = whole_bar(series)
    if row is not None or now == before:
        told = f"{snapshot.day} {now:g}: {series.on(-2 if row is None else row)} 값과 똑같습니다."
        yield doubt("elsewhere-repeated", symbol, told, close=now)
        return
    moved = (now / before - 1) * 100 if before > 0 else np.nan
    if abs(moved) > most:
        told = f"{snapshot.day} {before:g} → {now:g}({moved:+.2f}%): 하루에 움직일 수 없는 폭입니다."
        yield doubt("elsewhere-jump", symbol, told, change=moved)

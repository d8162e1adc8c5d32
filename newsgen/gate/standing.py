"""Whether levels stand by for the desk's files, and whether they agree with them where both are there.

Of a market whose prices come from the desk's files (``filed``): what a source was asked for is a stand-by.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence, quoted
from newsgen.gate.finding import GateFinding, tell
from newsgen.snapshot.snapshot import Series, Snapshot

STAND_BY = "stand-by"
LAST_DIGIT = 0.0051
"""Points by which two levels that were rounded to two decimals are the same."""


def standing_by(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Tell which indices' closes are a stand-by: no file of the desk has brought the session's."""
    if not snapshot.market.filed:
        return
    asked = ((symbol, snapshot.series.get(symbol)) for symbol in snapshot.market.subject_of)
    names = [
        snapshot.market.subject_of[symbol].headline
        for symbol, series in asked
        if series is not None and symbol in evidence.asked and series.here and not _ranged(series)
    ]
    if names:
        which = ", ".join(names)
        told = f"{which} 종가는 단말기 파일이 없어 야후에서 받은 대용값입니다. 고가와 저가는 없습니다."
        yield tell(STAND_BY, "*", told, count=len(names))


def differing(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Tell where the stand-by says another level than the desk's file."""
    if not snapshot.market.filed:
        return
    told_of = quoted(snapshot, evidence)
    apart = np.abs(told_of.close - told_of.price) > LAST_DIGIT
    for at in np.flatnonzero(apart).tolist():
        symbol, close, price = told_of.symbols[at], float(told_of.close[at]), float(told_of.price[at])
        told = f"{symbol} 종가 {close:,.2f}: 야후는 {price:,.2f}로 알립니다. 단말기 파일의 값을 썼습니다."
        yield tell("stand-by-differs", symbol, told, close=close, quote=price)


def _ranged(series: Series) -> bool:
    """Tell whether the session has a range, which no stand-by has."""
    return series.high is not None and bool(np.isfinite(series.high[-1]))

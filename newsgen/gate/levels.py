"""Levels of an index that repeat: a close carried forward, or taken from the open."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate import witnesses
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, doubt, tell
from newsgen.korean import attach
from newsgen.snapshot.snapshot import Series, Snapshot, is_stock

FINE = 1000.0
"""Level from which a day's deviation is a thousand cents and more, so that two days hardly share one."""
LAST = 10
"""Sessions back in which the same level is looked for."""

# Above FINE an index is dropped on 15 of 25,700 days since 1990, the S&P 500, without which there is no
# article, on 5, last on 2017-04-10; KOSPI last on 2024-05-22; none of the two recorded years. On 24 more it
# has a level of the last ten sessions. Below it such days are common: the VIX has 51.


def repeated_levels(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find indices that close where they did the session before, or opened.

    Only who publishes the level can say that it did: on a day on which little happened the last bar stands
    as near to the level before as to the close, which it misses by 0.01 % in the middle. It does speak for
    a level of some sessions ago.
    """
    published = witnesses.published(snapshot, evidence)
    barred = {
        symbol
        for symbol, (close, bar) in witnesses.last_bars(snapshot, evidence).items()
        if abs(close / bar - 1) < witnesses.BARRED_WELL
    }
    for symbol, series in snapshot.series.items():
        if is_stock(symbol) or series.close.size < 2 or not series.here:
            continue
        row = whole_bar(series)
        if row is not None:
            told = f"{series.on(-1)} 고가·저가·종가가 {attach(str(series.on(row)), '과/와')} 모두 같습니다."
            yield doubt("repeated-row", symbol, told, close=float(series.close[-1]))
        elif series.close[-1] >= FINE and symbol not in published:
            found = _same_level(series)
            if found and not (found.consequence is Consequence.FLAG and symbol in barred):
                yield found


def _same_level(series: Series) -> GateFinding | None:
    """Return the finding of a close that is another level of the index to the cent."""
    close, symbol = float(series.close[-1]), series.symbol
    if close == series.close[-2]:
        told = f"{series.on(-1)} 종가 {close:,.2f}: 전 거래일 종가와 똑같습니다."
        return doubt("repeated-level", symbol, told, close=close)
    if series.open is not None and close == series.open[-1]:
        told = f"{series.on(-1)} 종가 {close:,.2f}: 그날의 시가와 똑같습니다."
        return doubt("close-is-open", symbol, told, close=close)
    same = np.flatnonzero(series.close[-LAST - 1 : -1] == close)
    if not same.size:
        return None
    row = int(same[-1]) - min(LAST, series.close.size - 1) - 1
    told = f"{series.on(-1)} 종가 {close:,.2f}: {series.on(row)} 종가와 똑같습니다."
    if any(column is not None and column[-1] == column[row] for column in (series.high, series.low)):
        return doubt("repeated-level", symbol, told, close=close)
    told = f"{symbol} {told} 그대로 썼으니 그날의 값이 아닌지 확인하십시오."
    return tell("repeated-level", symbol, told, Consequence.FLAG, close=close)


def whole_bar(series: Series) -> int | None:
    """Return the row of the last ten sessions whose high, low and close are today's; of a flat bar the last.

    None has come again on 63,000 days of nine indices since 1990.
    """
    if series.high is None or series.low is None or not np.isfinite([series.high[-1], series.low[-1]]).all():
        return None
    if series.high[-1] == series.low[-1] and series.close[-1] == series.close[-2]:
        return -2
    bars = np.stack([series.high, series.low, series.close])[:, -LAST - 1 :]
    same = np.flatnonzero((bars[:, :-1] == bars[:, -1:]).all(axis=0))
    return int(same[-1]) - bars.shape[1] if same.size else None

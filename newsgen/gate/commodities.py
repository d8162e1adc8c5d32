"""Whether oil, gold and silver are where they can be, and are of the session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from newsgen.gate.alone import cannot_be, change, went
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, doubt, tell
from newsgen.markets import Commodity
from newsgen.snapshot.snapshot import Series, Snapshot

LATELY = 5
"""Sessions before this one within which a price must be for a missing one to be missed."""
RARE = 0.5
"""Share of the most that one can move by from where on the editor is told of a move."""


def doubtful(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Leave out what cannot be: a price of nothing, one of another day, a jump; tell of what is missing."""
    for one in snapshot.market.commodities:
        series = snapshot.commodities.get(one.symbol)
        if series is not None and series.close.size > 1:
            yield from _doubtful(snapshot, one, series)
            yield from _early(snapshot, evidence, one, series)


def _doubtful(snapshot: Snapshot, one: Commodity, series: Series) -> Iterator[GateFinding]:
    symbol, now, before = one.symbol, float(series.close[-1]), float(series.close[-2])
    if not np.isfinite(now):
        if np.isfinite(series.close[-LATELY - 1 : -1]).any():
            told = f"{snapshot.day} {symbol} 종가가 없어 그 문장을 뺐습니다."
            yield tell("commodity-missing", symbol, told)
        return
    wrong = next(cannot_be("commodity", series, one.most), None)
    moved = change(now, before)
    if wrong is not None:
        yield wrong
    elif abs(moved) >= RARE * one.most:
        told = "보기 드문 폭이지만 그대로 썼습니다. 두 날의 값을 확인하십시오."
        yield tell(
            "commodity-rare", symbol, f"{symbol} {went(snapshot.day, now, before)}: {told}", change=moved
        )


def _early(snapshot: Snapshot, evidence: Evidence, one: Commodity, series: Series) -> Iterator[GateFinding]:
    """Find a price that was read before its day was over: it is a last trade, not what was settled."""
    over = dt.datetime.combine(snapshot.day, one.over, tzinfo=snapshot.market.zone)
    if evidence.fetched and evidence.fetched < over and series.here:
        clock = f"{snapshot.market.nouns.place} {one.over:%H:%M}"
        told = f"{snapshot.day} {series.close[-1]:g}: 그날 거래가 끝나기({clock}) 전에 받은 값입니다."
        yield doubt("commodity-early", one.symbol, told, close=float(series.close[-1]))

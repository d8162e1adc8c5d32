"""Whether closes agree with what their source last quoted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence, quoted
from newsgen.gate.finding import GateFinding, doubt
from newsgen.snapshot.snapshot import Snapshot, is_stock

QUOTED = 2e-3
"""Relative difference from the source's own last price; both were the same in twelve answers recorded."""
LEVELLED = 5e-4
"""The same of an index, whose level of half an hour after the bell was up to 2e-4 off."""


def quotes(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find closes that differ from the source's own last price of the day."""
    if snapshot.market.filed:  # another source than that of its closes
        return
    told_of = quoted(snapshot, evidence)
    bound = np.array([QUOTED if is_stock(symbol) else LEVELLED for symbol in told_of.symbols])
    apart = ~(np.abs(told_of.close - told_of.price) <= bound * np.abs(told_of.price))
    for at in np.flatnonzero(apart).tolist():
        close, price = float(told_of.close[at]), float(told_of.price[at])
        told = f"종가 {close:,.2f}: 같은 곳이 알린 마지막 시세는 {price:,.2f}입니다."
        yield doubt("quote-differs", told_of.symbols[at], told, close=close, quote=price)

"""Whether closes agree with what their source last quoted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, doubt
from newsgen.snapshot.snapshot import Snapshot

QUOTED = 2e-3
"""Relative difference from the source's own last price."""


def quotes(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find closes that differ from the source's own last price of the day."""
    columns = {symbol: column for column, symbol in enumerate(snapshot.panel.symbols) if evidence.quotes}
    for symbol, quote in evidence.quotes.items():
        close = _close(snapshot, symbol, columns)
        if close is None or not quote.is_of(snapshot.session):
            continue
        if not abs(close - quote.price) <= QUOTED * abs(quote.price):
            told = f"종가 {close:,.2f}: 시세표는 {quote.price:,.2f}입니다."
            yield doubt("quote-differs", symbol, told, close=close, quote=quote.price)


def _close(snapshot: Snapshot, symbol: str, columns: dict[str, int]) -> float | None:
    """Return today's close of a symbol."""
    series, column = snapshot.series.get(symbol), columns.get(symbol)
    if series is not None and series.here:
        return float(series.close[-1])
    if column is None or not snapshot.panel.close.shape[0]:
        return None
    close = float(snapshot.panel.close[-1, column])
    return close if np.isfinite(close) else None

"""Prices that repeat what was there before: rows copied forward, halted stocks, a market filled up."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, Section, doubt, leave_out, tell
from newsgen.gate.values import FEWEST, TRADING, traded_share
from newsgen.snapshot.snapshot import Panel, Series, Snapshot, is_stock, to_date

STILL = 0.08
"""Share of stocks without any move above which closes were carried forward; 1.4 % is usual, 3.1 % the most
of 2024-08 to 2026-08."""

Marks = npt.NDArray[np.bool_]


def repeated_rows(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find rows that are those of the session before: today's, or the one that today is compared with.

    No stock closes twice at one price on the very same volume: of 1.2 million recorded rows, the 242
    that do were all copied by their source.
    """
    panel = snapshot.panel
    rows = panel.close.shape[0]
    for back in (1, 2):
        if rows > back:
            for column in np.flatnonzero(_copied(panel, back)).tolist():
                if is_stock(panel.symbols[column]):
                    yield _repeated(panel, column, back)
    for series in snapshot.series.values():
        if not is_stock(series.symbol) and _whole_bar_repeated(series):
            told = f"{series.on(-1)} 시가·고가·저가·종가가 전 거래일과 모두 같습니다."
            yield doubt("repeated-row", series.symbol, told, close=float(series.close[-1]))


def _copied(panel: Panel, back: int) -> Marks:
    """Mark the columns whose row ``back`` from the end repeats the row before it, volume and all."""
    close, volume = panel.close, panel.volume
    same: Marks = (close[-back] == close[-back - 1]) & (volume[-back] == volume[-back - 1])
    traded: Marks = (volume[-back] > 0) & np.isfinite(close[-1])
    return same & traded


def _repeated(panel: Panel, column: int, back: int) -> GateFinding:
    """Return the finding of a copied row."""
    volume = float(panel.volume[-back, column])
    told = f"{to_date(panel.days[-back])} 종가와 거래량({volume:,.0f}주)이 그 전 거래일과 똑같습니다."
    return doubt("repeated-row", panel.symbols[column], told, volume=volume)


def _whole_bar_repeated(series: Series) -> bool:
    """Whether an index's last bar is flat at, or the same as, the bar before."""
    if series.close.size < 2 or series.close[-1] != series.close[-2]:
        return False
    if series.high is None or series.low is None or not np.isfinite([series.high[-1], series.low[-1]]).all():
        return False
    flat = series.high[-1] == series.low[-1]
    return bool(flat or (series.high[-1] == series.high[-2] and series.low[-1] == series.low[-2]))


def untraded(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find stocks that have a close but no trade on a day that has volumes: halted, or filled up."""
    panel = snapshot.panel
    if panel.close.shape[0] < 2 or traded_share(snapshot) < TRADING:
        return
    close, volume = panel.close, panel.volume
    for column in np.flatnonzero(np.isfinite(close[-1]) & ~(volume[-1] > 0)).tolist():
        symbol = panel.symbols[column]
        if not is_stock(symbol):
            continue
        if close[-1, column] == close[-2, column]:
            sessions = _still(panel, column)
            told = f"{sessions}거래일째 같은 종가에 거래가 없습니다. 거래 정지나 채워 넣은 값으로 봅니다."
            yield doubt("halted", symbol, told, sessions=sessions)
        else:
            told = f"{symbol} 거래량이 없습니다. 종가는 그대로 썼습니다."
            yield tell("volume-missing", symbol, told, Consequence.NOTE)


def _still(panel: Panel, column: int) -> int:
    """Return for how many sessions the close has not moved."""
    moved = np.flatnonzero(panel.close[:, column] != panel.close[-1, column])
    last = int(moved[-1]) if moved.size else 0
    return int(panel.close.shape[0]) - 1 - last


def filled_market(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the stocks out where far too many did not move at all: closes were carried forward."""
    panel = snapshot.panel
    if panel.close.shape[0] < 2:
        return
    both = np.isfinite(panel.close[-2:]).all(axis=0)
    still = int((panel.close[-1] == panel.close[-2])[both].sum())
    known = int(both.sum())
    if known >= FEWEST and still > STILL * known:
        share = 100 * still / known
        told = (
            f"{known:,}종목 가운데 {still:,}종목({share:.0f}%)이 전 거래일과 종가가 같습니다. "
            "채워 넣은 값으로 봅니다."
        )
        yield leave_out("filled-market", Section.STOCKS, told, still=still, known=known)

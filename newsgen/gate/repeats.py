"""Prices of stocks that repeat what was there before: rows copied forward, halted stocks."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, doubt, tell
from newsgen.gate.values import TRADING, traded_share
from newsgen.snapshot.snapshot import Panel, Snapshot, is_stock, to_date

LAST = 10
"""Sessions back in which the same close and volume are looked for."""


def repeated_rows(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find rows of stocks that are those of an earlier session: today's, or the one that it is compared with.

    No stock closes twice at one price on the very same volume: of 1.2 million recorded rows, the 390 that do
    within ten sessions were all copied by their source.
    """
    panel = snapshot.panel
    if panel.close.shape[0] > 2:
        for column in _copied(panel, -2, 1):
            found = _repeated(panel, column, -2, -3)
            yield msgspec.structs.replace(found, day=to_date(panel.days[-2]))
    for back in range(min(LAST, panel.close.shape[0] - 1), 0, -1):
        for column in _copied(panel, -1, back):
            yield _repeated(panel, column, -1, -1 - back)


def _copied(panel: Panel, row: int, back: int) -> list[int]:
    """Return the columns of stocks whose row repeats one before it, volume and all."""
    close, volume = panel.close, panel.volume
    same = (close[row] == close[row - back]) & (volume[row] == volume[row - back])
    if back > 1:  # of a source that gives every day one round volume, a volume says nothing
        same &= volume[row] != volume[row - 1]
    found = np.flatnonzero(same & (volume[row] > 0) & np.isfinite(close[-1]))
    return [column for column in found.tolist() if is_stock(panel.symbols[column])]


def _repeated(panel: Panel, column: int, row: int, as_on: int) -> GateFinding:
    """Return the finding of a copied row."""
    volume = float(panel.volume[row, column])
    day, other = to_date(panel.days[row]), to_date(panel.days[as_on])
    told = f"{day} 종가와 거래량({volume:,.0f}주)이 {other} 것과 똑같습니다."
    return doubt("repeated-row", panel.symbols[column], told, volume=volume)


def untraded(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find stocks that have a close but no trade on a day that has volumes: halted, or filled up.

    There are 63 of them on an ordinary day in Seoul, none in New York: they are left out without a word.
    """
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
            found = doubt("halted", symbol, told, sessions=sessions)
            yield found if symbol in snapshot.series else found.quiet()
        else:
            told = f"{symbol} 거래량이 없습니다. 종가는 그대로 썼습니다."
            yield tell("volume-missing", symbol, told, Consequence.NOTE)


def _still(panel: Panel, column: int) -> int:
    """Return for how many sessions the close has not moved."""
    moved = np.flatnonzero(panel.close[:, column] != panel.close[-1, column])
    last = int(moved[-1]) if moved.size else 0
    return int(panel.close.shape[0]) - 1 - last

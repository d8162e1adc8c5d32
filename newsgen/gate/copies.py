"""A market that repeats another session: closes carried forward, rows or moves of another day."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from newsgen.gate.finding import Consequence, GateFinding, Section, leave_out, tell
from newsgen.gate.values import FEWEST, TRADING, stocks_of, traded_share
from newsgen.markets.bounds import Repeats
from newsgen.snapshot.snapshot import Panel, Snapshot, to_date

MONTH = 20
"""Sessions before this one in which a row that repeats its neighbour is told: a file dated a session late."""
ECHOES = 60
"""Sessions back in which the day's moves are looked for; its closes in all that the panel has."""

Marks = npt.NDArray[np.bool_]


def copied_market(snapshot: Snapshot) -> Iterator[GateFinding]:
    """Leave the stocks out where far too many of them repeat one and the same earlier session."""
    bounds, panel = snapshot.market.bounds.repeats, snapshot.panel
    if bounds is None or panel.close.shape[0] < 2:
        return
    known = np.isfinite(panel.close[-1]) & stocks_of(panel.symbols)
    traded = known & (panel.volume[-1] > 0) if traded_share(snapshot) >= TRADING else known
    if traded.sum() >= FEWEST:
        found = _closes(panel, traded, bounds) or _moves(panel, traded, bounds)
        if found:
            yield found
    still = known & ~traded
    if known.sum() >= FEWEST and still.sum() > bounds.untraded * known.sum():
        count = int(still.sum())
        share = 100 * count / known.sum()
        told = f"{count:,}종목({share:.0f}%)의 종가가 거래량 없이 있습니다. 채워 넣은 값으로 봅니다."
        yield leave_out("untraded-market", Section.STOCKS, told, still=count)


def late_rows(snapshot: Snapshot) -> Iterator[GateFinding]:
    """Tell of earlier rows that repeat the row before them over many stocks: filed a session late."""
    bounds, panel = snapshot.market.bounds.repeats, snapshot.panel
    close, volume = panel.close[-MONTH - 2 : -1], panel.volume[-MONTH - 2 : -1]
    if bounds is None or close.shape[0] < 2:
        return
    both = np.isfinite(close[1:]) & np.isfinite(close[:-1]) & stocks_of(panel.symbols)
    traded = both & (volume[1:] > 0)
    meant = np.where(
        traded.sum(axis=1, keepdims=True) >= TRADING * both.sum(axis=1, keepdims=True), traded, both
    )
    known = meant.sum(axis=1)
    same = ((close[1:] == close[:-1]) & meant).sum(axis=1)
    for row in np.flatnonzero((known >= FEWEST) & (same > bounds.still * known))[-1:].tolist():
        day = to_date(panel.days[-MONTH - 2 : -1][row + 1])
        share = 100 * same[row] / known[row]
        told = (
            f"{day} 종가가 그 전 거래일과 같은 종목이 {same[row]:,}개({share:.0f}%)입니다. "
            "그대로 썼으니 하루 밀린 자료인지 확인하십시오."
        )
        yield tell("late-rows", "*", told, Consequence.FLAG, still=int(same[row]), known=int(known[row]))


def _closes(panel: Panel, traded: Marks, bounds: Repeats) -> GateFinding | None:
    """Return the finding of closes that are those of an earlier session."""
    same = np.count_nonzero((panel.close[:-1] == panel.close[-1]) & traded, axis=1)
    row, known = int(same.argmax()), int(traded.sum())
    if same[row] <= bounds.still * known:
        return None
    told = (
        f"{known:,}종목 가운데 {same[row]:,}종목({100 * same[row] / known:.0f}%)의 종가가 "
        f"{to_date(panel.days[row])} 종가와 같습니다. 그날의 값이 섞인 것으로 봅니다."
    )
    return leave_out("filled-market", Section.STOCKS, told, still=int(same[row]), known=known)


def _moves(panel: Panel, traded: Marks, bounds: Repeats) -> GateFinding | None:
    """Return the finding of moves that are those of an earlier session, to a step of the price."""
    close = panel.close[-ECHOES - 2 :]
    with np.errstate(divide="ignore", invalid="ignore"):
        moves = close[1:] / close[:-1] - 1
        slack = 0.6 * bounds.step / close[-1]
    meant = traded & np.isfinite(moves[-1]) & (np.abs(moves[-1]) > 2 * slack)
    known = int(meant.sum())
    if known < FEWEST or moves.shape[0] < 2:
        return None
    same = np.count_nonzero((np.abs(moves[:-1] - moves[-1]) <= slack) & meant, axis=1)
    row = int(same.argmax())
    if same[row] <= bounds.echoed * known:
        return None
    told = (
        f"{known:,}종목 가운데 {same[row]:,}종목({100 * same[row] / known:.0f}%)의 등락률이 "
        f"{to_date(panel.days[-ECHOES - 1 :][row])}과 똑같습니다. 그날의 값이 섞인 것으로 봅니다."
    )
    return leave_out("filled-market", Section.STOCKS, told, echoed=int(same[row]), known=known)

"""Market value over close is the number of shares, which hardly changes in a day: it tells a wrong close."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import UNIVERSES, Consequence, GateFinding, doubt, leave_out, tell
from newsgen.gate.values import FEWEST
from newsgen.snapshot.median import median
from newsgen.snapshot.snapshot import Floats, Panel, Snapshot, is_stock

SHIFTED = 0.01
"""Change of the number of shares that is one; of the seven big names three days in 3,500, all of TSLA."""
MANY = 0.15
"""Share of a universe's members above which their closes, or values, are another day's: 7.8 % at most."""
LAGGING = 0.5
"""Share of the market values that may stand still; above it the source has yesterday's."""
LARGE = 0.04
"""Change from which a big name is left out whose close moved more than its market value: 3.1 % at most."""
NAMED = 0.05
"""The same of another stock that is likely to be named; 5.4 days a year, offerings and mergers."""
TURNOVER = 1.0
"""Times its usual turnover that such a stock at least trades: 1.1 was the least of eleven true ones."""
WEEKS = 21


class Change(NamedTuple):
    """How each stock of a panel moved from the session before, in parts of one; NaN where unknown."""

    close: Floats
    value: Floats
    shares: Floats


def universes(snapshot: Snapshot) -> Iterator[GateFinding]:
    """Leave a universe out where many members' closes do not go with their market values."""
    today, before = _changes(snapshot.panel, -1), _changes(snapshot.panel, -2)
    for universe in snapshot.market.universes:
        columns = snapshot.panel.columns(snapshot.universes.get(universe.name, frozenset()))
        share = _apart(today, columns)
        if universe.role not in UNIVERSES or share is None or share <= MANY:
            continue
        earlier = _apart(before, columns)
        if earlier is not None and earlier > MANY:
            continue  # a source whose market values do not go with its closes on any day
        told = (
            f"{universe.noun} {columns.size:,}종목 가운데 {share * 100:.0f}%의 종가가 시가총액과 어긋납니다. "
            "다른 날의 값이거나 등락이 뒤집힌 것으로 봅니다."
        )
        yield leave_out("shares-differ", UNIVERSES[universe.role], told, universe.name, share=share * 100)


def bear_out(snapshot: Snapshot, universe: str) -> bool:
    """Tell whether the market values of a universe's members speak for their closes."""
    columns = snapshot.panel.columns(snapshot.universes.get(universe, frozenset()))
    share = _apart(_changes(snapshot.panel, -1), columns)
    return share is not None and share <= MANY


def named(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find big names, and stocks likely to be named, whose close does not go with their market value."""
    panel, change = snapshot.panel, _changes(snapshot.panel, -1)
    if not np.isfinite(change.shares).any():
        return
    large = np.zeros(len(panel.symbols), dtype=bool)
    large[panel.columns(frozenset(filter(is_stock, snapshot.series)))] = True
    for column in np.flatnonzero(large & (np.abs(change.shares) > SHIFTED)).tolist():
        if _steady(panel, column):
            wrong = abs(change.shares[column]) > LARGE and _close_moved_more(change)[column]
            yield _found(panel.symbols[column], change, column, wrong=bool(wrong))
    for column in np.flatnonzero(~large & _likely(snapshot, change)).tolist():
        if _steady(panel, column):
            yield _found(panel.symbols[column], change, column, wrong=_turnover(panel, column) < TURNOVER)


def _changes(panel: Panel, row: int) -> Change:
    """Return what moved from the row before to ``row``, counted from the end."""
    if panel.close.shape[0] < 1 - row:
        nothing = np.full(len(panel.symbols), np.nan)
        return Change(nothing, nothing, nothing)
    with np.errstate(divide="ignore", invalid="ignore"):
        close = panel.close[row] / panel.close[row - 1] - 1
        value = panel.market_cap[row] / panel.market_cap[row - 1] - 1
        shares = (1 + value) / (1 + close) - 1
    return Change(close, value, np.where(np.isfinite(shares), shares, np.nan))


def _apart(change: Change, columns: npt.NDArray[np.intp]) -> float | None:
    """Return the share of some stocks whose number of shares changed; None where too little is known."""
    known = columns[np.isfinite(change.shares[columns])]
    if known.size < max(FEWEST, columns.size / 2) or (change.value[known] == 0).mean() > LAGGING:
        return None
    return float((np.abs(change.shares[known]) > SHIFTED).mean())


def _close_moved_more(change: Change) -> npt.NDArray[np.bool_]:
    """Return where the close moved more than the market value: of the two, it is the stranger one."""
    more: npt.NDArray[np.bool_] = np.abs(change.close) > np.abs(change.value)
    return more


def _likely(snapshot: Snapshot, change: Change) -> npt.NDArray[np.bool_]:
    """Return which stocks are likely to be named for a move that their market value did not make."""
    likely = np.zeros(len(snapshot.panel.symbols), dtype=bool)
    for universe in snapshot.market.universes:
        size = snapshot.market.bounds.sizes.get(universe.role)
        if size is not None:
            columns = snapshot.panel.columns(snapshot.universes.get(universe.name, frozenset()))
            moved = np.abs(change.close[columns]) * 100 >= size.moved
            likely[columns] |= moved & (snapshot.panel.market_cap[-1, columns] >= size.value)
    return likely & (np.abs(change.shares) > NAMED) & _close_moved_more(change)


def _steady(panel: Panel, column: int) -> bool:
    """Return whether a stock's market value went with its close in the weeks before."""
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = panel.market_cap[-WEEKS:-1, column] / panel.close[-WEEKS:-1, column]
        changes = np.abs(shares[1:] / shares[:-1] - 1)
    known = changes[np.isfinite(changes)]
    return known.size > 0 and (median(known) < SHIFTED / 5)


def _turnover(panel: Panel, column: int) -> float:
    """Return how many times its usual turnover a stock traded; much where that is unknown."""
    traded = panel.close[-WEEKS:, column] * panel.volume[-WEEKS:, column]
    known = traded[:-1][np.isfinite(traded[:-1])]
    usual = known.mean() if known.size else 0.0
    return float(traded[-1] / usual) if usual > 0 and np.isfinite(traded[-1]) else np.inf


def _found(symbol: str, change: Change, column: int, *, wrong: bool) -> GateFinding:
    """Return the finding of a stock: it is left out where its close is the stranger of the two."""
    close, value, shares = (float(one[column]) * 100 for one in change)
    told = (
        f"종가는 {close:+.2f}%, 시가총액은 {value:+.2f}% 움직여 주식 수가 하루 새 {shares:+.1f}% 바뀐 "
        "셈입니다."
    )
    if wrong:
        return doubt("shares-differ", symbol, told, close=close, value=value, shares=shares)
    told = f"{symbol} {told} 종가를 그대로 썼으니 어느 쪽이 맞는지 확인하십시오."
    return tell("shares-differ", symbol, told, Consequence.FLAG, close=close, value=value, shares=shares)

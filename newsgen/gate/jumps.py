"""Moves that trade does not bear out: splits nobody reported, spin-offs, prices a hundred times too high."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, doubt, is_stock
from newsgen.snapshot.snapshot import Floats, Panel, Snapshot

JUMP = 0.4
"""A one-day change of price beyond this, either way in logs, must be borne out by trade."""
TRADED = 2.5
"""Times its usual turnover in money that a stock trades on a day that really moves it so far."""
USUAL = 7.0
"""Standard deviations of its own moves up to which a jump needs no bearing out: some stocks are like that."""
TRADED_A_DEVIATION = 0.08
"""As ``TRADED``, for each standard deviation of the jump: the calmer a stock, the more a shock is traded."""
MANIFOLD = 8.0
"""Times its price that a stock reaches in a day only when everybody trades it: reverse splits look so."""
FEWEST = 2
"""Sessions of trade before, below which what is usual is not known."""
SHARES = 10.0
"""Times its usual volume in shares that bears such a day out: 97 when DRUG rose to 15 times, 2024-10-15."""
SHARES_UP = 1.2
"""The same for any jump up: a price too high by mistake lifts the turnover in money, but not in shares."""

# Tried on 545 jumps and 78 splits of 2024-08 to 2026-08, the splits as if nobody had reported them. One
# bound of 2.5 dropped the quantum stocks of 2025-01-08 (0.7 to 1.5 times their turnover, but 3 to 4
# deviations) and passed DuPont's spin-off of 2025-11-03 (3.1 times, 54 deviations) and 11 splits; these
# bounds keep every real jump of a stock above $1bn that has a history, and pass 2 of the splits.

SIMPLE = np.log([2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100])
"""Ratios that shares are split by, in logs."""
NEAR = 0.04
"""How near to such a ratio a jump looks like a split, in logs."""
ORDINARY = 1.3
"""Times its usual turnover up to which a stock's day is an ordinary one."""

FALL = 0.12
"""A fall beyond this, in logs, on ordinary trade: a spin-off or a special dividend, if it is rare enough."""
RARE = 8.0
"""Standard deviations, the whole market's move taken out, that make a fall rare."""
QUIET = 1.5
"""Times its usual turnover that a fall so rare must at least be traded."""

# Of 2024-08 to 2026-08 these bounds catch the spin-offs of CMRE, FDX and REZI, the distributions of EBF and
# AIV, and SENEA's fall of 2026-04-16, of which we know no cause. Below them real falls begin.


def unborne(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop jumps that trade does not bear out.

    A company that truly loses half its value trades many times its usual turnover that day, unless
    such days are usual for it; after a split or a spin-off the turnover in money stays near what it was.
    """
    panel = snapshot.panel
    moves = _moves(panel)
    if moves is None:
        return
    for column in np.flatnonzero(np.abs(np.nan_to_num(moves)) > JUMP).tolist():
        if not is_stock(panel.symbols[column]):
            continue  # indices neither split nor trade
        trade = _trade(panel.close[:, column], panel.volume[:, column])
        if not _borne_out(panel.close[:, column], trade):
            yield _dropped("unborne-jump", panel, column, trade, "액면분할이나 잘못된 시세로 봅니다.")


def quiet_falls(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop falls that are rare for the stock and hardly traded: what it handed out is not in the price."""
    panel = snapshot.panel
    moves, bound = _moves(panel), snapshot.market.bounds.falls
    if moves is None or bound is None or not np.isfinite(moves).any():
        return
    usual = float(np.nanmedian(moves))
    fell = (moves < -FALL) & (moves >= -JUMP) & (panel.market_cap[-1] >= bound.value)
    for column in np.flatnonzero(fell).tolist():
        deviation = _deviation(panel.close[:, column])
        if deviation is None or (moves[column] - usual) / deviation > -RARE:
            continue
        trade = _trade(panel.close[:, column], panel.volume[:, column])
        if trade is not None and trade.ratio < QUIET and trade.usual >= bound.turnover:
            yield _dropped("quiet-fall", panel, column, trade, "분사나 특별배당인지 확인하십시오.")


def index_jumps(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find indices that moved as no index of their kind has."""
    bounds = snapshot.market.bounds
    for symbol, series in snapshot.series.items():
        if is_stock(symbol) or series.close.size < 2 or not np.isfinite(series.close[-2:]).all():
            continue
        before, today = float(series.close[-2]), float(series.close[-1])
        bound = bounds.moves.get(symbol, bounds.move)
        if bound and before > 0 and not bound.least <= today / before <= bound.most:
            told = f"{before:,.2f} → {today:,.2f}: 하루에 움직일 수 없는 폭입니다."
            yield doubt("index-jump", symbol, told, before=before, close=today)


def _moves(panel: Panel) -> Floats | None:
    """Return the moves of the day in logs; None without two sessions."""
    if panel.close.shape[0] < 2:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        moves: Floats = np.log(panel.close[-1] / panel.close[-2])
    return np.where(np.isfinite(moves), moves, np.nan)


class Trade(NamedTuple):
    """How a stock traded today against the 20 sessions before."""

    ratio: float
    """Of the turnover in money."""
    shares: float
    """Of the volume in shares."""
    usual: float
    """Money a day before."""


def _borne_out(close: Floats, trade: Trade | None) -> bool:
    """Return whether a stock's last move is borne out by its own volatility, or by that day's trade."""
    move, deviation = float(np.log(close[-1] / close[-2])), _deviation(close)
    if _there_and_back(close):
        return False
    if move > np.log(MANIFOLD):
        return trade is not None and trade.shares >= SHARES
    deviations = abs(move / deviation) if deviation else np.inf
    if deviations <= USUAL:
        return not (_like_a_split(move) and trade is not None and trade.ratio < ORDINARY)
    if trade is None or (move > 0 and trade.shares < SHARES_UP):
        return False
    return trade.ratio >= (max(TRADED, TRADED_A_DEVIATION * deviations) if deviation else TRADED)


def _there_and_back(close: Floats) -> bool:
    """Return whether the close before stands alone, manifold above or below both its neighbours."""
    if close.size < 3:
        return False
    there, back = np.log(close[-2] / close[-3]), np.log(close[-1] / close[-2])
    return bool(min(abs(there), abs(back)) > np.log(MANIFOLD) and there * back < 0)


def _like_a_split(move: float) -> bool:
    """Return whether a move is near one of the ratios that shares are split by."""
    return bool((np.abs(abs(move) - SIMPLE) < NEAR).any())


def _deviation(close: Floats) -> float | None:
    """Return the standard deviation of the moves before the last; None with fewer than 20 of them."""
    with np.errstate(divide="ignore", invalid="ignore"):
        moves = np.diff(np.log(close[-62:-1]))
    moves = moves[np.isfinite(moves)]
    return float(moves.std()) or None if moves.size >= 20 else None


def _trade(close: Floats, volume: Floats) -> Trade | None:
    """Return how a stock traded today; None where that is unknown."""
    shares = volume[-21:]
    turnover = close[-21:] * shares
    known = np.isfinite(turnover[:-1])
    if known.sum() < FEWEST or not np.isfinite(turnover[-1]):
        return None
    usual = float(turnover[:-1][known].mean())
    if usual <= 0:
        return None
    in_shares = float(shares[-1] / shares[:-1][known].mean())
    return Trade(float(turnover[-1] / usual), in_shares, usual)


def _dropped(code: str, panel: Panel, column: int, trade: Trade | None, advice: str) -> GateFinding:
    """Return the finding of a move that is left out."""
    change = float(panel.close[-1, column] / panel.close[-2, column] - 1) * 100
    traded = "거래대금 자료 없음" if trade is None else f"거래대금은 평소의 {trade.ratio:.1f}배"
    figures = {"change": change} if trade is None else {"change": change, "turnover_ratio": trade.ratio}
    return doubt(code, panel.symbols[column], f"{change:+.1f}%, {traded}: {advice}", **figures)

"""Days over which a stock's prices cannot be compared, though nobody listed a split or a distribution.

Two kinds of moves are not what the stock did. One that trade does not bear out is an unreported split, or
a wrong price. A rare fall on hardly more than an ordinary day's trade is an ex-date: of a spin-off, of a
special dividend. What was handed out is not known, so neither is the base price, and no change over that
day is told.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace

import numpy as np

from newsgen.markets import Market
from newsgen.markets.bounds import Handouts, Quiet
from newsgen.snapshot.shocks import (
    FEWEST_MOVES,
    Ints,
    Marks,
    Shocks,
    UsualMoves,
    far,
    measured,
    turns_of_quarter,
)
from newsgen.snapshot.snapshot import Floats, Panel, is_stock, to_date

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

MARKET = 2.0
"""Of a stock's deviations, at most, that a rare fall may lie in the day's rise of the whole market."""

UNBORNE = "unborne-jump"
UNKNOWN = "base-unknown"

CODES = (UNBORNE, UNKNOWN)
"""The codes under which the gate tells a break."""

Genuine = frozenset[tuple[str, dt.date]]
"""Symbols and sessions whose moves the desk knows to be real."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Judged:
    """Moves that stand out, and what they are taken for; the others are what the stock did."""

    shocks: Shocks
    unborne: Marks
    """Jumps that trade does not bear out."""
    unknown: Marks
    """Ex-dates whose base price is not known."""
    doubted: Marks
    """Falls that may be ex-dates as well as real; those of large companies too of which no trade is known."""


def judged(
    market: Market, panel: Panel, large: frozenset[str], first: int = 1, usual: UsualMoves | None = None
) -> Judged:
    """Judge the moves on the rows of a panel from ``first`` on; ``large`` are the large members.

    ``usual`` are the moves of the whole market, where the panel has but a few of its stocks.
    """
    usual = usual or UsualMoves(panel)
    bounds = market.bounds.handouts
    row, column = far(panel, 1 - bounds.least / 100 if bounds else math.exp(-JUMP), math.exp(JUMP), first)
    value, jumped = panel.market_cap[row - 1, column], np.abs(_moves(panel, row, column)) > JUMP
    big = noticed = np.zeros(row.size, dtype=bool)
    if bounds:
        members = np.zeros(len(panel.symbols), dtype=bool)
        members[panel.columns(large)] = True
        big = members[column] | (value >= bounds.large)
        noticed = big | (value >= bounds.value)
    looked = jumped | noticed
    looked[looked] = [is_stock(panel.symbols[one]) for one in column[looked].tolist()]
    found = measured(panel, row[looked], column[looked], JUMP, bounds.busy if bounds else 0.0)
    unborne = jumped[looked] & ~_borne_out(found)
    unknown = doubted = np.zeros_like(unborne)
    if bounds:
        noticed = noticed[looked] & (found.usual >= bounds.turnover) & ~unborne
        turning = turns_of_quarter(panel.days, market.exchange)[found.row]
        unknown = _handed_out(bounds, found, usual, noticed, big[looked], turning)
        untold = noticed & big[looked] & np.isnan(found.turnover)  # of a part of a day no trade is known
        still = replace(found, turnover=np.nan_to_num(found.turnover))
        doubted = (_quiet(bounds.doubted, found, usual, noticed) & ~unknown) | _quiet(
            bounds.doubted, still, usual, untold
        )
    return Judged(shocks=found, unborne=unborne, unknown=unknown, doubted=doubted)


def _moves(panel: Panel, row: Ints, column: Ints) -> Floats:
    """Return some moves, in logs."""
    moves: Floats = np.log(panel.close[row, column] / panel.close[row - 1, column])
    return moves


def broken_days(
    market: Market, panel: Panel, large: frozenset[str], genuine: Genuine = frozenset()
) -> dict[str, list[dt.date]]:
    """Return the days over which each symbol's prices cannot be compared, in order.

    What stands before a break is no part of what is usual after it: each is judged as it was on its day. Of
    the panel's first sessions it is not known what was usual, and nothing is said.
    """
    days: dict[str, list[dt.date]] = {}
    usual = UsualMoves(panel)
    while len(panel.symbols):
        every = judged(market, panel, large, FEWEST_MOVES + 1, usual)
        found = every.shocks.where(every.unborne | every.unknown)
        cut: dict[str, dt.date] = {}
        for row, column in zip(found.row.tolist(), found.column.tolist(), strict=True):  # by row
            day, symbol = to_date(panel.days[row]), panel.symbols[column]
            if (symbol, day) not in genuine and day > days.get(symbol, [dt.date.min])[-1]:
                cut.setdefault(symbol, day)
        for symbol, day in cut.items():
            days.setdefault(symbol, []).append(day)
        panel = panel.of([column for column, symbol in enumerate(panel.symbols) if symbol in cut]).since(cut)
    return days


def _handed_out(
    bounds: Handouts, found: Shocks, usual: UsualMoves, noticed: Marks, big: Marks, turning: Marks
) -> Marks:
    """Mark the falls that look like ex-dates.

    Where many large companies fall so on one day, the market did it.
    """
    marks = (
        _quiet(bounds.anyone, found, usual, noticed)
        | _quiet(bounds.of_large, found, usual, noticed & big)
        | _quiet(bounds.at_quarter, found, usual, noticed & big & turning)
    )
    together = np.bincount(found.row[marks & big], minlength=usual.panel.days.size)
    alone: Marks = marks & ~(big & (together[found.row] > bounds.together))
    return alone


def _quiet(bounds: tuple[Quiet, ...], found: Shocks, usual: UsualMoves, among: Marks) -> Marks:
    """Mark the falls among some that are as rare as one of some bounds says, and as little traded."""
    marks = np.zeros(found.row.size, dtype=bool)
    for one in bounds:
        fell = among & (found.turnover < one.turnover) & (found.move <= math.log(1 - one.fall / 100))
        fell &= -found.move >= (one.deviations - MARKET) * found.deviation
        fell[fell] = usual.of(found.row[fell]) - found.move[fell] >= one.deviations * found.deviation[fell]
        marks |= fell
    return marks


def _borne_out(found: Shocks) -> Marks:
    """Mark the moves that are borne out by the stock's own volatility, or by that day's trade."""
    deviations = np.where(np.isfinite(found.deviation), np.abs(found.move) / found.deviation, np.inf)
    needed = np.where(
        np.isfinite(found.deviation), np.maximum(TRADED, TRADED_A_DEVIATION * deviations), TRADED
    )
    split = (np.abs(np.abs(found.move)[:, None] - SIMPLE) < NEAR).any(axis=1)
    usual = ~(split & (found.turnover < ORDINARY))
    traded = (found.turnover >= needed) & ~((found.move > 0) & (found.shares < SHARES_UP))
    by_size = np.where(deviations <= USUAL, usual, traded)
    manifold = np.where(found.move > math.log(MANIFOLD), found.shares >= SHARES, by_size)
    there_and_back = (np.minimum(np.abs(found.move), np.abs(found.before)) > math.log(MANIFOLD)) & (
        found.move * found.before < 0
    )
    borne: Marks = manifold & ~there_and_back
    return borne

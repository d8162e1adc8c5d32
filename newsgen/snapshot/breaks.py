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
from newsgen.snapshot.framed import Framed
from newsgen.snapshot.shocks import (
    FEWEST_MOVES,
    REACH,
    SESSIONS,
    Ints,
    Marks,
    Shocks,
    UsualMoves,
    far,
    measured,
    turns_of_quarter,
)
from newsgen.snapshot.snapshot import Panel, is_stock, to_date

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


def judged(market: Market, panel: Panel, large: frozenset[str], first: int = 1) -> Judged:
    """Judge the moves on the rows of a panel from ``first`` on; ``large`` are the large members."""
    row, column = _far(market, panel, first)
    moves = _Moves(market, panel, row, column)
    looked, big = moves.looked(np.arange(row.size), _members(panel, large))
    return moves.judged(looked, np.zeros(looked.size, dtype=np.int64), big, UsualMoves(panel))


class Breaks:
    """The days over which prices of a span cannot be compared, as they are seen from each of its sessions."""

    def __init__(self, market: Market, prices: Framed, usual: UsualMoves | None = None) -> None:
        """Find the moves that stand out; ``usual`` are the whole market's, where these stocks are not it."""
        row, column = _far(market, prices.panel, 1)
        told = prices.tells(row, column)
        self._moves = _Moves(market, prices.panel, row[told], column[told])
        self._usual = usual or UsualMoves(prices.panel, prices.tells)
        self._stock = prices.stocks

    def seen(
        self,
        first: int,
        last: int,
        large: frozenset[str],
        genuine: Genuine = frozenset(),
        only: frozenset[str] | None = None,
    ) -> dict[str, list[dt.date]]:
        """Return, by symbol and in order, what stands out so far as it is seen from one row back to another.

        What stands before a break is no part of what is usual after it: each is judged as it was on its day.
        Of the first sessions it is not known what was usual, and nothing is said. ``only`` some stocks are
        looked at.
        """
        moves, days = self._moves, dict[str, list[dt.date]]()
        panel, members = moves.panel, _members(moves.panel, large)
        left = np.arange(*np.searchsorted(moves.row, (first + FEWEST_MOVES + 1, last + 1)))
        if only is not None:
            left = left[_members(panel, only)[moves.column[left]]]
        since = np.full(left.size, first)
        while left.size:
            looked, big = moves.looked(left, members)
            begun = since[np.searchsorted(left, looked)]
            may = moves.may_be_breaks(looked, begun, self._usual)
            every = moves.judged(looked[may], begun[may], big[may], self._usual)
            found = every.shocks.where(every.unborne | every.unknown)
            cut = np.full(len(members), last)
            for row, column in zip(
                found.row.tolist(), self._stock[found.column].tolist(), strict=True
            ):  # by row
                symbol, day = panel.symbols[column], to_date(panel.days[row])
                if cut[column] == last and (symbol, day) not in genuine:
                    cut[column] = row
                    days.setdefault(symbol, []).append(day)
            since = cut[self._stock[moves.column[left]]]
            kept = moves.row[left] > since
            left, since = left[kept], since[kept]
        return days


class _Moves:
    """Moves of a panel that stand out, each measured when somebody looks at it, and once."""

    def __init__(self, market: Market, panel: Panel, row: Ints, column: Ints) -> None:
        self.panel, self.row, self.column = panel, row, column
        self._market = market
        self._value = panel.market_cap[row - 1, column]
        self._jumped = np.abs(np.log(panel.close[row, column] / panel.close[row - 1, column])) > JUMP
        self._whole = Shocks.unmeasured(row, column)
        self._known, self._may, self._may_by_trade = np.zeros((3, row.size), dtype=bool)

    def looked(self, at: Ints, members: Marks) -> tuple[Ints, Marks]:
        """Return which of some moves anybody would look at, and which of these are of a large company."""
        bounds = self._market.bounds.handouts
        big = noticed = np.zeros(at.size, dtype=bool)
        if bounds:
            value = self._value[at]
            big = members[self.column[at]] | (value >= bounds.large)
            noticed = big | (value >= bounds.value)
        looked = self._jumped[at] | noticed
        return at[looked], big[looked]

    def judged(self, at: Ints, since: Ints, big: Marks, usual: UsualMoves) -> Judged:
        """Judge some moves by what stands from the rows ``since`` on; ``big`` are those of the large."""
        bounds, panel = self._market.bounds.handouts, self.panel
        found = self._measured(at, since)
        unborne = self._jumped[at] & ~_borne_out(found)
        unknown = doubted = np.zeros_like(unborne)
        if bounds:
            noticed = (big | (found.value >= bounds.value)) & (found.usual >= bounds.turnover) & ~unborne
            turning = turns_of_quarter(panel.days, self._market.exchange)[found.row]
            unknown = _handed_out(bounds, found, usual, noticed, big, turning)
            untold = noticed & big & np.isnan(found.turnover)  # of a part of a day no trade is known
            still = replace(found, turnover=np.nan_to_num(found.turnover))
            doubted = (_quiet(bounds.doubted, found, usual, noticed) & ~unknown) | _quiet(
                bounds.doubted, still, usual, untold
            )
        return Judged(shocks=found, unborne=unborne, unknown=unknown, doubted=doubted)

    def may_be_breaks(self, at: Ints, since: Ints, usual: UsualMoves) -> Marks:
        """Mark all breaks among some moves, however large the companies are, and few others.

        What a move's own stretch before it says is found once. Where less of it is seen, its trade alone says
        what is no break; where not even all of its trade is seen, nothing does.
        """
        new = at[~self._known[at]]
        if new.size:
            found = self._measure(new, np.zeros_like(new))
            self._whole.put(new, found)
            self._known[new] = True
            self._may[new], self._may_by_trade[new] = _suspects(self._market, found, self._jumped[new], usual)
        seen = self.row[at] - since
        return np.where(seen >= REACH, self._may[at], self._may_by_trade[at] | (seen < SESSIONS))

    def _measured(self, at: Ints, since: Ints) -> Shocks:
        """Return some moves; those from which all can be seen that they are measured by are kept."""
        whole = self._known[at] & (self.row[at] - REACH >= since)
        found = self._whole.where(at)
        if not whole.all():
            found.put(~whole, self._measure(at[~whole], since[~whole]))
        return found

    def _measure(self, at: Ints, since: Ints) -> Shocks:
        bounds = self._market.bounds.handouts
        return measured(
            self.panel, self.row[at], self.column[at], JUMP, bounds.busy if bounds else 0.0, since
        )


def _far(market: Market, panel: Panel, first: int) -> tuple[Ints, Ints]:
    """Return the moves of stocks that may matter, by their rows."""
    bounds = market.bounds.handouts
    row, column = far(panel, 1 - bounds.least / 100 if bounds else math.exp(-JUMP), math.exp(JUMP), first)
    stocks = np.array([is_stock(panel.symbols[at]) for at in column.tolist()], dtype=bool)
    return row[stocks], column[stocks]


def _suspects(market: Market, found: Shocks, jumped: Marks, usual: UsualMoves) -> tuple[Marks, Marks]:
    """Mark the moves that may be breaks of large companies, and those that may be by their trade alone."""
    bounds, unborne = market.bounds.handouts, jumped & ~_borne_out(found)
    if bounds is None:
        return unborne, jumped
    traded = found.usual >= bounds.turnover
    every = (*bounds.anyone, *bounds.of_large, *bounds.at_quarter)
    return unborne | _quiet(every, found, usual, traded), jumped | (traded & (found.turnover < bounds.busy))


def _members(panel: Panel, symbols: frozenset[str]) -> Marks:
    marks = np.zeros(len(panel.symbols), dtype=bool)
    marks[panel.columns(symbols)] = True
    return marks


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

"""Single stocks and what many of them do together: movers, breadth, sectors, volume."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsgen.facts.changes import base_price
from newsgen.facts.fact import against, close, make
from newsgen.facts.percent import change
from newsgen.facts.records import SESSIONS_OF_A_YEAR, YEAR
from newsgen.model import Fact, Input
from newsgen.snapshot.giants import RECENT
from newsgen.snapshot.snapshot import Floats, Panel, Snapshot, to_date

Columns = npt.NDArray[np.intp]
DOUBLE_DIGIT = 10.0
VOLUME_SESSIONS = 20
TAIL_SESSIONS = 60
"""Sessions over which a stock's own volatility is taken."""
WHOLE = 0.9
"""Share of the stocks with a year of closes that must have all of them for their extremes to be counted."""


def day_changes(panel: Panel) -> Floats:
    """Return each stock's change of the day in percent; NaN without a close on both sessions."""
    if panel.close.shape[0] < 2:
        return np.full(len(panel.symbols), np.nan)
    changes: Floats = change(panel.close[-1], panel.close[-2])
    return changes


def movers(snapshot: Snapshot, changes: Floats, floor: float) -> Iterator[Fact]:
    """Yield the facts of the stocks that moved by at least ``floor`` percent."""
    symbols = snapshot.panel.symbols
    far = np.flatnonzero(np.isfinite(changes) & (np.abs(changes) >= floor))
    columns = np.array([column for column in far if symbols[column] not in snapshot.series], dtype=np.intp)
    for facts in each(snapshot, changes, columns):
        yield from facts


def each(snapshot: Snapshot, changes: Floats, columns: Columns) -> Iterator[Iterator[Fact]]:
    """Yield the facts of some stocks that have a change of the day, stock by stock."""
    if columns.size:
        days = to_date(snapshot.panel.days[-2]), to_date(snapshot.panel.days[-1])
        trades = _trades(snapshot, columns)
        for column, trade in zip(columns.tolist(), trades, strict=True):
            yield _stock(snapshot, column, days, float(changes[column]), trade)


class Trade(NamedTuple):
    """How a stock traded and how rare its move is; None where too little is known."""

    volume_ratio: float | None
    turnover: float | None
    bits: float | None
    valued: int | None
    """The last row, counted from the end, of which a market value and a close are known."""


def _trades(snapshot: Snapshot, columns: Columns) -> list[Trade]:
    """Measure many stocks at once: stock by stock this would be most of a session's time."""
    panel, rows = snapshot.panel, slice(-VOLUME_SESSIONS - 1, -1)
    volume, close = panel.volume[rows, columns], panel.close[rows, columns]
    money = close * volume
    for at, column in enumerate(columns.tolist()):
        base = snapshot.bases.get(panel.symbols[column])
        if base is not None:
            money[panel.days[rows] < np.datetime64(base.date), at] /= base.money
    found = (
        volume_ratios(volume, panel.volume[-1, columns]),
        mean_of_known(money, 15) / 1e6,
        tail_bits(panel.close[-TAIL_SESSIONS - 2 :, columns]),
    )
    known = ([value if math.isfinite(value) else None for value in measured.tolist()] for measured in found)
    return [Trade(*measured) for measured in zip(*known, _valued(panel, columns), strict=True)]


def _stock(
    snapshot: Snapshot, column: int, days: tuple[dt.date, dt.date], moved: float, trade: Trade
) -> Iterator[Fact]:
    """Yield the facts of one stock."""
    panel, session, (before, today) = snapshot.panel, snapshot.day, days
    about = panel.symbols[column]
    earlier, last = float(panel.close[-2, column]), float(panel.close[-1, column])
    base = snapshot.bases.get(about)
    rebased = base.date if base else None
    inputs = against(close(about, before, earlier, rebased), close(about, today, last, rebased), rebased)
    yield from base_price(snapshot, about)
    yield make("change_day", about, moved, "percent", session, base=before, inputs=inputs)
    yield from _size(snapshot, column, days, trade)
    if trade.volume_ratio is not None:
        stated = (Input(symbol=about, date=today, value=float(panel.volume[-1, column]), field="volume"),)
        value, periods = trade.volume_ratio, VOLUME_SESSIONS
        yield make("volume_ratio_20d", about, value, "ratio", session, periods=periods, inputs=stated)
    if trade.bits is not None:
        yield make("surprise_day", about, trade.bits, "bits", session, base=before, inputs=inputs)


def sizes(snapshot: Snapshot, columns: Columns) -> Iterator[Fact]:
    """Yield the price, the market capitalisation and the usual trade of some stocks."""
    days = to_date(snapshot.panel.days[-2]), to_date(snapshot.panel.days[-1])
    for column, trade in zip(columns.tolist(), _trades(snapshot, columns), strict=True):
        yield from _size(snapshot, column, days, trade)


def _size(snapshot: Snapshot, column: int, days: tuple[dt.date, dt.date], trade: Trade) -> Iterator[Fact]:
    """Yield what one stock costs, is worth, and trades a day."""
    panel, session, (before, today) = snapshot.panel, snapshot.day, days
    about, last = panel.symbols[column], float(panel.close[-1, column])
    stated = (Input(symbol=about, date=today, value=last),)
    yield make("close", about, last, "price", session, inputs=stated)
    row = trade.valued
    if row is not None:
        then, cap = float(panel.close[row, column]), float(panel.market_cap[row, column])
        as_of = before if snapshot.moment and row == -1 else to_date(panel.days[row])
        inputs = [Input(symbol=about, date=as_of, value=cap, field="market_cap")]
        inputs += [Input(symbol=about, date=as_of, value=then), *stated] if row != -1 else []
        yield make("market_cap", about, cap * last / then, "musd", session, inputs=tuple(inputs))
    if trade.turnover is not None:
        yield make("turnover_20d", about, trade.turnover, "musd", session, periods=VOLUME_SESSIONS)


def _valued(panel: Panel, columns: Columns) -> list[int | None]:
    """Return the last row of each stock, counted from the end, whose market value and close are known."""
    worth, close = panel.market_cap[-RECENT:, columns], panel.close[-RECENT:, columns]
    known = (worth > 0) & np.isfinite(worth) & (close > 0)
    back = known[::-1].argmax(axis=0) + 1
    rows = np.where(known.any(axis=0), -back, 0).tolist()
    return [row or None for row in rows]


def mean_of_known(values: Floats, fewest: int) -> Floats:
    """Return the mean of each column's finite values; NaN with fewer than ``fewest`` of them."""
    known = np.isfinite(values)
    count = known.sum(axis=0)
    sums = np.where(known, values, 0.0).sum(axis=0)
    mean: Floats = np.divide(sums, count, out=np.full(count.size, np.nan), where=count >= fewest)
    return mean


def tail_bits(close: Floats) -> Floats:
    """Return, column by column, the bits of the last move against the deviation of the moves before it.

    Daily returns of single stocks fall off by the inverse cube (Gopikrishnan, Meyer, Amaral and Stanley,
    Eur. Phys. J. B 3, 1998), so P(beyond z deviations) is taken as z to the power of -3, at most 1. NaN
    where fewer than 20 moves are known.
    """
    move = np.diff(np.log(close), axis=0)
    earlier, last = move[:-1], np.abs(move[-1])
    deviation = np.sqrt(mean_of_known((earlier - mean_of_known(earlier, 20)) ** 2, 20))
    size = np.divide(last, deviation, out=np.full(last.size, np.nan), where=deviation > 0)
    bits: Floats = 3 * np.log2(np.maximum(size, 1.0))
    return bits


def volume_ratios(earlier: Floats, today: Floats) -> Floats:
    """Return today's volumes over the means of the sessions before; NaN with fewer than 15 of them."""
    mean = mean_of_known(earlier, 15)
    ratio: Floats = np.divide(today, mean, out=np.full(mean.size, np.nan), where=mean > 0)
    return ratio


def breadth(snapshot: Snapshot, changes: Floats) -> Iterator[Fact]:
    """Yield how many members of each universe rose, fell, moved by 10 %, or closed at a 52-week extreme."""
    base = to_date(snapshot.panel.days[-2]) if snapshot.panel.days.size > 1 else None
    for universe, members in snapshot.universes.items():
        columns = snapshot.panel.columns(members)
        moved = changes[columns]
        moved = moved[np.isfinite(moved)]
        if not stands_for(changes, columns):
            continue
        counts = {
            "breadth_up": moved > 0,
            "breadth_down": moved < 0,
            "breadth_ge10": moved >= DOUBLE_DIGIT,
            "breadth_le10": moved <= -DOUBLE_DIGIT,
        }
        for measure, marks in counts.items():
            yield make(
                measure, universe, int(marks.sum()), "count", snapshot.day, base=base, n=int(moved.size)
            )
        for measure, marks in (("share_up", moved > 0), ("share_down", moved < 0)):
            yield share(snapshot, measure, universe, marks, base)
        if snapshot.moment is None:
            yield from _extremes(snapshot, universe, columns)


def share(
    snapshot: Snapshot, measure: str, universe: str, marks: npt.NDArray[np.bool_], base: dt.date | None
) -> Fact:
    """Return what part of a universe did something, in percent of its members with a known move."""
    part = 100.0 * int(marks.sum()) / marks.size
    return make(measure, universe, part, "percent", snapshot.day, base=base, n=marks.size)


def stands_for(changes: Floats, columns: Columns) -> bool:
    """Return whether enough of some stocks moved in a known way to speak of them all: half, at least one.

    In the afternoon only those that moved far have a price: they are no sample of the others.
    """
    known = int(np.isfinite(changes[columns]).sum())
    return known > 0 and 2 * known >= columns.size


def _extremes(snapshot: Snapshot, universe: str, columns: Columns) -> Iterator[Fact]:
    """Yield how many members closed at a 52-week high or low, of those with a year of closes.

    One with a hole in it is not counted: the close that is missing may have been the extreme. Nothing where
    that is so of many, as over a session that is missing altogether.
    """
    panel = snapshot.panel
    first = int(np.searchsorted(panel.days, panel.days[-1] - YEAR, side="right"))
    before, today = panel.close[first:-1, columns], panel.close[-1, columns]
    if before.shape[0] < SESSIONS_OF_A_YEAR:
        return
    there = np.isfinite(before)
    listed = np.isfinite(today) & (there.sum(axis=0) >= SESSIONS_OF_A_YEAR)
    known = listed & (np.logical_or.accumulate(there) == there).all(axis=0)
    n = int(known.sum())
    if not n or n < WHOLE * listed.sum():
        return
    highs = int((today > np.fmax.reduce(before))[known].sum())
    lows = int((today < np.fmin.reduce(before))[known].sum())
    yield make("breadth_high_52w", universe, highs, "count", snapshot.day, n=n)
    yield make("breadth_low_52w", universe, lows, "count", snapshot.day, n=n)

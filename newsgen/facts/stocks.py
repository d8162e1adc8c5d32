"""Single stocks and what many of them do together: movers, breadth, sectors, volume."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsgen.facts.fact import against, at_moment, close, make
from newsgen.facts.percent import change
from newsgen.facts.records import SESSIONS_OF_A_YEAR, YEAR
from newsgen.facts.shelf import Column, Shelf
from newsgen.model import Fact, Input
from newsgen.snapshot.giants import RECENT
from newsgen.snapshot.snapshot import Floats, Panel, Snapshot, to_date

Columns = npt.NDArray[np.intp]
Marks = npt.NDArray[np.bool_]
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


def movers(snapshot: Snapshot, changes: Floats, floor: float) -> Shelf:
    """Return the facts of the stocks that moved by at least ``floor`` percent."""
    symbols = snapshot.panel.symbols
    far = np.flatnonzero(np.abs(changes) >= floor).tolist()
    return moved(snapshot, changes, [column for column in far if symbols[column] not in snapshot.series])


def moved(snapshot: Snapshot, changes: Floats, columns: Sequence[int]) -> Shelf:
    """Return the facts of some stocks that have a change of the day: of the move, the size, the trade."""
    if not columns:
        return Shelf((), {})
    made = _Stocks.of(snapshot, columns)
    volume, close = made.last(VOLUME_SESSIONS, snapshot.panel.volume), snapshot.panel.close
    ratios = volume_ratios(volume, snapshot.panel.volume[-1, made.columns])
    bits = tail_bits(close[-TAIL_SESSIONS - 2 :, made.columns])
    return Shelf(
        made.symbols,
        {
            "base_price": Column([made.base_price(symbol) for symbol in made.symbols], made.stated),
            "change_day": Column(_known(changes[made.columns]), made.change),
            **_sizes(made),
            "volume_ratio_20d": Column(_known(ratios), made.volume_ratio),
            "surprise_day": Column(_known(bits), made.surprise),
        },
    )


def sizes(snapshot: Snapshot, columns: Sequence[int]) -> dict[str, Column]:
    """Return the price, the market capitalisation and the usual trade of some stocks."""
    return _sizes(_Stocks.of(snapshot, columns))


def _sizes(made: _Stocks) -> dict[str, Column]:
    return {
        "close": Column(made.prices.tolist(), made.close),
        "market_cap": Column(_known(made.worth), made.market_cap),
        "turnover_20d": Column(_known(made.turnover()), made.trade),
    }


def _known(numbers: Floats) -> list[float | None]:
    """Return numbers with None for what is not known."""
    return [number if math.isfinite(number) else None for number in numbers.tolist()]


class _Stocks(NamedTuple):
    """Some stocks, measured all at once: stock by stock this would be most of a session's time."""

    snapshot: Snapshot
    columns: Columns
    symbols: tuple[str, ...]
    days: tuple[dt.date, dt.date]
    """The session before, and the session."""
    prices: Floats
    valued: npt.NDArray[np.intp]
    """The last row, counted from the end, of which a market value and a close are known; 0 for none."""
    worth: Floats

    @classmethod
    def of(cls, snapshot: Snapshot, columns: Sequence[int]) -> _Stocks:
        """Return the stocks of some columns."""
        panel, at = snapshot.panel, np.array(columns, dtype=np.intp)
        days = to_date(panel.days[-2]), to_date(panel.days[-1])
        prices, valued = panel.close[-1, at], _valued(panel, at)
        worth = panel.market_cap[valued, at] * prices / panel.close[valued, at]
        worth[valued == 0] = np.nan
        return cls(snapshot, at, tuple(panel.symbols[one] for one in columns), days, prices, valued, worth)

    def last(self, sessions: int, values: Floats) -> Floats:
        """Return the values of some sessions before this one."""
        return values[-sessions - 1 : -1, self.columns]

    def turnover(self) -> Floats:
        """Return the mean of the money traded a day, in millions."""
        panel = self.snapshot.panel
        money = self.last(VOLUME_SESSIONS, panel.close) * self.last(VOLUME_SESSIONS, panel.volume)
        days = panel.days[-VOLUME_SESSIONS - 1 : -1]
        for at, symbol in enumerate(self.symbols) if self.snapshot.bases else ():
            base = self.snapshot.bases.get(symbol)
            if base is not None:
                money[days < np.datetime64(base.date), at] /= base.money
        return mean_of_known(money, 15) / 1e6

    def base_price(self, symbol: str) -> float | None:
        """Return the base price of the session, where it is not the close before."""
        base = self.snapshot.bases.get(symbol)
        return base.price if base is not None and base.date == self.snapshot.day else None

    def stated(self, at: int, price: float) -> Fact:
        """Make the fact of a base price."""
        return self._fact("base_price", at, price, "price", inputs=(self._input(at, price, "base_price"),))

    def change(self, at: int, moved: float) -> Fact:
        """Make the fact of a change of the day."""
        return self._fact("change_day", at, moved, "percent", base=self.days[0], inputs=self._against(at))

    def surprise(self, at: int, bits: float) -> Fact:
        """Make the fact of how rare a change is."""
        return self._fact("surprise_day", at, bits, "bits", base=self.days[0], inputs=self._against(at))

    def close(self, at: int, price: float) -> Fact:
        """Make the fact of a close."""
        return self._fact("close", at, price, "price", inputs=(self._input(at, price),))

    def market_cap(self, at: int, worth: float) -> Fact:
        """Make the fact of a market capitalisation: the last one that is known, moved on by the closes."""
        panel, row, column = self.snapshot.panel, int(self.valued[at]), int(self.columns[at])
        before, today = self.days
        as_of = before if self.snapshot.moment and row == -1 else to_date(panel.days[row])
        inputs = [self._input(at, float(panel.market_cap[row, column]), "market_cap", as_of)]
        if row != -1:
            inputs += [
                self._input(at, float(panel.close[row, column]), day=as_of),
                self._input(at, float(panel.close[-1, column]), day=today),
            ]
        return self._fact("market_cap", at, worth, self.snapshot.market.millions, inputs=tuple(inputs))

    def trade(self, at: int, money: float) -> Fact:
        """Make the fact of what is usually traded."""
        return self._fact("turnover_20d", at, money, self.snapshot.market.millions, periods=VOLUME_SESSIONS)

    def volume_ratio(self, at: int, ratio: float) -> Fact:
        """Make the fact of the day's volume against the usual."""
        today = float(self.snapshot.panel.volume[-1, self.columns[at]])
        inputs = (self._input(at, today, "volume"),)
        return self._fact("volume_ratio_20d", at, ratio, "ratio", periods=VOLUME_SESSIONS, inputs=inputs)

    def _input(self, at: int, value: float, field: str = "close", day: dt.date | None = None) -> Input:
        return Input(symbol=self.symbols[at], date=day or self.days[1], value=value, field=field)

    def _against(self, at: int) -> tuple[Input, Input]:
        """Return the two closes of a change of the day."""
        about, column = self.symbols[at], self.columns[at]
        base = self.snapshot.bases.get(about)
        rebased = base.date if base else None
        pairs = zip(self.days, self.snapshot.panel.close[-2:, column].tolist(), strict=True)
        before, last = (close(about, day, price, rebased) for day, price in pairs)
        return against(before, last, rebased)

    def _fact(
        self,
        measure: str,
        at: int,
        value: float,
        unit: str,
        *,
        base: dt.date | None = None,
        periods: int | None = None,
        inputs: tuple[Input, ...] = (),
    ) -> Fact:
        made = make(
            measure,
            self.symbols[at],
            value,
            unit,
            self.snapshot.day,
            base=base,
            periods=periods,
            inputs=inputs,
        )
        return at_moment(self.snapshot, made)


def _valued(panel: Panel, columns: Columns) -> npt.NDArray[np.intp]:
    """Return the last row of each stock, counted from the end, whose market value and close are known."""
    worth, close = panel.market_cap[-RECENT:, columns], panel.close[-RECENT:, columns]
    known = (worth > 0) & np.isfinite(worth) & (close > 0)
    back = known[::-1].argmax(axis=0) + 1
    return np.where(known.any(axis=0), -back, 0)


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
    extremes = _extremes(snapshot.panel) if snapshot.moment is None and base else None
    for universe, members in snapshot.universes.items():
        columns = snapshot.panel.columns(members)
        if not stands_for(changes, columns):
            continue
        moved = changes[columns]
        moved = moved[np.isfinite(moved)]
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
        if extremes is not None:
            yield from _at_extremes(snapshot, universe, extremes)


def share(snapshot: Snapshot, measure: str, universe: str, marks: Marks, base: dt.date | None) -> Fact:
    """Return what part of a universe did something, in percent of its members with a known move."""
    part = 100.0 * int(marks.sum()) / marks.size
    return make(measure, universe, part, "percent", snapshot.day, base=base, n=marks.size)


def stands_for(changes: Floats, columns: Columns) -> bool:
    """Return whether enough of some stocks moved in a known way to speak of them all: half, at least one.

    In the afternoon only those that moved far have a price: they are no sample of the others.
    """
    known = int(np.isfinite(changes[columns]).sum())
    return known > 0 and 2 * known >= columns.size


class _Extremes(NamedTuple):
    """Of each stock of the panel: whether it closed at a high or a low of 52 weeks, if that is known."""

    highs: Marks
    lows: Marks
    listed: Marks
    """It has a close, and a year of them before."""
    known: Marks
    """There is no hole in that year: a close that is missing may have been the extreme."""


def _extremes(panel: Panel) -> _Extremes | None:
    """Return who closed beyond a year of closes, in one pass over them; None with no year of sessions."""
    first = int(np.searchsorted(panel.days, panel.days[-1] - YEAR, side="right"))
    before, today = panel.close[first:-1], panel.close[-1]
    if before.shape[0] < SESSIONS_OF_A_YEAR:
        return None
    highest, lowest = before.max(axis=0), before.min(axis=0)
    lacking = np.flatnonzero(np.isnan(highest))
    listed, known = np.isfinite(today), np.isfinite(today)
    if lacking.size:
        there = np.isfinite(before[:, lacking])
        enough = there.sum(axis=0) >= SESSIONS_OF_A_YEAR
        listed[lacking] &= enough
        known[lacking] = listed[lacking] & (there[1:] >= there[:-1]).all(axis=0)
        since = lacking[enough]
        highest[since], lowest[since] = np.fmax.reduce(before[:, since]), np.fmin.reduce(before[:, since])
    return _Extremes(today > highest, today < lowest, listed, known)


def _at_extremes(snapshot: Snapshot, universe: str, found: _Extremes) -> Iterator[Fact]:
    """Yield how many members of a universe closed at a 52-week high or low, of those with a year of closes.

    Nothing where many have a hole in it, as over a session that is missing altogether.
    """
    columns = snapshot.panel.columns(snapshot.universes[universe])
    known = columns[found.known[columns]]
    if not known.size or known.size < WHOLE * found.listed[columns].sum():
        return
    for measure, marks in (("breadth_high_52w", found.highs), ("breadth_low_52w", found.lows)):
        yield make(measure, universe, int(marks[known].sum()), "count", snapshot.day, n=known.size)

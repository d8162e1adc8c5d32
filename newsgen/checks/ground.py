"""What is known of a market around a session: any recorded subject, at any recorded day, in any measure.

A :class:`Ground` answers what a claim asks. What is not recorded is None, never a guess.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import isfinite
from typing import NamedTuple

import msgspec
import numpy as np

from newsgen import calendars, facts
from newsgen.claims import Measure, Span, When
from newsgen.config import Config, Style
from newsgen.editions import EDITIONS, Edition
from newsgen.errors import Held, NewsgenError, NoSession
from newsgen.events.merging import RESULTS
from newsgen.facts import FactBook
from newsgen.facts import fact as inputs
from newsgen.fit import judged
from newsgen.markets import Market, Session
from newsgen.markets import days as sessions_between
from newsgen.model import Account, Input
from newsgen.snapshot import Floats, Series, Snapshot, live
from newsgen.snapshot import snapshot as read
from newsgen.snapshot.snapshot import Observations, to_date
from newsgen.store import Store


class Prices(NamedTuple):
    """One subject's prices by session; NaN where none."""

    days: list[dt.date]
    close: Floats
    open: Floats | None = None
    high: Floats | None = None
    low: Floats | None = None
    rebased: dt.date | None = None
    """The session before which they are adjusted to a base price."""
    observed: Observations | None = None
    """What they are where they are no prices but a series of rates."""

    def row(self, day: dt.date) -> int | None:
        """Return where a day stands; None where it is not there."""
        at = bisect_right(self.days, day) - 1
        return at if at >= 0 and self.days[at] == day else None

    def last(self, day: dt.date) -> int | None:
        """Return the last row up to a day."""
        at = bisect_right(self.days, day) - 1
        return at if at >= 0 else None

    def moved(self, since: dt.date, until: dt.date) -> float | None:
        """Return by how much, in percent, the last close up to a day is off that up to an earlier one.

        None where one of them is not there, or both are the same.
        """
        base, row = self.last(since), self.last(until)
        if base is None or row is None or base >= row:
            return None
        moved = float((self.close[row] / self.close[base] - 1) * 100)
        return moved if np.isfinite(moved) else None


class Range(NamedTuple):
    """All that a value was within a session."""

    low: float
    high: float


class Ground:
    """One market as far as it is known at the close of a session, or at a moment of it."""

    def __init__(self, store: Store, session: Session, config: Config, at: dt.datetime | None = None) -> None:
        self.session, self._store, self._config, self.at = session, store, config, at
        self._prices: dict[str, Prices | None] = {}
        self._values: dict[tuple[str, Measure, When, Span, dt.date], float | Range | None] = {}
        self._asked: dict[dt.date, dict[str, dt.datetime]] = {}
        self._listed: dict[str, np.ndarray] = {}

    @property
    def market(self) -> Market:
        """The market."""
        return self.session.market

    @property
    def style(self) -> Style:
        """How strong a move has to be for the house's words."""
        return self._config.style

    @cached_property
    def snapshot(self) -> Snapshot:
        """What is known of the session, fit to print."""
        try:
            found = judged(self._store, self.edition, self.session.day, self._config)[0]
        except (Held, NoSession):
            found = read(self._store, self.session, self._config)
        if self.at is None:
            return found
        bars = self._store.of(self.market).bars_of(self.session.day)
        moment = live.latest(bars, self.at)
        return live.so_far(found, bars, moment) if moment else found

    @cached_property
    def edition(self) -> Edition:
        """The edition of whole sessions of the market."""
        return next(
            each
            for each in EDITIONS.values()
            if each.market == self.market.name and each.over == "session" and not each.live
        )

    @cached_property
    def book(self) -> FactBook | None:
        """The facts of the session; None where it has none."""
        try:
            return facts.compute(self.snapshot, span=self.edition.span)
        except NewsgenError:
            return None

    @property
    def here(self) -> bool:
        """Whether the session itself is recorded."""
        found = self.snapshot.series.get(self.market.broad)
        return found is not None and found.here

    def knows(self, about: str) -> bool:
        """Tell whether anything is recorded of a subject."""
        return self.prices(about) is not None

    def prices(self, about: str) -> Prices | None:
        """Return a subject's prices; None where there are none."""
        if about not in self._prices:
            self._prices[about] = self._read(about)
        return self._prices[about]

    def _read(self, about: str) -> Prices | None:
        seen = self.snapshot
        for known in (seen.series, seen.giants, seen.commodities, seen.elsewhere):
            if about in known:
                return _of_series(known[about])
        for rates in (seen.levels, seen.rates):
            if about in rates and rates[about].days.size:
                return _of_rates(rates[about])
        if about in self._columns:
            rebased = seen.bases[about].date if about in seen.bases else None
            return Prices(self._panel_days, seen.panel.close[:, self._columns[about]], rebased=rebased)
        return None

    @cached_property
    def _columns(self) -> Mapping[str, int]:
        return {symbol: at for at, symbol in enumerate(self.snapshot.panel.symbols)}

    @cached_property
    def _panel_days(self) -> list[dt.date]:
        days: list[dt.date] = self.snapshot.panel.days.tolist()
        return days

    def is_traded(self, about: str) -> bool:
        """Tell whether a subject is one of the stocks of the market."""
        return about in self._columns

    def worth(self, about: str) -> float | None:
        """Return what a company, or a market by its index, is worth in the market's money; None if not known."""
        at = self._columns.get(about)
        worth = float(self.snapshot.panel.market_cap[-1, at]) * 1e6 if at is not None else np.nan
        return worth if np.isfinite(worth) and worth > 0 else None

    def eve(self, about: str) -> float | None:
        """Return the close of the session before this one; None if not known."""
        prices = self.prices(about)
        row = prices.row(self.previous(self.session.day)) if prices else None
        close = float(prices.close[row]) if prices is not None and row is not None else np.nan
        return close if close > 0 else None

    @cached_property
    def traded_most(self) -> tuple[str, ...]:
        """Its stocks by the money that they were traded for on the session, the most first."""
        panel = self.snapshot.panel
        money = np.nan_to_num(panel.close[-1] * panel.volume[-1])
        order = np.argsort(-money, kind="stable")
        return tuple(panel.symbols[at] for at in order.tolist() if money[at] > 0)

    @cached_property
    def results(self) -> Mapping[str, list[Account]]:
        """Accounts of when companies tell their results, by the company: calendars, filings of them."""
        found: dict[str, list[Account]] = {}
        for one in self.snapshot.accounts:
            if one.kind == "earnings" or (one.kind == "filing" and RESULTS in one.codes):
                found.setdefault(one.about, []).append(one)
        return found

    def listed(self, ends: str) -> np.ndarray:
        """Return which columns of the panel are of a part of the exchange, by what its symbols end in."""
        if ends not in self._listed:
            self._listed[ends] = np.array([one.endswith(ends) for one in self.snapshot.panel.symbols])
        return self._listed[ends]

    def previous(self, day: dt.date) -> dt.date:
        """Return the session before a day."""
        return calendars.previous(day, self.market.exchange)

    def following(self, day: dt.date) -> dt.date:
        """Return the session after a day."""
        return calendars.following(day, self.market.exchange)

    def is_session(self, day: dt.date) -> bool:
        """Tell whether the market trades on a day."""
        try:
            return calendars.is_session(day, self.market.exchange)
        except NewsgenError:
            return True

    def value(
        self, about: str, measure: Measure, when: When, span: Span, day: dt.date
    ) -> float | Range | None:
        """Return what a subject's measure was on a day; a range for what was within it; None if not known."""
        key = about, measure, when, span, day
        if key not in self._values:
            if len(self._values) >= _KEPT:
                self._values.clear()
            self._values[key] = self._value(about, measure, when, span, day)
        return self._values[key]

    def _value(
        self, about: str, measure: Measure, when: When, span: Span, day: dt.date
    ) -> float | Range | None:
        prices = self.prices(about)
        row = prices.row(day) if prices else None
        if prices is None or row is None:
            return None
        if span.kind in _BEFORE:
            first = calendars.monday(day) if span.kind == "last_week" else day.replace(day=1)
            row = prices.last(first - dt.timedelta(days=1))
            if row is None:
                return None
            day, span = prices.days[row], _BEFORE[span.kind]
        if measure is Measure.PREVIOUS:
            return _at(prices.close, row - 1)
        if when is When.CLOSE:
            return self._moved(prices, _at(prices.close, row), measure, span, row, day)
        if when is When.OPEN:
            return self._moved(prices, _at(prices.open, row), measure, span, row, day)
        high, low = (
            self._moved(prices, _at(each, row), measure, span, row, day) for each in (prices.high, prices.low)
        )
        if high is None or low is None:
            return None
        if when in {When.HIGH, When.LOW}:
            return high if when is When.HIGH else low
        return Range(low, high)

    def _moved(
        self, prices: Prices, now: float | None, measure: Measure, span: Span, row: int, day: dt.date
    ) -> float | None:
        if now is None:
            return None
        if measure is Measure.LEVEL:
            return now
        base = self._base(prices, span, row, day)
        if base is None:
            return None
        if measure is Measure.POINTS:
            return now - base
        if measure is Measure.BP:
            return (now - base) * 100
        return (now / base - 1) * 100 if base > 0 else None

    def _base(self, prices: Prices, span: Span, row: int, day: dt.date) -> float | None:
        """Return the close that a move is measured from."""
        at = self._base_row(prices, span, row, day)
        return None if at is None else _at(prices.close, at)

    def _base_row(self, prices: Prices, span: Span, row: int, day: dt.date) -> int | None:
        if span.kind == "day":
            return row - 1
        if span.kind == "sessions":
            return row - span.sessions if row >= span.sessions else None
        firsts = {
            "week": calendars.monday(day),
            "month": day.replace(day=1),
            "year": day.replace(month=1, day=1),
        }
        if span.kind not in firsts:
            return None
        at = prices.last(firsts[span.kind] - dt.timedelta(days=1))
        if at is None or (firsts[span.kind] - prices.days[at]).days > 10:
            return None
        return at

    def behind(self, about: str, measure: Measure, when: When, span: Span, day: dt.date) -> tuple[Input, ...]:
        """Return what :meth:`value` is computed from: what a move is measured from, then what it came to."""
        prices = self.prices(about)
        row = prices.row(day) if prices else None
        if prices is None or row is None:
            return ()
        if measure is Measure.PREVIOUS:
            return tuple(_inputs(about, prices, "close", row - 1))
        fields = ("low", "high") if when is When.WITHIN else (when.value,)
        last = tuple(each for field in fields for each in _inputs(about, prices, field, row))
        if measure is Measure.LEVEL:
            return last
        at = self._base_row(prices, span, row, day)
        base = tuple(_inputs(about, prices, "close", at)) if at is not None else ()
        if span.kind == "day" and base and last and prices.observed is None:
            base = inputs.against(base[0], last[-1], prices.rebased)[:1]
        return (*base, *last)

    def origins(self, about: str) -> tuple[str, ...]:
        """Return where what is recorded of a subject came from, each name once."""
        prices = self.prices(about)
        if prices is not None and prices.observed is not None:
            return self._store.rate_origins([prices.observed.symbol or about])
        return self._names

    def flow_origins(self, board: str, day: dt.date) -> tuple[str, ...]:
        """Return where a day's net buying on a part of the exchange came from, each name once."""
        return self._store.flow_origins(board, day)

    def series_origins(self, inputs: Iterable[Input]) -> tuple[str, ...]:
        """Return where the rates among some inputs came from, each name once."""
        return self._store.rate_origins(dict.fromkeys(one.symbol for one in inputs))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return self._store.of(self.market).origins().names

    def asked(self, about: str, day: dt.date) -> dt.datetime | None:
        """Return when a source was last asked for a subject's close of a day; None where files tell it."""
        if day not in self._asked:
            self._asked[day] = self._store.of(self.market).asked(day)
        return self._asked[day].get(about)

    @cached_property
    def by_worth(self) -> list[str]:
        """The stocks of the session, the one that is worth most first."""
        panel = self.snapshot.panel
        order = np.argsort(-np.nan_to_num(panel.market_cap[-1])).tolist()
        return [panel.symbols[at] for at in order if not panel.symbols[at].startswith("^")]

    def grain(self, about: str) -> float:
        """Return how far a recorded price may be off the traded one: sources cut prices before a split to cents."""
        return _CENT / 2 * self._later_splits.get(about, 1.0)

    @cached_property
    def _later_splits(self) -> dict[str, float]:
        """By how much prices of the session were divided since, by symbol."""
        found: dict[str, float] = {}
        for split in self._store.of(self.market).splits():
            if split.date > self.session.day and split.ratio > 1:
                found[split.symbol] = found.get(split.symbol, 1.0) * split.ratio
        return found

    def sessions(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """Return the sessions from one day to another, both included."""
        return [one.day for one in sessions_between(self.market, first, last)]


_CENT = 0.01
_KEPT = 10_000
"""Values of a session that are remembered: many claims, and many checks of one, ask for the same."""
_BEFORE = {"last_week": Span("week"), "last_month": Span("month")}
"""Spans that ended before the day's own: what they were on their last day."""


def _at(column: Floats | None, row: int) -> float | None:
    if column is None or not 0 <= row < len(column):
        return None
    value: float = column.item(row)
    return value if isfinite(value) else None


def _of_series(one: Series) -> Prices:
    return Prices(one.days.tolist(), one.close, one.open, one.high, one.low, rebased=one.rebased)


def _of_rates(one: Observations) -> Prices:
    return Prices(one.days.tolist(), one.values, observed=one)


def _inputs(about: str, prices: Prices, field: str, row: int) -> Iterator[Input]:
    """Yield one recorded value as an input; nothing where it is not recorded."""
    columns = {"close": prices.close, "open": prices.open, "high": prices.high, "low": prices.low}
    value = _at(columns[field], row)
    if value is None:
        return
    observed = prices.observed
    if observed is not None:
        date = to_date(observed.dates[row]) if observed.dates is not None else prices.days[row]
        at = observed.clock or msgspec.UNSET
        yield Input(symbol=observed.symbol or about, date=date, value=value, field="rate", at=at)
    elif field == "close":
        yield inputs.close(about, prices.days[row], value, prices.rebased)
    else:
        yield Input(symbol=about, date=prices.days[row], value=value, field=field)

"""What is known of a market around a session: any recorded subject, at any recorded day, in any measure.

A :class:`Ground` answers what a claim asks. What is not recorded is None, never a guess.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np

from newsgen import calendars, facts
from newsgen.checks.recorded import Prices, Range
from newsgen.claims import Measure, Span, When
from newsgen.claims.claim import DAY
from newsgen.config import Config, Style
from newsgen.editions import EDITIONS, Edition
from newsgen.errors import Held, NewsgenError, NoSession
from newsgen.events.merging import RESULTS
from newsgen.facts import FactBook
from newsgen.fit import judged
from newsgen.markets import Market, Session
from newsgen.markets import days as sessions_between
from newsgen.model import Account, Input
from newsgen.snapshot import Snapshot, live
from newsgen.snapshot import snapshot as read
from newsgen.store import Store


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
                return Prices.of_series(known[about])
        for rates in (seen.levels, seen.rates):
            if about in rates and rates[about].days.size:
                return Prices.of_rates(rates[about])
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

    def moved(self, about: str, day: dt.date | None = None) -> float | None:
        """Return by how much, in percent, a subject's close is off the one before it; of the session where no day is given."""
        by = self.value(about, Measure.CHANGE, When.CLOSE, DAY, day or self.session.day)
        return by if isinstance(by, float) else None

    def value(
        self, about: str, measure: Measure, when: When, span: Span, day: dt.date
    ) -> float | Range | None:
        """Return what a subject's measure was on a day; a range for what was within it; None if not known."""
        key = about, measure, when, span, day
        if key not in self._values:
            if len(self._values) >= _KEPT:
                self._values.clear()
            prices = self.prices(about)
            self._values[key] = prices.value(measure, when, span, day) if prices is not None else None
        return self._values[key]

    def behind(self, about: str, measure: Measure, when: When, span: Span, day: dt.date) -> tuple[Input, ...]:
        """Return what :meth:`value` is computed from: what a move is measured from, then what it came to."""
        prices = self.prices(about)
        return prices.behind(about, measure, when, span, day) if prices is not None else ()

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

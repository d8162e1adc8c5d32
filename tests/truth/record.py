"""The recorded market as it would have come in: a past, and then what every morning brings."""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from newsgen import calendars, markets
from newsgen.model import Instrument
from newsgen.sources.batch import (
    Bar,
    Base,
    Batch,
    LastTrade,
    Moment,
    Price,
    Rate,
    Release,
    Split,
)
from newsgen.sources.columns import PriceColumns, date_of, day_number
from newsgen.sources.recorded import folder
from tests.conftest import settlements
from tests.recorded import in_memory

US = markets.named("us")
LONG = frozenset({*US.watched, *(one for members in US.baskets.values() for one in members)})
"""Indices and members of baskets: what the store reads back whole."""

BEFORE = frozenset({"USDKRW", "USDJPY", "EURUSD", "DFEDTARL", "DFEDTARU"})
"""Series whose row of a day is known with the session before it: London's midnight, a range put in force."""

RECORDED = "기록된 시세(market)"
AHEAD = dt.timedelta(days=12)
"""How far ahead a calendar of releases is known."""


@dataclass
class Sent:
    """What a source sends at a time, still to be spoilt: plain rows by what they are of."""

    now: dt.datetime
    prices: dict[tuple[str, dt.date], Price] = field(default_factory=dict)
    rates: dict[tuple[str, dt.date], float] = field(default_factory=dict)
    releases: list[Release] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    splits: list[Split] = field(default_factory=list)
    bases: list[Base] = field(default_factory=list)
    trades: list[LastTrade] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    live: bool = False
    """Whether a source was asked for it, rather than a folder read."""

    def batch(self) -> Batch:
        """Return it as the store takes it."""
        return Batch(
            origin="Yahoo Finance" if self.live else RECORDED,
            live=self.live,
            prices=list(self.prices.values()),
            rates=tuple(Rate(series, day, value) for (series, day), value in self.rates.items()),
            releases=tuple(self.releases),
            bars=tuple(self.bars),
            splits=tuple(self.splits),
            bases=tuple(self.bases),
            trades=tuple(self.trades),
            moments=tuple(self.moments),
            instruments=tuple(self.instruments),
        )

    def close(self, symbol: str, day: dt.date, value: float, *, whole: bool = True) -> None:
        """Set a close; ``whole`` moves open, high, low and market value with it, as a wrong row would."""
        row = self.prices[symbol, day]
        by = value / row.close
        if not whole:
            self.prices[symbol, day] = row._replace(close=value)
            return
        self.prices[symbol, day] = row._replace(
            close=value,
            open=row.open and row.open * by,
            high=row.high and row.high * by,
            low=row.low and row.low * by,
            market_cap=row.market_cap and row.market_cap * by,
        )

    def scale(self, symbol: str, day: dt.date, by: float, *, whole: bool = True) -> None:
        """Multiply a close."""
        self.close(symbol, day, self.prices[symbol, day].close * by, whole=whole)

    def of(self, day: dt.date) -> list[str]:
        """Return the stocks with a price of a day."""
        return [symbol for symbol, on in self.prices if on == day and not symbol.startswith("^")]


class Record:
    """Everything that was recorded, by day."""

    def __init__(self, data: Path, market: Batch | None = None) -> None:
        """Read it; ``market`` is that of the folder, its prices in memory, where it has been read."""
        if market is None:
            market = folder.read(data / "market")
            market = replace(market, prices=in_memory(market.prices))
        batch, fed = market, folder.read(data / "fed")
        near = settlements(data / "fed")
        prices = batch.prices
        assert isinstance(prices, PriceColumns)
        order = np.lexsort((prices.codes, prices.days))
        self.symbols = prices.symbols
        self.codes, self.days, self.values = prices.codes[order], prices.days[order], prices.values[order]
        self.long = np.array([symbol in LONG for symbol in self.symbols])
        """Which symbols are read back whole."""
        self.rates = {(one.series, one.date): one.value for part in (batch, fed, near) for one in part.rates}
        self.releases = (*batch.releases, *fed.releases)
        self.bars, self.splits, self.instruments = tuple(batch.bars), batch.splits, batch.instruments
        self.bases = batch.bases
        told = tomllib.loads((data / "market" / "series.toml").read_text(encoding="utf-8"))
        self.moments = tuple(Moment(series, one["moment"]) for series, one in told.items())
        self._rates_of: dict[dt.date, list[tuple[str, dt.date]]] = defaultdict(list)
        for series, day in self.rates:
            self._rates_of[_session_of(series, day)].append((series, day))

    def _rows(self, first: dt.date, last: dt.date) -> slice:
        """Return the rows of the days from one to another, the latter left out."""
        at = np.searchsorted(self.days, [day_number(first), day_number(last)])
        return slice(int(at[0]), int(at[1]))

    def stocks(self, first: dt.date, last: dt.date) -> PriceColumns:
        """Return prices of what has no long history, of the days from ``first`` to before ``last``."""
        rows = self._rows(first, last)
        kept = ~self.long[self.codes[rows]]
        return PriceColumns(
            self.symbols, self.codes[rows][kept], self.days[rows][kept], self.values[rows][kept]
        )

    def long_prices(self, last: dt.date) -> list[Price]:
        """Return the prices of indices and large companies before a day."""
        return self._long_prices[: bisect_left(self._long_prices, last, key=lambda one: one.date)]

    @functools.cached_property
    def _long_prices(self) -> list[Price]:
        return self._prices(np.flatnonzero(self.long[self.codes]))

    @functools.lru_cache(maxsize=64)  # noqa: B019  (one record a run)
    def of_day(self, day: dt.date) -> dict[str, Price]:
        """Return the prices of a day by symbol."""
        rows = self._rows(day, day + dt.timedelta(days=1))
        return {one.symbol: one for one in self._prices(np.arange(rows.start, rows.stop))}

    def _prices(self, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[Price]:
        plain = self.values[rows].astype(object)
        plain[np.isnan(self.values[rows])] = None
        return [
            Price(self.symbols[code], date_of(day), *values)
            for code, day, values in zip(
                self.codes[rows].tolist(), self.days[rows].tolist(), plain.tolist(), strict=True
            )
        ]

    def price(self, symbol: str, day: dt.date) -> Price:
        """Return what was recorded of a symbol on a day."""
        return self.of_day(day)[symbol]

    def change(self, symbol: str, day: dt.date) -> float:
        """Return a symbol's move on a session, in percent, of closes as traded."""
        return 100 * (self.price(symbol, day).close / self.price(symbol, before(day)).close - 1)

    def movers(self, day: dt.date, universe: str) -> list[str]:
        """Return the members that have a price of a session and the one before it, the strongest first."""
        members = {one.symbol for one in self.instruments if universe in one.universes}
        there = members & self.of_day(day).keys() & self.of_day(before(day)).keys()
        return sorted(there, key=lambda symbol: -self.change(symbol, day))

    def morning(self, day: dt.date) -> Sent:
        """Return what came in with a session."""
        nxt = after(day)
        return Sent(
            now=evening(day),
            prices={(symbol, day): one for symbol, one in self.of_day(day).items()},
            rates={key: self.rates[key] for key in self._rates_of[day]},
            releases=[*self._came(day, nxt), *self._due(nxt + AHEAD, nxt + AHEAD + (nxt - day))],
            bars=[one for one in self.bars if day <= one.start.date() < nxt],
            splits=[one for one in self.splits if day <= one.date < nxt],
            bases=[one for one in self.bases if day <= one.date < nxt],
        )

    def past(self, day: dt.date) -> Sent:
        """Return the prices before a session of indices and members of baskets."""
        prices = {(one.symbol, one.date): one for one in self.long_prices(day)}
        return Sent(now=evening(before(day)), prices=prices)

    def series(self, day: dt.date) -> Sent:
        """Return the rates and releases before a session, and the moments of series."""
        return Sent(
            now=evening(before(day)),
            rates={key: self.rates[key] for on, keys in self._rates_of.items() if on < day for key in keys},
            releases=[*self._came(dt.date(2000, 1, 1), day), *self._due(day, day + AHEAD)],
            moments=list(self.moments),
        )

    def rest(self, first: dt.date, last: dt.date) -> Batch:
        """Return all else of the days from ``first`` to before ``last``."""
        return Batch(
            origin=RECORDED,
            prices=self.stocks(first, last),
            splits=tuple(one for one in self.splits if first <= one.date < last),
            bases=tuple(one for one in self.bases if first <= one.date < last),
            bars=tuple(one for one in self.bars if first <= one.start.date() < last),
            instruments=self.instruments,
        )

    def _came(self, first: dt.date, last: dt.date) -> list[Release]:
        return [one for one in self.releases if first <= one.date < last]

    def _due(self, first: dt.date, last: dt.date) -> list[Release]:
        return [Release(one.code, one.period, one.date, forecast=None) for one in self._came(first, last)]


def _session_of(series: str, day: dt.date) -> dt.date:
    """Return the session with which a row of rates comes in."""
    last = day - dt.timedelta(days=1) if series in BEFORE else day
    return last if calendars.is_session(last, US.exchange) else before(last)


def before(day: dt.date, sessions: int = 1) -> dt.date:
    """Return the session so many sessions before a day."""
    for _ in range(sessions):
        day = calendars.previous(day, US.exchange)
    return day


def after(day: dt.date, sessions: int = 1) -> dt.date:
    """Return the session so many sessions after a day."""
    for _ in range(sessions):
        day = calendars.following(day, US.exchange)
    return day


def between(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    """Return the sessions from one to another, both included."""
    return calendars.sessions(first, last, US.exchange)


def evening(day: dt.date) -> dt.datetime:
    """Return the moment at which a session is fetched: four and a half hours after its close."""
    return calendars.closing_time(day, US.exchange) + dt.timedelta(hours=4.5)

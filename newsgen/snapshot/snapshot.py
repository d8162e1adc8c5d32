"""What is known of one session of one market: aligned to its sessions, adjusted for splits.

Everything here ends with the session: what came after it cannot leak into a fact.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, cast

import numpy as np
import numpy.typing as npt

from newsgen.fed.policy import Policy
from newsgen.markets import Market, Peak, Session
from newsgen.model import Account, Instrument
from newsgen.snapshot.flows import Flows
from newsgen.sources.batch import Bar, Release

Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.datetime64]


def to_date(day: np.datetime64) -> dt.date:
    """Return a numpy day as a date."""
    found = day.item()
    return found if type(found) is dt.date else day.astype("datetime64[D]").item()


class Rebased(NamedTuple):
    """A base price that was not the close before: what stands before its session is adjusted to it."""

    date: dt.date
    price: float
    money: float
    """What money of before, adjusted price times adjusted volume, has become of what was traded."""


def is_stock(symbol: str) -> bool:
    """Whether a symbol is traded in shares: no index, currency or future."""
    return not symbol.startswith("^") and "=" not in symbol


@dataclass(frozen=True, kw_only=True)
class Series:
    """One instrument's history up to the session; one row a session of the exchange, NaN where none.

    The last row is the session itself, so ``close[-1]`` is today's close and ``close[-2]`` that of
    the session before, whatever is missing in between.
    """

    symbol: str
    days: Days
    close: Floats
    open: Floats | None = None
    high: Floats | None = None
    low: Floats | None = None
    rebased: dt.date | None = None
    """The last session whose base price is not the close before; earlier prices are adjusted to it."""

    @property
    def here(self) -> bool:
        """Whether the session itself has a close."""
        return self.close.size > 0 and bool(np.isfinite(self.close[-1]))

    def on(self, row: int) -> dt.date:
        """Return the date of a row."""
        return cast(dt.date, self.days.item(row))

    def since(self, first: dt.date) -> Series:
        """Return the series without its prices before a day."""
        before = self.days < np.datetime64(first)
        opened, high, low = (
            None if column is None else np.where(before, np.nan, column)
            for column in (self.open, self.high, self.low)
        )
        close = np.where(before, np.nan, self.close)
        return replace(self, close=close, open=opened, high=high, low=low)


@functools.lru_cache(maxsize=8)
def places(symbols: tuple[str, ...]) -> Mapping[str, int]:
    """Return where each of some symbols stands; neighbouring sessions ask for the same ones."""
    return {symbol: column for column, symbol in enumerate(symbols)}


@functools.lru_cache(maxsize=64)
def _columns(symbols: tuple[str, ...], members: frozenset[str]) -> npt.NDArray[np.intp]:
    """Return where the members stand among some symbols: a week's checks and facts ask for the same ones."""
    found = np.array([at for at, symbol in enumerate(symbols) if symbol in members], dtype=np.intp)
    found.flags.writeable = False
    return found


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Many instruments over the last sessions; rows are sessions, columns symbols, NaN where none."""

    days: Days
    symbols: tuple[str, ...]
    close: Floats
    volume: Floats
    market_cap: Floats
    """Millions of the market's money."""

    def columns(self, members: frozenset[str]) -> npt.NDArray[np.intp]:
        """Return the columns of the members that stand in the panel; not to be written to."""
        return _columns(self.symbols, members)

    def column(self, symbol: str) -> int | None:
        """Return where a symbol stands; None where it does not."""
        return places(self.symbols).get(symbol)

    def of(self, columns: list[int]) -> Panel:
        """Return some of the columns."""
        return Panel(
            days=self.days,
            symbols=tuple(self.symbols[column] for column in columns),
            close=self.close[:, columns],
            volume=self.volume[:, columns],
            market_cap=self.market_cap[:, columns],
        )

    def since(self, first: Mapping[str, dt.date]) -> Panel:
        """Return the panel without the prices and volumes of some symbols before their first days."""
        begins = to_date(self.days[0]) if self.days.size else dt.date.max
        known = places(self.symbols)
        cut = sorted(known[symbol] for symbol, day in first.items() if day > begins and symbol in known)
        if not cut:
            return self
        close, volume = self.close.copy(), self.volume.copy()
        for column in cut:
            before = self.days < np.datetime64(first[self.symbols[column]])
            close[before, column] = volume[before, column] = np.nan
        return replace(self, close=close, volume=volume)


@dataclass(frozen=True, kw_only=True)
class Observations:
    """A series of rates or currencies by the sessions that see its values (:mod:`newsgen.snapshot.moments`).

    Bonds and currencies rest on other days than stocks: a value of no session stands on its own day.
    """

    days: Days
    values: Floats
    symbol: str = ""
    """The series that the values are of, where it is the stand-by of the one they serve as."""
    dates: Days | None = None
    """The dates that the source gives its values, where they are not ``days``: London begins the next one."""
    clock: str = ""
    """When in those dates they were taken: ``00:00 Europe/London``."""

    def has(self, day: dt.date) -> bool:
        """Tell whether the last value is that of a day."""
        return self.days.size > 0 and bool(self.days[-1] == np.datetime64(day))

    def rows(self, kept: slice | npt.NDArray[np.bool_]) -> Observations:
        """Return some of the values."""
        dates = None if self.dates is None else self.dates[kept]
        return replace(self, days=self.days[kept], values=self.values[kept], dates=dates)


@dataclass(frozen=True, kw_only=True)
class Basket:
    """A group whose move is the plain mean of its members' moves."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """A date that the desk compares with: ``label`` says what it was, in Korean."""

    date: dt.date
    label: str


class Scheduled(NamedTuple):
    """An economic release that is due: its code, the period that it is about, its day. No figure."""

    code: str
    period: dt.date | None
    date: dt.date


_HISTORIES = ("series", "giants", "commodities", "elsewhere")
"""The fields of a snapshot that hold histories by symbol."""


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """All that is known of one session of one market, at its close or at a moment of it."""

    session: Session
    moment: dt.datetime | None = None
    """The moment of the session at which the market is seen; None at its close."""
    series: dict[str, Series]
    """Instruments with their whole history: indices, members of baskets."""
    panel: Panel
    bars: Mapping[str, tuple[Bar, ...]] = field(default_factory=dict)
    """The session's bars of fifteen minutes, of indices and baskets' members; at a moment those then over."""
    giants: Mapping[str, Series] = field(default_factory=dict)
    """Histories of other companies whose day is the market's: they are so large and moved so far."""
    commodities: Mapping[str, Series] = field(default_factory=dict)
    """Histories of oil, gold and silver, each by the contract that ends next."""
    elsewhere: Mapping[str, Series] = field(default_factory=dict)
    """Histories of indices of other places, on the market's own sessions."""
    overnight: Mapping[str, Series] = field(default_factory=dict)
    """Histories of other markets' indices on the sessions of their own, up to the last one that was over when
    the session opened."""
    bases: Mapping[str, Rebased] = field(default_factory=dict)
    """The last base price of a symbol that is not the close before; earlier prices are adjusted to it."""
    severed: Mapping[str, dt.date] = field(default_factory=dict)
    """Symbols whose prices before a day are left out: over that day nothing can be compared."""
    taken_out: Mapping[dt.date, frozenset[str]] = field(default_factory=dict)
    """Earlier session -> symbols whose close of it is doubted, and not here for that."""
    rates: dict[str, Observations] = field(default_factory=dict)
    levels: Mapping[str, Observations] = field(default_factory=dict)
    """The same series as far back as they are known, for what was last as high or as low as now."""
    unplaced: tuple[str, ...] = ()
    """Series of the market that have values of late and are not told: nobody says when they are taken."""
    instruments: dict[str, Instrument] = field(default_factory=dict)
    universes: dict[str, frozenset[str]] = field(default_factory=dict)
    covered: frozenset[str] = frozenset()
    """Universes whose list of members holds for the session; the others are only like their name."""
    baskets: tuple[Basket, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    policy: Policy | None = None
    """What is known of the Fed's policy."""
    flows: Mapping[str, Flows] = field(default_factory=dict)
    """What investors bought on balance on each part of the exchange of which that is told."""
    releases: tuple[Release, ...] = ()
    """Economic releases up to the session, by day, with some years to compare with."""
    coming: tuple[Scheduled, ...] = ()
    """Economic releases that are due in the seven days after, of what is told."""
    accounts: tuple[Account, ...] = ()
    """What sources say of events around the session: what they tell of it is for :mod:`newsgen.events`."""
    peaks: dict[str, tuple[Peak, ...]] = field(default_factory=dict)
    """Record closes of the indices that stood when a history may begin: what a record must beat."""

    def stood_at(self, symbol: str, began: dt.date) -> float | None:
        """Return the record close that stood when a history began; None where it is not known."""
        able = (one.close for one in self.peaks.get(symbol, ()) if one.first <= began <= one.last)
        return next(able, None)

    @functools.cached_property
    def market(self) -> Market:
        """The market that it is of."""
        return self.session.market

    @functools.cached_property
    def day(self) -> dt.date:
        """The session's date, by the market's clock."""
        return self.session.day

    @property
    def week_finished(self) -> bool:
        """Whether the session is the last of its week, and over."""
        return self.moment is None and self.session.is_last_of_week

    def _with_histories(
        self, changed: Callable[[Mapping[str, Series]], dict[str, Series]], **more: Any
    ) -> Snapshot:
        """Return the snapshot with each kind of histories changed alike, and with ``more``."""
        kinds: dict[str, Any] = {name: changed(getattr(self, name)) for name in _HISTORIES}
        return replace(self, **kinds, **more)

    def since(self, first: Mapping[str, dt.date]) -> Snapshot:
        """Return the snapshot without the prices of some symbols before their first days."""

        def begun(known: Mapping[str, Series]) -> dict[str, Series]:
            return {name: one.since(first[name]) if name in first else one for name, one in known.items()}

        panel, severed = self.panel.since(first), {**self.severed, **first}
        return self._with_histories(begun, panel=panel, severed=severed)

    def without(self, symbols: frozenset[str]) -> Snapshot:
        """Return the snapshot with today's close of some symbols taken out: doubtful prices make no facts."""
        if not symbols:
            return self
        close = self.panel.close.copy()
        close[-1:, self.panel.columns(symbols)] = np.nan
        panel = replace(self.panel, close=close)
        left = {name: one for name, one in self.overnight.items() if name not in symbols}
        return self._with_histories(
            lambda known: {name: one for name, one in known.items() if name not in symbols},
            panel=panel,
            overnight=left,
        )

    def blanked(self, day: dt.date, symbols: frozenset[str]) -> Snapshot:
        """Return the snapshot without some closes of an earlier session: moves from them are unknown."""
        gone = self.taken_out.get(day, frozenset())
        if symbols <= gone or day >= self.day:
            return self
        close, at = self.panel.close.copy(), np.datetime64(day)
        close[np.ix_(self.panel.days == at, self.panel.columns(symbols))] = np.nan

        def blank(one: Series) -> Series:
            return replace(one, close=np.where(one.days == at, np.nan, one.close))

        def blank_night(one: Series) -> Series:  # an earlier session told the last row from before its day
            row = int(np.searchsorted(one.days, at)) - 1
            told = np.arange(one.days.size) == row
            return replace(one, close=np.where(told, np.nan, one.close))

        nights = {name: blank_night(one) if name in symbols else one for name, one in self.overnight.items()}
        return self._with_histories(
            lambda known: {name: blank(one) if name in symbols else one for name, one in known.items()},
            panel=replace(self.panel, close=close),
            overnight=nights,
            taken_out={**self.taken_out, day: gone | symbols},
        )

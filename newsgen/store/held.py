"""A store of which the sessions of one market are held in memory: read once, then told in slices.

Whoever builds articles of many sessions asks a :class:`Held` what they would ask the :class:`Store` for each
of them, and is answered the same, to the bit. Arrays of it are shared: nobody writes to them.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from dataclasses import replace
from typing import NamedTuple, TypeVar, cast

import numpy as np
import numpy.typing as npt

from newsgen.markets import Market
from newsgen.model import Account, Instrument
from newsgen.sources.batch import Bar, Base, LastTrade, Rate, Release, Split
from newsgen.sources.columns import Floats
from newsgen.store import lists
from newsgen.store.histories import History
from newsgen.store.imports import Origins, Revision
from newsgen.store.lists import Membership
from newsgen.store.market import MarketStore
from newsgen.store.read import Days, Window
from newsgen.store.store import Store

AHEAD = 20
"""Sessions beyond a window whose columns are taken with it: the next windows end there."""
_EVER = dt.date.min, dt.date.max
_COLUMNS = ("open", "high", "low", "close", "volume")
_Made = TypeVar("_Made")


class _Kept:
    """What was made once, by what it is."""

    def __init__(self) -> None:
        self._made: dict[Hashable, object] = {}

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return what ``make`` returned for a key the first time."""
        if key not in self._made:
            self._made[key] = make()
        return cast(_Made, self._made[key])


class Held(Store):
    """A store whose reads of one market, from one day to another, are made once; to read, not to write."""

    def __init__(self, store: Store, market: Market, first: dt.date, last: dt.date) -> None:
        super().__init__(store._db, store.path, store._past)
        self._kept = _Kept()
        self._span = first, last
        self._market = HeldMarket(store.of(market), self._span, self._kept)

    def of(self, market: Market) -> MarketStore:
        """Return the store as one market sees it, held where it is the market of the sessions."""
        return self._market if market == self._market.market else super().of(market)

    def span(self, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
        """Return the days to read where those from ``first`` to ``last`` are asked for: all that are held."""
        return min(first, self._span[0]), max(last, self._span[1])

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return what is the same for every session, made once."""
        return self._kept.once(key, make)

    def rates(self, series: str, last: dt.date, *, first: dt.date = dt.date.min) -> tuple[Days, Floats]:
        """Return days and values of one series, as :meth:`Store.rates` does."""
        days, values = self.once(
            ("rates", series), lambda: Store.rates(self, series, dt.date.max, first=dt.date.min)
        )
        start, end = _places(days, first, last)
        return days[start:end], values[start:end]

    def recent_rates(self, start: str, first: dt.date, last: dt.date) -> list[Rate]:
        """Return the observations of some series, as :meth:`Store.recent_rates` does."""
        every = self.once(("recent", start), lambda: _by_series(Store.recent_rates(self, start, *_EVER)))
        return [
            one for days, rates in every for one in rates[bisect_left(days, first) : bisect_right(days, last)]
        ]

    def moments(self) -> dict[str, str]:
        """Return when in its day each series is taken."""
        return self.once("moments", lambda: Store.moments(self))

    def rate_origins(self, series: Iterable[str]) -> tuple[str, ...]:
        """Return where the latest values of some series came from, each name once."""
        found = (
            self.once(("origin", name), lambda name=name: Store.rate_origins(self, (name,)))  # type: ignore[misc]
            for name in series
        )
        return tuple(dict.fromkeys(origin for each in found for origin in each))

    def releases(self, first: dt.date, last: dt.date) -> list[Release]:
        """Return the economic releases of some days."""
        days, every = self.once("releases", lambda: _dated(Store.releases(self, *_EVER)))
        return every[bisect_left(days, first) : bisect_right(days, last)]

    def events(self, first: dt.date, last: dt.date) -> list[Account]:
        """Return what sources say of events of some days."""

        def every() -> tuple[list[dt.date], list[Account]]:
            told = Store.events(self, *_EVER)
            return [one.day for one in told], told

        days, told = self.once("events", every)
        return told[bisect_left(days, first) : bisect_right(days, last)]

    def rates_rewritten(self, first: dt.date, last: dt.date) -> list[Revision]:
        """Return the rates of some days that were replaced, oldest change first."""
        every = self.once("rewritten rates", lambda: Store.rates_rewritten(self, *_EVER))
        return [one for one in every if first <= one.date <= last]


class HeldMarket(MarketStore):
    """What a :class:`Held` holds of its market."""

    def __init__(self, ours: MarketStore, span: tuple[dt.date, dt.date], kept: _Kept) -> None:
        super().__init__(ours._db, ours.path, ours.market, ours._past)
        self._span = span
        self._once = kept.once

    def window(
        self,
        first: dt.date,
        last: dt.date,
        symbols: Sequence[str] | None = None,
        *,
        apart: Set[str] = frozenset(),
    ) -> Window:
        """Return closes, volumes and market caps, as :meth:`MarketStore.window` does."""
        if symbols is not None or not self._span[0] <= first <= last <= self._span[1]:
            return super().window(first, last, symbols, apart=apart)
        key = ("window", *sorted(apart))
        whole = self._once(key, lambda: _Whole(MarketStore.window(self, *self._span, apart=apart)))
        return whole.between(first, last)

    def history(self, symbols: Iterable[str], last: dt.date) -> dict[str, History]:
        """Return whole histories up to a day, as :meth:`MarketStore.history` does."""
        wanted = sorted(set(symbols))
        every: dict[str, History | None] = self._once("histories", dict)
        missing = [name for name in wanted if name not in every]
        if missing:
            found = MarketStore.history(self, missing, dt.date.max)
            every.update({name: found.get(name) for name in missing})
        cut = {name: _until(one, last) for name in wanted if (one := every[name]) is not None}
        return {name: one for name, one in cut.items() if one.days.size}

    def splits(self, symbols: Iterable[str] | None = None, *, last: dt.date | None = None) -> list[Split]:
        """Return splits up to a day."""
        days, every = self._once("splits", lambda: _dated(MarketStore.splits(self)))
        found = every if last is None else every[: bisect_right(days, last)]
        wanted = None if symbols is None else {*symbols}
        return [one for one in found if wanted is None or one.symbol in wanted]

    def bases(self, *, last: dt.date | None = None, desk: bool | None = None) -> list[Base]:
        """Return base prices up to a day."""
        days, every = self._once(("bases", desk), lambda: _dated(MarketStore.bases(self, desk=desk)))
        return every[:] if last is None else every[: bisect_right(days, last)]

    def released(self, codes: Iterable[str]) -> frozenset[tuple[str, dt.date]]:
        """Return symbols and sessions of which the desk released a finding."""
        asked = tuple(codes)
        return self._once(("released", asked), lambda: MarketStore.released(self, asked))

    def rewritten(self, first: dt.date, last: dt.date) -> list[Revision]:
        """Return the closes of some days that were replaced, oldest change first."""
        every = self._once("rewritten", lambda: MarketStore.rewritten(self, *_EVER))
        return [one for one in every if first <= one.date <= last]

    def asked(self, day: dt.date) -> dict[str, dt.datetime]:
        """Return when a source was last asked for each close of a day."""
        live = self._once("live", self._was_asked)
        return MarketStore.asked(self, day) if live else {}

    def _was_asked(self) -> bool:
        """Tell whether a source was ever asked for anything."""
        with self._told() as db:
            return db.execute("SELECT 1 FROM imports WHERE live LIMIT 1").fetchone() is not None

    def last_trades(self, session: dt.date) -> dict[str, LastTrade]:
        """Return the last trades that a source told of a session."""
        return MarketStore.last_trades(self, session) if self._once("traded", self._has_trades) else {}

    def _has_trades(self) -> bool:
        with self._told() as db:
            return db.execute("SELECT 1 FROM trades LIMIT 1").fetchone() is not None

    def bars(self, symbol: str, session: dt.date, *, since: dt.date | None = None) -> list[Bar]:
        """Return the 15-minute bars of a session, or since one."""
        if since is not None:
            return super().bars(symbol, session, since=since)
        every = self._once(("bars", symbol), lambda: self._bars_by_day(symbol))
        return every.get(session, [])

    def _bars_by_day(self, symbol: str) -> dict[dt.date, list[Bar]]:
        """Return all bars of a symbol by the day of the place."""
        first, last = self._span
        found: dict[dt.date, list[Bar]] = {}
        for bar in MarketStore.bars(self, symbol, last, since=first):
            found.setdefault(bar.start.astimezone(self.market.zone).date(), []).append(bar)
        return found

    def instruments(self) -> dict[str, Instrument]:
        """Return the instruments that an import described."""
        return self._once("instruments", lambda: MarketStore.instruments(self))

    def membership(self, universe: str, on: dt.date | None = None) -> Membership:
        """Return the members of a universe on a session."""
        with self._told() as db:
            known = self._once(
                ("lists", universe), lambda: lists.known(db, self.market, universe, self._past.last)
            )
            chosen = lists.choose(known, self.market, universe, on)
            if chosen is None:
                return Membership(frozenset())
            return chosen.of(self._once(("list", chosen.number), lambda: lists.members_of(db, chosen.number)))

    def origins(self) -> Origins:
        """Return where the market's prices came from."""
        return self._once("origins", lambda: MarketStore.origins(self))

    def counts(self, day: dt.date, *, apart: Set[str] = frozenset()) -> int:
        """Return how many prices there are of a day."""
        key = ("count", day, *sorted(apart))
        return self._once(key, lambda: MarketStore.counts(self, day, apart=apart))


class _Columns(NamedTuple):
    """Some columns of a window, from a row on."""

    key: bytes
    """Which ones."""
    start: int
    window: Window


class _Whole:
    """A window of many sessions, and which symbols have a price on each."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._present = np.isfinite(window.close)
        self._columns = _Columns(b"", 0, window)

    def between(self, first: dt.date, last: dt.date) -> Window:
        """Return the window of some of the sessions, with the symbols that have a price in it."""
        start, end = _places(self._window.days, first, last)
        there: npt.NDArray[np.bool_] = np.logical_or.reduce(self._present[start:end], axis=0)
        taken = self._of(there, start, end)
        return _rows(taken.window, start - taken.start, end - taken.start)

    def _of(self, there: npt.NDArray[np.bool_], start: int, end: int) -> _Columns:
        """Return the columns of some symbols over some rows and those soon after."""
        key, kept = there.tobytes(), self._columns
        if kept.key != key or start < kept.start or end > kept.start + kept.window.days.size:
            at, whole = np.flatnonzero(there), _rows(self._window, start, end + AHEAD)
            chosen = replace(
                whole,
                symbols=tuple(whole.symbols[one] for one in at.tolist()),
                close=np.take(whole.close, at, axis=1),
                volume=np.take(whole.volume, at, axis=1),
                market_cap=np.take(whole.market_cap, at, axis=1),
            )
            self._columns = _Columns(key, start, chosen)
        return self._columns


def _rows(window: Window, start: int, end: int) -> Window:
    return replace(
        window,
        days=window.days[start:end],
        close=window.close[start:end],
        volume=window.volume[start:end],
        market_cap=window.market_cap[start:end],
    )


def _until(history: History, last: dt.date) -> History:
    """Return a history up to a day."""
    end = int(np.searchsorted(history.days, np.datetime64(last), side="right"))
    if end == history.days.size:
        return history
    return History(days=history.days[:end], **{name: getattr(history, name)[:end] for name in _COLUMNS})


def _places(days: Days, first: dt.date, last: dt.date) -> tuple[int, int]:
    """Return where the days from one to another begin and end."""
    start = np.searchsorted(days, np.datetime64(first))
    return int(start), int(np.searchsorted(days, np.datetime64(last), side="right"))


_Dated = TypeVar("_Dated", Release, Split, Base)


def _dated(rows: list[_Dated]) -> tuple[list[dt.date], list[_Dated]]:
    """Return rows, which stand in the order of their days, and the days."""
    return [one.date for one in rows], rows


def _by_series(rates: list[Rate]) -> list[tuple[list[dt.date], list[Rate]]]:
    """Return observations by series, each in the order of its days, and the days."""
    found: dict[str, list[Rate]] = {}
    for one in rates:
        found.setdefault(one.series, []).append(one)
    return [([one.date for one in some], some) for some in found.values()]

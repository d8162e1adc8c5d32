"""A store that is held for the sessions of one market: what each of them asks for is read once.

Whoever builds articles of many sessions asks a :class:`Held` what they would ask the :class:`Store` for each
of them, and is answered the same, to the bit. What is made for all of them it keeps (:meth:`Held.once`).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Set
from typing import TypeVar, cast

import numpy as np

from newsgen.markets import Market
from newsgen.model import Account
from newsgen.sources.batch import Bar, Flow, LastTrade, Release
from newsgen.sources.columns import Floats
from newsgen.store import lists, read
from newsgen.store.imports import Origins, Revision
from newsgen.store.lists import Membership
from newsgen.store.market import MarketStore
from newsgen.store.read import Days
from newsgen.store.store import Store

_EVER = dt.date.min, dt.date.max
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

    def rate_origins(self, series: Iterable[str]) -> tuple[str, ...]:
        """Return where the latest values of some series came from, each name once."""
        found = (
            self.once(("origin", name), lambda name=name: Store.rate_origins(self, (name,)))  # type: ignore[misc]
            for name in series
        )
        return tuple(dict.fromkeys(origin for each in found for origin in each))

    def releases(self, first: dt.date, last: dt.date) -> list[Release]:
        """Return the economic releases of some days."""

        def every() -> tuple[list[dt.date], list[Release]]:
            due = Store.releases(self, *_EVER)
            return [one.date for one in due], due

        days, due = self.once("releases", every)
        return due[bisect_left(days, first) : bisect_right(days, last)]

    def flows(self, board: str, last: dt.date) -> list[Flow]:
        """Return what investors bought on a part of an exchange up to a day."""

        def every() -> tuple[list[dt.date], list[Flow]]:
            told = Store.flows(self, board, dt.date.max)
            return [one.date for one in told], told

        days, told = self.once(("flows", board), every)
        return told[: bisect_right(days, last)]

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

        def month() -> dict[dt.date, int]:
            with self._told() as db:
                return read.counts(db, self.market, day, self._past, apart)

        return self._once(("counts", day.year, day.month, *sorted(apart)), month).get(day, 0)


def _places(days: Days, first: dt.date, last: dt.date) -> tuple[int, int]:
    """Return where the days from one to another begin and end."""
    start = np.searchsorted(days, np.datetime64(first))
    return int(start), int(np.searchsorted(days, np.datetime64(last), side="right"))

"""The store as one market sees it: its instruments and their prices, on its own sessions."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence, Set
from pathlib import Path

from newsgen.markets import Market
from newsgen.model import Instrument
from newsgen.sources.batch import Bar, Base, LastTrade, Split
from newsgen.store import described, histories, imports, lists, observed, read, readings, testimony
from newsgen.store.opened import Opened
from newsgen.store.witness import Past


class MarketStore(Opened):
    """What the store holds of one market, made by :meth:`newsgen.store.Store.of`; to read, not to write.

    Instruments of other markets are not there. Prices are told only of days that are sessions of the
    market: an index that carries a row on a holiday is not shifted by it. It shares the store's file and
    ends with it.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, market: Market, past: Past | None = None) -> None:
        super().__init__(db, path, past)
        self.market = market

    def as_known_at(self, moment: dt.datetime) -> MarketStore:
        """Return the market as it was known at ``moment``: see :meth:`newsgen.store.Store.as_known_at`."""
        return MarketStore(self._db, self.path, self.market, self._known_at(moment))

    def latest_session(self) -> dt.date | None:
        """Return the last session with a price; None where there is no price."""
        with self._told() as db:
            return read.latest_session(db, self.market, self._past)

    def counts(self, day: dt.date, *, apart: Set[str] = frozenset()) -> int:
        """Return how many prices there are of ``day``, which need not be a session, but of some symbols."""
        with self._told() as db:
            return read.counts(db, self.market, day, self._past, apart).get(day, 0)

    def window(
        self,
        first: dt.date,
        last: dt.date,
        symbols: Sequence[str] | None = None,
        *,
        apart: Set[str] = frozenset(),
    ) -> read.Window:
        """Return closes, volumes and market caps of the sessions ``first`` to ``last``, side by side.

        ``symbols`` come in the order given, NaN throughout where nothing is known; without them, all
        that have a price in the window, sorted, but those ``apart``. Sessions before the first stored day
        are left out.
        """
        with self._told() as db:
            return read.window(db, self.market, first, last, symbols, self._past, apart)

    def history(self, symbols: Iterable[str], last: dt.date) -> dict[str, histories.History]:
        """Return all sessions of each of ``symbols`` up to ``last``; symbols without any are left out."""
        with self._told() as db:
            return histories.read(db, self.market, symbols, last, self._past)

    def splits(self, symbols: Iterable[str] | None = None, *, last: dt.date | None = None) -> list[Split]:
        """Return splits with an ex-date up to ``last`` (all without it), by date and symbol."""
        with self._told() as db:
            return observed.splits(db, self.market, symbols, last, self._past)

    def bases(self, *, last: dt.date | None = None, desk: bool | None = None) -> list[Base]:
        """Return the base prices of sessions up to ``last`` (all without it), by date and symbol.

        What the desk gave goes before what a source says; ``desk`` asks for those of one of the two alone.
        """
        with self._told() as db:
            return testimony.bases(db, self.market, last, self._past.last, desk=desk)

    def released(self, codes: Iterable[str]) -> frozenset[tuple[str, dt.date]]:
        """Return symbols and sessions of which the desk released a finding with one of some codes."""
        query = "SELECT symbol, session FROM gate_releases WHERE market = ? AND code = ?"
        with self._told() as db:
            rows = [row for code in codes for row in db.execute(query, (self.market.name, code))]
            return frozenset((symbol, dt.date.fromisoformat(session)) for symbol, session in rows)

    def asked(self, day: dt.date) -> dict[str, dt.datetime]:
        """Return when a source was last asked for each close of ``day``; those from files are not there."""
        with self._told() as db:
            return readings.asked(readings.of_day(db, self.market, day, self._past))

    def last_trades(self, session: dt.date) -> dict[str, LastTrade]:
        """Return the last trade of each symbol that a source told of a session (its day by its clock)."""
        with self._told() as db:
            return testimony.trades(db, self.market, session, self._past.last)

    def bars(self, symbol: str, session: dt.date, *, since: dt.date | None = None) -> list[Bar]:
        """Return the 15-minute bars of a session (by its date where the market is), or since one."""
        with self._told() as db:
            return observed.bars(db, self.market, symbol, session, self._past, since)

    def bars_of(self, session: dt.date) -> dict[str, list[Bar]]:
        """Return the 15-minute bars of one session of every symbol that has any, each by start."""
        with self._told() as db:
            return observed.bars_of(db, self.market, session, self._past)

    def instruments(self) -> dict[str, Instrument]:
        """Return the instruments that an import described, by symbol, with the brokers' Korean names."""
        with self._told() as db:
            return described.instruments(db, self.market, self._past.last)

    def listed(self, symbols: Iterable[str]) -> dict[str, Instrument]:
        """Return what is known of some companies, brokers' names included, with prices or without."""
        with self._told() as db:
            return described.instruments(db, self.market, self._past.last, symbols)

    def membership(self, universe: str, on: dt.date | None = None) -> lists.Membership:
        """Return the members of ``universe`` (``russell2000``) on a session, by the latest list of the time.

        A list without a date, as a recorded folder brings, is taken to hold for any session that no dated
        one covers. Where none holds, the latest list of before, else the earliest, comes with ``covers``
        False. Without ``on`` it is the latest list.
        """
        with self._told() as db:
            return lists.membership(db, self.market, universe, on, self._past.last)

    def members(self, universe: str, on: dt.date | None = None) -> frozenset[str]:
        """Return the symbols of :meth:`membership`; empty if no import named the universe."""
        return self.membership(universe, on).symbols

    def lists(self, universe: str) -> list[tuple[dt.date | None, str, int]]:
        """Return day, origin and size of each list of a universe, undated ones first, the latest last."""
        with self._told() as db:
            return lists.told(db, self.market, universe, self._past.last)

    def origins(self) -> imports.Origins:
        """Return where the market's prices came from, and whether they are the demo market's."""
        with self._told() as db:
            return imports.origins(db, self.market.name, self._past.last)

    def rewritten(self, first: dt.date, last: dt.date) -> list[imports.Revision]:
        """Return the market's closes from ``first`` to ``last`` that were replaced, oldest change first."""
        with self._told() as db:
            return imports.rewritten(db, self.market.name, first, last, self._past.last)

    def revisions(self, *, since: dt.date | None = None) -> list[imports.Revision]:
        """Return replaced values of the market's instruments, of days from ``since`` on, oldest first."""
        with self._told() as db:
            return imports.revisions(db, since, self._past.last, self.market.name)

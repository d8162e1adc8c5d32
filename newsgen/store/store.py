"""The store as a whole: opened, written, and looked at as one market sees it or as it was at some time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from newsgen import markets
from newsgen.markets import Market
from newsgen.model import Instrument
from newsgen.sources.batch import Batch
from newsgen.store import agreement, imports
from newsgen.store.market import MarketStore
from newsgen.store.opened import Opened
from newsgen.store.place import connect, damaged, told
from newsgen.store.witness import NOW
from newsgen.store.write import Progress, Written, write

_Made = TypeVar("_Made")


class Store(Opened):
    """One SQLite file with everything an article is computed from, of all markets.

    By itself it tells what belongs to no market: rates and economic releases. Whoever wants instruments,
    prices or sessions asks :meth:`of`. Close it, or use it in a ``with``.
    """

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Open the store at ``path``; with ``create`` an absent one is laid out empty.

        Raises:
            StoreProblem: missing (without ``create``), damaged, no store, of another version, locked.

        """
        return cls(connect(path, create=create), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def of(self, market: Market) -> MarketStore:
        """Return the store as one market sees it, to read."""
        return MarketStore(self._db, self.path, market, self._past)

    def span(self, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
        """Return the days to read where those from ``first`` to ``last`` are asked for.

        A store that is held for many sessions (:mod:`newsgen.store.held`) has them all read at once.
        """
        return first, last

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:  # noqa: ARG002 - one that is held keeps it
        """Return what ``make`` returns: what is the same for every session that a store is held for."""
        return make()

    def listed(self, symbols: Iterable[str]) -> dict[str, Instrument]:
        """Return what is known of some companies of whatever market, with prices or without."""
        wanted = list(symbols)
        found = (self.of(market).listed(wanted) for market in markets.every())
        return {symbol: one for each in found for symbol, one in each.items()}

    def as_known_at(self, moment: dt.datetime) -> Store:
        """Return the store as it was at ``moment``, which needs a time zone: to read, not to write.

        Later imports are hidden, what they replaced or filled is as it was. It shares this store's file
        and ends with it.

        Raises:
            StoreProblem: nothing was imported by then, or by a version that kept no record.

        """
        return Store(self._db, self.path, self._known_at(moment))

    def close(self) -> None:
        """Close the file. Closing twice does no harm."""
        self._db.close()

    def write(
        self,
        batch: Batch,
        *,
        now: dt.datetime,
        follow: Iterable[str] = (),
        progress: Progress | None = None,
    ) -> Written:
        """Take ``batch`` in, all of it or nothing; the same batch again changes nothing.

        A stored value that differs by more than a ten-millionth is replaced and written to the
        revisions with ``now`` (which needs a time zone). The histories of ``follow``, of the markets'
        indices and of the usual baskets are kept ready to be read at once. ``progress`` is told how many
        prices are done.
        """
        if self._past.last < NOW:
            raise ValueError("the past cannot be written")
        with told(self.path):
            written = write(self._db, batch, now=now, follow=follow, progress=progress)
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return written

    def revisions(self, *, since: dt.date | None = None) -> list[imports.Revision]:
        """Return replaced values of days from ``since`` on (all without it), oldest change first."""
        with self._told() as db:
            return imports.revisions(db, since, self._past.last)

    def rates_rewritten(self, first: dt.date, last: dt.date) -> list[imports.Revision]:
        """Return the rates of the days from ``first`` to ``last`` that were replaced, oldest change first."""
        with self._told() as db:
            return imports.rates_rewritten(db, first, last, self._past.last)

    def stamp(self) -> str:
        """Return what tells this state of the store from any other: the same stamp, the same articles."""
        with self._told() as db:
            return imports.stamp(db, self._past.last)

    def check(self) -> None:
        """Read the whole file, which takes seconds; raise :class:`StoreProblem` if it is damaged.

        Damaged is also a store whose blocks and histories do not hold the same prices.
        """
        with self._told() as db:
            if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise damaged(self.path)
            if wrong := next(agreement.differences(db), ""):
                raise damaged(self.path, wrong)

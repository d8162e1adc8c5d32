"""The store as the other stages see it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from newsgen import calendars
from newsgen.errors import StoreProblem
from newsgen.model import Instrument
from newsgen.sources.batch import Bar, Batch, Rate, Release, Split
from newsgen.sources.columns import Floats, date_of, day_number
from newsgen.store import described, observed, read, releases, witness
from newsgen.store.described import Membership
from newsgen.store.place import connect, told
from newsgen.store.witness import NOW, Past
from newsgen.store.write import Progress, Written, write


class Store:
    """One SQLite file with everything an article is computed from.

    Reads return nothing of after the ``last`` that they are given, and prices only of days that are
    sessions of the exchange: an index that carries a row on a holiday is not shifted by it. Every
    failure of the file is a :class:`~newsgen.errors.StoreProblem`. Close it, or use it in a ``with``.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, past: Past | None = None) -> None:
        self._db = db
        self._past = past or Past(NOW)
        self._last = self._past.last
        self.path = path

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

    def as_known_at(self, moment: dt.datetime) -> Store:
        """Return the store as it was at ``moment``, which needs a time zone: to read, not to write.

        Later imports are hidden, what they replaced or filled is as it was. It shares this store's file
        and ends with it.

        Raises:
            StoreProblem: nothing was imported by then, or by a version that kept no record.

        """
        if moment.tzinfo is None:
            raise ValueError("moment needs a time zone")
        with self._told() as db:
            return Store(db, self.path, witness.at(db, moment, self.path))

    def close(self) -> None:
        """Close the file. Closing twice does no harm."""
        self._db.close()

    @contextmanager
    def _told(self) -> Iterator[sqlite3.Connection]:
        with told(self.path):
            try:
                yield self._db
            except (ValueError, KeyError) as error:
                raise self._damaged() from error

    def _damaged(self) -> StoreProblem:
        return StoreProblem(
            f"저장소 {self.path}: 내용이 손상되었습니다: 옮겨 두고 newsgen import로 다시 만드십시오"
        )

    def write(self, batch: Batch, *, now: dt.datetime, progress: Progress | None = None) -> Written:
        """Take ``batch`` in, all of it or nothing; the same batch again changes nothing.

        A stored value that differs by more than a ten-millionth is replaced and written to the
        revisions with ``now`` (which needs a time zone). ``progress`` is told how many prices are done.
        """
        if self._last < NOW:
            raise ValueError("the past cannot be written")
        with told(self.path):
            written = write(self._db, batch, now=now, progress=progress)
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return written

    def latest_session(self) -> dt.date | None:
        """Return the last session with a price; None for an empty store."""
        day: int | None = None
        with self._told() as db:
            while True:
                below = 2**40 if day is None else day
                day = db.execute(
                    "SELECT max(day) FROM prices WHERE day < ? AND batch <= ?", (below, self._last)
                ).fetchone()[0]
                if day is None:
                    return None
                if _is_session(date := date_of(day)):
                    return date

    def first_session(self) -> dt.date | None:
        """Return the first session with a price; None for an empty store."""
        with self._told() as db:
            day = read.first_day(db, self._last)
        if day is None:
            return None
        date = max(date_of(day), calendars.bounds("XNYS")[0])
        return date if calendars.is_session(date, "XNYS") else calendars.following(date, "XNYS")

    def counts(self, session: dt.date) -> int:
        """Return how many prices there are on ``session``."""
        with self._told() as db:
            row = db.execute(
                "SELECT count(*) FROM prices WHERE day = ? AND batch <= ?", (day_number(session), self._last)
            ).fetchone()
        return int(row[0])

    def window(self, first: dt.date, last: dt.date, symbols: Sequence[str] | None = None) -> read.Window:
        """Return closes, volumes and market caps of the sessions ``first`` to ``last``, side by side.

        ``symbols`` come in the order given, NaN throughout where nothing is known; without them, all
        that have a price in the window, sorted. Sessions before the first stored day are left out.
        """
        with self._told() as db:
            return read.window(db, first, last, symbols, self._past)

    def history(self, symbols: Iterable[str], last: dt.date) -> dict[str, read.History]:
        """Return all sessions of each of ``symbols`` up to ``last``; symbols without any are left out."""
        with self._told() as db:
            return read.histories(db, symbols, last, self._past)

    def splits(self, symbols: Iterable[str] | None = None, *, last: dt.date | None = None) -> list[Split]:
        """Return splits with an ex-date up to ``last`` (all without it), by date and symbol."""
        with self._told() as db:
            return observed.splits(db, symbols, last, self._past)

    def rates(self, series: str, last: dt.date) -> tuple[read.Days, Floats]:
        """Return days and values of one series up to ``last``, weekends included where it has them."""
        with self._told() as db:
            return observed.rates(db, series, last, self._past)

    def recent_rates(self, start: str, first: dt.date, last: dt.date) -> list[Rate]:
        """Return the observations from ``first`` to ``last`` of all series whose names start so."""
        with self._told() as db:
            return observed.recent(db, start, first, last, self._past)

    def series(self) -> tuple[str, ...]:
        """Return the names of the series of rates and currencies."""
        with self._told() as db:
            rows = db.execute(
                "SELECT DISTINCT series FROM rates WHERE batch <= ? ORDER BY series", (self._last,)
            )
            return tuple(row[0] for row in rows)

    def rate_origins(self, series: Iterable[str]) -> tuple[str, ...]:
        """Return where the latest values of some series came from, each name once."""
        with self._told() as db:
            return observed.rate_origins(db, series, self._last)

    def releases(self, first: dt.date, last: dt.date) -> list[Release]:
        """Return the economic releases that came out, or were due, from ``first`` to ``last``, by day."""
        with self._told() as db:
            return releases.read(db, first, last, self._last)

    def release_origins(self, first: dt.date, last: dt.date) -> tuple[str, ...]:
        """Return where the releases of some days came from, each name once."""
        with self._told() as db:
            return releases.origins(db, first, last, self._last)

    def bars(self, symbol: str, session: dt.date) -> list[Bar]:
        """Return the 15-minute bars of one session (by its date in New York), by start."""
        with self._told() as db:
            return observed.bars(db, symbol, session, self._past)

    def bars_of(self, session: dt.date) -> dict[str, list[Bar]]:
        """Return the 15-minute bars of one session (by its date in New York) of every symbol that has any."""
        with self._told() as db:
            return observed.bars_of(db, session, self._past)

    def instruments(self) -> dict[str, Instrument]:
        """Return the instruments that an import described, by symbol, with the brokers' Korean names."""
        with self._told() as db:
            return described.instruments(db, self._last)

    def listed(self, symbols: Iterable[str]) -> dict[str, Instrument]:
        """Return what is known of some companies, brokers' names included, with prices or without."""
        with self._told() as db:
            return described.instruments(db, self._last, symbols)

    def membership(self, universe: str, on: dt.date | None = None) -> Membership:
        """Return the members of ``universe`` (``russell2000``) on a session, by the latest list of the time.

        A list without a date, as a recorded folder brings, is taken to hold for any session that no dated
        one covers. Where none holds, the latest list of before, else the earliest, comes with ``covers``
        False. Without ``on`` it is the latest list.
        """
        with self._told() as db:
            return described.membership(db, universe, on, self._last)

    def members(self, universe: str, on: dt.date | None = None) -> frozenset[str]:
        """Return the symbols of :meth:`membership`; empty if no import named the universe."""
        return self.membership(universe, on).symbols

    def universe_covers(self, universe: str, session: dt.date) -> bool:
        """Tell whether some list of a universe holds for ``session``: else it is only like the universe."""
        return self.membership(universe, session).covers

    def lists(self, universe: str) -> list[tuple[dt.date | None, str, int]]:
        """Return day, origin and size of each list of a universe, undated ones first, the latest last."""
        with self._told() as db:
            return described.told(db, universe, self._last)

    def origins(self) -> read.Origins:
        """Return where the prices came from, and whether they are the demo market's."""
        with self._told() as db:
            rows = db.execute(
                """SELECT origin, max(demo) FROM imports
                WHERE id <= ? AND added + changed + filled + same > 0 GROUP BY origin ORDER BY min(id)""",
                (self._last,),
            ).fetchall()
        return read.Origins(tuple(row[0] for row in rows), any(row[1] for row in rows))

    def revisions(self, *, since: dt.date | None = None) -> list[read.Revision]:
        """Return replaced values of days from ``since`` on (all without it), oldest change first."""
        with self._told() as db:
            return observed.revisions(db, since, self._last)

    def check(self) -> None:
        """Read the whole file, which takes seconds; raise :class:`StoreProblem` if it is damaged."""
        with self._told() as db:
            if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise self._damaged()


def _is_session(date: dt.date) -> bool:
    first, last = calendars.bounds("XNYS")
    return first <= date <= last and calendars.is_session(date, "XNYS")

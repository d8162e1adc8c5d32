"""The store as the other stages see it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from newsgen import calendars
from newsgen.errors import StoreProblem
from newsgen.model import Instrument, Kind
from newsgen.sources.batch import Bar, Batch, Split
from newsgen.sources.columns import Floats, date_of, day_number
from newsgen.store import read
from newsgen.store.place import connect, told
from newsgen.store.write import Progress, Written, write


class Store:
    """One SQLite file with everything an article is computed from.

    Reads return nothing of after the ``last`` that they are given, and prices only of days that are
    sessions of the exchange: an index that carries a row on a holiday is not shifted by it. Every
    failure of the file is a :class:`~newsgen.errors.StoreProblem`. Close it, or use it in a ``with``.
    """

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
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
                day = db.execute("SELECT max(day) FROM prices WHERE day < ?", (below,)).fetchone()[0]
                if day is None:
                    return None
                if _is_session(date := date_of(day)):
                    return date

    def first_session(self) -> dt.date | None:
        """Return the first session with a price; None for an empty store."""
        with self._told() as db:
            day = read.first_day(db)
        if day is None:
            return None
        date = max(date_of(day), calendars.bounds()[0])
        return date if calendars.is_session(date) else calendars.following(date)

    def counts(self, session: dt.date) -> int:
        """Return how many prices there are on ``session``."""
        with self._told() as db:
            row = db.execute("SELECT count(*) FROM prices WHERE day = ?", (day_number(session),)).fetchone()
        return int(row[0])

    def window(self, first: dt.date, last: dt.date, symbols: Sequence[str] | None = None) -> read.Window:
        """Return closes, volumes and market caps of the sessions ``first`` to ``last``, side by side.

        ``symbols`` come in the order given, NaN throughout where nothing is known; without them, all
        that have a price in the window, sorted. Sessions before the first stored day are left out.
        """
        with self._told() as db:
            return read.window(db, first, last, symbols)

    def history(self, symbols: Iterable[str], last: dt.date) -> dict[str, read.History]:
        """Return all sessions of each of ``symbols`` up to ``last``; symbols without any are left out."""
        with self._told() as db:
            return read.histories(db, symbols, last)

    def splits(self, symbols: Iterable[str] | None = None, *, last: dt.date | None = None) -> list[Split]:
        """Return splits with an ex-date up to ``last`` (all without it), by date and symbol."""
        wanted = None if symbols is None else set(symbols)
        below = day_number(last) if last else 2**40
        with self._told() as db:
            rows = db.execute(
                "SELECT symbol, day, ratio FROM splits WHERE day <= ? ORDER BY day, symbol", (below,)
            ).fetchall()
        return [Split(s, date_of(day), ratio) for s, day, ratio in rows if wanted is None or s in wanted]

    def rates(self, series: str, last: dt.date) -> tuple[read.Days, Floats]:
        """Return days and values of one series up to ``last``, weekends included where it has them."""
        with self._told() as db:
            rows = db.execute(
                "SELECT day, value FROM rates WHERE series = ? AND day <= ? ORDER BY day",
                (series, day_number(last)),
            ).fetchall()
        days, values = zip(*rows, strict=True) if rows else ((), ())
        return np.array(days, dtype="datetime64[D]"), np.array(values, dtype=np.float64)

    def series(self) -> tuple[str, ...]:
        """Return the names of the series of rates and currencies."""
        with self._told() as db:
            return tuple(row[0] for row in db.execute("SELECT DISTINCT series FROM rates ORDER BY series"))

    def bars(self, symbol: str, session: dt.date) -> list[Bar]:
        """Return the 15-minute bars of one session (by its date in New York), by start."""
        noon = int(dt.datetime.combine(session, dt.time(12), tzinfo=dt.UTC).timestamp())
        with self._told() as db:
            rows = db.execute(
                """SELECT symbol, start, open, high, low, close FROM bars
                WHERE symbol = ? AND start BETWEEN ? AND ? ORDER BY start""",
                (symbol, noon, noon + 12 * 3600),
            ).fetchall()
        return [Bar(row[0], dt.datetime.fromtimestamp(row[1], dt.UTC), *row[2:]) for row in rows]

    def instruments(self) -> dict[str, Instrument]:
        """Return the instruments that an import described, by symbol."""
        universes: dict[str, list[str]] = {}
        with self._told() as db:
            for universe, symbol in db.execute("SELECT universe, symbol FROM members ORDER BY universe"):
                universes.setdefault(symbol, []).append(universe)
            return {
                symbol: Instrument(
                    symbol=symbol,
                    english=english,
                    korean=korean,
                    kind=Kind(kind),
                    sector=sector,
                    universes=tuple(universes.get(symbol, ())),
                )
                for symbol, english, korean, kind, sector in db.execute("SELECT * FROM instruments")
            }

    def members(self, universe: str) -> frozenset[str]:
        """Return the symbols of ``universe`` (``russell2000``); empty if no import named it."""
        with self._told() as db:
            rows = db.execute("SELECT symbol FROM members WHERE universe = ?", (universe,)).fetchall()
        return frozenset(row[0] for row in rows)

    def origins(self) -> read.Origins:
        """Return where the prices came from, and whether they are the demo market's."""
        with self._told() as db:
            rows = db.execute(
                "SELECT origin, max(demo) FROM imports GROUP BY origin ORDER BY min(rowid)"
            ).fetchall()
        return read.Origins(tuple(row[0] for row in rows), any(row[1] for row in rows))

    def revisions(self, *, since: dt.date | None = None) -> list[read.Revision]:
        """Return replaced values of days from ``since`` on (all without it), oldest change first."""
        above = day_number(since) if since else -(2**40)
        with self._told() as db:
            rows = db.execute(
                "SELECT symbol, day, field, old, new, seen_at FROM revisions WHERE day >= ? ORDER BY rowid",
                (above,),
            ).fetchall()
        return [
            read.Revision(symbol, date_of(day), field, old, new, dt.datetime.fromisoformat(seen))
            for symbol, day, field, old, new, seen in rows
        ]

    def check(self) -> None:
        """Read the whole file, which takes seconds; raise :class:`StoreProblem` if it is damaged."""
        with self._told() as db:
            if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise self._damaged()


def _is_session(date: dt.date) -> bool:
    first, last = calendars.bounds()
    return first <= date <= last and calendars.is_session(date)

"""A store that is open: its file, the moment it is seen at, and the series, which belong to no market."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsgen.model import Account
from newsgen.sources.batch import Flow, Rate, Release
from newsgen.sources.columns import Floats
from newsgen.store import events, flows, observed, releases, testimony, witness
from newsgen.store.place import damaged, told
from newsgen.store.read import Days
from newsgen.store.witness import NOW, Past


class Opened:
    """What the whole store and the store of one market have in common.

    Reads return nothing of after the ``last`` that they are given. Every failure of the file is a
    :class:`~newsgen.errors.StoreProblem`.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, past: Past | None = None) -> None:
        self._db = db
        self._past = past or Past(NOW)
        self.path = path

    @contextmanager
    def _told(self) -> Iterator[sqlite3.Connection]:
        with told(self.path):
            try:
                yield self._db
            except (ValueError, KeyError) as error:
                raise damaged(self.path) from error

    def _known_at(self, moment: dt.datetime) -> Past:
        if moment.tzinfo is None:
            raise ValueError("moment needs a time zone")
        with self._told() as db:
            return witness.at(db, moment, self.path)

    def rates(self, series: str, last: dt.date, *, first: dt.date = dt.date.min) -> tuple[Days, Floats]:
        """Return days and values of one series up to ``last``, weekends included where it has them."""
        with self._told() as db:
            return observed.rates(db, series, first, last, self._past)

    def recent_rates(self, start: str, first: dt.date, last: dt.date) -> list[Rate]:
        """Return the observations from ``first`` to ``last`` of all series whose names start so."""
        with self._told() as db:
            return observed.recent(db, start, first, last, self._past)

    def series(self) -> tuple[str, ...]:
        """Return the names of the series of rates and currencies."""
        with self._told() as db:
            rows = db.execute(
                "SELECT DISTINCT series FROM rates WHERE batch <= ? ORDER BY series", (self._past.last,)
            )
            return tuple(row[0] for row in rows)

    def moments(self) -> dict[str, str]:
        """Return when in its day each series is taken, as :class:`newsgen.sources.batch.Moment` says it."""
        with self._told() as db:
            return testimony.moments(db, self._past.last)

    def rate_origins(self, series: Iterable[str]) -> tuple[str, ...]:
        """Return where the latest values of some series came from, each name once."""
        with self._told() as db:
            return observed.rate_origins(db, series, self._past.last)

    def releases(self, first: dt.date, last: dt.date) -> list[Release]:
        """Return the economic releases that came out, or were due, from ``first`` to ``last``, by day."""
        with self._told() as db:
            return releases.read(db, first, last, self._past.last)

    def flows(self, board: str, last: dt.date) -> list[Flow]:
        """Return what investors bought on a part of an exchange up to a day, provisional ones too."""
        with self._told() as db:
            return flows.read(db, board, last, self._past.last)

    def flow_origins(self, board: str, day: dt.date) -> tuple[str, ...]:
        """Return where the figures of a day came from, each name once."""
        with self._told() as db:
            return flows.origins(db, board, day, self._past.last)

    def events(self, first: dt.date, last: dt.date) -> list[Account]:
        """Return what sources say of events from ``first`` to ``last``, by day."""
        with self._told() as db:
            return events.read(db, first, last, self._past.last)

    def heard(self, first: dt.date, last: dt.date, since: dt.datetime) -> frozenset[str]:
        """Return who told of events of some days, asked at a moment or later."""
        with self._told() as db:
            return events.heard(db, first, last, since, self._past.last)

    def release_origins(self, first: dt.date, last: dt.date) -> tuple[str, ...]:
        """Return where the releases of some days came from, each name once."""
        with self._told() as db:
            return releases.origins(db, first, last, self._past.last)

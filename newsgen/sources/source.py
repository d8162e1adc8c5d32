"""What a source is: what it says of itself, when it is due, and what it brings."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from newsgen.markets import Session
from newsgen.sources.batch import Batch

Progress = Callable[[int, int], None]
"""Told how many requests are done, and of how many."""


class Occasion(StrEnum):
    """What a fetch is for, hence which sources it asks."""

    CLOSE = "close"
    """The article of a session that is over."""
    LIVE = "live"
    """The article of the session that runs."""
    LIST = "list"
    """A list that the desk asks for when it likes: members, names."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the brief of a session is made of."""

    session: Session
    stocks: tuple[str, ...] = ()
    """Followed one by one, with their history: the desk's baskets."""
    members: frozenset[str] = frozenset()
    """Followed as a crowd: one session at a time, history only for those that move."""
    whole_year: bool = False
    """Whether the members' last year is wanted, where it is not there: one request a member."""
    moved: tuple[str, ...] = ()
    """Whom to ask about one by one: the giants, and who moved far in the session, the furthest first. Known
    once its prices are there, so that only what is not :attr:`Source.needed` sees it."""
    contact: str = ""
    """Who asks, for authorities that want to be told: a name and a mail address; empty where the desk tells
    none."""

    @property
    def day(self) -> dt.date:
        """The session's day."""
        return self.session.day


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the store has up to the session, as far as a source needs to know it."""

    last: Mapping[str, tuple[dt.date, float]] = field(default_factory=dict)
    """Symbol -> day and value of its last close, of the last year."""
    first_gap: Mapping[str, dt.date] = field(default_factory=dict)
    """Symbol -> the first of the last ten sessions that it lacks, before its last close."""
    closes: Mapping[str, int] = field(default_factory=dict)
    """Symbol -> closes of the last year."""
    before: Mapping[str, tuple[tuple[dt.date, float], ...]] = field(default_factory=dict)
    """Symbol -> day and value of its last close before each split of the last year that is there."""
    soon: frozenset[str] = frozenset()
    """Symbols whose close of the session was read so soon after the bell that it is due once more."""
    rates: Mapping[str, dt.date] = field(default_factory=dict)
    """Series -> day of its last observation."""
    named: frozenset[str] = frozenset()
    """Symbols that have a name."""
    released: dt.date | None = None
    """Day of the last economic release that came; None where none of late is there."""
    heard: frozenset[str] = frozenset()
    """Who told, asked after the session's close, of events of its day or of the day before: by the name that
    an article's source line prints."""

    def closes_of(self, symbol: str) -> tuple[tuple[dt.date, float], ...]:
        """Return the closes by which one can tell for which splits a source has adjusted its own."""
        last = self.last.get(symbol)
        return (*self.before.get(symbol, ()), *((last,) if last else ()))


class Failure(NamedTuple):
    """One symbol or series that was wanted and is not to be had."""

    symbol: str
    cause: str
    """Korean, a phrase without a full stop: ``요청 제한(429)``."""


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What a source brought."""

    batch: Batch
    failures: tuple[Failure, ...] = ()
    """Whatever was wanted and is not in the batch for the session, with its cause."""
    requests: int = 0
    """Requests sent, cookies and crumbs included."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a connection must keep to."""

    ends: float
    """The moment of :func:`time.monotonic` by which all must be over."""
    cache: Path
    """A folder for what a client keeps: it can be written to, no other fetch uses it, and it begins empty."""
    kept: Path | None = None
    """A folder likewise whose files stay there for the next fetch; None where there is none."""

    @property
    def left(self) -> float:
        """Seconds until the end, a second at least: whatever is due gets one chance."""
        return max(self.ends - time.monotonic(), 1.0)


Line = TypeVar("Line")
Ask = TypeVar("Ask")


class Source(Protocol[Line, Ask]):
    """One source: a frozen type. A new one is a file with such a type, and its line in ``SOURCES``."""

    @property
    def name(self) -> str:
        """What it is called: ``fred``; a list by what it is a list of: ``russell2000``."""

    @property
    def fetches(self) -> str:
        """What it brings, in Korean."""

    @property
    def origin(self) -> str:
        """What an article's source line calls it."""

    @property
    def market(self) -> str:
        """The market that it knows: ``us``."""

    @property
    def occasion(self) -> Occasion:
        """What it is asked for."""

    @property
    def needed(self) -> bool:
        """Whether a fetch is none without it; the failure of another is told, and the rest goes on."""

    @property
    def connect(self) -> Callable[[Limits], AbstractContextManager[Line]]:
        """What makes its connection; sources that name the same one share it."""

    def due(self, wanted: Wanted, known: Known) -> Ask | None:
        """Return what to ask for; None where the store has all that can be had."""

    def fetch(self, line: Line, ask: Ask, progress: Progress) -> Fetched:
        """Ask for it.

        Raises:
            SourceUnreachable: there is no answer, or (SourceMalformed) one that cannot be used.

        """

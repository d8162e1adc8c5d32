"""What a corruption is: where it stands, what it does, and by which words an editor would know it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tests.truth.record import Record, Sent


class Where(StrEnum):
    """What is spoilt, and how it comes in."""

    MORNING = "morning"
    """What came with the session: the only import that has these rows."""
    PAST = "past"
    """The prices from before the session, on their first import."""
    SERIES = "series"
    """The rates and releases from before the session and the moments of series, on their first import."""
    AGAIN = "again"
    """Another import, after the session's own."""
    BARS = "bars"
    """What an edition of a session so far has of it: bars, and nothing of the day's closes."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What a corruption may look at when it does its work."""

    record: Record
    day: dt.date
    """The session that is spoilt."""


Change = Callable[[Sent, Scene], None]
Truth = Callable[[Scene], Mapping[tuple[str, str], float | None]]
"""From a scene to (measure, about) -> the value that holds; None where nothing may be told."""


@dataclass(frozen=True, kw_only=True)
class Corruption:
    """One wrong thing in data that look well."""

    kind: str
    name: str
    day: dt.date
    change: Change
    names: tuple[str, ...]
    """Symbols and words, one of which a finding or a flag must have that is to count as its word."""
    where: Where = Where.MORNING
    edition: str = "us-close"
    told: dt.date | None = None
    """The session whose article is built; the spoilt one unless given."""
    hidden: str = ""
    """Why no datum at hand can show it; empty where one can."""
    as_file: bool = False
    """Whether it comes in as a recorded folder of files, and not as rows."""
    also: Change | None = None
    """What belongs to both, the clean and the spoilt: a second witness that tells the truth."""
    untrue: Truth | None = None
    """What holds where the recorded rows themselves do not tell it."""
    bad: tuple[str, ...] = ()
    """What must not stand in print as it is: pieces of a spoilt name."""
    genuine: bool = False
    """Whether it is no fault at all: the article must be there, and may say what changed."""

    @property
    def session(self) -> dt.date:
        """The session whose article is built."""
        return self.told or self.day

    @property
    def id(self) -> str:
        """What it is called, unique in the suite."""
        spot = f"{self.day}" if self.session == self.day else f"{self.day}>{self.session}"
        return f"{self.kind}: {self.name} [{self.edition} {spot}]"

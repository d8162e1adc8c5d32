"""What happened beside the moves: what one source says of it, and what all of them say together."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from newsgen.model.fact import Record

EventKind = Literal[
    "earnings",
    "filing",
    "rating",
    "decision",
    "minutes",
    "survey",
    "release",
    "speech",
    "auction",
    "expiry",
    "index_change",
    "holiday",
]
"""``survey`` is a central bank's report on the economy, such as the Beige Book."""

Part = Literal["before", "during", "after", "day", ""]
"""The part of a market's day: before it opens, while it is open, after it closes; empty where not known.

``day`` is of an authority that tells no hour of what is filed with it: it is told as of that day, and never
as what was known before the move.
"""

Status = Literal["planned", "reported", "filed"]
"""``planned``: a calendar has it. ``reported``: a source gives what came. ``filed``: an authority has it."""

Against = Literal["better", "worse", ""]

Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]


class Account(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What one source says of one event: never changed, only followed by what it says later."""

    id: str
    """The source's own key where it has one (an accession number), else ``kind:about:day``; it is the same
    whenever the source tells the same event again."""
    kind: EventKind
    about: str
    """A symbol (``INTC``), or the exchange whose market it is about (``XNYS``)."""
    source: str
    """As an article's source line may print it: ``SEC EDGAR``."""
    day: dt.date
    """By the clock of the market that it is about."""
    part: Part = ""
    at: Moment | None = None
    """When it was, where the minute is known; it decides over ``part``."""
    status: Status = "planned"
    figures: dict[str, float] = msgspec.field(default_factory=dict)
    """``eps``, ``eps_expected`` in the market's money; ``revenue``, ``revenue_expected`` in millions."""
    codes: tuple[str, ...] = ()
    """What a filing is about, by its authority's codes: ``2.02``; of a change of an index ``added``,
    ``removed``; of minutes and the Beige Book the first and the last day of their meeting, of an expiry
    ``quarterly`` where futures end with it."""
    title: str = ""
    """Korean: what it is called, where its kind does not say it (``잭슨홀 심포지엄 개막``)."""
    link: str = ""


class Event(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What happened by all accounts of it, placed in the session that could react to it first."""

    id: str
    """``kind:about@session``; the day where the session is not known."""
    kind: EventKind
    about: str
    session: dt.date | None = None
    """The first session of its market that was open when it was known, or opened after it; None of what is
    due at an hour that nobody tells."""
    day: dt.date
    """The day on which it was, which may be one before ``session``."""
    part: Part = ""
    at: Moment | None = None
    status: Status = "planned"
    """The strongest that an account gives it: ``filed`` before ``reported`` before ``planned``."""
    against: Against = ""
    """How the figure was against what was expected; empty unless two sources agree on it."""
    codes: tuple[str, ...] = ()
    title: str = ""
    accounts: tuple[Account, ...]
    """What it rests on, the strongest first."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Who says so, each name once: of what happened not those who only had it planned."""
        told = [one for one in self.accounts if one.status != "planned"] or self.accounts
        return tuple(dict.fromkeys(one.source for one in told))

    @property
    def link(self) -> str:
        """Where to look it up: the first account's page that has one; empty where none has."""
        return next((one.link for one in self.accounts if one.link), "")

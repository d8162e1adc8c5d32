"""What is known beside a session's items, as JSON: a contract with a published schema."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

import msgspec

from newsgen.model import Event, Headline, Record
from newsgen.model.event import EventKind, Part, Status

Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]


class EventRow(Record, frozen=True, kw_only=True):
    """An event that the store has of a subject."""

    id: str
    kind: EventKind
    status: Status
    session: dt.date | None
    """The first session that could react."""
    day: dt.date
    part: Part
    at: Moment | None
    sources: tuple[str, ...]
    link: str
    text: str
    """In the desk's words, ready for a note; empty of what it has no words for."""


class HeadlineRow(Record, frozen=True, kw_only=True):
    """A headline of somebody else's: to be looked at, not to be copied."""

    title: str
    publisher: str
    link: str
    at: Moment | None
    """When it came out; null where that is not known."""
    day: dt.date | None
    worth: float
    """The higher, the more it is worth a look."""


class Suggestion(Record, frozen=True, kw_only=True):
    """One subject of the session's items."""

    about: str
    name: str
    move: float | None
    """Percent; null of what is told in other units."""
    events: tuple[EventRow, ...]
    headlines: tuple[HeadlineRow, ...]


class SuggestionListing(Record, frozen=True, kw_only=True):
    """What is known beside the items of an edition's session; schema ``newsgen/suggest/v1``."""

    schema: str = "newsgen/suggest/v1"
    session: dt.date
    edition: str
    suggestions: tuple[Suggestion, ...]
    troubles: tuple[str, ...] = ()
    """Korean: sources that are down or cannot be used."""


def event_row(one: Event, text: str) -> EventRow:
    """Return an event as the contract has it, with what the desk would write."""
    return EventRow(
        id=one.id,
        kind=one.kind,
        status=one.status,
        session=one.session,
        day=one.day,
        part=one.part,
        at=one.at,
        sources=one.sources,
        link=one.link,
        text=text,
    )


def headline_row(one: Headline, worth: float) -> HeadlineRow:
    """Return a headline as the contract has it."""
    return HeadlineRow(
        title=one.title,
        publisher=one.publisher,
        link=one.link,
        at=one.at and one.at.astimezone(dt.UTC),
        day=one.day,
        worth=round(worth, 2),
    )


def listing(session: dt.date, edition: str, found: Iterable[Suggestion], troubles: Iterable[str]) -> bytes:
    """Return what was found as JSON."""
    made = SuggestionListing(
        session=session, edition=edition, suggestions=tuple(found), troubles=tuple(troubles)
    )
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"

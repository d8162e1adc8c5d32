"""What happened beside the moves of a session or a week, and what is due after it: events, no numbers."""

from __future__ import annotations

from newsgen import events
from newsgen.measures import Span
from newsgen.model import Event
from newsgen.snapshot.snapshot import Snapshot


def of(snapshot: Snapshot, span: Span) -> tuple[Event, ...]:
    """Return what could first be reacted to in the session, or in its week up to it, and was known then."""
    over = snapshot.session.week if span == "week" else (snapshot.session,)
    until = snapshot.moment or snapshot.session.closes
    return tuple(one for each in over for one in events.happened(snapshot.accounts, each, until))


def due(snapshot: Snapshot) -> tuple[Event, ...]:
    """Return what is due after the session."""
    return events.expected(snapshot.accounts, snapshot.session)

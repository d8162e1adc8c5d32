"""What happened beside the moves of a session or a week, and what is due after it: events, no numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from newsgen import events
from newsgen.korean import clean_english
from newsgen.measures import Span
from newsgen.model import Event
from newsgen.snapshot.snapshot import Snapshot


def of(snapshot: Snapshot, span: Span) -> tuple[Event, ...]:
    """Return what could first be reacted to in the session, or in its week up to it, and was known then.

    What happened to a company stands for each class of its shares.
    """
    over = snapshot.session.week if span == "week" else (snapshot.session,)
    until = snapshot.moment or snapshot.session.closes
    told = (one for each in over for one in events.happened(snapshot.accounts, each, until))
    return tuple(_of_all_classes(snapshot, told))


def due(snapshot: Snapshot) -> tuple[Event, ...]:
    """Return what is due after the session; a company's for each class of its shares."""
    return tuple(_of_all_classes(snapshot, events.expected(snapshot.accounts, snapshot.session)))


def _of_all_classes(snapshot: Snapshot, told: Iterable[Event]) -> Iterator[Event]:
    """Yield events, each once more for every other class of shares of its company that has none itself."""
    known = list(told)
    here = {(one.kind, one.about, one.session) for one in known}
    for one in known:
        yield one
        for other in _classes(snapshot, one.about):
            if (one.kind, other, one.session) not in here:
                own = one.id.replace(f":{one.about}@", f":{other}@")
                yield msgspec.structs.replace(one, id=own, about=other)


def _classes(snapshot: Snapshot, about: str) -> list[str]:
    """Return the other symbols of a company, which lists call by the same name."""
    listed = snapshot.instruments.get(about)
    if listed is None or not listed.english:
        return []
    first, name = listed.english[:3], clean_english(listed.english)
    return [
        symbol
        for symbol, one in snapshot.instruments.items()
        if symbol != about and one.english.startswith(first) and clean_english(one.english) == name
    ]

"""What happened beside the moves of a session or a week, and what is due after it: events, no numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from newsgen import events
from newsgen.korean import clean_english
from newsgen.measures import Span
from newsgen.model import Event, Instrument
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
    classes = _classes(snapshot, {one.about for one in known})
    for one in known:
        yield one
        for other in classes.get(one.about, ()):
            if (one.kind, other, one.session) not in here:
                own = one.id.replace(f":{one.about}@", f":{other}@")
                yield msgspec.structs.replace(one, id=own, about=other)


def _classes(snapshot: Snapshot, companies: Collection[str]) -> dict[str, list[str]]:
    """Return the other symbols of some companies, which lists call by the same name: most have none."""
    if not companies:
        return {}
    about = (snapshot.instruments.get(symbol) for symbol in companies)
    heads = {one.english[:_ALIKE] for one in about if one is not None and one.english}
    alike: dict[str, list[Instrument]] = {head: [] for head in heads}
    for one in snapshot.instruments.values():
        if (head := one.english[:_ALIKE]) in heads:
            alike[head].append(one)
    found: dict[str, list[str]] = {}
    for group in alike.values():
        if len(group) > 1:
            names = {one.symbol: clean_english(one.english) for one in group}
            for symbol in names.keys() & companies:
                found[symbol] = [
                    other for other, name in names.items() if other != symbol and name == names[symbol]
                ]
    return found


_ALIKE = 8
"""Letters with which the names of a company's classes begin alike: names are cleaned of few, at a cost."""

"""The facts of one session, found by measure and subject. No arrays here: rules and story read this."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, starmap
from types import MappingProxyType

from newsgen.facts.fact import key_of
from newsgen.facts.shelf import Shelf
from newsgen.facts.trail import Trails
from newsgen.markets import Market, Session
from newsgen.model import Event, EventKind, Fact

REASONS: tuple[EventKind, ...] = ("earnings", "filing", "rating")
"""Kinds of events that are told beside the move of a single stock, the first one first."""
SWEPT = 1.5
"""Percent of the broad index from which nobody can tell a company's day from the market's."""


class FactBook:
    """All facts and events of one session; the first fact of an id wins, and an id never means two things."""

    def __init__(
        self,
        session: Session,
        facts: Iterable[Fact],
        *,
        shelves: Iterable[Shelf] = (),
        events: Iterable[Event] = (),
        due: Iterable[Event] = (),
        peers: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        trails: Trails = MappingProxyType({}),
    ) -> None:
        self.session = session
        self.trails = trails
        """What pictures of time are drawn from."""
        self.events = {one.id: one for one in events}
        """What happened beside the moves, by id."""
        self.peers = peers
        """Whose day was its industry's, though it reported -> the others that went along."""
        reasons = sorted(filter(self._reason, self.events.values()), key=lambda one: REASONS.index(one.kind))
        self._reasons = {one.about: one for one in reversed(reasons)}
        self.due = {one.id: one for one in due}
        """What is due after the session, by id."""
        self._by_key: dict[tuple[str, str], Fact] = {}
        self._by_id: dict[str, Fact] = {}
        self._by_measure: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if self._by_id.setdefault(fact.id, fact) is fact:
                self._by_key.setdefault((fact.measure, fact.about), fact)
                self._by_measure[fact.measure].append(fact)
        self._shelves = tuple(shelves)

    def __iter__(self) -> Iterator[Fact]:
        yield from self._by_id.values()
        yield from filter(None, starmap(self.get, self._shelved()))

    def __len__(self) -> int:
        return len(self._by_id) + len(self._shelved())

    def __contains__(self, fact_id: object) -> bool:
        return isinstance(fact_id, str) and self._find(fact_id) is not None

    def __getitem__(self, fact_id: str) -> Fact:
        fact = self._find(fact_id)
        if fact is None:
            raise KeyError(fact_id)
        return fact

    def _find(self, fact_id: str) -> Fact | None:
        """Return the fact of an id, or None."""
        fact = self._by_id.get(fact_id) or self.get(*key_of(fact_id))
        return fact if fact is not None and fact.id == fact_id else None

    def _shelved(self) -> dict[tuple[str, str], None]:
        """Return the measures and subjects of the facts that are on the shelves alone."""
        keys = chain.from_iterable(self._shelves)
        return dict.fromkeys(key for key in keys if key not in self._by_key)

    @property
    def market(self) -> Market:
        """The market that the facts are of."""
        return self.session.market

    @property
    def day(self) -> dt.date:
        """The session's date, by the market's clock."""
        return self.session.day

    @property
    def as_of(self) -> str:
        """When the facts hold: ``close``, or a moment of the session by the market's clock (``14:30``)."""
        session = self.get("session", self.market.exchange)
        return session.as_of if session else "close"

    def get(self, measure: str, about: str) -> Fact | None:
        """Return the fact of a measure about a subject, or None."""
        fact = self._by_key.get((measure, about))
        for shelf in self._shelves if fact is None else ():
            fact = fact or shelf.get(measure, about)
        return fact

    def reason(self, about: str) -> Event | None:
        """Return what happened to a company that its session could first react to, a report first.

        In a week's book it is of one of the week's sessions, and of the week's own days. Results are none
        of a company whose day was its industry's, where the whole market went far that way: on any other
        day that they came is told of whoever gave them.
        """
        event = self._reasons.get(about)
        shared = event is not None and event.kind == "earnings" and about in self.peers
        return None if shared and self._is_swept(about) else event

    def _is_swept(self, about: str) -> bool:
        """Tell whether the market went so far the way of a company that its day says nothing of its own."""
        broad, own = (self.value("change_day", one) or 0.0 for one in (self.market.broad, about))
        return broad * own > 0 and abs(broad) >= SWEPT

    def results(self, about: str) -> Event | None:
        """Return the results of a company to which its session could first react, whoever's day it was."""
        event = self._reasons.get(about)
        return event if event is not None and event.kind == "earnings" and event.status != "planned" else None

    def has_reported(self, about: str) -> bool:
        """Tell whether a company's results came, to which its session could first react."""
        event = self.reason(about)
        return event is not None and event.kind == "earnings" and event.status != "planned"

    def _reason(self, event: Event) -> bool:
        """Tell whether an event may be told beside the move of a stock."""
        of_day = event.session == self.day
        return event.kind in REASONS and (of_day or event.day >= self.session.first_of_week.day)

    def event(self, kind: EventKind, about: str) -> Event | None:
        """Return what of a kind happened to a subject on the session's day, or None."""
        of = (
            one for one in self.events.values() if (one.kind, one.about, one.day) == (kind, about, self.day)
        )
        return next(of, None)

    def planned(self, kind: EventKind, about: str) -> Event | None:
        """Return what of a kind is due of a subject on the day that a fact gives, or None."""
        fact = self.get(f"{kind}_due", about)
        due = (
            one
            for one in self.due.values()
            if fact and (one.kind, one.about, one.day) == (kind, about, fact.since)
        )
        return next(due, None)

    def value(self, measure: str, about: str) -> float | None:
        """Return the value of a fact, or None; of what is on a shelf no record is made."""
        fact = self._by_key.get((measure, about))
        number = None if fact is None else fact.value
        for shelf in self._shelves if fact is None else ():
            number = shelf.value(measure, about) if number is None else number
        return number

    def abouts(self, measure: str) -> Iterable[str]:
        """Return whom there are facts of a measure about, in the order in which they were computed."""
        kept = (fact.about for fact in self._by_measure.get(measure, ()))
        return dict.fromkeys(chain(kept, *(shelf.abouts(measure) for shelf in self._shelves)))

    def all(self, measure: str) -> list[Fact]:
        """Return the facts of one measure, in the order in which they were computed."""
        kept = self._by_measure.get(measure, [])
        shelved = dict.fromkeys(chain.from_iterable(shelf.abouts(measure) for shelf in self._shelves))
        return [*kept, *self.select(measure, (one for one in shelved if (measure, one) not in self._by_key))]

    @property
    def subjects(self) -> set[str]:
        """Everything that there is a fact about."""
        return {fact.about for fact in self._by_id.values()}.union(*(one.subjects for one in self._shelves))

    def select(self, measure: str, abouts: Iterable[str]) -> list[Fact]:
        """Return the facts of one measure about several subjects; those without one are left out."""
        found = (self.get(measure, about) for about in abouts)
        return [fact for fact in found if fact is not None]

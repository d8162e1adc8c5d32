"""What is known beside each subject, in the order in which it is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsgen.markets import Session
from newsgen.model import Event, Headline
from newsgen.suggest.ranking import Ranked, ranked
from newsgen.suggest.topics import Topic


class Choice(NamedTuple):
    """Something that a note can be made of: an event of the store, or else a headline."""

    topic: Topic
    what: Event | Headline

    @property
    def source(self) -> str:
        """Who says so."""
        return ", ".join(self.what.sources) if isinstance(self.what, Event) else self.what.publisher


class Beside(NamedTuple):
    """What is known beside one subject."""

    topic: Topic
    headlines: tuple[Ranked, ...]

    @property
    def choices(self) -> Iterator[Choice]:
        """What can be chosen: events, then headlines."""
        yield from (Choice(self.topic, event) for event in self.topic.events)
        yield from (Choice(self.topic, found.headline) for found in self.headlines)


def beside(
    topics: Iterable[Topic],
    headlines: Sequence[Headline],
    session: Session,
    first: dt.datetime | None = None,
    most: int = 5,
) -> tuple[Beside, ...]:
    """Return what is known beside some topics, ``most`` headlines of each; of nothing known, nothing.

    ``first`` is when what is told began, as :func:`newsgen.suggest.ranking.ranked` has it.
    """
    every = (Beside(topic, tuple(ranked(headlines, topic, session, first)[:most])) for topic in topics)
    return tuple(one for one in every if one.topic.events or one.headlines)

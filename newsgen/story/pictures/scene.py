"""What every picture of an article is made from, and what stands beside what it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.korean import dates
from newsgen.model import Fact, Instrument, Item, Runs
from newsgen.story.names import Names
from newsgen.story.typesetter import Typesetter
from newsgen.story.variety import settle
from newsgen.story.views import Subject
from newsgen.story.writer import Writer

TEMPLATE = "article/charts.j2"
"""Its blocks say what each picture shows."""


class Scene(NamedTuple):
    """A session, or a week, as pictures see it."""

    book: FactBook
    names: Names
    edition: Edition
    instruments: Mapping[str, Instrument]
    items: tuple[Item, ...]
    """What was found to be news."""
    writer: Writer
    setter: Typesetter
    source: str
    """Where the numbers come from, as readers are told."""

    def head(self, picture: str, **given: Any) -> Runs:
        """Return what a picture shows, in a sentence; empty where its template says nothing."""
        marked = self.writer.block(TEMPLATE, picture, **given)
        return self.setter.line(settle([marked])[0]) if marked else ()

    def subjects(self, abouts: Iterable[str]) -> list[Subject]:
        """Return subjects as a template sees them."""
        return self.writer.subjects(abouts)

    def moves(self, abouts: Iterable[str]) -> list[Fact]:
        """Return how far subjects moved over what the edition tells, as far as that is known."""
        return self.book.select(self.edition.move, abouts)

    @property
    def when(self) -> str:
        """Of when the picture is: ``11월 20일(현지시간)``."""
        session = self.book.session
        local = f"({self.book.market.nouns.local})" if self.book.market.nouns.local else ""
        if self.edition.weekly:
            return f"{dates.month_day_range(session.first_of_week.day, session.day)}{local}"
        return f"{dates.month_day(session.day)}{local}"

    @property
    def moment(self) -> str:
        """The same, with the hour of a session so far."""
        if self.book.as_of == "close":
            return f"{self.when} 종가"
        return f"{self.when} {dates.clock(dt.time.fromisoformat(self.book.as_of))} 현재"

    @property
    def basis(self) -> str:
        """Of when moves are, and against what."""
        if self.edition.weekly:
            return f"{self.when} 한 주, 전주 말 대비"
        return f"{self.moment}, 전 거래일 대비"

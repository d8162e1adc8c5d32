"""A stock's day in three sentences: the piece of an edition that has one for each stock of a list."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from newsgen.config import Config
from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.markets import Session
from newsgen.model import Article, Event, Fact, Runs, Source
from newsgen.story import around
from newsgen.story.environment import environment
from newsgen.story.names import Names
from newsgen.story.parts import parts_at
from newsgen.story.reasons import Reasons
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.variety import END, OR, START, turn
from newsgen.story.views import MarketView, Subject
from newsgen.story.writer import PARAGRAPH, named

_OPEN = re.compile(f"{START}([^{START}{END}]*){END}")


class Pieces:
    """Writes the pieces of one session."""

    def __init__(
        self,
        session: Session,
        edition: Edition,
        names: Names,
        glossary: Glossary,
        desk: Config,
        sources: tuple[Source, ...] = (),
        *,
        events: Iterable[Event] = (),
        demo: bool = False,
    ) -> None:
        self._session = session
        self._edition = edition
        self._names = names
        self._glossary = glossary
        self._sources = sources
        self._events: defaultdict[str, list[Event]] = defaultdict(list)
        for event in events:
            self._events[event.about].append(event)
        self._disclosure = around.disclosure(demo, noted=False)
        self._demo = demo
        self._place = f"stocks/{edition.name}.j2"
        with named(self._place):
            self._template = parts_at(environment(desk.style, desk.templates), self._place)
        gap = (session.day - session.previous.day).days
        self._given = {"market": MarketView(session.market), "eve": "전날" if gap == 1 else "전 거래일"}

    def piece(self, symbol: str, facts: Iterable[Fact]) -> Article:
        """Write the piece of a stock from its facts.

        Raises UnboundFigure where a sentence states a number that is no fact, TemplateProblem where the
        template cannot be used.
        """
        book = FactBook(self._session, facts, events=self._events.get(symbol, ()))
        setter = Typesetter(book, self._names, self._glossary)
        headline, text = self._written(symbol, book)
        lead, memory = setter.set(text, Memory(), terms=False)
        title = setter.line(headline)
        events = around.told_events(book, (title, lead))
        return Article(
            id=f"{book.session}-{self._edition.name}-{symbol}",
            session=book.day,
            edition=self._edition.name,
            as_of=book.as_of,
            demo=self._demo,
            angle="",
            headline=title,
            deck=(),
            lead=lead,
            paragraphs=(),
            glossary=(),
            sources=around.sources(self._sources, events),
            disclosure=self._disclosure,
            flags=around.doubtful(self._names, memory),
            facts=_stated(book, (title, lead)),
            events=events,
        )

    def _written(self, symbol: str, book: FactBook) -> tuple[str, str]:
        """Return the marked headline and text of a stock; its day and its symbol choose the words."""
        nth = turn(book.day) + zlib.crc32(symbol.encode())
        given: dict[str, Any] = {
            **self._given,
            "session": book.get("session", book.market.exchange),
            "stock": Subject(symbol, book, self._names),
            "pick": lambda *variants: variants[nth % len(variants)],
        }
        with named(self._place):
            written = self._template.whole(given)
        headline, text = (" ".join(part.split()) for part in closed(written, nth).split(PARAGRAPH))
        return headline, Reasons(book, nth).told([text])[0] if book.events else text


def closed(marked: str, nth: int) -> str:
    """Close every wording that a filter left open: all claim the same."""
    return _OPEN.sub(lambda found: _of(found[1].split(OR), nth), marked)


def _of(variants: list[str], nth: int) -> str:
    return variants[nth % len(variants)]


def _stated(book: FactBook, printed: Iterable[Runs]) -> tuple[Fact, ...]:
    """Return the facts that some figure states, in the order of their first use."""
    figures = (run.figure for runs in printed for run in runs if run.figure is not None)
    return tuple(book[one] for one in dict.fromkeys(fact for figure in figures for fact in figure.facts))

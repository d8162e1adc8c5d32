"""A stock's day in three sentences: the piece of an edition that has one for each stock of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.config import Config
from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.model import Article, Fact, Instrument, Runs, Source
from newsgen.story import around
from newsgen.story.names import Names
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.variety import settle
from newsgen.story.writer import Writer

SENTENCES = ("move", "place", "trade")
"""The blocks of the template, in the order of reading."""


class Pieces:
    """Writes the pieces of one session."""

    def __init__(
        self,
        edition: Edition,
        instruments: Mapping[str, Instrument],
        glossary: Glossary,
        config: Config,
        sources: tuple[Source, ...],
        *,
        demo: bool = False,
    ) -> None:
        self._edition = edition
        self._names = Names(instruments, config.style)
        self._glossary = glossary
        self._style = config.style
        self._sources = sources
        self._demo = demo
        self._template = f"stocks/{edition.name}.j2"

    def piece(self, symbol: str, book: FactBook) -> Article:
        """Write the piece of a stock from its facts.

        Raises UnboundFigure where a sentence states a number that is no fact, TemplateProblem where the
        template cannot be used.
        """
        identity = f"{book.session}-{self._edition.name}-{symbol}"
        writer = Writer(book, self._names, self._style, identity)
        setter = Typesetter(book, self._names, self._glossary)
        (stock,) = writer.subjects([symbol])
        told = [writer.block(self._template, part, stock=stock) for part in ("headline", *SENTENCES)]
        headline, text = settle([told[0], " ".join(filter(None, told[1:]))])
        lead, memory = setter.set(text, Memory(), terms=False)
        printed = (setter.line(headline), lead)
        return Article(
            id=identity,
            session=book.day,
            edition=self._edition.name,
            as_of=book.as_of,
            demo=self._demo,
            angle="",
            headline=printed[0],
            deck=(),
            lead=lead,
            paragraphs=(),
            glossary=(),
            sources=self._sources,
            disclosure=around.disclosure(self._demo),
            flags=around.doubtful(self._names, memory),
            facts=_stated(book, printed),
        )



def _stated(book: FactBook, printed: Iterable[Runs]) -> tuple[Fact, ...]:
    """Return the facts that some figure states, in the order of their first use."""
    figures = (run.figure for runs in printed for run in runs if run.figure is not None)
    return tuple(book[one] for one in dict.fromkeys(fact for figure in figures for fact in figure.facts))

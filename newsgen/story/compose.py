"""The article of a session, from what was found to be news: every step of the story, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from newsgen.config import Config
from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.model import Article, Chart, Instrument, Item, Note, Paragraph, Record, Source
from newsgen.sections import VIEWS
from newsgen.story import around, headlines, outlook, paragraphs, pictures, terms
from newsgen.story.causes import is_of_market
from newsgen.story.deck import deck as deck_of
from newsgen.story.names import Names
from newsgen.story.notes import weave
from newsgen.story.offers import Offers
from newsgen.story.planner import plan
from newsgen.story.reasons import Reasons
from newsgen.story.summary import summary
from newsgen.story.typesetter import Typesetter
from newsgen.story.writer import Writer


class Provenance(Record, frozen=True, kw_only=True):
    """Where a day's data came from, and what the editor must know of them."""

    sources: tuple[Source, ...] = ()
    demo: bool = False
    flags: tuple[str, ...] = ()
    uncovered: frozenset[str] = frozenset()
    """Universes whose list of members does not hold for the session."""
    notes: tuple[Note, ...] = ()
    """The desk's notes of the session: of a headline they begin one at most, by their own ``head``."""


class _Desk(Record, frozen=True, kw_only=True):
    """What the parts of one article are written with."""

    book: FactBook
    items: tuple[Item, ...]
    edition: Edition
    instruments: Mapping[str, Instrument]
    names: Names
    writer: Writer
    setter: Typesetter

    @classmethod
    def of(
        cls,
        book: FactBook,
        items: Iterable[Item],
        edition: Edition,
        instruments: Mapping[str, Instrument],
        glossary: Glossary,
        config: Config,
        provenance: Provenance,
    ) -> _Desk:
        """Lay out what a session is told with, by the house's words."""
        names = Names(instruments, config.style, provenance.uncovered)
        seed = f"{book.session}/{edition.name}"
        writer = Writer(book, names, config.style, seed, edition.forms, config.templates)
        return cls(
            book=book,
            items=tuple(items),
            edition=edition,
            instruments=instruments,
            names=names,
            writer=writer,
            setter=Typesetter(book, names, glossary),
        )

    def scene(self, provenance: Provenance) -> pictures.Scene:
        """Return what its pictures are made from."""
        return pictures.Scene(
            book=self.book,
            names=self.names,
            edition=self.edition,
            instruments=self.instruments,
            items=self.items,
            writer=self.writer,
            setter=self.setter,
            source=around.named(provenance.sources),
        )


def pictured(
    book: FactBook,
    items: Iterable[Item],
    *,
    edition: Edition,
    instruments: Mapping[str, Instrument],
    glossary: Glossary,
    config: Config,
    provenance: Provenance,
    kinds: Collection[str],
) -> tuple[Chart, ...]:
    """Return the pictures of some kinds of a session, whether or not its article has them."""
    desk = _Desk.of(book, items, edition, instruments, glossary, config, provenance)
    return pictures.drawn(desk.scene(provenance), kinds)


def build(
    book: FactBook,
    items: Iterable[Item],
    *,
    edition: Edition,
    instruments: Mapping[str, Instrument],
    glossary: Glossary,
    config: Config,
    provenance: Provenance,
) -> Article:
    """Build the article of a session: the same facts and settings give the same article.

    Raises UnboundFigure where a sentence states a number that is no fact, TemplateProblem where a
    template cannot be used.
    """
    desk = _Desk.of(book, items, edition, instruments, glossary, config, provenance)
    names, writer, setter, turn = desk.names, desk.writer, desk.setter, edition.turn(book.session)
    outline = plan(desk.items, edition, lambda rule: writer.has(rule, "lead"))

    anchor = config.anchors[0].label if config.anchors else ""
    reasons = Reasons(book, writer.turn, weekly=edition.weekly)
    noted = " ".join(note.text for note in provenance.notes if is_of_market(note, book.market))
    told = paragraphs.written(
        writer, setter, outline, config.story, reasons, {"anchor": anchor, "desk": noted}
    )
    outline, memory = told.outline, told.memory
    lead, body, used, head = weave(told.paragraphs, provenance.notes, book.session, writer, setter, told.lead)
    offers = Offers(writer, outline, names, edition)
    first = headlines.headline(offers, turn, told.budget, head=head)
    left = told.budget.spent(first.counts)
    under = deck_of(offers, left, first)
    left = left.spent(under.counts)
    summed = [] if edition.weekly else summary(offers, left, first, under)
    left = left.spent(*(each.counts for each in summed))
    headline, deck, *lines = (setter.line(each.marked) for each in (first, under, *summed))
    subheads = paragraphs.subheads(writer, setter, outline, left)
    view: tuple[Paragraph, ...] = ()
    if config.story.view_title:
        view, memory = outlook.view(writer, setter, book, names, edition, told)
    if view:
        subheads |= outlook.titled(setter, outlook.SECTION, config.story.view_title)
    if any(each.section == VIEWS for each in body):
        subheads |= outlook.titled(setter, VIEWS, config.story.expert_title)
    printed = (headline, deck, *lines, lead, *subheads.values(), *(each.runs for each in (*body, *view)))
    charts = pictures.printed(desk.scene(provenance), {slot.rule.name for slot in outline.body})
    events = around.told_events(book, printed)
    explained = terms.entries(
        glossary,
        told,
        marked=memory.terms,
        names=names,
        market=book.market,
        most=config.story.live_terms if edition.live else config.story.terms,
        turn=turn,
    )
    return Article(
        id=f"{book.session}-{edition.name}",
        session=book.day,
        edition=edition.name,
        as_of=book.as_of,
        demo=provenance.demo,
        angle=outline.angle,
        headline=headline,
        deck=deck,
        summary=tuple(lines),
        lead=lead,
        lead_items=told.lead_items,
        paragraphs=(*body, *view),
        subheads=subheads,
        glossary=explained,
        charts=charts,
        sources=around.sources(provenance.sources, events),
        disclosure=around.disclosure(provenance.demo, noted=bool(used)),
        flags=(
            *provenance.flags,
            *around.doubtful(names, memory),
            *terms.outdated(glossary, explained, book.day),
        ),
        facts=around.stated(book, printed, charts, outline.body),
        notes=used,
        events=events,
    )

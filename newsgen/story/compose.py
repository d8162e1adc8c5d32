"""The article of a session, from what was found to be news: every step of the story, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.config import Config
from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.model import Article, Instrument, Item, Note, Paragraph, Record, Source
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
    items = tuple(items)
    names, turn = Names(instruments, config.style, provenance.uncovered), edition.turn(book.session)
    writer = Writer(
        book, names, config.style, f"{book.session}/{edition.name}", edition.forms, config.templates
    )
    setter = Typesetter(book, names, glossary)
    outline = plan(items, edition, lambda rule: writer.has(rule, "lead"))

    anchor = config.anchors[0].label if config.anchors else ""
    reasons = Reasons(book, writer.turn, weekly=edition.weekly)
    desk = " ".join(note.text for note in provenance.notes if is_of_market(note, book.market))
    told = paragraphs.written(
        writer, setter, outline, config.story, reasons, {"anchor": anchor, "desk": desk}
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
    scene = pictures.Scene(
        book=book,
        names=names,
        edition=edition,
        instruments=instruments,
        items=items,
        writer=writer,
        setter=setter,
        source=around.named(provenance.sources),
    )
    charts = pictures.printed(scene, {slot.rule.name for slot in outline.body})
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

"""The article of a session, from what was found to be news: every step of the story, in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import msgspec

from newsgen.choices import NONE, Choices
from newsgen.config import Config
from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.model import Article, Chart, Instrument, Item, Note, Paragraph, Record, Runs, Source, text_of
from newsgen.sections import VIEWS
from newsgen.story import around, outlook, paragraphs, pictures, terms
from newsgen.story.above import Above, Top, told_apart
from newsgen.story.alike import alike, tenths
from newsgen.story.causes import is_of_market
from newsgen.story.lines import Line
from newsgen.story.markup import sentences
from newsgen.story.names import Names
from newsgen.story.offers import Offers
from newsgen.story.once import spelt_once
from newsgen.story.paragraphs import Written
from newsgen.story.places import Text
from newsgen.story.planner import plan
from newsgen.story.reasons import Reasons
from newsgen.story.referring import explained
from newsgen.story.relations import relations
from newsgen.story.rest import with_true_rest
from newsgen.story.seen import see
from newsgen.story.spelling import Spelled
from newsgen.story.told import all_told, dated, released, reported, without_told
from newsgen.story.typesetter import Typesetter
from newsgen.story.weaving import weave
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
    choices: Choices = NONE
    """What an editor chose; the items have been pinned and left out already."""


class _Desk(Record, frozen=True, kw_only=True):
    """What the parts of one article are written with."""

    book: FactBook
    items: tuple[Item, ...]
    edition: Edition
    instruments: Mapping[str, Instrument]
    glossary: Glossary
    config: Config
    provenance: Provenance
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
            glossary=glossary,
            config=config,
            provenance=provenance,
            names=names,
            writer=writer,
            setter=Typesetter(book, names, glossary),
        )

    @property
    def scene(self) -> pictures.Scene:
        """Return what its pictures are made from."""
        return pictures.Scene(
            book=self.book,
            names=self.names,
            edition=self.edition,
            instruments=self.instruments,
            items=self.items,
            writer=self.writer,
            setter=self.setter,
            source=around.named(self.provenance.sources),
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
    return pictures.drawn(desk.scene, kinds)


class Candidate(Record, frozen=True, kw_only=True):
    """A headline or a deck that an article may have."""

    key: str
    text: str
    taken: bool = False
    """Whether the article has it now."""


class Candidates(Record, frozen=True, kw_only=True):
    """What an editor may choose from, the one that the article has first."""

    headlines: tuple[Candidate, ...]
    decks: tuple[Candidate, ...]
    """Those that may stand under the headline that the article has."""


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
    """Build the article of a session: the same facts, settings and choices give the same article.

    Raises UnboundFigure where a sentence states a number that is no fact, TemplateProblem where a
    template cannot be used.
    """
    draft = _Draft.of(_Desk.of(book, items, edition, instruments, glossary, config, provenance))
    return draft.article(draft.top.settled(provenance.choices))


def offered(
    book: FactBook,
    items: Iterable[Item],
    *,
    edition: Edition,
    instruments: Mapping[str, Instrument],
    glossary: Glossary,
    config: Config,
    provenance: Provenance,
    is_true: Callable[[Article], bool],
) -> Candidates:
    """Return the headlines and decks of a session's article with each of which ``is_true`` of it.

    Raises as :func:`build` does.
    """
    draft = _Draft.of(_Desk.of(book, items, edition, instruments, glossary, config, provenance))
    now = draft.top.settled(provenance.choices)

    def holds(headline: Line, deck: Line | None = None) -> bool:
        return is_true(draft.article(draft.top.with_lines(headline, deck)))

    heads = told_apart(now.headline, draft.top.headlines(), holds)
    under = told_apart(now.deck, draft.top.decks(now.headline), lambda line: holds(now.headline, line))
    return Candidates(
        headlines=tuple(_candidate(line, now.headline) for line in heads),
        decks=tuple(_candidate(line, now.deck) for line in under if line.marked),
    )


def _candidate(line: Line, now: Line) -> Candidate:
    return Candidate(key=line.key, text=line.plain, taken=line == now)


class _Draft(Record, frozen=True, kw_only=True):
    """An article but for what stands above its text."""

    desk: _Desk
    told: Written
    lead: Runs
    body: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    """Those that it prints."""
    top: Top
    flags: tuple[str, ...]

    @classmethod
    def of(cls, desk: _Desk) -> _Draft:
        """Write the text."""
        book, config = desk.book, desk.config
        abouts = {about for item in desk.items for some in item.subjects.values() for about in some}
        notes = Spelled(desk.names, abouts, comma=book.market.ranged).notes(desk.provenance.notes)
        outline = plan(desk.items, desk.edition, lambda rule: desk.writer.has(rule, "lead"))
        noted = " ".join(note.text for note in notes if is_of_market(note, book.market))
        told_of = reported(notes, {one.about for one in book.events.values()}, desk.names) if notes else ()
        told = paragraphs.written(
            desk.writer,
            desk.setter,
            outline,
            config.story,
            Reasons(book, desk.writer.turn, weekly=desk.edition.weekly, noted=told_of),
            {
                "anchor": config.anchors[0].label if config.anchors else "",
                "desk": noted,
                "noted": any(note.kind != "link" for note in notes),
                "relations": relations(see(book, desk.edition)),
                "explained": explained(notes),
                "told": all_told(notes, book, desk.edition.move, desk.names),
                "dated": dated(notes),
                "happened": frozenset(note.about for note in notes if note.kind == "event"),
            },
        )
        body = without_told(told.paragraphs, notes, desk.names)
        text = Text(told.lead, body, told.memory, desk.edition.move, released(notes, book, desk.names))
        woven = weave(text, notes, book.session, desk.writer, desk.setter)
        members = book.market.baskets.get(book.market.basket, ())
        counted = with_true_rest(
            woven.paragraphs,
            woven.lead,
            members,
            lambda about: book.value(desk.edition.move, about),
            desk.names,
        )
        offers = Offers(desk.writer, told.outline, desk.names, desk.edition)
        return cls(
            desk=desk,
            told=told,
            lead=woven.lead,
            body=spelt_once(woven.lead, counted),
            notes=woven.notes,
            top=Top(
                offers,
                told.opening,
                desk.edition.turn(book.session),
                told.budget,
                told.strict,
                woven.head,
                _sentences(told),
            ),
            flags=tuple(_untold(desk.items, told, desk.provenance.choices)),
        )

    def article(self, above: Above) -> Article:
        """Return the article with some lines above its text."""
        desk, told, outline = self.desk, self.told, self.told.outline
        book, edition, config, setter = desk.book, desk.edition, desk.config, desk.setter
        headline, deck, *lines = (
            setter.line(each.marked) for each in (above.headline, above.deck, *above.summary)
        )
        told_above = tenths((headline, deck, *lines))
        lead = alike(self.lead, told_above)
        body = tuple(msgspec.structs.replace(each, runs=alike(each.runs, told_above)) for each in self.body)
        subheads = paragraphs.subheads(desk.writer, setter, outline, above.left)
        view: tuple[Paragraph, ...] = ()
        memory = told.memory
        if config.story.view_title:
            view, memory = outlook.view(desk.writer, setter, book, desk.names, edition, told, above.left)
        if view:
            subheads |= outlook.titled(setter, outlook.SECTION, config.story.view_title)
        if any(each.section == VIEWS for each in body):
            subheads |= outlook.titled(setter, VIEWS, config.story.expert_title)
        text = (each.runs for each in (*body, *view))
        printed = (headline, deck, *lines, lead, *subheads.values(), *text)
        charts = pictures.printed(desk.scene, {slot.rule.name for slot in outline.body})
        events = around.told_events(book, printed)
        explained = terms.entries(
            desk.glossary,
            told,
            marked=memory.terms,
            names=desk.names,
            market=book.market,
            most=config.story.live_terms if edition.live else config.story.terms,
            turn=self.top.turn,
        )
        provenance = desk.provenance
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
            disclosure=around.disclosure(provenance.demo, noted=bool(self.notes)),
            flags=(
                *provenance.flags,
                *self.flags,
                *above.flags,
                *around.doubtful(desk.names, memory),
                *terms.outdated(desk.glossary, explained, book.day),
            ),
            facts=around.stated(book, printed, charts, outline.body),
            notes=self.notes,
            events=events,
        )


def _sentences(told: Written) -> tuple[str, ...]:
    """Return the sentences of a text, as printed."""
    texts = (text_of(runs) for runs in (*told.lead, *(each.runs for each in told.paragraphs)))
    return tuple(sentence for text in texts for sentence in sentences(text))


def _untold(items: Iterable[Item], told: Written, choices: Choices) -> Iterator[str]:
    """Yield which items were pinned, and no sentence tells."""
    said = {*told.lead_items, *(key for each in told.paragraphs for key in each.items)}
    for key in (item.key for item in items if item.key in choices.pinned):
        if key not in said:
            yield f"고정한 기삿거리 {key}: 이 기사에 쓸 문장이 없어 싣지 못했습니다."

"""Items to an article: planned, written by templates, set with particles, figures and terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.config import Config
from newsgen.editions import EDITIONS, Edition
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.model import (
    Article,
    Bar,
    Bars,
    Chart,
    Entry,
    Fact,
    Instrument,
    Item,
    Note,
    Paragraph,
    Record,
    Runs,
    Source,
    text_of,
)
from newsgen.story import headlines
from newsgen.story.names import Names
from newsgen.story.notes import weave
from newsgen.story.planner import Plan, Slot, plan
from newsgen.story.summary import summary
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.variety import settle
from newsgen.story.writer import Writer

__all__ = ["EDITIONS", "Edition", "Provenance", "build"]


SUBHEADS = frozenset({"fed_decision", "fed_odds"})
"""Rules with a template for the subhead of their section, ``<rule>.subhead.j2``."""


class Provenance(Record, frozen=True, kw_only=True):
    """Where a day's data came from, and what the editor must know of them."""

    sources: tuple[Source, ...] = ()
    demo: bool = False
    flags: tuple[str, ...] = ()
    uncovered: frozenset[str] = frozenset()
    """Universes whose list of members does not hold for the session."""
    notes: tuple[Note, ...] = ()
    """The desk's notes of the session: they stand in the body only, never in a headline."""


def build(
    book: FactBook,
    items: Iterable[Item],
    *,
    edition: Edition,
    instruments: Mapping[str, Instrument],
    glossary: Glossary,
    config: Config,
    provenance: Provenance,
    previous: Article | None = None,
) -> Article:
    """Build the article of a session; the same facts, settings and ``previous`` give the same article.

    ``previous`` is the edition's last article before: its headline's pattern is not used again, and the
    terms that it explained are explained after the others.

    Raises UnboundFigure where a sentence states a number that is no fact, TemplateProblem where a
    template cannot be used.
    """
    names = Names(instruments, config.style, provenance.uncovered)
    outline = plan(items, config.story, edition)
    writer = Writer(book, names, config.style, f"{book.session}/{edition.name}", edition.name)
    setter = Typesetter(book, names, glossary)

    anchor = config.anchors[0].label if config.anchors else ""
    told = [(slot, text) for slot in outline.body for text in _told(writer, outline, slot, anchor)]
    opening, *texts = settle([_lead(writer, outline), *(text for _, text in told)])
    lead, memory = setter.set(opening, Memory())
    paragraphs, memory = _body(setter, zip((slot for slot, _ in told), texts, strict=True), memory)
    paragraphs, used = weave(paragraphs, provenance.notes, book.day, writer, setter, lead)
    view = _view(writer, setter, outline.angle)
    marked = headlines.headline(writer, outline, names, text_of(previous.headline) if previous else "")
    headline, _ = setter.set(marked, Memory(), terms=False)
    under = headlines.deck(writer, outline, edition, marked)
    deck, _ = setter.set(under, Memory(), terms=False)
    summed = [] if edition.weekly else summary(writer, outline, names, marked, under)
    lines = tuple(setter.set(line, Memory(), terms=False)[0] for line in summed)

    subheads = _subheads(writer, setter, outline)

    printed = (
        headline,
        deck,
        *lines,
        lead,
        *subheads.values(),
        *(paragraph.runs for paragraph in paragraphs),
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
        summary=lines,
        lead=lead,
        paragraphs=(*paragraphs, *view),
        subheads=subheads,
        glossary=_entries(glossary, memory.terms, config.story.terms, previous),
        charts=_charts(book, names, edition),
        sources=provenance.sources,
        disclosure=disclosure(provenance.demo),
        flags=(*provenance.flags, *_doubtful(names, memory)),
        facts=_stated(book, printed, edition),
        notes=used,
    )


def disclosure(demo: bool) -> str:
    """Return the notice that stands beside every article: it was made by a program, by which method."""
    made = (
        "이 기사는 시세 자료를 바탕으로 newsgen이 자동으로 작성했다. "
        "미리 검토한 문장 틀에 계산한 수치를 넣는 방식이며, 언어모델은 쓰지 않았다."
    )
    sample = " 일부 시세는 시연을 위해 만든 예시 데이터이므로 보도에 쓸 수 없다."
    return made + sample if demo else made


def _lead(writer: Writer, outline: Plan) -> str:
    """Write the lead paragraph."""
    slot = outline.lead
    told = writer.drafts(f"items/{slot.rule}.lead.j2", slot.subjects, tags=slot.tags, also=_also(outline))
    return " ".join(told)


def _told(writer: Writer, outline: Plan, slot: Slot, anchor: str) -> list[str]:
    """Write the paragraphs of a slot; a template that says nothing gives none."""
    return writer.drafts(
        f"items/{slot.rule}.j2",
        slot.subjects,
        tags=slot.tags,
        common=slot.common,
        also=_also(outline),
        is_lead=slot == outline.lead,
        anchor=anchor,
        brief=outline.brief,
    )


def _body(
    setter: Typesetter, told: Iterable[tuple[Slot, str]], memory: Memory
) -> tuple[tuple[Paragraph, ...], Memory]:
    """Set the paragraphs in order."""
    paragraphs: list[Paragraph] = []
    for slot, text in told:
        runs, memory = setter.set(text, memory)
        paragraphs.append(Paragraph(section=slot.section, item=slot.key, runs=runs))
    return tuple(paragraphs), memory


def _also(outline: Plan) -> frozenset[str]:
    """Return what else the article tells, so that a template need not say it again."""
    return frozenset(f"{item.rule}:{item.about}" for slot in outline.body for item in slot.items)


def _subheads(writer: Writer, setter: Typesetter, outline: Plan) -> dict[str, Runs]:
    """Write the day's own subheads: of a section whose paragraphs have a template for one."""
    written: dict[str, Runs] = {}
    for slot in outline.body:
        if slot.rule in SUBHEADS and slot.section not in written:
            lines = writer.lines(f"items/{slot.rule}.subhead.j2", slot.subjects, tags=slot.tags)
            if lines:
                written[slot.section] = setter.set(lines[0], Memory(), terms=False)[0]
    return written


def _view(writer: Writer, setter: Typesetter, angle: str) -> tuple[Paragraph, ...]:
    """Write 전문가 시각: reviewed general background for the day's angle; it states no facts."""
    told = writer.paragraphs(f"article/views/{angle}.j2", {})
    set_lines = (setter.set(text, Memory(), terms=False)[0] for text in told)
    return tuple(Paragraph(section="view", item=None, runs=runs) for runs in set_lines)


def _entries(
    glossary: Glossary, terms: Iterable[str], most: int, previous: Article | None
) -> tuple[Entry, ...]:
    """Return the entries of the terms used: what the last article did not explain, what needs it most."""
    known = {entry.id for entry in previous.glossary} if previous else set()
    found = [entry for entry in (glossary.get(term) for term in terms) if entry is not None]
    kept = sorted(found, key=lambda term: (term.id in known, term.level))[:most]
    return tuple(
        Entry(id=term.id, title=term.title, english=term.english, text=term.definition)
        for term in sorted(found, key=lambda term: term.id in known)
        if term in kept
    )


def _charts(book: FactBook, names: Names, edition: Edition) -> tuple[Chart, ...]:
    """Return the article's one picture: the indices and the big seven side by side."""
    rows = tuple(
        Bar(label=names[fact.about].short, value=fact.value, fact=fact.id)
        for fact in book.select(edition.move, edition.charted)
    )
    return (Bars(title=edition.chart, unit="percent", rows=rows),) if len(rows) > 1 else ()


def _doubtful(names: Names, memory: Memory) -> tuple[str, ...]:
    """Return the names that no list spells in Korean: an editor must look."""
    doubtful = sorted(about for about in memory.mentioned if names[about].doubtful)
    return tuple(f"한글 표기를 확인할 종목: {names[about].full}({about})" for about in doubtful)


def _stated(book: FactBook, texts: Iterable[Runs], edition: Edition) -> tuple[Fact, ...]:
    """Return the facts that some figure states, in the order in which they are stated first."""
    ids = dict.fromkeys(run.figure.fact for runs in texts for run in runs if run.figure is not None)
    ids |= dict.fromkeys(fact.id for fact in book.select(edition.move, edition.charted))
    return tuple(book[fact_id] for fact_id in ids)

"""An article as the desk changed it: its words, its order, its figures bound anew, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from newsgen import proof
from newsgen.editing.binding import Binder, Fault
from newsgen.editing.known import Known
from newsgen.editing.sheet import Block, Given, Kind, read, text_in
from newsgen.editing.terms import marked, terms_of
from newsgen.errors import EditRefused
from newsgen.glossary import Glossary
from newsgen.model import Article, Event, Fact, Paragraph, Runs, text_of
from newsgen.outputs.notes import is_note
from newsgen.proof.sentences import blocks, sentences
from newsgen.sections import BACKGROUND, TITLES

_MOST_LINES = 3
"""Lines of a summary."""


class Part(NamedTuple):
    """One text of the new article, and the block that it was."""

    block: Block
    runs: Runs


class Tried(NamedTuple):
    """What a desk's text comes to."""

    article: Article | None
    """The article with that text; None where something in it cannot stand."""
    faults: tuple[Fault, ...]
    """All that cannot stand."""
    parts: tuple[Part, ...]
    """The texts as far as their figures could be bound: a number that was refused is mere text."""


def edited(
    article: Article, text: str, glossary: Glossary, companies: Mapping[str, Iterable[str]] | None = None
) -> Article:
    """Return an article with the text of its sheet as the desk changed it.

    ``companies`` tells the names of single stocks by symbol. Where nothing changed the result is equal.

    Raises:
        EditRefused: a number states no fact, or not the one that its sentence says; a word contradicts its
            figure; a quotation was changed; the headline or the lead is empty. ``faults`` tells all.

    """
    made = tried(article, read(text, article), glossary, companies)
    if made.article is None:
        raise EditRefused.of([*map(str, made.faults)])
    return made.article


def tried(
    article: Article,
    given: Iterable[Given],
    glossary: Glossary,
    companies: Mapping[str, Iterable[str]] | None = None,
) -> Tried:
    """Put what was typed in the place of an article's blocks, in its order, and prove it."""
    binder = Binder(Known(article, companies or {}, glossary))
    parts = tuple(part for each in given for part in _parts(each, binder))
    faults = [*binder.faults, *_shape(parts)]
    if faults:
        return Tried(None, tuple(faults), parts)
    made = settled(_rebuilt(article, parts), article, glossary)
    faults = [_fault(each, parts) for each in proof.findings(made)]
    return Tried(None if faults else made, tuple(faults), parts)


def _fault(found: proof.TextFinding, parts: Iterable[Part]) -> Fault:
    """Return what the proof found, under the label of the block that says it."""
    sentence = found.place.sentence if found.place else ""
    told = (part.block.label for part in parts if any(each.text == sentence for each in sentences(part.runs)))
    return Fault(next(told, ""), sentence, found.message)


def _parts(given: Given, binder: Binder) -> list[Part]:
    block = binder.block(given.label)
    if given.texts == (text_in(block.runs),):
        return [Part(block, block.runs)]
    if block.kind is Kind.SUBHEAD and not given.texts:
        return [Part(block, ())]
    return [Part(block, binder.bind(text, block)) for text in given.texts]


def _shape(parts: Sequence[Part]) -> list[Fault]:
    """Tell what an article must have, and what there is one of."""
    faults: list[Fault] = []
    count = {kind: sum(1 for part in parts if part.block.kind is kind and part.runs) for kind in Kind}
    for kind, name in ((Kind.HEADLINE, "제목"), (Kind.LEAD, "리드")):
        if not count[kind]:
            faults.append(Fault(name, "", f"[{name}]이(가) 비었습니다. 비울 수 없는 자리입니다."))
    for kind, name, most in (
        (Kind.HEADLINE, "제목", 1),
        (Kind.DECK, "부제", 1),
        (Kind.LEAD, "리드", 1),
        (Kind.SUMMARY, "요약", _MOST_LINES),
    ):
        if count[kind] > most:
            told = f"[{name}]에는 빈 줄을 두지 마십시오. {most}개까지 쓸 수 있습니다."
            faults.append(Fault(_of(kind, parts), "", told))
    if not count[Kind.PARAGRAPH]:
        faults.append(Fault("", "", "본문이 한 문단도 없습니다."))
    split = {part.block.label for part in parts if part.block.kind is Kind.SUBHEAD or part.block.note}
    for label in sorted(split):
        if sum(part.block.label == label for part in parts) > 1:
            faults.append(Fault(label, "", f"[{label}]은(는) 나눌 수 없습니다. 빈 줄을 지우십시오."))
    return faults


def _of(kind: Kind, parts: Sequence[Part]) -> str:
    """Return the label of the last block of a kind."""
    return next((part.block.label for part in reversed(parts) if part.block.kind is kind), "")


def _rebuilt(article: Article, parts: Sequence[Part]) -> Article:
    """Return the article of the parts: paragraphs belong to the subhead that they stand under."""
    of = {kind: [part.runs for part in parts if part.block.kind is kind and part.runs] for kind in Kind}
    paragraphs, subheads = _body(article, parts)
    return msgspec.structs.replace(
        article,
        headline=of[Kind.HEADLINE][0],
        deck=next(iter(of[Kind.DECK]), ()),
        summary=tuple(of[Kind.SUMMARY]),
        lead=of[Kind.LEAD][0],
        paragraphs=paragraphs,
        subheads=subheads,
    )


def _body(article: Article, parts: Sequence[Part]) -> tuple[tuple[Paragraph, ...], dict[str, Runs]]:
    section = article.paragraphs[0].section if article.paragraphs else "market"
    told: list[Paragraph] = []
    heads: dict[str, Runs] = {}
    for part in parts:
        if part.block.kind is Kind.SUBHEAD:
            section = part.block.section
            if part.runs and text_of(part.runs) != TITLES.get(section, section):
                heads[section] = part.runs
        elif part.block.kind is Kind.PARAGRAPH and part.runs:
            block = part.block
            told.append(Paragraph(section=section, item=block.item, runs=part.runs, items=block.items))
    here = {paragraph.section for paragraph in told}
    return tuple(told), {name: runs for name, runs in heads.items() if name in here}


def settled(made: Article, before: Article, glossary: Glossary) -> Article:
    """Return an article whose text changed with marks, terms, facts, events and notes as it has them now.

    ``before`` tells which terms are marked and explained.
    """
    texts = [made.lead, *(each.runs for each in made.paragraphs)]
    told = terms_of([before.lead, *(each.runs for each in before.paragraphs)])
    open_ = [at for at, each in enumerate((None, *made.paragraphs)) if each is None or _may_mark(each)]
    new = marked([texts[at] for at in open_], told, glossary)
    for at, runs in zip(open_, new, strict=True):
        texts[at] = runs
    lead, *rest = texts
    paragraphs = tuple(
        msgspec.structs.replace(each, runs=runs) for each, runs in zip(made.paragraphs, rest, strict=True)
    )
    used = set(terms_of(texts))
    article = msgspec.structs.replace(
        made,
        lead=lead,
        paragraphs=paragraphs,
        glossary=tuple(entry for entry in before.glossary if entry.id in used),
        notes=tuple(note for note in made.notes if note.kind == "link" or _is_printed(note.id, made)),
    )
    return msgspec.structs.replace(article, facts=_stated(article, before), events=_told(article))


def _may_mark(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph marks first uses: notes stand to the letter, background explains itself."""
    return not is_note(paragraph) and paragraph.section not in BACKGROUND


def _is_printed(note: str, made: Article) -> bool:
    """Tell whether a note has a paragraph, or words in front or in the text."""
    texts = (made.headline, made.lead, *(each.runs for each in made.paragraphs))
    is_told = any(run.quote == note for runs in texts for run in runs)
    return is_told or any(each.item == f"note:{note}" for each in made.paragraphs)


def _stated(article: Article, before: Article) -> tuple[Fact, ...]:
    """Return the facts that figures and pictures state, and those that only words did and do."""
    named, was = _named(article), _named(before)
    worded = {fact.id for fact in before.facts} - was
    return tuple(fact for fact in article.facts if fact.id in named | worded)


def _told(article: Article) -> tuple[Event, ...] | msgspec.UnsetType:
    """Return the events that some words still tell; unset in a document that has no word of them."""
    if not article.events:
        return article.events
    runs = [run for runs in blocks(article) for run in runs if run.event is not None]
    told = {event for run in runs for event in (run.event, *run.also)}
    return tuple(event for event in article.told_events if event.id in told)


def _named(article: Article) -> set[str]:
    figures = (run.figure for runs in blocks(article) for run in runs if run.figure)
    shown = {fact for chart in article.charts for fact in chart.facts}
    return shown | {fact for figure in figures for fact in figure.facts}

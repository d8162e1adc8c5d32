"""An article in the order of the print: the one place that knows it. A format maps each block to its markup.

========  =====================================================================
part      blocks
========  =====================================================================
head      the warning of a demo, headline, deck, summary, corrections
body      lead, first section, charts (no table of Seoul's session), other sections, charts and
          tables to look things up in, 용어 정리, 전문가 시각, 시장 읽기
foot      sources, where the desk's notes come from, the notice of how it was made
========  =====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import chain, groupby
from typing import ClassVar, Literal, NamedTuple

import msgspec

from newsgen import prose
from newsgen.model import Article, Chart, Entry, Record, Run, Runs, Source, text_of
from newsgen.outputs import notes, sections
from newsgen.outputs.notes import Credit
from newsgen.outputs.sections import Section
from newsgen.outputs.sheets import LATE, Sheet, sheets

Role = Literal["demo", "headline", "deck", "disclosure", "correction", "lead"]


class Line(Record, frozen=True, kw_only=True):
    """A line or a paragraph that there is one of in its place."""

    kind: ClassVar[str] = "line"
    role: Role
    runs: Runs

    @property
    def text(self) -> str:
        """The line as plain text."""
        return text_of(self.runs)


class Summary(Record, frozen=True, kw_only=True):
    """The lines that stand above the lead."""

    kind: ClassVar[str] = "summary"
    lines: tuple[Runs, ...]


class Picture(Record, frozen=True, kw_only=True):
    """A chart."""

    kind: ClassVar[str] = "picture"
    number: int
    """From 1, in the article."""
    chart: Chart


class Table(Record, frozen=True, kw_only=True):
    """Charts as a table, where a format draws none."""

    kind: ClassVar[str] = "table"
    sheet: Sheet


class Glossary(Record, frozen=True, kw_only=True):
    """The terms that the article explains."""

    kind: ClassVar[str] = "glossary"
    title: str
    entries: tuple[Entry, ...]


class Sources(Record, frozen=True, kw_only=True):
    """Where the prices came from."""

    kind: ClassVar[str] = "sources"
    title: str
    sources: tuple[Source, ...]

    @property
    def detailed(self) -> list[str]:
        """Each with what there is to say of it."""
        return [f"{each.name}({each.detail})" if each.detail else each.name for each in self.sources]


class Credits(Record, frozen=True, kw_only=True):
    """Where the desk's notes come from."""

    kind: ClassVar[str] = "credits"
    title: str
    credits: tuple[Credit, ...]


Block = Line | Summary | Section | Picture | Table | Glossary | Sources | Credits


class Print(Record, frozen=True, kw_only=True):
    """The blocks of an article, part by part; iterated, all of them in their order."""

    head: tuple[Block, ...]
    body: tuple[Block, ...]
    foot: tuple[Block, ...]

    def __iter__(self) -> Iterator[Block]:
        yield from (*self.head, *self.body, *self.foot)


def printed(article: Article, *, notice_first: bool = False, drawn: bool = True) -> Print:
    """Return an article's blocks; what the article lacks has none.

    ``notice_first`` is for a page, which tells beside the headline how it was made, not at its end; a format
    that draws nothing (not ``drawn``) has tables for charts.
    """
    notice = _lines("disclosure", article.disclosure)
    first, last = (notice, ()) if notice_first else ((), notice)
    return Print(
        head=tuple(_head(article, first)),
        body=tuple(_body(article, drawn=drawn)),
        foot=(*_origins(article), *last),
    )


def _head(article: Article, notice: tuple[Line, ...]) -> Iterator[Block]:
    if article.demo:
        yield from _lines("demo", sections.DEMO)
    yield Line(role="headline", runs=article.headline)
    if article.deck:
        yield Line(role="deck", runs=article.deck)
    if article.summary:
        yield Summary(lines=article.summary)
    yield from notice
    yield from _lines("correction", *sections.corrections(article))


def _body(article: Article, *, drawn: bool) -> Iterator[Block]:
    found = sections.body(article)
    yield Line(role="lead", runs=article.lead)
    yield from found[:1]
    yield from _charts(article, drawn=drawn, late=False)
    yield from found[1:]
    yield from _charts(article, drawn=drawn, late=True)
    if article.glossary:
        yield Glossary(title=sections.GLOSSARY, entries=article.glossary)
    yield from sections.coda(article)


def _charts(article: Article, *, drawn: bool, late: bool) -> Iterator[Block]:
    if not drawn:
        yield from (Table(sheet=sheet) for sheet in sheets(article, late=late))
        return
    for at, chart in enumerate(article.charts, 1):
        if (chart.subject in LATE) == late:
            yield Picture(number=at, chart=chart)


def _origins(article: Article) -> Iterator[Block]:
    if article.sources:
        yield Sources(title=sections.SOURCES, sources=article.sources)
    credited = tuple(notes.credits_of(article))
    if credited:
        yield Credits(title=notes.TITLE, credits=credited)


def _lines(role: Role, *texts: str) -> tuple[Line, ...]:
    return tuple(Line(role=role, runs=(Run(text=text),)) for text in texts)


class Word(NamedTuple):
    """A stretch of a text: the use of one term, or what stands between two."""

    term: str
    """Id of the term; empty between."""
    runs: Runs


def words(runs: Runs, meanings: Container[str]) -> Iterator[Word]:
    """Part a text at the terms that have a meaning; a term of several runs is one word."""
    for term, group in groupby(runs, key=lambda run: run.term if run.term in meanings else None):
        yield Word(term or "", tuple(group))


def clauses(runs: Runs) -> list[Runs]:
    """Part a headline after every ellipsis in its plain words: there it breaks best."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        is_plain = run == Run(text=run.text)
        for piece in re.findall(r"[^…]*…|[^…]+", run.text) if is_plain else (run.text,):
            parts[-1].append(msgspec.structs.replace(run, text=piece))
            if is_plain and piece.endswith("…"):
                parts.append([])
    return [tuple(part) for part in parts if part]


def explained(article: Article) -> dict[str, str]:
    """Return the meanings of the terms that an article explains, by id, as plain text."""
    return {entry.id: prose.line_plain(entry.text) for entry in article.glossary}


def runs(article: Article) -> Iterator[Run]:
    """Yield every run that an article prints, in its order; subheads are titles by now."""
    for block in printed(article):
        match block:
            case Line():
                yield from block.runs
            case Summary():
                yield from chain.from_iterable(block.lines)
            case Section():
                yield from (run for runs in block.paragraphs for run in runs)

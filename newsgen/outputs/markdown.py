"""Markdown: CommonMark that any editor, CMS or repository renders alike; no figure's digits are touched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from newsgen.model import Article, Entry, Output, Runs, text_of
from newsgen.outputs import commonmark
from newsgen.outputs.blocks import Block, Credits, Glossary, Line, Picture, Sources, Summary, Table, printed
from newsgen.outputs.files import filename
from newsgen.outputs.happenings import Mention, mentions, of
from newsgen.outputs.issue import UNSAID, Issue
from newsgen.outputs.notes import Credit
from newsgen.outputs.sections import Section
from newsgen.outputs.sheets import Sheet


def markdown(article: Article, _: Issue = UNSAID) -> Output:
    """Serialise an article to Markdown."""
    body = "\n\n".join(_blocks(article)) + "\n"
    return Output(
        format="md",
        filename=filename(article, "md"),
        media_type="text/markdown; charset=utf-8",
        body=body.encode(),
    )


def _blocks(article: Article) -> Iterator[str]:
    blocks, events = printed(article, drawn=False), mentions(article)
    yield from (block for each in (*blocks.head, *blocks.body) for block in _set(each, events))
    yield "---"
    yield from (block for each in blocks.foot for block in _set(each, events))


def _set(block: Block, events: dict[str, Mention]) -> Iterator[str]:
    match block:
        case Line():
            yield _one(block, events)
        case Summary():
            yield "\n".join(f"- {commonmark.line(text_of(line))}" for line in block.lines)
        case Section():
            yield from _section(block, events)
        case Table():
            yield from _table(block.sheet)
        case Picture():
            return
        case Glossary():
            yield f"## {block.title}"
            yield from map(_entry, block.entries)
        case Sources():
            yield commonmark.line(f"{block.title}: {', '.join(block.detailed)}")
        case Credits():
            yield f"{block.title}: {'; '.join(map(_credit, block.credits))}"
        case _:
            assert_never(block)


def _one(block: Line, events: dict[str, Mention]) -> str:
    match block.role:
        case "demo":
            return f"> **{commonmark.inline(block.text)}**"
        case "headline":
            return f"# {commonmark.heading(block.text)}"
        case "deck":
            return f"**{commonmark.inline(block.text, beside=commonmark.BOLD)}**"
        case _:
            return _linked(commonmark.line(block.text), block.runs, events)


def _section(section: Section, events: dict[str, Mention]) -> Iterator[str]:
    if section.title:
        yield f"## {commonmark.heading(section.title)}"
    for runs in section.paragraphs:
        yield _linked(commonmark.line(text_of(runs)), runs, events)


def _linked(text: str, runs: Runs, events: dict[str, Mention]) -> str:
    """Link the words that tell of an event which has a page: they hold no sign that is escaped."""
    at = 0
    for run in runs:
        told = of(run, events)
        start = text.find(run.text, at) if told and told.link else -1
        if told and start >= 0:
            made = commonmark.linked(run.text, told.link)
            text, at = f"{text[:start]}{made}{text[start + len(run.text) :]}", start + len(made)
    return text


def _table(sheet: Sheet) -> Iterator[str]:
    """Yield a table, labels to the left of their columns; above it its title, unless a column has that."""
    if not sheet.is_plain:
        yield f"**{commonmark.inline(sheet.title, beside=commonmark.BOLD)}**"
    rule = "|".join(":--" if at in sheet.beside else "--:" for at in range(len(sheet.head)))
    first, *rows = ["| " + " | ".join(map(commonmark.cell, row)) + " |" for row in (sheet.head, *sheet.rows)]
    yield "\n".join([first, f"|{rule}|", *rows])


def _entry(entry: Entry) -> str:
    english = f"({commonmark.inline(entry.english)})" if entry.english else ""
    return f"**{commonmark.inline(entry.title)}**{english}: {commonmark.own(entry.text)}"


def _credit(credit: Credit) -> str:
    label = commonmark.inline(credit.label)
    return f"{label} {commonmark.link(credit.link)}" if credit.link else label

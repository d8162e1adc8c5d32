r"""Markdown: CommonMark that any editor, CMS or repository renders alike.

Text that is not ours to mark up is escaped; the digits of a figure are never touched. Where only some
dialects know the escape (``\<``, ``\|``, ``\~``) an entity stands, which every one of them reads. Of two
ranges in a paragraph (``1~2``) the first needs it, or the text between them would be struck out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from newsgen.model import Article, Chart, Entry, Output, Runs, text_of
from newsgen.outputs import charts
from newsgen.outputs.blocks import Block, Credits, Glossary, Line, Picture, Sources, Summary, printed
from newsgen.outputs.files import filename
from newsgen.outputs.notes import Credit
from newsgen.outputs.sections import Section

_MARKUP = re.compile(r"[\\`*_\[\]<|]|&(?=#?\w+;)|~(?=.*~)")
_BLOCK = re.compile(r"^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:[-=]\s*)+$)|^(\d{1,9})([.)])(?=\s|$)")
_FOREIGN = re.compile(r"[<|]|~(?=.*~)")
_ENTITIES = {"<": "&lt;", "&": "&amp;", "|": "&#124;", "~": "&#126;"}


def markdown(article: Article) -> Output:
    """Serialise an article to Markdown."""
    body = "\n\n".join(_blocks(article)) + "\n"
    return Output(
        format="md",
        filename=filename(article, "md"),
        media_type="text/markdown; charset=utf-8",
        body=body.encode(),
    )


def escape(text: str) -> str:
    """Escape what Markdown would take as markup, within a line and at its start."""
    line = _MARKUP.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), " ".join(text.split()))
    return _BLOCK.sub(lambda found: f"{found[2]}\\{found[3]}" if found[2] else f"\\{found[1]}", line)


_LINES = {"demo": "> **{0}**", "headline": "# {0}", "deck": "**{0}**"}
"""Role of a line -> how it is set; the others are paragraphs."""


def _blocks(article: Article) -> Iterator[str]:
    blocks = printed(article)
    yield from (block for each in (*blocks.head, *blocks.body) for block in _set(each))
    yield "---"
    yield from (block for each in blocks.foot for block in _set(each))


def _set(block: Block) -> Iterator[str]:
    match block:
        case Line():
            yield _LINES.get(block.role, "{0}").format(_line(block.runs))
        case Summary():
            yield "\n".join(f"- {_line(line)}" for line in block.lines)
        case Section():
            yield from _section(block)
        case Picture():
            yield _table(block.chart)
        case Glossary():
            yield f"## {block.title}"
            yield from map(_entry, block.entries)
        case Sources():
            yield f"{block.title}: {', '.join(map(escape, block.detailed))}"
        case Credits():
            yield f"{block.title}: {'; '.join(map(_credit, block.credits))}"
        case _:
            assert_never(block)


def _line(runs: Runs) -> str:
    return escape(text_of(runs))


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"## {escape(section.title)}"
    for told in section.paragraphs:
        yield _line(told.runs) + (f" *{told.mark}*" if told.mark else "")


def _table(chart: Chart) -> str:
    rows = [f"| {escape(bar.label)} | {bar.text} |" for bar in charts.drawn(chart)]
    return "\n".join([f"| {escape(chart.title)} | 등락 |", "|:--|--:|", *rows])


def _entry(entry: Entry) -> str:
    english = f"({escape(entry.english)})" if entry.english else ""
    return f"**{escape(entry.title)}**{english}: {_own(entry.text)}"


def _own(text: str) -> str:
    """Return what is Markdown already, without what :mod:`newsgen.prose` takes as text."""
    return _FOREIGN.sub(lambda found: _ENTITIES[found[0]], " ".join(text.split()))


def _credit(credit: Credit) -> str:
    return " ".join(escape(part) for part in credit if part)

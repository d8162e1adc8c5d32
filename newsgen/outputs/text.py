"""Plain text in the form of a newspaper page: what ``newsgen today`` prints and an editor pastes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from newsgen import prose
from newsgen.model import Article, Entry, Output, text_of
from newsgen.outputs.blocks import Block, Credits, Glossary, Line, Picture, Sources, Summary, Table, printed
from newsgen.outputs.files import filename
from newsgen.outputs.issue import UNSAID, Issue
from newsgen.outputs.sections import Section


def text(article: Article, _: Issue = UNSAID) -> Output:
    """Serialise an article to plain text; nothing is escaped, nothing is left out but the chart."""
    return Output(
        format="txt",
        filename=filename(article, "txt"),
        media_type="text/plain; charset=utf-8",
        body=f"{_joined(printed(article))}\n".encode(),
    )


def running(article: Article) -> str:
    """Return what stands under the headline, for formats that have a place of its own for that."""
    over = {"demo", "headline"}
    return _joined(
        block for block in printed(article) if not (isinstance(block, Line) and block.role in over)
    )


def _joined(blocks: Iterable[Block]) -> str:
    return "\n\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Line():
            yield f"[{block.text}]" if block.role == "demo" else block.text
        case Summary():
            yield "\n".join(f"- {text_of(line)}" for line in block.lines)
        case Section():
            yield from _section(block)
        case Glossary():
            yield f"● {block.title}"
            yield from map(_entry, block.entries)
        case Sources():
            yield f"{block.title}: {', '.join(block.detailed)}"
        case Credits():
            yield f"{block.title}: {'; '.join(credit.text for credit in block.credits)}"
        case Picture() | Table():
            return
        case _:
            assert_never(block)


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"● {section.title}"
    yield from map(text_of, section.paragraphs)


def _entry(entry: Entry) -> str:
    title = f"{entry.title}({entry.english})" if entry.english else entry.title
    return f"{title} : {prose.plain(entry.text)}"

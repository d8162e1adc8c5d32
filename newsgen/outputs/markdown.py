r"""Markdown: CommonMark that any editor, CMS or repository renders alike.

Text that is not ours to mark up is escaped; the digits of a figure are never touched. Where only some
dialects know the escape (``\<``, ``\|``, ``\~``) an entity stands, which every one of them reads. Of two
ranges in a paragraph (``1~2``) the first needs it, or the text between them would be struck out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.model import Article, Entry, Output, Runs, Source, text_of
from newsgen.outputs import charts, notes, sections
from newsgen.outputs.files import filename

_MARKUP = re.compile(r"[\\`*_\[\]<|]|&(?=#?\w+;)|~(?=.*~)")
_BLOCK = re.compile(r"^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:[-=]\s*)+$)|^(\d{1,9})([.)])(?=\s|$)")
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


def _blocks(article: Article) -> Iterator[str]:
    """Yield the blocks in the order of the print."""
    if article.demo:
        yield f"> **{escape(sections.DEMO)}**"
    yield f"# {_line(article.headline)}"
    if article.deck:
        yield f"**{_line(article.deck)}**"
    if article.summary:
        yield "\n".join(f"- {_line(line)}" for line in article.summary)
    yield from map(escape, sections.corrections(article))
    yield _line(article.lead)
    body = sections.body(article)
    yield from _sections(body[:1])
    yield from _charts(article)
    yield from _sections(body[1:])
    yield from _glossary(article.glossary)
    yield from _sections(sections.coda(article))
    yield "---"
    if article.sources:
        yield f"{sections.SOURCES}: {', '.join(map(_source, article.sources))}"
    credited = [_credit(credit) for credit in notes.credits_of(article)]
    if credited:
        yield f"{notes.MARK}: {'; '.join(credited)}"
    yield escape(article.disclosure)


def _line(runs: Runs) -> str:
    return escape(text_of(runs))


def _sections(found: list[sections.Section]) -> Iterator[str]:
    for section in found:
        if section.title:
            yield f"## {escape(section.title)}"
        for paragraph in section.paragraphs:
            yield _line(paragraph.runs) + (f" *{notes.MARK}*" if notes.is_note(paragraph) else "")


def _charts(article: Article) -> Iterator[str]:
    for chart in map(charts.read, article.charts):
        rows = [f"| {escape(bar.label)} | {bar.text} |" for bar in charts.bars(chart)]
        yield "\n".join([f"| {escape(chart.title)} | 등락 |", "|:--|--:|", *rows])


def _glossary(entries: tuple[Entry, ...]) -> Iterator[str]:
    if entries:
        yield f"## {sections.GLOSSARY}"
    for entry in entries:
        english = f"({escape(entry.english)})" if entry.english else ""
        yield f"**{escape(entry.title)}**{english}: {escape(entry.text)}"


def _credit(credit: notes.Credit) -> str:
    return " ".join(escape(part) for part in credit if part)


def _source(source: Source) -> str:
    return escape(f"{source.name}({source.detail})" if source.detail else source.name)

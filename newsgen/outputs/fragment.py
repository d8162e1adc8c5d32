"""The article as plain elements, well-formed for XHTML and HTML alike: what feeds and wire formats carry.

Everything that is printed stands here, in the order of the print, but the headline, which each format has
a place of its own for. There is no style, script or link: receivers drop them, and some keep their text.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.model import Article, Entry, Paragraph, Source, text_of
from newsgen.outputs import charts, notes, sections
from newsgen.outputs.xml import Node, node


def fragment(article: Article) -> list[Node]:
    """Return the article's blocks."""
    return list(_blocks(article))


def _blocks(article: Article) -> Iterator[Node]:
    """Yield the blocks in the order of the print."""
    if article.demo:
        yield _paragraph("demo", sections.DEMO)
    if article.deck:
        yield _paragraph("deck", text_of(article.deck))
    if article.summary:
        yield node("ul", *(node("li", text_of(line)) for line in article.summary), class_="summary")
    for line in sections.corrections(article):
        yield _paragraph("correction", line)
    yield _paragraph("lead", text_of(article.lead))
    body = sections.body(article)
    yield from _sections(body[:1])
    yield from (_table(charts.read(chart)) for chart in article.charts)
    yield from _sections(body[1:])
    if article.glossary:
        yield node("h2", sections.GLOSSARY)
        yield node("dl", *(part for entry in article.glossary for part in _entry(entry)), class_="glossary")
    yield from _sections(sections.coda(article))
    if article.sources:
        yield _paragraph("sources", f"{sections.SOURCES}: {', '.join(map(_source, article.sources))}")
    credited = [_credit(credit) for credit in notes.credits_of(article)]
    if credited:
        yield _paragraph("sources", f"{notes.MARK}: {'; '.join(credited)}")
    yield _paragraph("disclosure", article.disclosure)


def _paragraph(kind: str, text: str) -> Node:
    return node("p", text, class_=kind)


def _sections(found: list[sections.Section]) -> Iterator[Node]:
    for section in found:
        if section.title:
            yield node("h2", section.title)
        yield from map(_told, section.paragraphs)


def _told(paragraph: Paragraph) -> Node:
    """Set a paragraph; one that prints a note of the desk says so."""
    text = text_of(paragraph.runs)
    if not notes.is_note(paragraph):
        return node("p", text)
    return node("p", f"{text} ", node("small", notes.MARK, class_="note"))


def _credit(credit: notes.Credit) -> str:
    return " ".join(part for part in credit if part)


def _entry(entry: Entry) -> tuple[Node, Node]:
    title = f"{entry.title}({entry.english})" if entry.english else entry.title
    return node("dt", title), node("dd", entry.text)


def _source(source: Source) -> str:
    return f"{source.name}({source.detail})" if source.detail else source.name


def _table(chart: charts.Bars) -> Node:
    rows = (
        node("tr", node("th", bar.label, scope="row"), node("td", bar.text)) for bar in charts.bars(chart)
    )
    return node("table", node("caption", chart.title), node("tbody", *rows))

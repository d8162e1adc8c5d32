"""The article as plain elements, well-formed for XHTML and HTML alike: for feeds, wire formats and CMSs.

Everything that is printed stands here but the headline, which each format has a place of its own for. The
terms that it explains are marked as on its page: a CMS that loads ``embed.js`` shows their tooltips. There is
no style or script: receivers drop them, and some keep their text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from newsgen import prose
from newsgen.model import Article, Entry, Run, Runs, text_of
from newsgen.outputs.blocks import (
    Block,
    Credits,
    Glossary,
    Line,
    Picture,
    Sources,
    Summary,
    Table,
    explained,
    printed,
    words,
)
from newsgen.outputs.happenings import Mention, mentions, of
from newsgen.outputs.sections import Section
from newsgen.outputs.sheets import Sheet
from newsgen.outputs.xml import Node, node, parsed


def fragment(article: Article) -> list[Node]:
    """Return the article's blocks as elements."""
    setter = _Setter(explained(article), mentions(article))
    return [element for block in printed(article, drawn=False) for element in setter.set(block)]


class _Setter:
    """Sets the blocks of an article: ``meanings`` of its terms, ``events`` that its words tell, by id."""

    def __init__(self, meanings: Mapping[str, str], events: dict[str, Mention]) -> None:
        self._meanings = meanings
        self._events = events

    def set(self, block: Block) -> Iterator[Node]:
        """Yield a block's elements."""
        match block:
            case Line():
                if block.role != "headline":
                    yield node("p", *self._inline(block.runs), class_=block.role)
            case Summary():
                yield node("ul", *(node("li", *self._inline(line)) for line in block.lines), class_="summary")
            case Section():
                if block.title:
                    yield node("h2", block.title)
                yield from (node("p", *self._inline(runs)) for runs in block.paragraphs)
            case Table():
                yield _table(block.sheet)
            case Picture():
                return
            case Glossary():
                yield node("h2", block.title)
                entries = (part for entry in block.entries for part in _entry(entry))
                yield node("dl", *entries, class_="glossary")
            case Sources() | Credits():
                yield node("p", f"{block.title}: {_from(block)}", class_="sources")
            case _:
                assert_never(block)

    def _inline(self, runs: Runs) -> Iterator[str | Node]:
        """Yield the words of a text, the terms marked, and linked what tells of an event that has a page."""
        for word in words(runs, self._meanings):
            if word.term:
                yield self._term(word.term, text_of(word.runs))
            else:
                yield from map(self._run, word.runs)

    def _run(self, run: Run) -> str | Node:
        told = of(run, self._events)
        return node("a", run.text, href=told.link, title=told.title) if told and told.link else run.text

    def _term(self, term: str, text: str) -> Node:
        return node("dfn", text, class_="newsgen-term", **{"data-term": term, "title": self._meanings[term]})


def _from(block: Sources | Credits) -> str:
    """Return where prices, or the desk's notes, came from."""
    if isinstance(block, Sources):
        return ", ".join(block.detailed)
    return "; ".join(credit.text for credit in block.credits)


def _entry(entry: Entry) -> tuple[Node, Node]:
    title = f"{entry.title}({entry.english})" if entry.english else entry.title
    return node("dt", title), parsed("dd", prose.line_html(entry.text))


def _table(sheet: Sheet) -> Node:
    rows = (_row(row, sheet.beside) for row in sheet.rows)
    caption, body = node("caption", sheet.title), node("tbody", *rows)
    if sheet.is_plain:
        return node("table", caption, body)
    over = node("tr", *(node("th", cell, scope="col") for cell in sheet.head))
    return node("table", caption, node("thead", over), body)


def _row(cells: tuple[str, ...], labels: frozenset[int]) -> Node:
    """Set a row; cells of columns that are ``labels`` name what stands beside them."""
    return node(
        "tr",
        *(
            node("th", cell, scope="row") if at in labels else node("td", cell)
            for at, cell in enumerate(cells)
        ),
    )

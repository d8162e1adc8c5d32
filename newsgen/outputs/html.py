"""HTML: one page that needs nothing beside itself, fit to be read, printed and pasted into a CMS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from newsgen import editions
from newsgen.model import Article, Chart, Output, text_of
from newsgen.outputs import charts, happenings, notes, page, sections
from newsgen.outputs.blocks import clauses, explained, printed, words
from newsgen.outputs.explained import Trace
from newsgen.outputs.files import filename
from newsgen.outputs.imprint import imprint
from newsgen.outputs.issue import UNSAID, Issue
from newsgen.outputs.jsonld import news_article
from newsgen.outputs.levels import basis, levels


def html(article: Article, issue: Issue = UNSAID) -> Output:
    """Serialise an article to a page."""
    return Output(
        format="html",
        filename=filename(article, "html"),
        media_type="text/html; charset=utf-8",
        body=page.render("article.html.j2", view(article, issue), "outputs", own=issue.templates).encode(),
    )


def _below(term: str) -> str:
    """Return the address of a term's entry under the article."""
    return f"#term-{quote(term)}"


def view(
    article: Article,
    issue: Issue = UNSAID,
    address: Callable[[str], str] = _below,
    theme: charts.Theme = "auto",
    traces: Mapping[str, Trace] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return what the template of a page and its ``_article.j2`` see; ``address`` says where a term leads.

    ``theme`` is how charts are drawn: ``page`` where no style may stand in them. ``traces`` are the facts to
    which the figures lead, by id, where the page tells them.
    """
    edition = editions.EDITIONS.get(article.edition)
    return {
        "address": address,
        "article": article,
        "print": printed(article, notice_first=True),
        "warning": sections.DEMO if article.demo else "",
        "title": text_of(article.headline),
        "description": " ".join(text_of(article.lead).split()),
        "edition": editions.korean(article.edition),
        "meanings": explained(article),
        "words": words,
        "clauses": clauses,
        "quotations": notes.quotations(article),
        "mentions": happenings.mentions(article),
        "imprint": imprint(issue),
        "levels": levels(article),
        "traces": traces,
        "basis": basis(article),
        "live": bool(edition and edition.live),
        "svg": partial(_svg, theme),
        "metadata": news_article(article, issue),
    }


@lru_cache(maxsize=128)
def _svg(theme: charts.Theme, chart: Chart, number: int, width: int) -> str:
    """Return a chart as SVG, escaped, for a page of a width; its names are its own in the page."""
    return charts.svg(chart, theme=theme, width=width, name=f"chart-{number}-{width}")

"""HTML: one page that needs nothing beside itself, fit to be read, printed and pasted into a CMS."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import quote

import jinja2

from newsgen.errors import TemplateProblem
from newsgen.model import Article, Output, text_of
from newsgen.outputs import charts, notes, sections
from newsgen.outputs.files import filename
from newsgen.outputs.issue import UNSAID, Issue
from newsgen.outputs.jsonld import news_article
from newsgen.resources import shipped

EDITIONS = {
    "us-close": "미국 증시 마감",
    "us-midday": "미국 증시 장중",
    "us-week": "미국 증시 주간",
    "kr-close": "국내 증시 마감",
}
"""Edition -> the line over the headline."""

_TEMPLATE = "article.html.j2"
_DIRECTIONS = {"up": " 상승", "down": " 하락", "flat": " 보합"}


def html(article: Article, issue: Issue = UNSAID) -> Output:
    """Serialise an article to a page."""
    return Output(
        format="html",
        filename=filename(article, "html"),
        media_type="text/html; charset=utf-8",
        body=_render(article, issue).encode(),
    )


def _render(article: Article, issue: Issue) -> str:
    try:
        return _environment().get_template(_TEMPLATE).render(view(article, issue))
    except jinja2.TemplateSyntaxError as error:
        raise TemplateProblem(f"{error.filename or _TEMPLATE} {error.lineno}행: {error.message}") from error
    except jinja2.TemplateError as error:
        raise TemplateProblem(f"{shipped('templates') / 'outputs' / _TEMPLATE}: {error}") from error


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(shipped("templates") / "outputs"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _below(term: str) -> str:
    """Return the address of a term's entry under the article."""
    return f"#term-{quote(term)}"


def view(article: Article, issue: Issue = UNSAID, address: Callable[[str], str] = _below) -> dict[str, Any]:
    """Return what the template of a page and its ``_article.j2`` see; ``address`` says where a term leads."""
    return {
        "address": address,
        "article": article,
        "title": text_of(article.headline),
        "description": " ".join(text_of(article.lead).split()),
        "edition": EDITIONS.get(article.edition, article.edition),
        "entries": {entry.id: entry for entry in article.glossary},
        "body": sections.body(article),
        "coda": sections.coda(article),
        "charts": [_chart(charts.read(chart)) for chart in article.charts],
        "words": sections,
        "notes": notes,
        "credits": notes.credits_of(article),
        "quotations": notes.quotations(article),
        "corrections": sections.corrections(article),
        "metadata": news_article(article, issue),
    }


def _chart(chart: charts.Bars) -> dict[str, Any]:
    rows = charts.bars(chart)
    return {"title": chart.title, "rows": rows, "spoken": ", ".join(_spoken(bar) for bar in rows)}


def _spoken(bar: charts.Bar) -> str:
    """Say a bar to a reader who does not see it: the direction as a word, not as a colour."""
    return f"{bar.label} {bar.text.lstrip('+-')}{_DIRECTIONS.get(bar.direction, '')}"

"""HTML: one page that needs nothing beside itself, fit to be read, printed and pasted into a CMS."""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2

from newsgen.errors import TemplateProblem
from newsgen.model import Article, Output, text_of
from newsgen.outputs import charts, sections
from newsgen.outputs.files import filename
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
_MACHINE_MADE = "https://schema.org/AlgorithmicMediaDigitalSource"
"""Made by templates from data, not by a trained model."""


def html(article: Article) -> Output:
    """Serialise an article to a page."""
    return Output(
        format="html",
        filename=filename(article, "html"),
        media_type="text/html; charset=utf-8",
        body=_render(article).encode(),
    )


def _render(article: Article) -> str:
    try:
        return _environment().get_template(_TEMPLATE).render(_view(article))
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


def _view(article: Article) -> dict[str, Any]:
    """Return what the template sees."""
    return {
        "article": article,
        "title": text_of(article.headline),
        "description": " ".join(text_of(article.lead).split()),
        "edition": EDITIONS.get(article.edition, article.edition),
        "entries": {entry.id: entry for entry in article.glossary},
        "body": sections.body(article),
        "coda": sections.coda(article),
        "charts": [_chart(charts.read(chart)) for chart in article.charts],
        "words": sections,
        "metadata": _metadata(article),
    }


def _chart(chart: charts.Bars) -> dict[str, Any]:
    rows = charts.bars(chart)
    return {"title": chart.title, "rows": rows, "spoken": ", ".join(_spoken(bar) for bar in rows)}


def _spoken(bar: charts.Bar) -> str:
    """Say a bar to a reader who does not see it: the direction as a word, not as a colour."""
    return f"{bar.label} {bar.text.lstrip('+-')}{_DIRECTIONS.get(bar.direction, '')}"


def _metadata(article: Article) -> dict[str, Any]:
    """Return the schema.org description; the day is the session's: nobody knows yet when it goes out."""
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": article.id,
        "version": article.revision,
        "inLanguage": "ko",
        "headline": text_of(article.headline),
        "description": text_of(article.lead),
        "temporalCoverage": article.session.isoformat(),
        "digitalSourceType": _MACHINE_MADE,
        "creditText": article.disclosure,
    }

"""Does a text say what the facts say: independent of what wrote it.

A check takes a text and the facts, and yields what does not hold. ``CHECKS`` are those that hold of anybody's
text; an article of our own answers for its notes, its charts and the strength of some words besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.errors import ProofFailure, UnboundFigure, WrongDirection
from newsgen.model import Article, Chart
from newsgen.proof import (
    charts,
    commodities,
    course,
    direction,
    events,
    expected,
    feats,
    figures,
    flows,
    home,
    notes,
    odds,
    plans,
    rates,
    results,
    standing,
)
from newsgen.proof.found import Check, Code, Facts, TextFinding
from newsgen.proof.sentences import Text, sentences, text_of

__all__ = [
    "CHECKS",
    "Check",
    "Code",
    "Facts",
    "Text",
    "TextFinding",
    "check",
    "check_charts",
    "findings",
    "text_of",
]

CHECKS: tuple[Check, ...] = (
    figures.check,
    direction.check,
    flows.check,
    home.check,
    rates.check,
    commodities.check,
    odds.check,
    expected.check,
    results.check,
    course.check,
    standing.check,
    feats.check,
)

_ERRORS: dict[str, type[ProofFailure]] = {
    Code.DIRECTION: WrongDirection,
    Code.ODDS: WrongDirection,
    Code.COURSE: WrongDirection,
    Code.STANDING: WrongDirection,
    Code.RELEASE: WrongDirection,
}


def findings(article: Article) -> Iterator[TextFinding]:
    """Yield all that an article says and its facts, notes or events do not."""
    yield from _findings(article, text_of(article))


def _findings(article: Article, text: Text) -> Iterator[TextFinding]:
    facts = {fact.id: fact for fact in article.facts}
    yield from notes.check(article)
    yield from events.check(article, text)
    yield from plans.check(article, text)
    for check_text in CHECKS:
        yield from check_text(text, facts)
    yield from commodities.strength(text, facts)
    yield from _of_charts(article.charts, facts)


def _of_charts(shown: Iterable[Chart], facts: Facts) -> Iterator[TextFinding]:
    """Yield what charts show or say and their facts do not."""
    yield from charts.check(shown, facts)
    heads = [sentences(chart.head) for chart in shown if chart.head]
    for check_text in CHECKS:
        yield from check_text(heads, facts)


def check_charts(shown: Iterable[Chart], facts: Facts) -> None:
    """Refuse charts by themselves that show or say anything that their facts do not."""
    _refuse(_of_charts(shown, facts))


def check(article: Article, *, unedited: bool = False) -> None:
    """Refuse an article that says anything that its facts, notes or events do not.

    ``unedited`` is true of what nobody but the program wrote: there every word of an event names one.
    Raises UnboundFigure or WrongDirection at the first finding.
    """
    text = text_of(article)
    _refuse((*_findings(article, text), *(events.unbound(text) if unedited else ())))


def _refuse(findings: Iterable[TextFinding]) -> None:
    """Raise at the first finding."""
    for found in findings:
        raise _ERRORS.get(found.code, UnboundFigure)(f"기사를 내지 않습니다. {_told(found)}")


def _told(found: TextFinding) -> str:
    """Return a finding with the sentence that it is about."""
    place = found.place
    return f"{found.message}: “{place.sentence}”" if place else found.message

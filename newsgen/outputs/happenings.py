"""Who says so, and when it was: what stands with words that tell an event, in formats that can show it."""

from __future__ import annotations

from typing import NamedTuple

from newsgen import markets
from newsgen.events import PARTS
from newsgen.model import Article, Event, Run
from newsgen.outputs.notes import web


class Mention(NamedTuple):
    """What stands with words that tell events."""

    title: str
    """``SEC EDGAR, 2026-01-22 16:05(뉴욕)``."""
    link: str
    """A page on the web; empty where there is none."""


def mentions(article: Article) -> dict[str, Mention]:
    """Return what stands with the words of an article that tell an event, by its id.

    Words that tell several companies' reports at once lead to no page: it would be one firm's alone.
    """
    texts = (article.lead, *(each.runs for each in article.paragraphs))
    shared = {run.event for runs in texts for run in runs if run.also}
    return {
        event.id: Mention(told(event), "" if event.id in shared else web(event.link))
        for event in article.told_events
    }


def of(run: Run, known: dict[str, Mention]) -> Mention | None:
    """Return what stands with a run; None where it tells nothing, or its words are a term's already."""
    return known.get(run.event) if run.event is not None and run.term is None else None


def told(event: Event) -> str:
    """Return who says that an event was, and when it was by the clock of its market."""
    return ", ".join(filter(None, ("·".join(event.sources), when(event))))


def when(event: Event) -> str:
    """Return when an event was: ``2026-01-22 16:05(뉴욕)``, or the part of its day."""
    market = markets.of(event.about)
    if event.at is None or market is None:
        return " ".join(filter(None, (str(event.day), PARTS.get(event.part, ""))))
    return f"{event.at.astimezone(market.zone):%Y-%m-%d %H:%M}({market.nouns.place})"

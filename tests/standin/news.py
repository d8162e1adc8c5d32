"""News: Yahoo's search for it, and the feeds of a publisher's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.standin.answers import Answer, Request, of_json, page
from tests.standin.faults import Fault
from tests.standin.scene import Scene, Story

FEEDS = "feeds.example.com"


def search(scene: Scene, request: Request, _: dict[Fault, frozenset[str]]) -> Answer:
    """Answer ``/v1/finance/search?q=..&newsCount=..``: the reports that are out, the latest first."""
    asked = request.query.get("q", "").casefold()
    found = [one for one in scene.stories if one.at <= scene.now and _fits(one, asked)]
    found.sort(key=lambda one: one.at, reverse=True)
    news = [_row(at, one) for at, one in enumerate(found[: int(request.query.get("newsCount", 8))])]
    lists: dict[str, Any] = {"explains": [], "quotes": [], "nav": [], "lists": [], "researchStorys": []}
    return of_json({**lists, "count": len(news), "news": news, "totalTime": 12})


def _fits(one: Story, asked: str) -> bool:
    words = asked.split()
    return asked.upper() in one.symbols or any(word in one.title.casefold() for word in words)


def _row(at: int, one: Story) -> dict[str, Any]:
    return {
        "uuid": f"00000000-0000-0000-0000-{at:012}",
        "title": one.title,
        "publisher": one.publisher,
        "link": one.link,
        "providerPublishTime": int(one.at.timestamp()),
        "type": "STORY",
        "thumbnail": {"resolutions": [{"url": "https://img.example.com/1", "width": 140, "height": 140}]},
        "relatedTickers": list(one.symbols),
    }


@dataclass(frozen=True)
class Moved:
    """A feed that is elsewhere."""

    to: str


def feeds(scene: Scene, request: Request) -> Answer:
    """Answer a publisher's feeds, by their paths."""
    found = scene.feeds.get(request.path)
    if found is None:
        return page("404 Not Found", 404)
    if isinstance(found, Moved):
        return Answer(b"", 301, headers=[("Location", found.to)])
    return Answer(found if isinstance(found, bytes) else found.encode(), kind="application/xml")

"""RSS 2.0 with the whole text (``content:encoded``); the version as PRISM names it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.utils import format_datetime

from newsgen.model import Output
from newsgen.outputs.feeds.feed import DESCRIPTION, Entry, Feed
from newsgen.outputs.issue import DIGITAL_SOURCE, MACHINE_MADE, utc
from newsgen.outputs.subjects import SCHEME, subjects
from newsgen.outputs.xml import Node, document, node

FILENAME = "rss.xml"
_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
    "xmlns:prism": "http://prismstandard.org/namespaces/basic/2.0/",
}


def rss(feed: Feed) -> Output:
    """Serialise a feed to RSS."""
    root = node("rss", node("channel", *_channel(feed)), version="2.0", **_NAMESPACES)
    return Output(
        format="rss", filename=FILENAME, media_type="application/rss+xml; charset=utf-8", body=document(root)
    )


def _channel(feed: Feed) -> Iterator[Node]:
    room = feed.newsroom
    yield node("title", room.name)
    yield node("link", room.url)
    yield node("description", DESCRIPTION)
    yield node("language", room.language)
    yield node("copyright", room.rights or room.name)
    if room.contact:
        yield node("managingEditor", f"{room.contact} ({room.name})")
    yield node("lastBuildDate", _date(feed.updated))
    yield node("generator", "newsgen")
    yield node("atom:link", href=feed.address(FILENAME), rel="self", type="application/rss+xml")
    yield from (node("item", *_item(entry)) for entry in feed.entries)


def _item(entry: Entry) -> Iterator[Node]:
    yield node("title", entry.title)
    if entry.issue.link:
        yield node("link", entry.issue.link)
    yield node("guid", entry.uri, isPermaLink="false")
    yield node("pubDate", _date(entry.published))
    yield node("atom:updated", utc(entry.updated))
    yield node("prism:versionIdentifier", str(entry.article.revision))
    for subject in subjects(entry.article):
        yield node("category", subject.code, domain=SCHEME)
    yield node("category", MACHINE_MADE, domain=DIGITAL_SOURCE)
    yield node("description", entry.summary)
    if image := entry.issue.image:
        size = {"width": str(image.width), "height": str(image.height)}
        yield node("media:content", url=image.address, type=image.media_type, medium="image", **size)
    yield node("content:encoded", entry.html)


def _date(moment: dt.datetime) -> str:
    return format_datetime(moment.astimezone(dt.UTC), usegmt=True)

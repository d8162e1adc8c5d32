"""Atom (RFC 4287) with the whole text as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen import __version__
from newsgen.model import Output
from newsgen.outputs.feeds.feed import DESCRIPTION, Entry, Feed
from newsgen.outputs.issue import DIGITAL_SOURCE, MACHINE_MADE, utc
from newsgen.outputs.subjects import SCHEME, subjects
from newsgen.outputs.xml import Node, document, node

FILENAME = "atom.xml"
_NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:prism": "http://prismstandard.org/namespaces/basic/2.0/",
}


def atom(feed: Feed) -> Output:
    """Serialise a feed to Atom."""
    root = node("feed", *_head(feed), **_NAMESPACES, **{"xml:lang": feed.newsroom.language})
    root.extend(node("entry", *_entry(entry)) for entry in feed.entries)
    return Output(
        format="atom",
        filename=FILENAME,
        media_type="application/atom+xml; charset=utf-8",
        body=document(root),
    )


def _head(feed: Feed) -> Iterator[Node]:
    room = feed.newsroom
    yield node("id", feed.address(FILENAME))
    yield node("title", room.name)
    yield node("subtitle", DESCRIPTION)
    yield node("updated", utc(feed.updated))
    yield node("link", rel="self", type="application/atom+xml", href=feed.address(FILENAME))
    yield node("link", rel="alternate", type="text/html", href=room.url)
    contact = [node("email", room.contact)] if room.contact else []
    yield node("author", node("name", room.name), node("uri", room.url), *contact)
    yield node("rights", room.rights or room.name)
    yield node("generator", "newsgen", version=__version__)


def _entry(entry: Entry) -> Iterator[Node]:
    yield node("id", entry.uri)
    yield node("title", entry.title)
    yield node("published", utc(entry.published))
    yield node("updated", utc(entry.updated))
    if entry.issue.link:
        yield node("link", rel="alternate", type="text/html", href=entry.issue.link)
    if image := entry.issue.image:
        yield node("link", rel="enclosure", type=image.media_type, href=image.address)
    for subject in subjects(entry.article):
        yield node("category", term=subject.code, scheme=SCHEME, label=subject.name)
    yield node("category", term=MACHINE_MADE, scheme=DIGITAL_SOURCE)
    yield node("prism:versionIdentifier", str(entry.article.revision))
    yield node("summary", entry.summary)
    yield node("content", entry.html, type="html")

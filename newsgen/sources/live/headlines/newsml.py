"""NewsML-G2, the agencies' format: a news item alone, or many in a message. No document type is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from newsgen.errors import SourceMalformed
from newsgen.model import Headline
from newsgen.sources.live.headlines import cleaned

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
MOST = 200
"""Items of one message that are looked at."""

_NAR = {"": NAMESPACE}
_WITHHELD = frozenset({"stat:canceled", "stat:withheld"})
_PAGES = frozenset({"", "text/html", "application/xhtml+xml"})


def is_newsml(body: bytes) -> bool:
    """Tell whether a document says near its beginning that it is NewsML-G2."""
    return NAMESPACE.encode() in body[:4096]


def parse(body: bytes, name: str, now: dt.datetime) -> list[Headline]:
    """Return the items of a document that may be shown now; ``name`` is the publisher where none is told.

    Raises:
        SourceMalformed: it is no well-formed XML, or has a document type, as no NewsML-G2 has.

    """
    parser = XMLParser(target=_Plain())  # noqa: S314 - a document type, which entities need, is refused
    try:
        parser.feed(body)
        root = parser.close()
    except ParseError as error:
        raise SourceMalformed("깨진 XML입니다") from error
    items = [root] if root.tag == f"{{{NAMESPACE}}}newsItem" else root.findall(".//newsItem", _NAR)
    found = (_headline(item, name, now) for item in items[:MOST])
    return [one for one in found if one is not None]


class _Plain(TreeBuilder):
    """Builds a tree, unless there is a document type: entities that grow are declared in one."""

    def doctype(self, *_: Any) -> None:
        """Refuse it."""
        raise SourceMalformed("문서 형식 선언(DOCTYPE)이 있는 XML은 읽지 않습니다")


def _headline(item: Element, name: str, now: dt.datetime) -> Headline | None:
    """Return what an item lists; None of one that is withdrawn, still embargoed or has no headline."""
    status = item.find("itemMeta/pubStatus", _NAR)
    if status is not None and status.get("qcode") in _WITHHELD:
        return None
    embargo = _text(item, "itemMeta/embargoed")
    if embargo and (cleaned.when(embargo, None, now).at is None):
        return None
    title = cleaned.line(_text(item, "contentMeta/headline") or _text(item, "itemMeta/title"))
    if not title:
        return None
    stated = _text(item, "itemMeta/firstCreated") or _text(item, "itemMeta/versionCreated")
    told = cleaned.when(stated, None, now)
    return Headline(
        title=title, publisher=_publisher(item) or name, link=_link(item), at=told.at, day=told.day
    )


def _text(item: Element, path: str) -> str:
    found = item.find(path, _NAR)
    return "" if found is None else "".join(found.itertext())


def _publisher(item: Element) -> str:
    for path in ("contentMeta/infoSource", "itemMeta/provider"):
        found = item.find(path, _NAR)
        if found is not None:
            told = found.findtext("name", "", _NAR) or found.get("literal") or ""
            if told:
                return cleaned.line(told, 80)
    return ""


def _link(item: Element) -> str:
    """Return the page of an item: a link to one, else its identifier, where that is an address."""
    return next(filter(None, map(cleaned.link, _addresses(item))), "")


def _addresses(item: Element) -> Iterator[str]:
    for each in (*item.findall("itemMeta/link", _NAR), *item.findall("contentSet/remoteContent", _NAR)):
        if each.get("contenttype", "") in _PAGES:
            yield each.get("href", "")
    yield item.get("guid", "")

"""RSS and Atom, as they are found: read by feedparser, which stands what is malformed."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from newsgen.errors import SourceMalformed
from newsgen.model import Headline
from newsgen.sources.live.headlines import cleaned

MOST = 200
"""Reports of one feed that are looked at: a feed has the latest first."""


def parse(body: bytes, name: str, zone: ZoneInfo | None, now: dt.datetime) -> list[Headline]:
    """Return the reports that a feed lists; ``name`` is its publisher where it tells none.

    Raises:
        SourceMalformed: it is no feed; the message ends a line that begins with its name.

    """
    import feedparser  # noqa: PLC0415 - a tenth of a second that no other source pays

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # From memory only: a text it would take for an address or a path, and fetch.
        read = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    entries = read.get("entries") or []
    if not entries and not read.get("version"):
        raise SourceMalformed("RSS, Atom, NewsML-G2 가운데 어느 것도 아닙니다")
    publisher = cleaned.line(read.get("feed", {}).get("title"), 80) or name
    return list(_headlines(entries[:MOST], publisher, zone, now))


def _headlines(
    entries: list[Any], publisher: str, zone: ZoneInfo | None, now: dt.datetime
) -> Iterator[Headline]:
    for entry in entries:
        title = cleaned.line(entry.get("title"))
        if not title:
            continue
        told = cleaned.when(entry.get("published") or entry.get("updated"), zone, now)
        source = entry.get("source") or {}
        yield Headline(
            title=title,
            publisher=cleaned.line(source.get("title"), 80) or publisher,
            link=cleaned.link(entry.get("link")),
            at=told.at,
            day=told.day,
        )

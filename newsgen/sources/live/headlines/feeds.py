"""One feed of the newsroom's, asked for within bounds; its secret goes nowhere but to its server."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from urllib.parse import quote
from zoneinfo import ZoneInfo

from newsgen import secret
from newsgen.config import NewsFeed
from newsgen.config.suggest import SECRET
from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.model import Headline
from newsgen.network.client import Client
from newsgen.network.within import TooLate, within
from newsgen.sources.live.headlines import newsml, syndicated

LARGEST = 1_000_000
"""Bytes of a feed at most: reading one takes 3 seconds a megabyte, and what is malformed twice as many."""
PARSING = 5.0
"""Seconds that reading one may take: what is malformed is read slowly."""


def variable(name: str) -> str:
    """Return the environment variable that holds the secret of a feed."""
    return secret.variable("feed", name)


def entry(name: str) -> str:
    """Return what the keyring calls the secret of a feed."""
    return f"feed-{name}"


def ask(feed: NewsFeed, deadline: float, now: dt.datetime) -> list[Headline]:
    """Return what a feed lists; ``deadline`` is a moment of :func:`time.monotonic`.

    Raises:
        SourceUnreachable: there is no answer, no feed in it (SourceMalformed), or no secret for a feed that
            needs one; the message is a Korean line that holds neither address nor secret.

    """
    hushed = _secret(feed)
    url = feed.url.replace(SECRET, quote(hushed, safe=""))
    with Client(deadline=deadline, headers=_headers(feed, hushed)) as client:
        try:
            body = client.get(url, limit=LARGEST, xml=True, stay=True)
        except SourceUnreachable as error:
            raise type(error)(f"{feed.name} {error}") from None  # its cause may hold the address
    try:
        return within(PARSING, lambda _: parse(body, feed, now))
    except TooLate:
        raise SourceMalformed(f"{feed.name} {feed.host}: 제때 읽을 수 없는 글을 보냈습니다") from None
    except SourceMalformed as error:
        raise SourceMalformed(f"{feed.name} {feed.host}: {error}") from None


def parse(body: bytes, feed: NewsFeed, now: dt.datetime) -> list[Headline]:
    """Return the headlines of a document; SourceMalformed where it is no feed."""
    if newsml.is_newsml(body):
        return newsml.parse(body, feed.name, now)
    return syndicated.parse(body, feed.name, ZoneInfo(feed.zone) if feed.zone else None, now)


def _secret(feed: NewsFeed) -> str:
    if not feed.needs_secret:
        return ""
    found = secret.stored(variable(feed.name), entry(feed.name))
    if not found:
        raise SourceUnreachable(
            f"{feed.name} {feed.host}: 비밀값이 없습니다. 환경 변수 {variable(feed.name)}에 넣거나 "
            f"keyring set newsgen {entry(feed.name)} 으로 넣으십시오"
        )
    if not (found.isascii() and found.isprintable()):
        raise SourceUnreachable(f"{feed.name} {feed.host}: 비밀값에 쓸 수 없는 글자가 있습니다")
    return found


def _headers(feed: NewsFeed, hushed: str) -> Mapping[str, str]:
    headers = {}
    if feed.user:
        pair = base64.b64encode(f"{feed.user}:{hushed}".encode()).decode()
        headers["Authorization"] = f"Basic {pair}"
    if feed.header:
        name, _, value = feed.header.partition(":")
        headers[name] = value.strip().replace(SECRET, hushed)
    return headers

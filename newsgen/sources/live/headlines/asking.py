"""Every source of headlines, asked at once and within one deadline; what is down is told and missed."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from newsgen.config import NewsFeed, Suggest
from newsgen.errors import SourceUnreachable
from newsgen.model import Headline
from newsgen.sources.live.headlines import feeds, search

SECONDS = 20.0
"""What all sources may take together."""
_AT_ONCE = 8


class Gathered(NamedTuple):
    """What the sources list."""

    headlines: tuple[Headline, ...] = ()
    troubles: tuple[str, ...] = ()
    """Korean, a line a source that is down or cannot be used."""


def gather(asks: Sequence[str], wanted: Suggest, now: dt.datetime, *, seconds: float = SECONDS) -> Gathered:
    """Ask for headlines: Yahoo by words or symbols (``asks``), and what every feed lists.

    ``now`` is the moment by which what is still to come is known. No failure is raised.
    """
    deadline = time.monotonic() + seconds
    with ThreadPoolExecutor(_AT_ONCE, "headlines") as pool, tempfile.TemporaryDirectory() as cache:
        asked = [pool.submit(_feed, one, deadline, now) for one in wanted.feeds]
        if wanted.yahoo and asks:
            asked.insert(0, pool.submit(_yahoo, asks, deadline, Path(cache), now))
        found = [one.result() for one in asked]
    return Gathered(
        tuple(headline for each in found for headline in each.headlines),
        tuple(trouble for each in found for trouble in each.troubles),
    )


def _feed(feed: NewsFeed, deadline: float, now: dt.datetime) -> Gathered:
    try:
        return Gathered(tuple(feeds.ask(feed, deadline, now)))
    except SourceUnreachable as error:
        return Gathered(troubles=(f"{error}.",))


def _yahoo(asks: Sequence[str], deadline: float, cache: Path, now: dt.datetime) -> Gathered:
    found, troubles = search.ask(asks, deadline, cache, now)
    if not troubles:
        return Gathered(tuple(found))
    told = f"야후 뉴스 검색 {len(asks)}번 가운데 {len(troubles)}번을 받지 못했습니다: {troubles[0]}."
    return Gathered(tuple(found), (told,))

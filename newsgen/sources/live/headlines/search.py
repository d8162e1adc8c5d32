"""Yahoo's search for news: what it lists beside a symbol or a few words, the latest first."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newsgen.model import Headline
from newsgen.sources.live.headlines import cleaned
from newsgen.sources.live.yahoo.charts import decoded
from newsgen.sources.live.yahoo.line import Line
from newsgen.sources.live.yahoo.trouble import Trouble

MOST = 20
"""Reports that are asked for at once."""
_ENOUGH = 3
"""Searches in a row that failed, after which no more is asked."""
_MOST_SYMBOLS = 30


def ask(
    asks: Sequence[str], deadline: float, cache: Path, now: dt.datetime
) -> tuple[list[Headline], list[str]]:
    """Search for each of some words or symbols; return the reports, and why searches failed.

    ``deadline`` is a moment of :func:`time.monotonic`, ``cache`` an empty folder for yfinance's cookie.
    """
    line = Line(deadline=deadline - time.monotonic(), cache=cache)
    found: list[Headline] = []
    troubles: list[str] = []
    failed = 0
    for at, each in enumerate(asks):
        try:
            found += parse(line.search(each, MOST), now)
            failed = 0
        except Trouble as trouble:
            troubles.append(str(trouble))
            failed += 1
        if failed == _ENOUGH:
            return found, troubles + troubles[-1:] * (len(asks) - at - 1)
    return found, troubles


def parse(body: bytes, now: dt.datetime) -> list[Headline]:
    """Return the reports of an answer. Raises :class:`Trouble` where it is none."""
    try:
        rows = decoded(body)["news"]
        if not isinstance(rows, list):
            raise TypeError("news")
    except (KeyError, TypeError, ValueError) as error:
        raise Trouble("깨진 답(뉴스 없음)") from error
    return list(_headlines(rows, now))


def _headlines(rows: list[Any], now: dt.datetime) -> Iterator[Headline]:
    for row in rows[:MOST]:
        title = cleaned.line(row.get("title")) if isinstance(row, dict) else ""
        if not title:
            continue
        tagged = row.get("relatedTickers")
        symbols = tagged[:_MOST_SYMBOLS] if isinstance(tagged, list) else []
        yield Headline(
            title=title,
            publisher=cleaned.line(row.get("publisher"), 80) or "Yahoo",
            link=cleaned.link(row.get("link")),
            at=_at(row.get("providerPublishTime"), now),
            symbols=tuple(
                one for one in symbols if isinstance(one, str) and len(one) < 20 and one.isprintable()
            ),
        )


def _at(given: object, now: dt.datetime) -> dt.datetime | None:
    """Return a moment in seconds since 1970; None for what can be none."""
    if (
        not isinstance(given, int | float)
        or isinstance(given, bool)
        or not 0 < given <= now.timestamp() + 900
    ):
        return None
    return dt.datetime.fromtimestamp(given, dt.UTC)

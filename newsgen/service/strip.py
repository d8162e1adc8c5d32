"""The strip over every page: where each market stood by the latest brief of it that readers may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from newsgen import editions, markets
from newsgen.archive import Articles, Key
from newsgen.editions import Edition
from newsgen.errors import OutputProblem
from newsgen.outputs.levels import Level, levels
from newsgen.service.briefs import path_of

_SHOWN = 3
"""Levels of a market."""
_OLDEST = dt.timedelta(days=14)
"""A market that the newest brief is ahead of by more has no place in the strip: its levels are history."""


class Quoted(NamedTuple):
    """A market in the strip."""

    place: str
    """``뉴욕``."""
    session: dt.date
    when: str
    """``마감``, or the time so far by the clock of its market."""
    path: str
    """Where the brief is that says so."""
    demo: bool
    levels: tuple[Level, ...]


def strip(archive: Articles) -> tuple[Quoted, ...]:
    """Return the markets that have levels, in their usual order; OutputProblem where nothing can be read."""
    found: dict[str, Quoted] = {}
    wanted = [market.name for market in markets.every()]
    for key, edition in _recent(archive):
        if edition.market not in found and (quoted := _quoted(archive, key, edition)):
            found[edition.market] = quoted
        if len(found) == len(wanted):
            break
    return tuple(found[name] for name in wanted if name in found)


def _recent(archive: Articles) -> Iterator[tuple[Key, Edition]]:
    """Yield the briefs of a session, the newest first, as far back as the strip looks."""
    newest: dt.date | None = None
    for month in archive.months():
        for key in archive.of_month(month):
            newest = newest or key.session
            if key.session < newest - _OLDEST:
                return
            edition = editions.EDITIONS.get(key.edition)
            if edition and not edition.weekly:
                yield key, edition


def _quoted(archive: Articles, key: Key, edition: Edition) -> Quoted | None:
    """Return what a brief says of its market; None where it says nothing, or cannot be read."""
    try:
        article = archive.article(*key)
    except OutputProblem:
        return None
    found = levels(article)[:_SHOWN] if article else ()
    if article is None or not found:
        return None
    when = article.as_of if edition.live else "마감"
    place = markets.named(edition.market).nouns.place
    return Quoted(place, key.session, when, path_of(key), article.demo, found)

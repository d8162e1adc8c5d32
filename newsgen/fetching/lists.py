"""Lists that the desk asks for when it likes: the members of a universe, the names of companies."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from newsgen import markets
from newsgen.errors import ImportRefused, UsageProblem
from newsgen.fetching.sources import SOURCES, AnySource
from newsgen.markets import Session
from newsgen.sources.batch import Batch, Listing
from newsgen.sources.source import Known, Limits, Occasion, Progress, Wanted
from newsgen.store import MarketStore, Store

SECONDS = 90.0
"""How long a list may take."""


PATIENCE = 20.0
"""Seconds that lists may take where they are only on the way to the prices."""
RECENT = dt.timedelta(days=14)
"""How far back a session may lie for which a list is asked: the sources tell who is in today."""
OLD = dt.timedelta(days=30)
"""From how old a list on a new one is asked for, though it still holds."""


class Change(NamedTuple):
    """What a new list of members changed."""

    listing: Listing
    before: frozenset[str]
    """The members of the list before; empty where there was none."""

    @property
    def joined(self) -> frozenset[str]:
        """Who is new."""
        return self.listing.symbols - self.before

    @property
    def left(self) -> frozenset[str]:
        """Who is gone."""
        return self.before - self.listing.symbols


def known(sources: tuple[AnySource, ...] = SOURCES) -> dict[str, AnySource]:
    """Return the sources of lists by the names of their lists."""
    return {each.name: each for each in sources if each.occasion is Occasion.LIST}


def downloaded(
    name: str,
    *,
    seconds: float = SECONDS,
    progress: Progress = lambda _, __: None,
    sources: tuple[AnySource, ...] = SOURCES,
) -> Batch:
    """Ask a source of lists by its name, and return what it brings.

    Raises:
        UsageProblem: there is no such list to be had.
        SourceUnreachable: there is no answer, or (SourceMalformed) one that is no list.

    """
    lists = known(sources)
    if name not in lists:
        raise UsageProblem(
            f"{name}: 받아 올 수 있는 목록은 {', '.join(lists)}뿐입니다. 받아 둔 파일을 주십시오."
        )
    source = lists[name]
    session = markets.latest_finished(markets.named(source.market), dt.datetime.now(dt.UTC))
    with tempfile.TemporaryDirectory() as cache:
        limits = Limits(ends=time.monotonic() + seconds, cache=Path(cache))
        with source.connect(limits) as line:
            ask = source.due(Wanted(session=session), Known())
            return source.fetch(line, ask, progress).batch


def due(
    store: Store, session: Session, now: dt.datetime, sources: tuple[AnySource, ...] = SOURCES
) -> list[AnySource]:
    """Return the sources of the lists of members that a session's article lacks: none there, or too old."""
    ours = store.of(session.market)
    names = {each.name for each in session.market.universes if _is_due(ours, each.name, session, now)}
    return [each for name, each in known(sources).items() if name in names]


def _is_due(ours: MarketStore, universe: str, session: Session, now: dt.datetime) -> bool:
    lists = ours.lists(universe)
    if not lists:
        return True
    found = ours.membership(universe, session.day)
    if now - session.closes > RECENT or (found.covers and found.as_of is None):
        return False
    newest = max((day for day, *_ in lists if day), default=dt.date.min)
    return session.day - newest >= OLD or (not found.covers and newest < session.day)


def take(store: Store, batch: Batch) -> list[Change]:
    """Write lists of members into the store, and return what they change.

    Raises:
        ImportRefused: a list lacks most of the one before.

    """
    changes = [refuse_ruin(store, listing) for listing in batch.listings]
    store.write(batch, now=dt.datetime.now(dt.UTC))
    return changes


def refuse_ruin(store: Store, listing: Listing) -> Change:
    """Return the change that a list makes; one that lacks most of the list before is refused.

    A reconstitution changes a sixth, a mistake more.

    Raises:
        ImportRefused: less than half of the members before are left.

    """
    change = Change(listing, _known(store, listing.universe))
    left = change.before & listing.symbols
    if len(left) < len(change.before) / 2:
        raise ImportRefused(
            f"{listing.universe}: 앞 목록의 {len(change.before):,}종목 가운데 {len(left):,}종목만 남는 "
            "목록이라 넣지 않았습니다. 다른 지수의 파일이 아닌지 확인하십시오."
        )
    return change


def _known(store: Store, universe: str) -> frozenset[str]:
    """Return the members that the store has of a universe, whichever market it is of."""
    return frozenset[str]().union(*(store.of(market).members(universe) for market in markets.every()))

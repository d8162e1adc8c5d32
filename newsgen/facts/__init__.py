"""Prices to facts: pure functions, one file a kind, and the one list of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from newsgen import calendars
from newsgen.facts import (
    agenda,
    baskets,
    changes,
    intraday,
    policy,
    rates,
    records,
    releases,
    spreads,
    stocks,
    streaks,
    surprise,
    weekrates,
    weeks,
)
from newsgen.facts.book import FactBook
from newsgen.facts.market import Market, Series
from newsgen.facts.measures import make
from newsgen.model import Fact

__all__ = ["FactBook", "compute", "compute_week"]

MOVER_FLOOR = 5.0
"""Stocks that moved less than this, in percent, get no facts of their own in an article's book."""


def compute(market: Market, *, mover_floor: float = MOVER_FLOOR) -> FactBook:
    """Compute every fact of a session; ``mover_floor=0`` includes every single stock."""
    first = [_seen(market, fact) for fact in _first(market, mover_floor)]
    moves = FactBook(market.session, (fact for fact in first if fact.measure == "change_day"))
    between = (spreads.day(moves, *pair) for pair in spreads.PAIRS)
    return FactBook(market.session, [*first, *(_seen(market, fact) for fact in between if fact is not None)])


def compute_week(market: Market, coming: Iterable[agenda.Scheduled] = ()) -> FactBook:
    """Compute the facts of a finished week, those of its last session included.

    ``coming`` are the economic releases due in the week after.
    """
    ahead = agenda.facts(market.session, coming)
    return FactBook(
        market.session, [*compute(market), *weeks.facts(market), *weekrates.facts(market), *ahead]
    )


def _seen(market: Market, fact: Fact) -> Fact:
    """Return a fact with the moment at which it holds, where that is not the close."""
    if market.moment is None:
        return fact
    clock = market.moment.astimezone(calendars.NEW_YORK)
    return msgspec.structs.replace(fact, as_of=f"{clock:%H:%M}")


def _first(market: Market, mover_floor: float) -> Iterator[Fact]:
    """Yield the facts that come from prices alone."""
    yield make("session", "XNYS", 1, "session", market.session)
    for series in market.series.values():
        yield from _instrument(market, series)
    for basket in market.baskets:
        yield from _basket(market, baskets.day(market, basket), baskets.series(market, basket))
    for first, second in spreads.PAIRS:
        if first in market.series and second in market.series:
            yield from surprise.spread(market, market.series[first], market.series[second])
    day = stocks.day_changes(market.panel)
    yield from stocks.breadth(market, day)
    yield from stocks.sectors(market, day, "sp500")
    yield from stocks.movers(market, day, mover_floor)
    yield from rates.facts(market)
    yield from policy.facts(market)
    yield from releases.facts(market)


def _instrument(market: Market, series: Series) -> Iterator[Fact]:
    """Yield the facts of an instrument with its whole history."""
    unit = "level" if series.symbol.startswith("^") else "price"
    yield from changes.facts(market, series, unit)
    yield from surprise.facts(market, series)
    if market.moment is not None:
        return  # records and streaks are made by closes
    yield from records.facts(market, series)
    yield from streaks.facts(market, series)
    yield from intraday.facts(market, series)


def _basket(market: Market, day: Fact | None, series: Series | None) -> Iterator[Fact]:
    """Yield the facts of a basket; its level is our own and never printed, so it has no close or points."""
    if day is None or series is None:
        return
    yield day
    yield from changes.to_date_changes(market, series)
    yield from changes.since_anchors(market, series)
    yield from surprise.facts(market, series)
    if market.moment is None:
        yield from records.facts(market, series)
        yield from streaks.facts(market, series)

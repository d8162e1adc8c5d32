"""Prices to facts: pure functions, one file a kind, and the one list of them all."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from newsgen.facts import (
    abroad,
    agenda,
    basketpath,
    baskets,
    carried,
    changes,
    closures,
    commodities,
    companies,
    decided,
    drawdown,
    elsewhere,
    flows,
    giants,
    happened,
    heights,
    intraday,
    leaders,
    levels,
    limits,
    marks,
    occasions,
    overnight,
    path,
    peers,
    policy,
    pull,
    rates,
    records,
    releases,
    results,
    sectors,
    spells,
    spreads,
    standing,
    stocks,
    streaks,
    surprise,
    totals,
    trails,
    typical,
    usual,
    weekrates,
    weeks,
    within,
)
from newsgen.facts.book import FactBook
from newsgen.facts.fact import at_moment, make
from newsgen.markets.market import is_index
from newsgen.measures import Span
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Floats, Series, Snapshot

__all__ = ["MOVER_FLOOR", "FactBook", "compute"]

MOVER_FLOOR = 2.0
"""Stocks that moved less than this, in percent, get no facts of their own in an article's book."""


def compute(snapshot: Snapshot, *, span: Span = "day", mover_floor: float = MOVER_FLOOR) -> FactBook:
    """Compute every fact of a session, or of the finished week that ends with it, its own day included.

    ``mover_floor=0`` includes every single stock.
    """
    day, ranked = stocks.day_changes(snapshot.panel), leaders.ranked(snapshot)
    first = [at_moment(snapshot, fact) for fact in _first(snapshot, day)]
    first += [at_moment(snapshot, fact) for fact in leaders.facts(snapshot, ranked)]
    moves = FactBook(snapshot.session, (fact for fact in first if fact.measure == "change_day"))
    between = (spreads.day(moves, *pair) for pair in snapshot.market.pairs)
    apart = [at_moment(snapshot, fact) for fact in between if fact is not None]
    of_week = _week(snapshot) if span == "week" else weeks.in_a_row(snapshot)
    events, due = happened.of(snapshot, span), happened.due(snapshot)
    dated = (*occasions.held(snapshot, events), *occasions.due(snapshot, due))
    earned = results.of(snapshot, events) if span == "day" else ()
    shelves = [
        stocks.movers(snapshot, day, mover_floor),
        *([leaders.shelf(snapshot, day, ranked)] if ranked else []),
        *([weeks.movers(snapshot, itertools.chain(*ranked.values()))] if span == "week" else []),
    ]
    return FactBook(
        snapshot.session,
        [*first, *apart, *of_week, *dated, *earned],
        shelves=shelves,
        events=events,
        due=due,
        peers=peers.of(snapshot, day, events) if span == "day" else {},
        trails=trails.of(snapshot),
    )


def _week(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the facts of a finished week, and of the one ahead."""
    yield from weeks.facts(snapshot)
    yield from weekrates.facts(snapshot)
    yield from commodities.week(snapshot)
    yield from trails.week(snapshot)
    yield from flows.week(snapshot)
    yield from closures.week(snapshot)
    yield from agenda.facts(snapshot)


def _first(snapshot: Snapshot, day: Floats) -> Iterator[Fact]:
    """Yield the facts that come from prices alone, but for those of single stocks that moved."""
    yield make("session", snapshot.market.exchange, 1, "session", snapshot.day)
    for series in snapshot.series.values():
        yield from _instrument(snapshot, series)
    together = []
    for basket in snapshot.baskets:
        yield from basketpath.facts(snapshot, basket)
        moved, level = baskets.day(snapshot, basket), baskets.series(snapshot, basket)
        if moved is not None and level is not None:
            yield moved
            yield from _basket(snapshot, baskets.unbroken(level))
            together.append(level)
    yield from surprise.facts(snapshot, [*snapshot.series.values(), *together])
    for first, second in snapshot.market.pairs:
        if first in snapshot.series and second in snapshot.series:
            yield from surprise.spread(snapshot, snapshot.series[first], snapshot.series[second])
    yield from stocks.breadth(snapshot, day)
    yield from totals.facts(snapshot)
    yield from limits.facts(snapshot)
    yield from sectors.day(snapshot)
    yield from giants.facts(snapshot)
    yield from marks.facts(snapshot)
    yield from companies.facts(snapshot, day)
    yield from carried.facts(snapshot)
    yield from typical.facts(snapshot)
    yield from usual.facts(snapshot)
    yield from decided.facts(snapshot)
    yield from pull.facts(snapshot)
    yield from rates.facts(snapshot)
    yield from levels.facts(snapshot)
    yield from commodities.facts(snapshot)
    yield from elsewhere.facts(snapshot)
    yield from overnight.facts(snapshot)
    yield from abroad.facts(snapshot)
    yield from trails.facts(snapshot)
    yield from flows.facts(snapshot)
    yield from policy.facts(snapshot)
    yield from releases.facts(snapshot)
    yield from agenda.soon(snapshot)
    yield from closures.day(snapshot)


def _instrument(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the facts of an instrument with its whole history."""
    unit = "level" if series.symbol.startswith("^") else "price"
    yield from changes.facts(snapshot, series, unit)
    yield from path.facts(snapshot, series)
    if snapshot.moment is not None:
        if series.here:
            yield from records.largest_week(snapshot, series)
        return  # other records and streaks are made by closes
    yield from records.facts(snapshot, series)
    yield from streaks.facts(snapshot, series)
    yield from heights.facts(snapshot, series)
    yield from intraday.facts(snapshot, series)
    if is_index(series.symbol):
        yield from spells.facts(snapshot, series)
        yield from within.facts(snapshot, series)
        if series.symbol != snapshot.market.fear:
            yield from drawdown.facts(snapshot, series)
            yield from standing.facts(snapshot, series)
    else:
        yield from within.opened(snapshot, series)


def _basket(snapshot: Snapshot, level: Series) -> Iterator[Fact]:
    """Yield the facts of a basket; its level is our own and never printed, so it has no close or points."""
    yield from changes.to_date_changes(snapshot, level)
    yield from changes.since_anchors(snapshot, level)
    if snapshot.moment is None:
        yield from records.facts(snapshot, level)
        yield from streaks.facts(snapshot, level)

"""Oil, gold and silver: what a session moved them by, records of metals, since when oil was not as dear.

They are told by the contract that ends next. After its end the change would be one between two contracts:
there is none, but of a metal the part that no change of contracts could make is known. Nor is there one over
a day on which they were settled while the exchange rested. A price of nothing or less, as oil's of
2020-04-20, makes no change either.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from newsgen.facts import changes, heights, records
from newsgen.facts.fact import closes, make
from newsgen.facts.percent import change
from newsgen.markets import Commodity, contracts
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Series, Snapshot

APART = 0.5
"""Percentage points by which a move has to be larger than all since, to be the largest since: those from a
metal's contract to the next are off by 0.4 at most."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield close, change and place of each commodity that has both closes."""
    if snapshot.moment is not None or contracts.settled_between(snapshot.day, snapshot.market.exchange):
        return
    for one in snapshot.market.commodities:
        series = snapshot.commodities.get(one.symbol)
        if series is None:
            continue
        dear = replace(series, close=np.where(series.close > 0, series.close, np.nan))
        if not (dear.here and dear.close.size > 1 and np.isfinite(dear.close[-2])):
            continue
        if contracts.between_two(one.ends, snapshot.day, snapshot.market.exchange):
            yield from _at_least(snapshot, one, dear)
        else:
            yield from _told(snapshot, one, dear)


def _told(snapshot: Snapshot, one: Commodity, series: Series) -> Iterator[Fact]:
    inputs = closes(series, [-1])
    yield make("close", series.symbol, float(series.close[-1]), "price", snapshot.day, inputs=inputs)
    yield from changes.day(snapshot, series)
    if one.ends == "oil":
        yield from heights.facts(snapshot, series)
    else:
        yield from records.highs_and_lows(snapshot, series)
        taken = heights.round_levels(snapshot, series, unit="price")
        yield from (fact for fact in taken if fact.measure == "level_first")
        yield from (fact for fact in records.largest_day(snapshot, series) if _stands_out(series, fact))


def _at_least(snapshot: Snapshot, one: Commodity, series: Series) -> Iterator[Fact]:
    """Yield what a metal moved by at least, over the end of a contract; oil's differ by too much."""
    moved = change(float(series.close[-1]), float(series.close[-2]))
    if one.ends == "metal" and abs(moved) > APART:
        least, inputs = math.copysign(abs(moved) - APART, moved), closes(series, [-2, -1])
        base = series.on(-2)
        yield make("change_least", one.symbol, least, "percent", snapshot.day, base=base, inputs=inputs)


def _stands_out(series: Series, fact: Fact) -> bool:
    """Tell whether a move is the largest since, by more than a change of contracts could make it."""
    if fact.since is None or not fact.measure.startswith("largest"):
        return False
    row = int(np.searchsorted(series.days, np.datetime64(fact.since)))
    moves = np.sign(fact.value) * (series.close[1:] / series.close[:-1] - 1) * 100
    now, then, between = abs(fact.value), moves[row - 1], moves[row:-1]
    return bool(then >= now + APART and (between <= now - APART).all())

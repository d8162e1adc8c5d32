"""How much of an index's day one company made: points by its price, or a part of the move by its worth."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import close, make
from newsgen.facts.percent import change
from newsgen.facts.worth import of_large
from newsgen.markets.parts import Composition
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Series, Snapshot, places, to_date

FAR = 4.0
"""Percent that a member of the blue-chip index must have moved."""
PART = 0.35
"""Percent of that index which its points must be."""
SAME = 0.0005
"""By how much the divisors of two days, found from all closes, may differ: else the members are not known."""
STEADY = 0.1
"""By how much the price that is left for the one member without a close may have moved."""
OF_ALL = 0.1
"""The largest part of the sum of prices that this one may be."""

MOVED = 2.0
"""Percent that a member of the basket must have moved to be held against the broad index."""
KNOWN = 0.95
"""Part of the large companies whose worth and move must be known."""
CLOSE = 0.15
"""By how much the move of all of them, by worth, may differ from the index's own."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the points that companies made of the blue-chip index, and their parts of the broad one."""
    if snapshot.moment is None and snapshot.panel.close.shape[0] > 1:
        yield from _blue(snapshot)
        yield from _broad(snapshot)


def _is_whole(index: Series) -> bool:
    """Tell whether an index has the closes of the session and of the one before."""
    return index.here and index.close.size > 1 and bool(np.isfinite(index.close[-2]))


def _blue(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the points of each member that moved far: the move of its price over the divisor."""
    panel, index = snapshot.panel, snapshot.series.get(snapshot.market.blue)
    made = _composition(snapshot)
    if made is None or index is None or not _is_whole(index):
        return
    divisor = _divisor(snapshot, made, index)
    if divisor is None:
        return
    before, today = float(index.close[-2]), float(index.close[-1])
    for column in panel.columns(frozenset(made.members)).tolist():
        base, last = (float(panel.close[row, column]) for row in (-2, -1))
        points = (last - base) / divisor
        if abs(change(last, base)) >= FAR and abs(points) / before * 100 >= PART:
            inputs = _closes(snapshot, column)
            for measure, value in (
                ("blue_points_day", points),
                ("blue_rest_day", today - before - points),
            ):
                yield _fact(snapshot, measure, panel.symbols[column], value, "points", inputs)


def _composition(snapshot: Snapshot) -> Composition | None:
    """Return who made up the index on the session and the one before; None where that is not known.

    Nor where a member's base price is not its close before: the divisor was another one then.
    """
    known = [one for one in snapshot.market.compositions if one.since <= snapshot.day]
    found = max(known, key=lambda one: one.since, default=None)
    if found is None or found.since == snapshot.day:
        return None
    rebased = (snapshot.bases.get(member) for member in found.members)
    return None if any(base and base.date == snapshot.day for base in rebased) else found


def _divisor(snapshot: Snapshot, made: Composition, index: Series) -> float | None:
    """Return the divisor of the session: of all closes where it was the same the day before.

    Where one member has no close the known one serves, if what it leaves for that member is a price.
    """
    panel = snapshot.panel
    closes = panel.close[-2:, panel.columns(frozenset(made.members))]
    there = np.isfinite(closes).all(axis=0)
    sums, levels = closes[:, there].sum(axis=1), index.close[-2:]
    missing = len(made.members) - int(there.sum())
    if missing == 0:
        before, today = (float(value) for value in sums / levels)
        return today if abs(today / before - 1) <= SAME else None
    left = made.divisor * levels - sums
    fits = bool((left > 0).all() and (left < OF_ALL * sums).all()) and abs(left[1] / left[0] - 1) <= STEADY
    return made.divisor if missing == 1 and fits else None


def _broad(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what part of the broad index's move members of the basket made, by their worth of the day before.

    It is an approximation, of all shares and not of those that are traded freely: only where the moves of all
    make the index's own, and so told in words alone.
    """
    market = snapshot.market
    index = snapshot.series.get(market.broad)
    basket = next((one.members for one in snapshot.baskets if one.name == market.basket), ())
    if index is None or not _is_whole(index) or not basket:
        return
    worth = of_large(snapshot, basket, KNOWN)
    if worth is None:
        return
    total = worth.before.sum()
    whole = float((worth.before * worth.moved).sum() / total)
    own = float(change(index.close[-1], index.close[-2]))
    if not np.isfinite(own) or own * whole <= 0 or abs(whole / own - 1) > CLOSE:
        return
    parts = 100 * worth.before * worth.moved / total / own
    for about, moved, part in zip(worth.symbols, worth.moved.tolist(), parts.tolist(), strict=True):
        if about in basket and abs(moved) >= MOVED and part > 0:
            inputs = _closes(snapshot, places(snapshot.panel.symbols)[about])
            yield _fact(snapshot, "broad_share_day", about, part, "percent", inputs)


def _closes(snapshot: Snapshot, column: int) -> tuple[Input, ...]:
    """Return a stock's closes of the session before and of the session."""
    panel = snapshot.panel
    about = panel.symbols[column]
    base = snapshot.bases.get(about)
    days = (to_date(panel.days[row]) for row in (-2, -1))
    prices = (float(panel.close[row, column]) for row in (-2, -1))
    rebased = base.date if base else None
    return tuple(close(about, day, price, rebased) for day, price in zip(days, prices, strict=True))


def _fact(
    snapshot: Snapshot, measure: str, about: str, value: float, unit: str, inputs: tuple[Input, ...]
) -> Fact:
    base = to_date(snapshot.panel.days[-2])
    return make(measure, about, value, unit, snapshot.day, base=base, inputs=inputs)

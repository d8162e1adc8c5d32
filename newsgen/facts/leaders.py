"""The largest companies of each market, day by day: who they are, and how each went.

They are ranked by what they are worth at the close. One that did not trade keeps its place by what it was
worth before, and has no move. Of preferred shares none is ranked.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

import numpy as np

from newsgen.facts import heights, records
from newsgen.facts.fact import make
from newsgen.facts.shelf import Shelf
from newsgen.facts.stocks import Columns, moved
from newsgen.markets.parts import Universe
from newsgen.model import Fact
from newsgen.snapshot.giants import worth_before
from newsgen.snapshot.snapshot import Floats, Series, Snapshot

KNOWN = 0.97
"""Part of a market's members whose worth must be known: of the others one may be among the largest."""


def ranked(snapshot: Snapshot) -> Mapping[str, Columns]:
    """Return the columns of the largest companies of each universe that ranks them, the largest first."""
    panel, found = snapshot.panel, dict[str, Columns]()
    if panel.close.shape[0] < 2:
        return found
    worth = _worth(snapshot)
    for universe in snapshot.market.universes:
        members = snapshot.universes.get(universe.name, frozenset())
        columns = (
            panel.columns(_common(universe, members)) if universe.leaders else np.array([], dtype=np.intp)
        )
        known = columns[np.isfinite(worth[columns])]
        if known.size >= max(KNOWN * columns.size, universe.leaders, 1):
            order = np.argsort(-worth[known], kind="stable")[: universe.leaders]
            found[universe.name] = known[order]
    return found


def shelf(snapshot: Snapshot, changes: Floats, found: Mapping[str, Columns]) -> Shelf:
    """Return the move, the close and the worth of each that traded."""
    every = [column for each in found.values() for column in each.tolist()]
    return moved(snapshot, changes, [column for column in every if np.isfinite(changes[column])])


def facts(snapshot: Snapshot, found: Mapping[str, Columns]) -> Iterator[Fact]:
    """Yield the rank of each, and where its close stands: the highest of a year, above a round price."""
    panel = snapshot.panel
    for columns in found.values():
        for rank, column in enumerate(columns.tolist(), start=1):
            about = panel.symbols[column]
            yield make("worth_rank", about, rank, "count", snapshot.day, n=len(columns))
            if snapshot.moment is not None:
                continue  # the rest is made by closes
            series = snapshot.giants.get(about) or _year(snapshot, column)
            if series.here:
                yield from records.highs_and_lows(snapshot, series)
                yield from heights.first_price(snapshot, series)
        passed = _passed(snapshot, columns)
        if passed is not None and snapshot.moment is None:
            about = panel.symbols[passed]
            yield make("worth_passed", about, 1, "count", snapshot.day, n=len(columns))


def _passed(snapshot: Snapshot, columns: Columns) -> int | None:
    """Return who was worth the most of some before the session, where their first passed it on it.

    By what their prices did: a number of shares that was counted anew passes nobody.
    """
    panel = snapshot.panel
    before = worth_before(panel.close, panel.market_cap)[columns]
    if not np.isfinite(before).all():
        return None
    was, now = int(columns[before.argmax()]), int(columns[0])
    grew = panel.close[-1, [was, now]] / panel.close[-2, [was, now]]
    return was if was != now and grew[1] > grew[0] else None


def placed(snapshot: Snapshot, about: str) -> str | None:
    """Return what the close of a stock is beside its year, as :func:`records.placed` does."""
    if about not in snapshot.panel.symbols:
        return None
    return records.placed(_year(snapshot, snapshot.panel.symbols.index(about)))


def _worth(snapshot: Snapshot) -> Floats:
    """Return what each stock is worth at the close; before it, where it has none."""
    panel = snapshot.panel
    before = worth_before(panel.close, panel.market_cap)
    with np.errstate(divide="ignore", invalid="ignore"):
        moved_on = before * panel.close[-1] / panel.close[-2]
    now = np.where(np.isfinite(panel.close[-1]), panel.market_cap[-1], np.nan)
    worth: Floats = np.where(np.isfinite(now), now, np.where(np.isfinite(moved_on), moved_on, before))
    return worth


def _year(snapshot: Snapshot, column: int) -> Series:
    """Return the year of a stock that has no history of its own here."""
    panel, symbol = snapshot.panel, snapshot.panel.symbols[column]
    base = snapshot.bases.get(symbol)
    rebased = base.date if base else None
    return Series(symbol=symbol, days=panel.days, close=panel.close[:, column], rebased=rebased)


@functools.lru_cache(maxsize=16)
def _common(universe: Universe, members: frozenset[str]) -> frozenset[str]:
    """Return the members that are common shares."""
    return frozenset(one for one in members if not universe.common or re.fullmatch(universe.common, one))

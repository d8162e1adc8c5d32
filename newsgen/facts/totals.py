"""What the shares of a market became worth more, or less, together on a session."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import make
from newsgen.facts.leaders import KNOWN
from newsgen.facts.percent import change
from newsgen.facts.records import all_time
from newsgen.markets.parts import Universe
from newsgen.model import Fact, Input
from newsgen.snapshot.giants import worth_before
from newsgen.snapshot.snapshot import Snapshot, to_date

ROUND = 1e9
"""Millions that a round sum of a market is: a thousand 조."""
PARTS = 1.0
"""Percentage points from which on the exchange's total changed by more than prices: a large company came or
went. 2015 to 2026-08 it parted from its index by 0.27 (KOSPI) and 0.63 points (KOSDAQ) at most on 99 days
of 100."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what each universe that ranks its largest gained or lost by its prices, in millions.

    What new shares added is none of it, and who did not trade adds nothing: nothing is told where those who
    did were worth less than a part ``KNOWN``. The exchange's own total, where the row of the index has it, is
    told beside: it has whatever a list lacks, most preferred shares, a fiftieth to a twelfth more.
    """
    panel = snapshot.panel
    if panel.close.shape[0] < 2:
        return
    before, moved = worth_before(panel.close, panel.market_cap), change(panel.close[-1], panel.close[-2])
    for universe in snapshot.market.universes:
        members = snapshot.universes.get(universe.name, frozenset())
        if not universe.leaders:
            continue
        yield from _of_exchange(snapshot, universe)
        columns = panel.columns(members)
        worth, gained = before[columns], before[columns] * moved[columns] / 100
        known = np.isfinite(gained)
        if known.any() and worth[known].sum() >= KNOWN * np.nansum(worth):
            yield make(
                "total_change_day",
                universe.name,
                float(np.nansum(gained)),
                snapshot.market.millions,
                snapshot.day,
                base=to_date(panel.days[-2]),
                n=int(known.sum()),
            )


def _of_exchange(snapshot: Snapshot, universe: Universe) -> Iterator[Fact]:
    """Yield what the exchange says that all shares of a market are worth, and by how much that changed.

    Nothing of a day on which it did not go as the index did (:data:`PARTS`): that was no day's gain or loss.
    """
    panel = snapshot.panel
    if universe.index not in panel.symbols:
        return
    column = panel.symbols.index(universe.index)
    before, worth = (float(panel.market_cap[row, column]) for row in (-2, -1))
    if not (np.isfinite(before) and np.isfinite(worth)):
        return
    grew, moved = change(worth, before), change(*(float(panel.close[row, column]) for row in (-1, -2)))
    if not abs(grew - moved) <= PARTS:
        return
    days = (to_date(panel.days[row]) for row in (-2, -1))
    seen = tuple(
        Input(symbol=universe.index, date=day, value=value, field="market_cap")
        for day, value in zip(days, (before, worth), strict=True)
    )
    unit, base = snapshot.market.millions, seen[0].date
    yield make("exchange_worth", universe.name, worth, unit, snapshot.day, inputs=seen[1:])
    yield from _first(snapshot, universe, seen[1])
    yield make(
        "exchange_change_day", universe.name, worth - before, unit, snapshot.day, base=base, inputs=seen
    )


def _first(snapshot: Snapshot, universe: Universe, worth: Input) -> Iterator[Fact]:
    """Yield the round sum that all shares of a market are worth more than for the first time.

    A year of it is stored, and before that the index tells: nothing where it did not close at a record, for
    then it is not known whether they were worth as much before.
    """
    series, panel = snapshot.series.get(universe.index), snapshot.panel
    stood = all_time(snapshot, series) if series is not None else None
    if series is None or stood is None or not series.close[-1] > max(stood, float(series.close[:-1].max())):
        return
    earlier = panel.market_cap[:-1, panel.symbols.index(universe.index)]
    level = float(np.floor(worth.value / ROUND) * ROUND)
    if np.isfinite(earlier).any() and level > 0 and float(np.nanmax(earlier)) < level:
        last = Input(
            symbol=universe.index, date=to_date(panel.days[-2]), value=float(earlier[-1]), field="market_cap"
        )
        yield make(
            "exchange_first", universe.name, level, snapshot.market.millions, snapshot.day,
            base=last.date, inputs=(last, worth),
        )  # fmt: skip

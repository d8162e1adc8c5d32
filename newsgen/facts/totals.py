"""What the shares of a market became worth more, or less, together on a session."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import make
from newsgen.facts.leaders import KNOWN
from newsgen.facts.percent import change
from newsgen.markets.parts import Universe
from newsgen.model import Fact, Input
from newsgen.snapshot.giants import worth_before
from newsgen.snapshot.snapshot import Snapshot, to_date

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
    yield make(
        "exchange_change_day", universe.name, worth - before, unit, snapshot.day, base=base, inputs=seen
    )

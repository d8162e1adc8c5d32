"""Giants whose day is the market's: what each gained or lost in worth, and whether any ever did more.

Of the others the one that gained or lost most is known where that is a large sum.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import close, make
from newsgen.facts.percent import change
from newsgen.markets.parts import Feat
from newsgen.model import Fact, Input
from newsgen.snapshot.giants import moved, worth_before
from newsgen.snapshot.snapshot import Floats, Snapshot, to_date

MOST = 0.3
"""Part of what a giant is worth at least from which the largest gain or loss of a day is a sum to be told."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what each giant that moved far gained or lost, and the records of the day.

    Nothing where the largest are told side by side (:mod:`newsgen.facts.leaders`).
    """
    panel, market = snapshot.panel, snapshot.market
    if any(one.leaders for one in market.universes):
        return
    if panel.close.shape[0] < 2:
        return
    columns = moved(panel.close, panel.market_cap, market.size)
    worth = worth_before(panel.close, panel.market_cap)
    gained = worth * change(panel.close[-1], panel.close[-2]) / 100
    yield from _most(snapshot, columns.tolist(), worth, gained)
    if not columns.size:
        return
    for column in columns.tolist():
        yield _gained(snapshot, "cap_change_day", column, float(worth[column]), float(gained[column]))
        yield from _day_before(snapshot, column)
    if snapshot.moment is None:
        yield from _feat(snapshot, columns.tolist(), gained)


def _most(snapshot: Snapshot, told: list[int], worth: Floats, gained: Floats) -> Iterator[Fact]:
    """Yield the largest gain or loss of the day, where it is a sum and not that of a giant that moved far."""
    if not np.isfinite(gained).any():
        return
    column = int(np.nanargmax(np.abs(gained)))
    if column not in told and abs(gained[column]) >= MOST * snapshot.market.size.giant:
        yield _gained(snapshot, "cap_change_most", column, float(worth[column]), float(gained[column]))


def _gained(snapshot: Snapshot, measure: str, column: int, worth: float, gained: float) -> Fact:
    """Make the fact of what a market value moved by: what it was before times the move of the price."""
    panel, about = snapshot.panel, snapshot.panel.symbols[column]
    before, today = to_date(panel.days[-2]), to_date(panel.days[-1])
    base = snapshot.bases.get(about)
    rebased = base.date if base else None
    inputs = (
        Input(symbol=about, date=before, value=worth, field="market_cap"),
        *(
            close(about, day, float(panel.close[row, column]), rebased)
            for day, row in ((before, -2), (today, -1))
        ),
    )
    return make(measure, about, gained, snapshot.market.millions, snapshot.day, base=before, inputs=inputs)


def _day_before(snapshot: Snapshot, column: int) -> Iterator[Fact]:
    """Yield what the price moved by on the session before; nothing over a hole in the history."""
    panel, about = snapshot.panel, snapshot.panel.symbols[column]
    first, second = (float(panel.close[row, column]) if len(panel.days) > 2 else np.nan for row in (-3, -2))
    if not np.isfinite([first, second]).all():
        return
    base, turned = to_date(panel.days[-3]), to_date(panel.days[-2])
    known = snapshot.bases.get(about)
    rebased = known.date if known else None
    yield make(
        "change_day_before",
        about,
        change(second, first),
        "percent",
        snapshot.day,
        base=base,
        inputs=(close(about, base, first, rebased), close(about, turned, second, rebased)),
    )


def _feat(snapshot: Snapshot, columns: list[int], gained: Floats) -> Iterator[Fact]:
    """Yield that no company ever gained, or lost, as much in a day as the first of these did.

    It must have gone beyond what is published as the record of the time, and beyond every day in the panel.
    """
    for way, sign in (("gain", 1.0), ("loss", -1.0)):
        standing = _standing(snapshot, way)
        first = max(columns, key=lambda column: sign * gained[column])
        most = sign * float(gained[first])
        if standing is None or most <= standing.worth or most <= _earlier(snapshot, sign):
            continue
        yield make(
            f"cap_{way}_all",
            snapshot.panel.symbols[first],
            float(gained[first]),
            snapshot.market.millions,
            snapshot.day,
            since=standing.day,
            since_value=sign * standing.worth,
        )


def _standing(snapshot: Snapshot, way: str) -> Feat | None:
    """Return the record that stood before the session."""
    known = [one for one in snapshot.market.feats if one.way == way and one.day < snapshot.day]
    return max(known, key=lambda one: one.worth, default=None)


def _earlier(snapshot: Snapshot, sign: float) -> float:
    """Return the most that a company that is large gained (or lost) on a session of the panel before."""
    panel = snapshot.panel
    with np.errstate(invalid="ignore"):
        large = panel.market_cap[-2] >= snapshot.market.size.mega
    cap, price = panel.market_cap[:-2, large], panel.close[:-1, large]
    moves = cap * (price[1:] / price[:-1] - 1) * sign
    return float(np.nanmax(moves, initial=0.0))

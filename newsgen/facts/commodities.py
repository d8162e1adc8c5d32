"""Oil, gold and silver: what a session, a week or a month moved them by, and where they stand.

They are told by the contract that ends next. After its end the change would be one between two contracts:
there is none, but of a metal the part that no change of contracts could make is known. Nor is there one over
a day on which they were settled while the exchange rested. A price of nothing or less, as oil's of
2020-04-20, makes no change either. A month's change is told as the press does, from the contract that ended
next then to the one that does now; a week's of oil only within one contract.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from newsgen.facts import changes, heights, periods, records
from newsgen.facts.fact import closes, make
from newsgen.facts.percent import change
from newsgen.markets import Commodity, contracts
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Series, Snapshot

APART = 0.5
"""Percentage points by which a move from a metal's contract to the next may be off: 0.4 at most."""
ROLLED = 4.0
"""The same of oil's from a contract to the next, whose prices differ by as much."""
ON_FILE = 1000
"""Sessions of a history in which no move was as large, from which on that is told."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield close, change and place of each commodity that has both closes."""
    if snapshot.moment is not None or contracts.settled_between(snapshot.day, snapshot.market.exchange):
        return
    for one, dear in _known(snapshot):
        if contracts.between_two(one.ends, snapshot.day, snapshot.market.exchange):
            yield from _at_least(snapshot, one, dear)
        else:
            yield from _told(snapshot, one, dear)


def week(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what the finished week moved each by, and its last price."""
    if not snapshot.week_finished:
        return
    days = [each.day for each in snapshot.session.week]
    for one, dear in _known(snapshot):
        parted = any(contracts.between_two(one.ends, day, snapshot.market.exchange) for day in days)
        if not (parted and one.ends == "oil"):
            yield from _over(snapshot, dear, "change_week", "week")


def _known(snapshot: Snapshot) -> Iterator[tuple[Commodity, Series]]:
    """Yield each commodity that has the session's close and the one before, prices of nothing left out."""
    for one in snapshot.market.commodities:
        series = snapshot.commodities.get(one.symbol)
        if series is None:
            continue
        dear = replace(series, close=np.where(series.close > 0, series.close, np.nan))
        if dear.here and dear.close.size > 1 and np.isfinite(dear.close[-2]):
            yield one, dear


def _over(snapshot: Snapshot, series: Series, measure: str, period: periods.Period) -> Iterator[Fact]:
    """Yield the change since the last close before the week, or the month, where that is known."""
    row = periods.last_row_before(series.days, period)
    if row is not None and np.isfinite(series.close[row]):
        moved, base = change(float(series.close[-1]), float(series.close[row])), series.on(row)
        inputs = closes(series, [row, -1])
        yield make(measure, series.symbol, moved, "percent", snapshot.day, base=base, inputs=inputs)


def _told(snapshot: Snapshot, one: Commodity, series: Series) -> Iterator[Fact]:
    inputs = closes(series, [-1])
    yield make("close", series.symbol, float(series.close[-1]), "price", snapshot.day, inputs=inputs)
    yield from changes.day(snapshot, series)
    if snapshot.session.is_last_of_month:
        yield from _over(snapshot, series, "change_mtd", "month")
    if one.ends == "oil":
        yield from heights.facts(snapshot, series, unit="price")
    else:
        yield from records.highs_and_lows(snapshot, series)
        yield from _lasting(snapshot, series)
        taken = heights.round_levels(snapshot, series, unit="price")
        yield from (fact for fact in taken if fact.measure == "level_first")
    yield from _largest(snapshot, one, series)


def _lasting(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield since when a metal was not as dear, or as cheap.

    Nothing where a price since was as near to today's as one contract is to the next: by the other contract
    it may have been the further one.
    """
    close = series.close
    for measure, sign in (("highest_since", 1.0), ("lowest_since", -1.0)):
        yield from _eve(snapshot, series, measure, sign)
        rows = np.flatnonzero(sign * close[:-1] >= sign * close[-1])
        near = np.flatnonzero(sign * close[:-1] >= sign * close[-1] * (1 - sign * APART / 100))
        row = int(rows[-1]) if rows.size else 0
        long = close.size - 1 - row > heights.FEW
        if rows.size and long and row == int(near[-1]) and np.isfinite(close[row:]).all():
            yield make(
                measure, series.symbol, float(close[-1]), "level", snapshot.day, since=series.on(row),
                since_value=float(close[row]), periods=close.size - 1 - row, inputs=closes(series, [row, -1]),
            )  # fmt: skip


def _eve(snapshot: Snapshot, series: Series, measure: str, sign: float) -> Iterator[Fact]:
    """Yield that the close before today's was the furthest for long too: a second such day is less news."""
    close = series.close[:-1]
    rows = np.flatnonzero(sign * close[:-1] >= sign * close[-1]) if close.size > 1 else np.array([])
    if rows.size and close.size - 1 - rows[-1] > heights.FEW:
        yield heights.since(snapshot, series, f"{measure}_day_before", int(rows[-1]), today=-2)


def _largest(snapshot: Snapshot, one: Commodity, series: Series) -> Iterator[Fact]:
    """Yield since when a move is the largest; where none was as large, since when that is known.

    Such a fact has no ``since_value``. Nothing where a change of contracts since may hide a move as large.
    """
    apart = ROLLED if one.ends == "oil" else APART
    moves = np.append(np.nan, change(series.close[1:], series.close[:-1]))
    now = float(moves[-1])
    sized = moves[1:-1] * np.sign(now)
    exchange, row = snapshot.market.exchange, None
    for each in np.flatnonzero(sized >= abs(now) - apart)[::-1].tolist():
        if contracts.between_two(one.ends, series.on(each + 1), exchange):
            return
        if sized[each] >= abs(now):
            row = each
            break
    if not now or not np.isfinite(sized[row or 0 :]).all() or (row is None and sized.size < ON_FILE):
        return
    at = 0 if row is None else row + 1
    yield make(
        f"largest_{'rise' if now > 0 else 'fall'}_since", one.symbol, now, "percent", snapshot.day,
        since=series.on(at), since_value=None if row is None else float(moves[at]),
        periods=moves.size - 1 - at, inputs=closes(series, [-2, -1]),
        since_inputs=() if row is None else closes(series, [row, row + 1]),
    )  # fmt: skip


def _at_least(snapshot: Snapshot, one: Commodity, series: Series) -> Iterator[Fact]:
    """Yield what a metal moved by at least, over the end of a contract; oil's differ by too much."""
    moved = change(float(series.close[-1]), float(series.close[-2]))
    if one.ends == "metal" and abs(moved) > APART:
        least, inputs = math.copysign(abs(moved) - APART, moved), closes(series, [-2, -1])
        base = series.on(-2)
        yield make("change_least", one.symbol, least, "percent", snapshot.day, base=base, inputs=inputs)

"""Since when a close is the highest or the lowest, and round levels taken, lost and won back.

Where a hole lies between the last close as high and today, since when is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from newsgen.facts.fact import closes, make
from newsgen.facts.records import all_time, stood
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Floats, Series, Snapshot

LONG = 500
"""Sessions since a level was first taken behind which it counts from when it was last won back."""
FEW = 5
"""Sessions: the highest close in fewer is nothing that anybody asks for."""


def facts(snapshot: Snapshot, series: Series, unit: str = "level") -> Iterator[Fact]:
    """Yield since when the close is the highest or lowest, and the round level that it crossed."""
    close = series.close
    if not series.here or close.size < 3 or not np.isfinite(close[-2]):
        return
    for measure, sign in (("highest_since", 1.0), ("lowest_since", -1.0)):
        row = _as_far(sign * close)
        if row is not None and close.size - 1 - row > FEW:
            yield since(snapshot, series, measure, row)
            before = _as_far(sign * close[:-1])
            if before is not None and close.size - 2 - before > FEW:
                yield since(snapshot, series, f"{measure}_day_before", before, today=-2)
    yield from round_levels(snapshot, series, unit)


def round_levels(snapshot: Snapshot, series: Series, unit: str = "level") -> Iterator[Fact]:
    """Yield the round level that a close took for the first time ever, won back, or lost."""
    subject = snapshot.market.subject_of.get(series.symbol)
    if subject is not None and subject.rounds:
        yield from _crossed(snapshot, series, subject.rounds, unit)


def _as_far(close: Floats) -> int | None:
    """Return the last row before the last one that is as high; None where none is, or a hole lies between."""
    rows = np.flatnonzero(close[:-1] >= close[-1])
    if not rows.size or not np.isfinite(close[rows[-1] :]).all():
        return None
    return int(rows[-1])


def since(snapshot: Snapshot, series: Series, measure: str, row: int, today: int = -1) -> Fact:
    """Make the fact of since when today's close, or that of the day before, is the highest or the lowest."""
    return make(
        measure,
        series.symbol,
        float(series.close[today]),
        "level",
        snapshot.day,
        base=None if today == -1 else series.on(today),
        since=series.on(row),
        since_value=float(series.close[row]),
        periods=series.close.size + today - row,
        inputs=closes(series, [row, today]),
    )


def crossed(before: float, now: float, steps: Sequence[float]) -> tuple[float, float] | None:
    """Return the roundest level between two closes, the farthest of its step, and its step; None for none.

    It is crossed upwards by a close on or above it, downwards by one below it.
    """
    low, high = min(before, now), max(before, now)
    for step in sorted(steps, reverse=True):
        first, last = np.floor(low / step) + 1, np.floor(high / step)
        if first <= last:
            return float((last if now > before else first) * step), step
    return None


def _crossed(snapshot: Snapshot, series: Series, steps: Sequence[float], unit: str) -> Iterator[Fact]:
    """Yield the round level taken for the first time ever, won back, or lost."""
    close = series.close
    found = crossed(float(close[-2]), float(close[-1]), steps)
    if found is None:
        return
    level, step = found
    up, earlier = bool(close[-1] > close[-2]), close[:-1]
    record = all_time(snapshot, series)
    if up and record is not None and level > max(record, earlier.max()):
        taken = np.flatnonzero(earlier >= level - step)
        yield _level(snapshot, series, "level_first", level, int(taken[0]) if taken.size else None, unit)
        if step == max(steps):
            yield from _below(snapshot, series, level - step, record)
        return
    rows = np.flatnonzero(earlier >= level) if up else np.flatnonzero(earlier < level)
    if rows.size and np.isfinite(close[rows[-1] :]).all():
        yield _level(snapshot, series, "level_regained" if up else "level_lost", level, int(rows[-1]), unit)
    elif up and not rows.size and (before := stood(snapshot, series, level)) is not None:
        yield make(
            "level_regained", series.symbol, level, unit, snapshot.day, base=series.on(-2),
            since=before.first, since_value=before.close, periods=close.size, inputs=closes(series, [-2, -1]),
        )  # fmt: skip


def _below(snapshot: Snapshot, series: Series, level: float, record: float) -> Iterator[Fact]:
    """Yield since when closes stand above the level below one that was taken for the first time.

    That is its own first time, where the stored history has it and it is not long past; else when it was last
    won back. ``record`` stood before that history.
    """
    earlier = series.close[:-1]
    above, under = np.flatnonzero(earlier >= level), np.flatnonzero(earlier < level)
    if not above.size or not under.size:
        return
    first, won = int(above[0]), int(under[-1]) + 1
    fresh = first > 0 and record < level and earlier.size - first <= LONG
    measure, row = ("level_below_first", first) if fresh else ("level_below_regained", won)
    if row < earlier.size:
        yield make(
            measure, series.symbol, level, "level", snapshot.day, base=series.on(row - 1),
            since=series.on(row), periods=earlier.size - row, inputs=closes(series, [row - 1, row]),
        )  # fmt: skip


def first_price(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the round price of a company, a digit and zeros, that a close stands above for the first time.

    From 1 to 2, as far apart as a price and its double, two digits are round where wraps tell levels: 13만원.
    Nothing where its closes before the stored history are not known.
    """
    record, earlier = all_time(snapshot, series), series.close[:-1]
    if record is None or not np.isfinite(series.close[-2:]).all():
        return
    step = 10.0 ** np.floor(np.log10(series.close[-1]))
    step /= 10.0 if snapshot.market.ranged and series.close[-1] < 2 * step else 1.0
    level = float(np.floor(series.close[-1] / step) * step)
    if level > max(record, float(earlier.max())):
        yield _level(snapshot, series, "level_first", level, None, unit="price")


def _level(
    snapshot: Snapshot, series: Series, measure: str, level: float, row: int | None, unit: str = "level"
) -> Fact:
    """Make the fact of a round level; ``row`` is when it, or the one before it, was last so."""
    return make(
        measure,
        series.symbol,
        level,
        unit,
        snapshot.day,
        base=series.on(-2),
        since=None if row is None else series.on(row),
        periods=series.close.size - 1 - (row or 0),
        inputs=closes(series, [-2, -1]),
    )

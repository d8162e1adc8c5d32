"""Where an index stands: against its record, against the year before's last close, against a run of days.

All by closes. Over a hole in what is compared nothing is known.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import closes, make
from newsgen.facts.percent import change, last_directions
from newsgen.facts.periods import last_row_before
from newsgen.facts.records import all_time
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Series, Snapshot

RUNS = range(2, 7)
"""Sessions that a run lasted of which a day's answer is told."""
FAR = 3.0
"""Percent that such a run must have moved."""
LONGER = 1.25
"""Times its last day that such a run moved, from which on it is answered as one fall or rise."""
SOME = 30.0
"""Percent of it that the day must have undone ..."""
DEEP_RUN, LITTLE = 8.0, 15.0
"""... and of a run of so many percent, which is remembered whole."""
TEN = 10.0
DEEP = 2.0
"""Percent that an index must have stood on the other side of the year's line at its farthest."""
JUST = 1.0
"""The same in January, when a year has gone nowhere far yet."""


def facts(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield what is left to the record, the year's line crossed, and how much of a run the day undid."""
    if not series.here or series.close.size < 3 or not np.isfinite(series.close[-2]):
        return
    yield from _record(snapshot, series)
    yield from _year(snapshot, series)
    yield from _undone(snapshot, series)


def _record(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield how far the record is above the close, now and the day before, and how long ago it was."""
    before = all_time(snapshot, series)
    row = int(np.argmax(series.close)) if before is not None else 0
    if before is None or series.close[row] < before or row == series.close.size - 1:
        return
    about, day, base = series.symbol, snapshot.day, series.on(row)
    for measure, last in (("to_record", -1), ("to_record_day_before", -2)):
        left = change(float(series.close[row]), float(series.close[last]))
        inputs = closes(series, [last, row])
        yield make(measure, about, left, "percent", day, base=base, inputs=inputs)
    passed = series.close.size - 1 - row
    yield make("after_record", about, passed, "sessions", day, base=base)


def _year(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield that the close crossed that of the year before, or was the first beyond a round ten percent."""
    row = last_row_before(series.days, "year")
    if row is None or not np.isfinite(series.close[row:]).all():
        return
    so_far = np.asarray(change(series.close[row:], np.full(series.close.size - row, series.close[row])))
    now, earlier = float(so_far[-1]), so_far[:-1]
    inputs, base = closes(series, [row, -1]), series.on(row)
    if _tens(now) > max(0, _tens(float(earlier.max()))):
        yield make("year_tens", series.symbol, now, "percent", snapshot.day, base=base, inputs=inputs)
    if now * earlier[-1] < 0:
        side = 1.0 if now > 0 else -1.0
        last = int(np.flatnonzero(side * earlier >= 0)[-1])
        deep = JUST if snapshot.day.month == 1 else DEEP
        if (side * earlier[last:]).min() > -deep:
            return  # about the line there is nothing to win back or to lose
        yield make(
            "year_regained" if now > 0 else "year_lost",
            series.symbol,
            now,
            "percent",
            snapshot.day,
            base=base,
            since=series.on(row + last),
            since_value=float(earlier[last]),
            periods=so_far.size - 1 - last,
            inputs=inputs,
            since_inputs=closes(series, [row, row + last]),
        )


def _tens(change: float) -> int:
    """Return how many round ten percents a change is beyond: 20 is beyond one alone."""
    return math.ceil(change / TEN) - 1


def _undone(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield how much of a fall of some days the day won back, or of a rise it gave back, in percent of it."""
    way = last_directions(series.close)
    other = np.flatnonzero(way[:-1] != way[-2])
    if way.size < 3 or not other.size or way[-1] != -way[-2] or not np.isfinite(way[other[-1]]):
        return
    start = int(other[-1]) + 1
    length = way.size - 1 - start
    start -= way.size + 1
    first, turned, now = (float(series.close[at]) for at in (start, -2, -1))
    share = (now - turned) / (first - turned) * 100
    far = abs(change(turned, first))
    if length in RUNS and far >= FAR and share >= (LITTLE if far >= DEEP_RUN else SOME):
        yield make(
            "won_back" if now > turned else "given_back",
            series.symbol,
            share,
            "percent",
            snapshot.day,
            base=series.on(start),
            since=series.on(-2),
            n=length,
            inputs=closes(series, [start, -2, -1]),
        )

"""The way that the broad index took through a finished week: its days, its extremes by close, and back.

A week that ends where it began can have lost and won back a great deal: only its closes tell. All of it is
left out where one of them is missing, or where the week had one session only.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from newsgen.facts.fact import closes, make
from newsgen.facts.percent import change, directions
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Floats, Series, Snapshot

LEGS = 4
"""Parts of a week's way at most."""
LEAST_LEG = 0.8
"""Percent; what went less far belongs to the move around it ..."""
PART = 0.15
"""... as does what went less than this part of the way from the week's lowest close to its highest."""


def facts(snapshot: Snapshot, series: Series, row: int) -> Iterator[Fact]:
    """Yield the path of an index's week, which begins after ``row``: the last close of the week before."""
    week = series.close[row:]
    if week.size < 3 or not np.isfinite(week).all():
        return
    yield from _days(snapshot, series, row)
    yield from _counted(snapshot, series, row)
    yield from _extremes(snapshot, series, row)
    yield from _parts(snapshot, series, row)


def _days(snapshot: Snapshot, series: Series, row: int) -> Iterator[Fact]:
    """Yield the best and the worst day."""
    week = series.close[row:]
    moves = change(week[1:], week[:-1])
    for measure, at in (("change_best_day", int(moves.argmax())), ("change_worst_day", int(moves.argmin()))):
        yield _between(snapshot, series, measure, row + at, row + at + 1, n=int(moves.size))


def _counted(snapshot: Snapshot, series: Series, row: int) -> Iterator[Fact]:
    """Yield on how many of its days it rose, and fell; one that prints as unchanged did neither."""
    went = directions(series.close[row:])
    for measure, sign in (("days_up_week", 1), ("days_down_week", -1)):
        count, base = int((went == sign).sum()), series.on(row)
        yield make(measure, series.symbol, count, "sessions", snapshot.day, base=base, n=int(went.size))


def _extremes(snapshot: Snapshot, series: Series, row: int) -> Iterator[Fact]:
    """Yield its highest and lowest close against the week before, and what followed each of them.

    Neither where the close of the week before stands beyond all of them, nor what followed the last day.
    """
    week = series.close[row:]
    for way, at in (("high", int(week.argmax())), ("low", int(week.argmin()))):
        if at == 0:
            continue
        yield _between(snapshot, series, f"change_{way}_week", row, row + at, n=at)
        left = week.size - 1 - at
        if left:
            last = row + week.size - 1
            yield _between(snapshot, series, f"change_from_{way}", row + at, last, n=left)


def _parts(snapshot: Snapshot, series: Series, row: int) -> Iterator[Fact]:
    """Yield the parts of the way in their order, each from turn to turn, where it turned at all."""
    turns = legs(series.close[row:])
    if len(turns) <= 2:
        return
    for place, (first, last) in enumerate(pairwise(turns), start=1):
        yield _between(snapshot, series, f"change_leg_{place}", row + first, row + last, n=last - first)


def legs(closes: Floats) -> list[int]:
    """Return the places of a row of closes at which its larger moves begin and end, both ends included.

    Days of one direction are one move; then the smallest is joined to its neighbours, until all that are
    left are large enough and few enough.
    """
    turns = [0, *(at for at in range(1, closes.size - 1) if _turns(closes, at)), closes.size - 1]
    least = max(LEAST_LEG, PART * float(change(closes.max(), closes.min())))
    while len(turns) > 2:
        sizes = [abs(float(change(closes[last], closes[first]))) for first, last in pairwise(turns)]
        at = int(np.argmin(sizes))
        if sizes[at] >= least and len(sizes) <= LEGS:
            break
        ends = {turns[at], turns[at + 1]} - {0, closes.size - 1}
        turns = [turn for turn in turns if turn not in ends]
    return turns


def _turns(closes: Floats, at: int) -> bool:
    """Tell whether a close stands above, or below, both of its neighbours, as far as these differ from it."""
    before = next((closes[at] - one for one in closes[at - 1 :: -1] if one != closes[at]), 0.0)
    return bool(before * (closes[at + 1] - closes[at]) < 0)


def _between(snapshot: Snapshot, series: Series, measure: str, first: int, last: int, n: int) -> Fact:
    """Make the change between two rows; its days are those of the two, ``n`` what was counted."""
    rows = [first, last]
    moved = change(float(series.close[last]), float(series.close[first]))
    return make(
        measure, series.symbol, moved, "percent", snapshot.day,
        base=series.on(first), since=series.on(last), n=n, inputs=closes(series, rows),
    )  # fmt: skip

"""The way that the broad index took through a finished week: its days, its extremes by close, and back.

A week that ends where it began can have lost and won back a great deal: only its closes tell. All of it is
left out where one of them is missing, or where the week had one session only.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import closes, make
from newsgen.facts.percent import change, directions
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Series, Snapshot


def facts(snapshot: Snapshot, series: Series, row: int) -> Iterator[Fact]:
    """Yield the path of an index's week, which begins after ``row``: the last close of the week before."""
    week = series.close[row:]
    if week.size < 3 or not np.isfinite(week).all():
        return
    yield from _days(snapshot, series, row)
    yield from _counted(snapshot, series, row)
    yield from _extremes(snapshot, series, row)


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


def _between(snapshot: Snapshot, series: Series, measure: str, first: int, last: int, n: int) -> Fact:
    """Make the change between two rows; its days are those of the two, ``n`` what was counted."""
    rows = [first, last]
    moved = change(float(series.close[last]), float(series.close[first]))
    return make(
        measure, series.symbol, moved, "percent", snapshot.day,
        base=series.on(first), since=series.on(last), n=n, inputs=closes(series, rows),
    )  # fmt: skip

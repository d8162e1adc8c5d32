"""Streaks: how many sessions in a row an instrument rose or fell, and how far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from newsgen.facts.changes import percent
from newsgen.facts.fact import closes, make
from newsgen.facts.percent import last_directions
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Floats, Series, Snapshot


def facts(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the streak that today's move goes on with, or the one that it ended.

    A streak that reaches back to a missing close, or to where the history begins, has no known length. One is
    told with the change over it.
    """
    if not series.here or series.close.size < 3:
        return
    direction = last_directions(series.close)
    length = _run(direction)
    if length is None or direction[-1] == 0:
        return
    row = -length - 1
    base, inputs = series.on(row), closes(series, [row, -1])
    about, session = series.symbol, snapshot.day
    measure = "streak_up" if direction[-1] > 0 else "streak_down"
    yield make(measure, about, length, "sessions", session, base=base, inputs=inputs)
    yield make("change_streak", about, percent(series, row), "percent", session, base=base, inputs=inputs)
    if length == 1 and direction[-2] == -direction[-1]:
        ended = _run(direction[:-1])
        if ended is None:
            return
        measure = "streak_ended_down" if direction[-1] > 0 else "streak_ended_up"
        inputs = closes(series, [-ended - 2, -2])
        yield make(
            measure,
            about,
            ended,
            "sessions",
            session,
            base=series.on(-ended - 2),
            since=_last_so(series, direction, ended),
            periods=ended + 1,
            inputs=inputs,
        )


def _last_so(series: Series, direction: Floats, ended: int) -> dt.date | None:
    """Return the session before a streak that ended today, where it went today's way: N거래일 만에 반등."""
    return series.on(-ended - 2) if direction[-ended - 2] == direction[-1] else None


def _run(direction: Floats) -> int | None:
    """Return how many of the last entries are the same; None where the one before them is not known."""
    other = np.flatnonzero(direction != direction[-1])
    if not other.size or np.isnan(direction[other[-1]]):
        return None
    return int(direction.size - 1 - other[-1])

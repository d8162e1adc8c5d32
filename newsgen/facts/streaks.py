"""Streaks: how many sessions in a row an instrument rose or fell, and how far."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.changes import percent
from newsgen.facts.fact import closes, make
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Floats, Series, Snapshot


def facts(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the streak that today's move goes on with, or the one that it ended.

    A missing close ends a streak too. A streak is told with the change over it.
    """
    if not series.here or series.close.size < 3:
        return
    direction = np.sign(np.diff(series.close))
    if not np.isfinite(direction[-1]) or direction[-1] == 0:
        return
    length = _run(direction)
    row = -length - 1
    base, inputs = series.on(row), closes(series, [row, -1])
    about, session = series.symbol, snapshot.day
    measure = "streak_up" if direction[-1] > 0 else "streak_down"
    yield make(measure, about, length, "sessions", session, base=base, inputs=inputs)
    yield make("change_streak", about, percent(series, row), "percent", session, base=base, inputs=inputs)
    if length == 1 and direction[-2] == -direction[-1]:
        ended = _run(direction[:-1])
        measure = "streak_ended_down" if direction[-1] > 0 else "streak_ended_up"
        inputs = closes(series, [-ended - 2, -2])
        yield make(measure, about, ended, "sessions", session, base=series.on(-ended - 2), inputs=inputs)


def _run(direction: Floats) -> int:
    """Return how many of the last entries are the same."""
    other = np.flatnonzero(direction != direction[-1])
    return int(direction.size - (int(other[-1]) + 1 if other.size else 0))

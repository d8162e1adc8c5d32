"""Made-up closes between published ones, for the demo market: plausible, and never a record.

Between two published closes runs a straight line with a seeded random bridge on it. A close that must
not set records is folded back between the two, so the highest and the lowest close of any stretch are
published ones. Only sums, products, quotients and square roots are used (``fsum``: ``sum`` rounds another
way since Python 3.12), and of ``random`` only ``random()``, whose numbers Python promises to keep for a
seed: every platform makes the same closes.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from newsgen import calendars

Closes = dict[dt.date, float]

_CALMER = 0.7
"""What is left of the swing each time that a made-up week went too far."""
_STILL = 0.01
"""Swing below which the line is taken as it is."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """How an instrument may move where nothing is published."""

    deviation: float
    """Standard deviation of a day's made-up move around the line, in percent."""
    records: bool = True
    """Whether a made-up close may stand above (below) both published ones that it lies between."""
    week: float | None = None
    """Percent that no week with a made-up end may reach, either way; None where any week will do."""
    step: float | None = None
    """What made-up closes are multiples of; None for hundredths."""

    def set(self, close: float) -> float:
        """Return a made-up close as prices are set."""
        return round(close, 2) if self.step is None else round(close / self.step) * self.step


def bridge(seed: str, published: Mapping[dt.date, float], course: Course, exchange: str = "XNYS") -> Closes:
    """Return a close for every session from the first published one to the last.

    Published closes come back as they are. The same arguments give the same closes everywhere.
    """
    random = Random(seed)  # noqa: S311 - prices for show, not secrets
    known = sorted(published.items())
    closes: Closes = dict(known[:1])
    for (start, _), (end, _) in pairwise(known):
        days = calendars.sessions(start, end, exchange)
        steps = _steps(random, len(days) - 1)
        closes |= _calm(_last_week(closes), days, published, steps, course, exchange)
    return closes


def _steps(random: Random, count: int) -> list[float]:
    """Return random steps with mean 0 and standard deviation 1: taken together they lead back to the line."""
    raw = [random.random() + random.random() + random.random() + random.random() for _ in range(count)]
    mean = math.fsum(raw) / count
    deviation = math.sqrt(math.fsum((step - mean) * (step - mean) for step in raw) / count)
    return [(step - mean) / deviation if deviation else 0.0 for step in raw]


def _last_week(closes: Closes) -> Closes:
    """Return the closes of the last eight days, among them the last close of the week before."""
    since = max(closes) - dt.timedelta(days=8)
    return {day: close for day, close in closes.items() if day >= since}


def _calm(
    before: Closes,
    days: list[dt.date],
    published: Mapping[dt.date, float],
    steps: list[float],
    course: Course,
    exchange: str,
) -> Closes:
    """Return the closes of one stretch, swinging less and less until no made-up week goes too far."""
    swing = course.deviation / 100
    while True:
        closes = _stretch(days, published, steps, swing, course)
        if course.week is None or swing <= _STILL * course.deviation / 100:
            return closes
        if _largest_week(before | closes, published, exchange) < course.week:
            return closes
        swing *= _CALMER


def _stretch(
    days: list[dt.date],
    published: Mapping[dt.date, float],
    steps: list[float],
    swing: float,
    course: Course,
) -> Closes:
    """Return the closes after the first of ``days`` up to the last, whose close is published."""
    first, last = published[days[0]], published[days[-1]]
    low, high = min(first, last), max(first, last)
    closes: Closes = {}
    walk = 0.0
    for at, day in enumerate(days[1:-1], start=1):
        walk += steps[at - 1]
        line = first + (last - first) * at / (len(days) - 1)  # no logarithms: they differ by platform
        close = line * max(1 + swing * walk, 0.5)
        closes[day] = course.set(close if course.records else _folded(close, low, high))
    closes[days[-1]] = last
    return closes


def _folded(close: float, low: float, high: float) -> float:
    """Return ``close`` mirrored back between ``low`` and ``high``, cut where even that leads out."""
    mirrored = 2 * high - close if close > high else 2 * low - close if close < low else close
    return min(max(mirrored, low), high)


def _largest_week(closes: Closes, published: Mapping[dt.date, float], exchange: str) -> float:
    """Return the size, in percent, of the largest week of which an end is made up."""
    ends = [day for day in sorted(closes) if calendars.is_last_of_week(day, exchange)]
    return max(
        (
            abs(closes[end] / closes[start] - 1) * 100
            for start, end in pairwise(ends)
            if not (start in published and end in published)
        ),
        default=0.0,
    )

"""What stood before a stored history begins: the last days on which a series was as far, or went as far.

A table lists them, each further than all that follow it up to the day with which the history has to begin. It
was taken from the closes of Yahoo's DX-Y.NYB; a history that begins on another day is told nothing of before.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import NamedTuple

from newsgen.resources import rows

_DOWN = frozenset({"lowest_since", "largest_fall_since"})
"""Measures of which the smaller value is the further one."""


class Stood(NamedTuple):
    """A day before a history, and the value of then."""

    day: dt.date
    value: float


@functools.cache
def _table() -> dict[tuple[str, dt.date, str], tuple[Stood, ...]]:
    """Return what stood, by series, the first day of its history and measure, the latest first."""
    found: dict[tuple[str, dt.date, str], list[Stood]] = {}
    for row in rows("before.csv"):
        key = row["symbol"], dt.date.fromisoformat(row["begins"]), row["measure"]
        found.setdefault(key, []).append(Stood(dt.date.fromisoformat(row["day"]), float(row["value"])))
    return {key: tuple(sorted(stood, reverse=True)) for key, stood in found.items()}


def as_far(symbol: str, begins: dt.date, measure: str, value: float) -> Stood | None:
    """Return the last day before a history on which a series was as far as a value; None for none known."""
    sign = -1 if measure in _DOWN else 1
    stood = _table().get((symbol, begins, measure), ())
    return next((one for one in stood if sign * one.value >= sign * round(value, 2)), None)

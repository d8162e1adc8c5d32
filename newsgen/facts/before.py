"""What stood before a stored history begins: the last days on which a series was as far, or went as far.

A table lists them up to a day, each further than all that follow it. It was taken from the closes of Yahoo's
DX-Y.NYB, and holds for days after its last one, of a history that begins no later than on the next: whatever
is as far between the two is in the history.
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
    until: dt.date
    """The last day that was looked at."""


@functools.cache
def _table() -> dict[tuple[str, str], tuple[Stood, ...]]:
    """Return what stood, by series and measure, the latest first."""
    found: dict[tuple[str, str], list[Stood]] = {}
    for row in rows("before.csv"):
        day, until = (dt.date.fromisoformat(row[name]) for name in ("day", "until"))
        found.setdefault((row["symbol"], row["measure"]), []).append(Stood(day, float(row["value"]), until))
    return {key: tuple(sorted(stood, reverse=True)) for key, stood in found.items()}


def as_far(symbol: str, begins: dt.date, day: dt.date, measure: str, value: float) -> Stood | None:
    """Return the last day before a history on which a series was as far as on a day; None for none known."""
    sign = -1 if measure in _DOWN else 1
    known = (
        one for one in _table().get((symbol, measure), ()) if one.day < begins <= _next(one.until) <= day
    )
    return next((one for one in known if sign * one.value >= sign * round(value, 2)), None)


def _next(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=1)

"""Which target range of the Fed was in force: by the store, else by the program's own table of its steps."""

from __future__ import annotations

import datetime as dt
import functools
from itertools import pairwise
from typing import NamedTuple

from newsgen.checks.look import Look
from newsgen.patterns import compiled
from newsgen.resources import rows

_DAY = dt.timedelta(days=1)
_STEP = 0.25
_SPOKEN = compiled(r"(?:금리|목표\s?범위)[^.,\d]{0,12}$")
_BOARD = compiled("한국은행|한은|금통위|금융통화위원회")
"""Whose rate is no range."""


class Range(NamedTuple):
    """A target range, in percent."""

    low: float
    high: float


def is_spoken(before: str, low: float, high: float) -> bool:
    """Tell whether two rates behind some words are the ends of a range as it is spoken: 기준금리를 연 4.25에서 4.50%로."""
    is_wide = abs(high - low - _STEP) < _SLIGHT and not round(low / _STEP, 6) % 1
    return is_wide and _SPOKEN.search(before) is not None and not _BOARD.search(before)


_SLIGHT = 1e-6


def in_force(look: Look, day: dt.date) -> Range | None:
    """Return the range in force on a day; None where nobody knows."""
    ground = look.grounds.get("us")
    policy = ground.snapshot.policy if ground else None
    if policy is not None and day in policy.low and day in policy.high:
        return Range(policy.low[day], policy.high[day])
    return next((one for since, one in reversed(_steps()) if since <= day), None)


def current(look: Look) -> list[Range]:
    """Return the range in force on a text's day, and the one that a decision around it put in force."""
    days = (look.day, look.day + _DAY, look.day - _DAY)
    found = [one for day in days if (one := in_force(look, day)) is not None]
    return list(dict.fromkeys(found))[:2]


def decided(look: Look, day: dt.date) -> Range | None:
    """Return the range that a decision of a day put in force."""
    return in_force(look, day + _DAY)


def changes() -> dict[dt.date, bool]:
    """Return the days on which the range was changed, by the program's own table, and whether it was raised."""
    known = [(since, one) for since, one in _steps() if one is not None]
    return {since - _DAY: one.high > before.high for (_, before), (since, one) in pairwise(known)}


@functools.cache
def _steps() -> list[tuple[dt.date, Range | None]]:
    """Return from which day each range was in force; None from the first decision on that the table does not know."""
    return [
        (
            dt.date.fromisoformat(row["since"]),
            Range(float(row["low"]), float(row["high"])) if row["low"] else None,
        )
        for row in rows("target_range.csv")
    ]

"""The sessions of an exchange as numbers of days, to align prices by."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from newsgen import calendars
from newsgen.sources.columns import Ints, day_number


@cache
def every(exchange: str) -> Ints:
    """Return every session that the calendar knows; not to be written to."""
    first, last = calendars.bounds(exchange)
    return np.array([day_number(day) for day in calendars.sessions(first, last, exchange)], dtype=np.int64)


def between(exchange: str, first: int, last: int) -> Ints:
    """Return the sessions from ``first`` to ``last``."""
    known = every(exchange)
    return known[np.searchsorted(known, first) : np.searchsorted(known, last, side="right")]


@cache
def _table(exchange: str) -> npt.NDArray[np.bool_]:
    """Return for every day from the first session on whether it is one, and at the end that no other is."""
    known = every(exchange)
    table = np.zeros(known[-1] - known[0] + 2, dtype=np.bool_)
    table[known - known[0]] = True
    return table


def is_session(exchange: str, days: Ints) -> npt.NDArray[np.bool_]:
    """Tell which of ``days`` are sessions."""
    table = _table(exchange)
    at = days - every(exchange)[0]
    at[(at < 0) | (at >= len(table))] = -1
    found: npt.NDArray[np.bool_] = table[at]
    return found

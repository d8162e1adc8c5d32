"""When contracts of commodities end: the one that ends next is told, and after its end that is another one.

As CME has it, by the sessions of the market; their holidays are hardly ever others.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from newsgen import calendars

Ends = Literal["oil", "metal"]

_OIL = 25
"""Oil ends three sessions before this day of a month, four where this day is none."""
_LAST_OF_MONTH = 3
"""Gold and silver end on the third last session of a month."""


def between_two(ends: Ends, day: dt.date, exchange: str) -> bool:
    """Tell whether the change of a session is one from a contract that has ended to the next one."""
    before = calendars.previous(day, exchange)
    return before == (_oil if ends == "oil" else _metal)(before.replace(day=1), exchange)


def settled_between(day: dt.date, exchange: str) -> bool:
    """Tell whether contracts were settled between a session and the one before: on a day of mourning."""
    before = calendars.previous(day, exchange)
    between = (before + dt.timedelta(days=n) for n in range(1, (day - before).days))
    return any(calendars.rests_alone(one, exchange) for one in between)


def _oil(first: dt.date, exchange: str) -> dt.date:
    """Return the last session of the contract of oil that ends in the month of ``first``."""
    day = first.replace(day=_OIL)
    sessions = calendars.sessions(first, day, exchange)
    return sessions[-4]  # the day itself is one of them, or four go back from it


def _metal(first: dt.date, exchange: str) -> dt.date:
    """Return the last session of the contract of a metal that ends in the month of ``first``."""
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return calendars.sessions(first, last, exchange)[-_LAST_OF_MONTH]

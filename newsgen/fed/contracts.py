"""Fed funds futures: how their months, series and prices are written. One contract a month."""

from __future__ import annotations

import datetime as dt

EXCHANGE = "XNYS"
"""Whose calendar their days follow: odds are told beside New York's stocks."""
FUTURES = "ZQ:"
"""What the series of contracts begin with; their month follows: ``ZQ:2025-09``."""
LOWEST, HIGHEST = 90.0, 101.0
"""Prices that a contract can have: rates from -1 to 10 percent."""
AHEAD = 60
"""Months ahead for which contracts are listed."""


def month_of(day: dt.date) -> int:
    """Return a number for the month of a day; the next month's is one more."""
    return day.year * 12 + day.month - 1


def month_named(text: str) -> int:
    """Return the number of a month written ``2025-09``; ValueError where it is none."""
    if len(text) != len("2025-09"):
        raise ValueError(text)
    return month_of(dt.date.fromisoformat(f"{text}-01"))


def month_name(month: int) -> str:
    """Return a month's number as ``2025-09``."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"

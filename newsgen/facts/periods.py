"""Where weeks, months, quarters and years begin in a series, and the changes by week."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from newsgen.facts.percent import change
from newsgen.snapshot.snapshot import Days, Floats, to_date

Ints = npt.NDArray[np.int64]
Period = Literal["week", "month", "quarter", "year"]


def week_of(days: Days) -> Ints:
    """Return a number for each day's calendar week, Monday to Sunday (1970-01-01 was a Thursday)."""
    return (days.astype("datetime64[D]").astype(np.int64) + 3) // 7


def month_of(days: Days) -> Ints:
    """Return a number for each day's month."""
    return days.astype("datetime64[M]").astype(np.int64)


def last_row_before(days: Days, period: Period) -> int | None:
    """Return the last row before the period of the last row; None where the history begins in it."""
    row = int(np.searchsorted(days, np.datetime64(_first(to_date(days[-1]), period)))) - 1
    return row if row >= 0 else None


def _first(day: dt.date, period: Period) -> dt.date:
    """Return the first day of the week, the month, the quarter or the year that a day is in."""
    if period == "week":
        return day - dt.timedelta(days=day.weekday())
    month = {"month": day.month, "quarter": day.month - (day.month - 1) % 3, "year": 1}[period]
    return day.replace(month=month, day=1)


@dataclass(frozen=True, kw_only=True)
class Weeks:
    """The weeks of a series: the row of each week's last session and the change over the week in percent.

    ``change[i]`` is NaN where either close is missing or the week before is not there.
    """

    row: npt.NDArray[np.intp]
    change: Floats


def weekly(days: Days, close: Floats) -> Weeks:
    """Return the changes from the last close of one week to the last close of the next.

    The last week counts up to its last row: to date where it is not finished.
    """
    week = week_of(days)
    row = np.flatnonzero(np.append(np.diff(week) > 0, True))
    last = close[row]
    moves = np.full(row.size, np.nan)
    moves[1:] = change(last[1:], last[:-1])
    moves[1:][np.diff(week[row]) > 1] = np.nan
    return Weeks(row=row, change=moves)

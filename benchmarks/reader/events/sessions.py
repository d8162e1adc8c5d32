"""When New York trades, by the exchange calendar alone: sessions, half days, and why it stays shut."""

from __future__ import annotations

import bisect
import datetime as dt
import functools

import exchange_calendars
import pandas as pd

FIRST, LAST = "2023-06-01", "2027-12-31"
CLOSE, HALF = dt.time(16), dt.time(13)
OPEN = dt.time(9, 30)
_OCCASIONS = {
    (1, 1): "새해",
    (1, 9): "카터",
    (6, 19): "노예해방",
    (7, 4): "독립기념일",
    (12, 25): "성탄절",
}


@functools.cache
def _calendar() -> tuple[tuple[dt.date, ...], frozenset[dt.date]]:
    calendar = exchange_calendars.get_calendar("XNYS", start=FIRST, end=LAST)
    days = tuple(day.date() for day in calendar.sessions)
    early = pd.DatetimeIndex(calendar.early_closes)
    return days, frozenset(day.date() for day in early)


def sessions() -> tuple[dt.date, ...]:
    """Return every session that is known, in their order."""
    return _calendar()[0]


def is_session(day: dt.date) -> bool:
    """Tell whether New York trades on a day."""
    at = bisect.bisect_left(sessions(), day)
    return at < len(sessions()) and sessions()[at] == day


def is_half(day: dt.date) -> bool:
    """Tell whether it closes at one in the afternoon."""
    return day in _calendar()[1]


def after(day: dt.date, count: int = 1) -> dt.date:
    """Return the session that follows a day, or the ``count``-th."""
    return sessions()[bisect.bisect_right(sessions(), day) + count - 1]


def before(day: dt.date) -> dt.date:
    """Return the last session before a day."""
    return sessions()[bisect.bisect_left(sessions(), day) - 1]


def on_or_after(day: dt.date) -> dt.date:
    """Return the day itself where it is a session, else the next one."""
    return sessions()[bisect.bisect_left(sessions(), day)]


def part_at(day: dt.date, at: dt.time) -> str:
    """Return the part of a day at which a clock of New York stands: before, during, after."""
    if at < OPEN:
        return "before"
    return "during" if at < (HALF if is_half(day) else CLOSE) else "after"


def reacts(day: dt.date, part: str) -> dt.date | None:
    """Return the first session that could react; None where the hour is not known."""
    if not is_session(day):
        return after(day)
    if not part:
        return None
    return after(day) if part == "after" else day


def occasion(day: dt.date) -> str:
    """Return why New York stays shut on a day of the week; empty where no rule is known."""
    for shift in (0, 1, -1):
        near = day + dt.timedelta(shift)
        named = _OCCASIONS.get((near.month, near.day), "")
        if named and (shift == 0 or near.weekday() in {5, 6}):
            return named
    nth = (day.day - 1) // 7 + 1
    last = (day + dt.timedelta(7)).month != day.month
    by_rule = {
        (1, 0, nth == 3): "마틴",
        (2, 0, nth == 3): "대통령",
        (5, 0, last): "메모리얼",
        (9, 0, nth == 1): "노동절",
        (11, 3, nth == 4): "추수감사절",
    }
    found = by_rule.get((day.month, day.weekday(), True), "")
    return found or ("성금요일" if day.weekday() == 4 and day.month in {3, 4} else "")

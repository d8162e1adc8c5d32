"""What days a date of whatever precision covers: a year, a month, a part of one, a day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple


class Period(NamedTuple):
    """What a date of whatever precision covers."""

    first: dt.date
    last: dt.date


_PARTS = {
    "초": (1, 14), "중순": (8, 23), "하순": (18, 31), "말": (20, 31), "첫째 주": (1, 10), "둘째 주": (4, 17),
    "셋째 주": (11, 24), "넷째 주": (18, 31), "다섯째 주": (25, 31), "마지막 주": (20, 31),
}  # fmt: skip
"""Days that a part of a month covers, as generously as people say it."""


def period_of(found: re.Match[str], day: dt.date) -> Period | None:
    """Return the days that a date covers, told on a day; a month without a year is the last such one."""
    year = int(found["year"]) if found["year"] else None
    if found["ago"]:
        year = day.year - (found["ago"] != "올해")
    month = int(found["month"]) if found["month"] else None
    if found["last"]:
        is_this = found["last"].startswith("이")
        before = day if is_this else day.replace(day=1) - dt.timedelta(days=1)
        year, month = before.year, before.month
    elif month is None and year is None and found["day"]:
        near = day if int(found["day"]) < day.day else day.replace(day=1) - dt.timedelta(days=1)
        year, month = near.year, near.month
    try:
        if month is None:
            return Period(dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else None
        if year is None:
            year = day.year if (month, int(found["day"] or 1)) <= (day.month, day.day) else day.year - 1
        if found["day"]:
            exact = dt.date(year, month, int(found["day"]))
            return Period(exact, exact)
        first, last = _PARTS.get(found["part"] or "", (1, 31))
        length = calendar.monthrange(year, month)[1]
        return Period(dt.date(year, month, first), dt.date(year, month, min(last, length)))
    except ValueError:
        return None

"""Words for the time of what happens, as days of the clock on which it does: 전날, 다음 주, 오는 22일, 이틀 뒤."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from newsgen import calendars, markets
from newsgen.checks.look import Look
from newsgen.claims.when import WEEKDAYS, nearest
from newsgen.korean.numbers import DAYS

WHEN = (
    r"(?<![가-힣\d.,~∼])(?P<when>(?P<today>이날|오늘)|(?P<eve>전날|전일|어제|간밤|밤사이|지난밤)|(?P<next>내일)"
    r"|(?P<week>이번\s?주|금주|다음\s?주|내주|지난주)(?:\s(?P<of>[월화수목금])요일)?"
    r"|(?P<lead>오는\s|지난\s|이달\s)?(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:\([^()\n]{1,8}\))?"
    rf"|(?P<count>{'|'.join(DAYS)}|\d{{1,2}}일)\s(?P<way>전|뒤|후))"
)
"""A word for a time, to be part of a pattern."""
_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)
_BACK, _AHEAD = 20, 25
"""Days around a text's own among which a day of the month is looked for."""


class Window(NamedTuple):
    """Days from one to another, both included."""

    first: dt.date
    last: dt.date

    def has(self, day: dt.date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last


def window(look: Look, found: re.Match[str]) -> Window | None:
    """Return the days of New York that a word for a time in a text of either market may mean; None of none.

    A text of Seoul calls the night before its day 간밤, 전날 and, by the date on which it reads of it, 이날.
    """
    by_seoul = look.home != "us"
    eve = calendars.previous(look.day, markets.named(look.home).exchange)
    if found["today"]:
        return Window(look.day - _DAY * by_seoul, look.day)
    if found["eve"]:
        return Window(eve - _DAY * by_seoul, look.day - _DAY)
    if found["next"]:
        following = calendars.following(look.day, markets.named(look.home).exchange)
        return Window(look.day + _DAY * (not by_seoul), following)
    if found["week"]:
        return _week(look, found)
    if found["count"]:
        n = DAYS.get(found["count"]) or int(found["count"].removesuffix("일"))
        return _apart(look, n if found["way"] != "전" else -n)
    day = nearest(int(found["day"]), look.day, back=_BACK, ahead=_AHEAD)
    if day is None or (found["month"] and int(found["month"]) != day.month):
        return None
    return Window(day - _DAY * by_seoul, day)


def _week(look: Look, found: re.Match[str]) -> Window:
    """Return a week; copy of its last session is read on the weekend, and may call either by the same word."""
    monday = calendars.monday(look.day)
    shift = {"지난": -1, "다음": 1, "내주": 1}.get(found["week"][:2], 0)
    following = calendars.following(look.day, markets.named(look.home).exchange)
    first, last = monday + _WEEK * shift, monday + _WEEK * shift + 6 * _DAY
    if calendars.monday(following) != monday:
        first, last = first - _WEEK * (shift > 0), last + _WEEK * (shift <= 0)
        if shift > 0:
            first, last = monday + _WEEK, last + _WEEK
    if found["of"]:
        days = (first + n * _DAY for n in range((last - first).days + 1))
        meant = [one for one in days if one.weekday() == WEEKDAYS.index(found["of"])]
        return Window(meant[0] - _DAY * (look.home != "us"), meant[-1])
    return Window(first, last)


def _apart(look: Look, n: int) -> Window:
    """Return the days that are so many off: of the calendar, or sessions."""
    exchange = markets.named(look.home).exchange
    day = look.day
    for _ in range(abs(n)):
        day = calendars.following(day, exchange) if n > 0 else calendars.previous(day, exchange)
    ends = sorted((day, look.day + n * _DAY))
    return Window(ends[0] - _DAY * (look.home != "us"), ends[1])

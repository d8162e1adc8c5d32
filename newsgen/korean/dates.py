"""Dates as a Korean desk prints them: never 어제 or 오늘, never 지난 before a definite date."""

from __future__ import annotations

import calendar
import datetime as dt
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")
"""Where the newsroom is: times that a person reads are its own."""
_WEEKDAYS = ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일")
FEW_SESSIONS = 20
"""Below this many sessions a lapse is told in sessions, from here on in months."""
_QUARTER = dt.timedelta(minutes=15)
"""How long a bar of a session is."""
_NEARLY = 10
"""Days that a month may lack to count as passed: April 1, 2024 to October 27, 2025 are 1년 7개월."""
_MANY_YEARS = 10
"""From this many years on a lapse is told in years alone."""


def day(d: dt.date) -> str:
    """``13일``."""
    return f"{d.day}일"


def month_day(d: dt.date) -> str:
    """``8월 13일``."""
    return f"{d.month}월 {d.day}일"


def full(d: dt.date) -> str:
    """``2025년 8월 13일``."""
    return f"{d.year}년 {month_day(d)}"


def weekday(d: dt.date) -> str:
    """``수요일``."""
    return _WEEKDAYS[d.weekday()]


def day_range(a: dt.date, b: dt.date) -> str:
    """``12~16일``; days of two months are told with their months."""
    _in_order(a, b)
    if a == b:
        return day(a)
    if (a.year, a.month) != (b.year, b.month):
        return month_day_range(a, b)
    return f"{a.day}~{b.day}일"


def month_day_range(a: dt.date, b: dt.date) -> str:
    """``5월 12~16일``, ``7월 28일~8월 1일``; days of two years are told in full."""
    _in_order(a, b)
    if a.year != b.year:
        return f"{full(a)}~{full(b)}"
    if a.month != b.month:
        return f"{month_day(a)}~{month_day(b)}"
    return f"{a.month}월 {day_range(a, b)}"


def clock(t: dt.time) -> str:
    """Tell the time of day: ``오전 9시 30분``, ``낮 12시``, ``오후 2시 45분``."""
    half = "낮" if t.hour == 12 else "오전" if t.hour < 12 else "오후"
    hour = t.hour - 12 if t.hour > 12 else t.hour
    return f"{half} {hour}시" + (f" {t.minute}분" if t.minute else "")


def near(t: dt.time) -> str:
    """Tell about when a quarter of an hour was that began at ``t``, to the half hour: ``오전 11시께``.

    Nothing within the quarter is more than a quarter of an hour off.
    """
    halves = (t.hour * 60 + t.minute + 22) // 30
    return f"{clock(dt.time(halves // 2, halves % 2 * 30))}께"


def by(t: dt.time) -> str:
    """Tell by when a quarter of an hour that began at ``t`` was over: ``오전 11시 무렵``, of 10:45.

    What set in within it was at some minute of it: its beginning may lie before whatever set it off.
    """
    return f"{clock((dt.datetime.combine(dt.date.min, t) + _QUARTER).time())} 무렵"


def moment(at: dt.datetime, *, seconds: bool = False) -> str:
    """Tell a person when something was or will be: ``2025-08-14 06:31 한국시간``.

    ``at`` needs a time zone. Documents and logs that machines read keep UTC.
    """
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return f"{at.astimezone(SEOUL):%Y-%m-%d %H:%M{':%S' if seconds else ''}} 한국시간"


def since_month(then: dt.date, now: dt.date) -> str:
    """Name a month for "… 이후": ``5월``, ``지난해 11월``, ``2008년 10월``."""
    return f"{_year(then, now)}{then.month}월"


def since_day(then: dt.date, now: dt.date) -> str:
    """Name a day for "… 이후": ``7월 30일``, ``지난해 11월 8일``, ``2008년 10월 28일``."""
    return _year(then, now) + month_day(then)


def since_week(last_day: dt.date, now: dt.date) -> str:
    """Name the week that ends with ``last_day``, from its Monday: ``지난해 11월 4~8일``."""
    monday = last_day - dt.timedelta(days=last_day.weekday())
    year = _year(last_day, now)
    if monday.year == last_day.year:
        return year + month_day_range(monday, last_day)
    return f"{_year(monday, now)}{month_day(monday)}~{year or '올해 '}{month_day(last_day)}"


def coming_month(then: dt.date, now: dt.date) -> str:
    """Name a month to come: ``9월``, ``내년 1월``, ``2028년 1월``."""
    return f"{_coming_year(then, now)}{then.month}월"


def coming_day(then: dt.date, now: dt.date) -> str:
    """Name a day to come: ``9월 17일``, ``내년 1월 28일``."""
    return _coming_year(then, now) + month_day(then)


def coming_days(first: dt.date, last: dt.date, now: dt.date) -> str:
    """Name days to come: ``9월 16~17일``, ``내년 1월 27~28일``, ``4월 30일~5월 1일``."""
    if first == last:
        return coming_day(last, now)
    return _coming_year(first, now) + month_day_range(first, last)


def past_days(first: dt.date, last: dt.date, now: dt.date) -> str:
    """Name days of this month or the last one: ``이달 9~10일``, ``지난달 28~29일``; others in full."""
    months = (now.year - last.year) * 12 + now.month - last.month
    if (first.year, first.month) != (last.year, last.month) or not 0 <= months < 2:
        return month_day_range(first, last)
    return f"{('이달', '지난달')[months]} {day_range(first, last)}"


def elapsed(then: dt.date, now: dt.date, sessions: int | None = None) -> str:
    """Say after how long: ``8거래일 만``, ``3개월 만``, ``약 1년 2개월 만``, ``약 17년 만``.

    - Fewer than 20 sessions, where their number is given: sessions.
    - Less than a month: days.
    - Less than ten years: years and months; with 약, and to the nearest month, where it is not
      to the day.
    - Longer: years; with 약, and to the nearest year, where it is not to the day.
    """
    _in_order(then, now)
    if sessions is not None and 0 < sessions < FEW_SESSIONS:
        return f"{sessions}거래일 만"
    months = _months_between(then, now)
    if months == 0:
        return f"{(now - then).days}일 만"
    if months >= 12 * _MANY_YEARS:
        years, exact = _nearest(then, now, months // 12, 12)
        return f"{'' if exact else '약 '}{years}년 만"
    months, exact = _nearest(then, now, months, 1)
    years, rest = divmod(months, 12)
    told = " ".join(part for part in (f"{years}년" * bool(years), f"{rest}개월" * bool(rest)) if part)
    return f"{'' if exact else '약 '}{told} 만"


def lapse(then: dt.date, now: dt.date, sessions: int | None = None) -> str:
    """Say after how long as the press counts it, before 만에: ``8거래일``, ``한 달``, ``4년 10개월``.

    Fewer than 20 sessions, where their number is given, are told as such; else in whole months that have
    passed, of which the last may lack ten days, and never more than the months' names count: from January
    5, 2022 to January 26, 2026 it is 4년.
    """
    _in_order(then, now)
    if sessions is not None and 0 < sessions < FEW_SESSIONS:
        return f"{sessions}거래일"
    named = (now.year - then.year) * 12 + now.month - then.month
    months = min(_months_between(then, now + dt.timedelta(days=_NEARLY)), named)
    if months < 3:
        return {1: "한 달", 2: "두 달"}.get(months) or f"{(now - then).days}일"
    years, rest = divmod(months, 12)
    return " ".join(part for part in (f"{years}년" * bool(years), f"{rest}개월" * bool(rest)) if part)


def is_between(then: dt.date, now: dt.date) -> bool:
    """Tell whether a lapse of months is counted one way by their names and another by their days.

    From April 1, 2024 to October 27, 2025 the press writes 1년 6개월 and 1년 7개월: there the month is named.
    Whole years are years: from January 5, 2022 to January 26, 2026 it writes 4년.
    """
    named = (now.year - then.year) * 12 + now.month - then.month
    return named % 12 != 0 and _months_between(then, now + dt.timedelta(days=_NEARLY)) > named


def _year(then: dt.date, now: dt.date) -> str:
    """Say the year before a month: nothing, 지난해, or the year."""
    _in_order(then, now)
    years = now.year - then.year
    return ("", "지난해 ")[years] if years < 2 else f"{then.year}년 "


def _coming_year(then: dt.date, now: dt.date) -> str:
    """Say the year before a month to come: nothing, 내년, or the year."""
    years = then.year - now.year
    return ("", "내년 ")[years] if 0 <= years < 2 else f"{then.year}년 "


def _in_order(a: dt.date, b: dt.date) -> None:
    if a > b:
        raise ValueError(f"{a} is after {b}")


def _months_between(then: dt.date, now: dt.date) -> int:
    """Count the whole months from one day to another, by the calendar."""
    months = (now.year - then.year) * 12 + now.month - then.month
    return months - (_months_after(then, months) > now)


def _months_after(d: dt.date, months: int) -> dt.date:
    """Give the same day some months later, or the last day of a shorter month."""
    years, month = divmod(d.month - 1 + months, 12)
    year = d.year + years
    return dt.date(year, month + 1, min(d.day, calendar.monthrange(year, month + 1)[1]))


def _nearest(then: dt.date, now: dt.date, periods: int, size: int) -> tuple[int, bool]:
    """Round a lapse to the nearest period of ``size`` months; tell whether it is so to the day."""
    before = now - _months_after(then, periods * size)
    after = _months_after(then, (periods + 1) * size) - now
    return (periods if before <= after else periods + 1), not before

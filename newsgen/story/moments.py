"""How a figure that is a day, the days of a span or a clock is set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from newsgen import calendars
from newsgen.errors import TemplateProblem
from newsgen.korean import dates
from newsgen.measures import MEASURES
from newsgen.model import Fact

LONGER = frozenset({"week", "week_so_far", "month", "quarter", "year"})
"""Spans of which ``periods`` are no sessions."""
_MONTHS = dt.timedelta(days=60)
"""From here on a day is too far back to be told but by its month."""


def _near_day(day: dt.date, now: dt.date) -> str:
    """Return a day of late, or one of the rest of the week: ``12일``, of another month ``7월 31일``."""
    if (day.year, day.month) == (now.year, now.month):
        return dates.day(day)
    return (dates.coming_day if day > now else dates.since_day)(day, now)


def _when(day: dt.date, now: dt.date) -> str:
    """Return when something was last so: ``7월 30일`` of the last months, ``지난해 5월`` of longer ago."""
    return (dates.since_day if now - day < _MONTHS else dates.since_month)(day, now)


_SOON = dt.timedelta(days=14)
"""Up to here a day of the next year needs no year."""


def _soon(day: dt.date, now: dt.date) -> str:
    """Return a day of another month: ``9월 1일``, ``1월 1일``; the year too where it is far."""
    return f"{day.month}월 {day.day}일" if day - now <= _SOON else dates.coming_day(day, now)


def _coming_day(day: dt.date, now: dt.date) -> str:
    """Return a day of the week after ``now``: ``21일``; ``9월 2일`` where that week begins in August."""
    monday = now + dt.timedelta(days=7 - now.weekday())
    one_month = monday.month == (monday + dt.timedelta(days=4)).month
    return dates.day(day) if one_month or day.month == now.month else _soon(day, now)


def _next_day(day: dt.date, now: dt.date) -> str:
    """Return a day soon to come: ``25일``, of another month ``9월 1일``."""
    return dates.day(day) if (day.year, day.month) == (now.year, now.month) else _soon(day, now)


DATES: dict[str, tuple[str, Callable[[dt.date, dt.date], str]]] = {
    "session_day": ("session", lambda day, _: dates.day(day)),
    "session_month": ("session", lambda day, _: f"{day.month}월"),
    "session_quarter": ("session", lambda day, _: f"{(day.month + 2) // 3}분기"),
    "session_year": ("session", lambda day, _: f"{day.year}년"),
    "base_day": ("base", dates.since_day),
    "base_full": ("base", lambda day, _: dates.full(day)),
    "base_month": ("base", dates.since_month),
    "base_year": ("base", lambda day, _: f"{day.year}년"),
    "since_date": ("since", _near_day),
    "since_month": ("since", dates.since_month),
    "since_when": ("since", _when),
    "since_day": ("since", dates.since_day),
    "since_week": ("since", dates.since_week),
    "since_year": ("since", lambda day, _: f"{day.year}년"),
    "since_quarter": ("since", lambda day, _: f"{day.year}년 {(day.month + 2) // 3}분기"),
    "lapse": ("since", dates.lapse),
    "past_years": ("since", dates.lapse),
    "meeting_month": ("since", dates.coming_month),
    "meeting_days": ("since", dates.coming_day),
    "meeting_near": ("since", dates.coming_day),
    "week_days": ("base", dates.day_range),
    "coming_near": (
        "since",
        lambda day, now: dates.coming_day(day, now) if day.month != now.month else dates.day(day),
    ),
    "coming_day": ("since", _coming_day),
    "next_day": ("since", _next_day),
    "coming_week": ("since", dates.coming_day),
    "past_days": ("since", dates.since_day),
}
"""Styles that print one of the fact's dates: which one, and how, seen from the session."""


def _meeting(fact: Fact) -> str:
    """Return the days of a meeting, from ``base`` to ``since``: ``9월 16~17일``."""
    if fact.base is None or fact.since is None:
        raise TemplateProblem(f"사실 {fact.id}에는 회의 날짜가 없습니다.")
    return dates.coming_days(fact.base, fact.since, fact.session)


def _meeting_near(fact: Fact) -> str:
    """Return the days of a meeting soon to come: ``17~18일``, of another month ``9월 16~17일``."""
    first, last, now = fact.base, fact.since, fact.session
    if first and last and (first.year, first.month) == (last.year, last.month) == (now.year, now.month):
        return dates.day_range(first, last) if first != last else dates.day(last)
    return _meeting(fact)


def _past_days(fact: Fact) -> str:
    """Return the days of a meeting of late, from ``base`` to ``since``: ``지난달 28~29일``."""
    if fact.base is None or fact.since is None:
        raise TemplateProblem(f"사실 {fact.id}에는 회의 날짜가 없습니다.")
    return dates.past_days(fact.base, fact.since, fact.session)


def _past_years(fact: Fact) -> str:
    """Return how many whole years lie between ``since`` and the session: ``2년``."""
    if fact.since is None or not (years := whole_years(fact)):
        raise TemplateProblem(f"사실 {fact.id}에는 한 해가 넘는 기간이 없습니다.")
    return f"{years}년"


def whole_years(fact: Fact) -> int:
    """Return the whole years that have passed from ``since`` to the session; 0 where it has none."""
    then, now = fact.since, fact.session
    return 0 if then is None else now.year - then.year - ((now.month, now.day) < (then.month, then.day))


def is_between(fact: Fact) -> bool:
    """Tell whether its lapse is counted one way by the names of months and another by days: see dates."""
    few = fact.periods is not None and fact.periods < dates.FEW_SESSIONS
    return fact.since is not None and not few and dates.is_between(fact.since, fact.session)


def _coming_week(fact: Fact) -> str:
    """Return the days of a week to come, from ``base`` to ``since``: ``18~22일``, ``9월 1~5일``."""
    if fact.base is None or fact.since is None:
        raise TemplateProblem(f"사실 {fact.id}에는 다음 주의 날짜가 없습니다.")
    if fact.base.year != fact.since.year:
        return f"{dates.month_day(fact.base)}~{dates.coming_day(fact.since, fact.session)}"
    if (fact.base.year, fact.base.month) == (fact.session.year, fact.session.month):
        return dates.day_range(fact.base, fact.since)
    return dates.coming_days(fact.base, fact.since, fact.session)


def _lapse(fact: Fact) -> str:
    """Return how long ago ``since`` was, few of them in sessions: ``8거래일 만``, ``4년 10개월 만``."""
    if fact.since is None:
        raise TemplateProblem(f"사실 {fact.id}에는 견줄 날짜가 없습니다.")
    measure = MEASURES[fact.measure]
    counted = measure.span not in LONGER
    return dates.lapse(fact.since, fact.session, fact.periods if counted else None) + " 만"


SPANS = {
    "meeting_days": _meeting,
    "meeting_near": _meeting_near,
    "coming_week": _coming_week,
    "lapse": _lapse,
    "past_years": _past_years,
    "past_days": _past_days,
}
"""Styles that print the days from one date of a fact to another, or how many they are."""


def _moment(fact: Fact) -> dt.datetime:
    """Return when the fact of a session so far holds, by its exchange's clock."""
    if fact.as_of == "close":
        raise TemplateProblem(f"사실 {fact.id}은(는) 장중 값이 아닙니다.")
    clock = dt.time.fromisoformat(fact.as_of)
    return dt.datetime.combine(fact.session, clock, tzinfo=calendars.zone(fact.about))


def _clock_seoul(fact: Fact) -> str:
    there = _moment(fact).astimezone(calendars.SEOUL)
    return f"{dates.day(there.date())} {dates.clock(there.time())}"


CLOCKS: dict[str, Callable[[Fact], str]] = {
    "clock": lambda fact: dates.clock(_moment(fact).time()),
    "clock_seoul": _clock_seoul,
    "near_hour": lambda fact: dates.near(dt.time.fromisoformat(fact.as_of)),
    "at_time": lambda fact: dates.clock(dt.time.fromisoformat(fact.as_of)),
    "from_hour": lambda fact: dates.by(dt.time.fromisoformat(fact.as_of)),
}
"""Styles that print the moment at which a fact holds, there and here."""


def date_of(fact: Fact, style: str) -> dt.date | None:
    """Return the fact's date that a style prints; None for a style that prints a value."""
    return getattr(fact, DATES[style][0]) if style in DATES else None

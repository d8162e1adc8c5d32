"""Dates as printed, read back and held against the date that they stand for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from newsgen import calendars
from newsgen.measures import MEASURES
from newsgen.model import Fact

Check = Callable[[str, dt.date, Fact], bool]

_YEAR = r"(?:(?P<year>\d{4})년|(?P<word>지난해|올해))?"
_MONTH = r"(?:(?P<month>\d{1,2})월)?"
_DAY = r"(?:(?P<day>\d{1,2})일)?"
_CALENDAR = re.compile(rf"{_YEAR} ?{_MONTH} ?{_DAY}")
_RANGE = re.compile(r"(?P<from>.+?)~(?P<to>.+일)")
_YEAR_WORDS = re.compile(r"(?:지난해 ?|올해 ?|\d{4}년 ?)?")
_LAPSE = re.compile(
    r"(?P<about>약 )?"
    r"(?:(?P<sessions>\d+)거래일|(?P<days>\d+)일|(?:(?P<years>\d+)년)? ?(?:(?P<months>\d+)개월)?)"
    r"(?: 만)?"
)
_MONTH_DAYS = 30.4375
_NEAR = dt.timedelta(days=31)
"""A day printed without its month is within this of the session."""


def mismatch(text: str, value: str, style: str, fact: Fact) -> str | None:
    """Say in Korean why a printed date is not the one it stands for; None where it is."""
    if style in CLOCKS:
        return _mistimed(text, value, style, fact)
    if style == "at_time":
        return _untimely(text, value, fact)
    if style in HOURS:
        return _far(text, value, style, fact)
    if style not in STYLES:
        return f"모르는 날짜 형식 {style!r}"
    attribute, check = STYLES[style]
    then: dt.date | None = getattr(fact, attribute)
    if then is None or value != then.isoformat():
        return f"날짜 {value}: 사실 {fact.id}의 날짜는 {then}"
    return None if check(text.strip(), then, fact) else f"원래 날짜 {value}의 {style} 형식이 아님"


def _calendar(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit any part of a date that leaves no doubt which one: 13일, 5월, 지난해 11월 8일, 2008년 10월."""
    found = _CALENDAR.fullmatch(text)
    if found is None or not text:
        return False
    parts = found.groupdict()
    named = all(parts[name] in {None, str(getattr(then, name))} for name in ("year", "month", "day"))
    return named and _year_is(parts, then, fact) and _month_is(parts, then, fact)


def _year_is(parts: dict[str, str | None], then: dt.date, fact: Fact) -> bool:
    """Read a month without a year as one of the session's year."""
    if parts["year"]:
        return True
    years_ago = 1 if parts["word"] == "지난해" else 0
    named = parts["word"] or parts["month"]
    return not named or then.year == fact.session.year - years_ago


def _month_is(parts: dict[str, str | None], then: dt.date, fact: Fact) -> bool:
    """Read a day without a month as a recent one."""
    return bool(parts["month"] or parts["year"] or parts["word"]) or abs(then - fact.session) <= _NEAR


def _week(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit the week that ends with a date, from its Monday: 5월 12~16일, 7월 28일~8월 1일."""
    found = _RANGE.fullmatch(text)
    if found is None:
        return False
    first, last = found["from"], found["to"]
    monday = then - dt.timedelta(days=then.weekday())
    if "월" not in last and "월" in first:
        last = f"{first.rpartition('월')[0]}월 {last}"
    elif not last.startswith(("지난해", "올해")) and "년" not in last:
        last = f"{_YEAR_WORDS.match(first)[0]}{last}"  # type: ignore[index] # it matches the empty text too
    first = first if first.endswith("일") else f"{first}일"
    return _calendar(first, monday, fact) and _calendar(last, then, fact)


def _lapse(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit how long ago a date is: sessions and days to the one, months and years to the nearest."""
    found = _LAPSE.fullmatch(text)
    if found is None:
        return False
    days = (fact.session - then).days
    if found["sessions"]:
        return int(found["sessions"]) == fact.periods
    if found["days"]:
        return int(found["days"]) == days
    if not found["years"] and not found["months"]:
        return False
    told = int(found["years"] or 0) * 12 + int(found["months"] or 0)
    if not found["about"]:
        return _exactly(told, then, fact.session)
    slack = 6.1 if told >= 120 and not found["months"] else 0.6
    return abs(days / _MONTH_DAYS - told) <= slack


_SHORT = 0.43
"""Part of a month that may lack: ten days, and how much shorter some months are than the mean."""
_PRESS = re.compile(r"(?:(\d+)거래일|(\d+)일|(한|두) 달|(?:(\d+)년)?(?: ?(\d+)개월)?)(?: 만)?")


def _lapse_told(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit how long ago a date is as the press counts it: few sessions as such, else whole months.

    Never a month more than has passed, but for some days.
    """
    found = _PRESS.fullmatch(text)
    if found is None or not text:
        return False
    sessions, in_days, few, years, months = found.groups()
    days = (fact.session - then).days
    if sessions:
        return int(sessions) == fact.periods and _counts_sessions(fact)
    if in_days:
        return int(in_days) == days
    told = {"한": 1, "두": 2}[few] if few else int(years or 0) * 12 + int(months or 0)
    return -_SHORT <= days / _MONTH_DAYS - told <= 1.0


def _years_past(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit a window of whole years that a record fills: 2년 of one of two years and some months."""
    found = re.fullmatch(r"(\d+)년", text)
    now = fact.session
    passed = now.year - then.year - ((now.month, now.day) < (then.month, then.day))
    return found is not None and 1 <= int(found[1]) == passed


def _counts_sessions(fact: Fact) -> bool:
    """Tell whether the periods of a fact are sessions: not of what is measured over weeks or more."""
    measure = MEASURES.get(fact.measure)
    return measure is not None and measure.span in {None, "day", "two_days", "52w", "all", "since", "streak"}


def _exactly(months: int, then: dt.date, now: dt.date) -> bool:
    """Tell whether so many months have passed to the day; the 31st comes on a shorter month's last day."""
    last_day = (now + dt.timedelta(days=1)).month != now.month
    same_day = now.day == then.day or (last_day and then.day > now.day)
    return same_day and (now.year - then.year) * 12 + now.month - then.month == months


def _coming(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit a date to come as its month, or its month and day: 9월, 9월 17일, 내년 1월 28일."""
    found = re.fullmatch(r"(내년 |\d{4}년 )?(\d{1,2})월(?: (\d{1,2})일)?", text)
    if found is None:
        return False
    year, month, day = found.groups()
    said = fact.session.year + 1 if year == "내년 " else int(year[:4]) if year else fact.session.year
    return (said, int(month)) == (then.year, then.month) and (day is None or int(day) == then.day)


def _meeting(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit the days from ``base`` to ``since``: 9월 16~17일, 4월 30일~5월 1일."""
    found = re.fullmatch(r"((?:내년 |\d{4}년 )?)(\d{1,2}월) (\d{1,2})일?(?:~(\d{1,2}월 )?(\d{1,2})일)?", text)
    if found is None or fact.base is None:
        return False
    year, month, first, later, last = found.groups()
    if last is None:
        return fact.base == then and text.endswith("일") and _coming(text, then, fact)
    tail = f"{year}{later or month + ' '}{last}일"
    return _coming(f"{year}{month} {first}일", fact.base, fact) and _coming(tail, then, fact)


def _meeting_near(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit the days of a meeting of the session's own month by themselves; else as above."""
    found = re.fullmatch(r"(?:(\d{1,2})~)?(\d{1,2})일", text)
    if found is None or fact.base is None:
        return _meeting(text, then, fact)
    months = {(day.year, day.month) for day in (fact.base, then, fact.session)}
    told = int(found[1] or found[2]), int(found[2])
    return len(months) == 1 and then > fact.session and told == (fact.base.day, then.day)


_MEETING_PAST = re.compile(
    r"(?P<month>이달|지난달|\d{1,2}월) (?P<first>\d{1,2})일?"
    r"(?:~(?:(?P<later>\d{1,2})월 )?(?P<last>\d{1,2})일)?"
)


def _meeting_past(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit the days of a meeting of this month or the last: 지난달 28~29일, 4월 30일~5월 1일."""
    found = _MEETING_PAST.fullmatch(text)
    if found is None or fact.base is None or not text.endswith("일"):
        return False
    before = fact.session.replace(day=1) - dt.timedelta(days=1)
    said = {"이달": fact.session.month, "지난달": before.month}.get(found["month"])
    month = int(found["month"][:-1]) if said is None else said
    first, last = int(found["first"]), int(found["last"] or found["first"])
    near = dt.timedelta() <= fact.session - then <= 2 * _NEAR
    told = (month, first, int(found["later"] or month), last)
    return near and told == (fact.base.month, fact.base.day, then.month, then.day)


def _soon(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit a day to come as its month and day; within two weeks the next year needs no name."""
    near = dt.timedelta() < then - fact.session <= dt.timedelta(days=14)
    return _coming(text, then, fact) or (near and text == f"{then.month}월 {then.day}일")


def _coming_near(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit a day of the week to come by itself, where no other month comes into question; else as above."""
    monday = fact.session + dt.timedelta(days=7 - fact.session.weekday())
    friday = monday + dt.timedelta(days=4)
    if not re.fullmatch(r"\d{1,2}일", text):
        return text.endswith("일") and _soon(text, then, fact)
    plain = monday.month == friday.month or then.month == fact.session.month
    return plain and monday <= then <= friday and int(text[:-1]) == then.day


def _next(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit a day to come by itself, where it is one of the session's own month; else as above."""
    if not re.fullmatch(r"\d{1,2}일", text):
        return text.endswith("일") and _soon(text, then, fact)
    months = (then.year, then.month), (fact.session.year, fact.session.month)
    return months[0] == months[1] and then > fact.session and int(text[:-1]) == then.day


def _week_to_come(text: str, then: dt.date, fact: Fact) -> bool:
    """Permit the Monday to Friday of the week after the session: 18~22일, 9월 1~5일, 9월 29일~10월 3일."""
    monday = fact.session + dt.timedelta(days=7 - fact.session.weekday())
    if (fact.base, then) != (monday, monday + dt.timedelta(days=4)):
        return False
    first, _, last = text.partition("~")
    if "내년 " in last:
        return _coming(first, monday, fact) and _coming(last, then, fact)
    found = re.fullmatch(r"(\d{1,2})~(\d{1,2})일", text)
    if found is None:
        return _meeting(text, then, fact)
    named = monday.month == then.month == fact.session.month
    return named and (int(found[1]), int(found[2])) == (monday.day, then.day)


def _week_told(text: str, first: dt.date, fact: Fact) -> bool:
    """Permit the sessions of the week that ends with the session: 11~15일, 7월 28일~8월 1일."""
    last = fact.session
    week = dt.timedelta(days=last.weekday())
    found = re.fullmatch(r"(?:(\d{4})년 )?(?:(\d+)월 )?(\d+)일?~(?:(\d{4})년 )?(?:(\d+)월 )?(\d+)일", text)
    if found is None or not last - week <= first <= last:
        return False
    told = [None if part is None else int(part) for part in found.groups()]
    wanted = [first.year, first.month, first.day, last.year, last.month, last.day]
    whole = all(one is None or one == other for one, other in zip(told, wanted, strict=True))
    months = first.month == last.month or (told[1] is not None and told[4] is not None)
    return whole and months and (first.year == last.year or (told[0] is not None and told[3] is not None))


def _quarter(text: str, then: dt.date, _: Fact) -> bool:
    return text == f"{(then.month - 1) // 3 + 1}분기"


def _quarter_of_year(text: str, then: dt.date, _: Fact) -> bool:
    return text == f"{then.year}년 {(then.month - 1) // 3 + 1}분기"


CLOCKS = {"clock": None, "clock_seoul": calendars.SEOUL}
"""Style of a moment -> where its clock hangs; None for the exchange that the fact is about."""


def _mistimed(text: str, value: str, style: str, fact: Fact) -> str | None:
    """Say why a printed time is not the moment at which the fact holds; None where it is."""
    if value != fact.as_of or value == "close" or fact.about not in calendars.exchanges():
        return f"시각 {value}: 사실 {fact.id}의 시각은 {fact.as_of}"
    read = re.fullmatch(r"(?:(\d{1,2})일 )?(오전|낮|오후) (\d{1,2})시(?: (\d{1,2})분)?", text.strip())
    if read is None:
        return f"시각 {text!r}: 읽을 수 없음"
    day, half, hour, minute = read.groups()
    zone = calendars.zone(fact.about)
    there = dt.datetime.fromisoformat(f"{fact.session}T{value}").replace(tzinfo=zone)
    here = there.astimezone(CLOCKS[style] or zone)
    told = int(hour) + (12 if half == "오후" and int(hour) < 12 else 0)
    right = (told, int(minute or 0)) == (here.hour, here.minute) and int(day or here.day) == here.day
    named = day is not None or here.date() == fact.session
    return (
        None
        if right and named and (half == "낮") == (here.hour == 12)
        else f"원래 시각 {here:%d일 %H:%M}이 아님"
    )


def _untimely(text: str, value: str, fact: Fact) -> str | None:
    """Say why a printed time is not that at which a fact holds, by its market's clock; None where it is."""
    read = re.fullmatch(r"(오전|낮|오후) (\d{1,2})시(?: (\d{1,2})분)?", text.strip())
    if read is None or value != fact.as_of:
        return f"시각 {text!r}: 사실 {fact.id}의 시각은 {fact.as_of}"
    half, hour, minute = read[1], int(read[2]), int(read[3] or 0)
    told = f"{hour + 12 * (half == '오후'):02d}:{minute:02d}"
    return None if told == value and (half == "낮") == (hour == 12) else f"원래 시각 {value}이 아님"


_QUARTER = 15


HOURS = {"near_hour": ("께", 0), "from_hour": (" 무렵", _QUARTER)}
"""Style of an hour in words -> the word, and its least minutes behind its quarter's beginning.

None is told later than the quarter was over."""
ABOUT = "|".join(word for word, _ in HOURS.values())
"""The words, as a pattern."""


def _far(text: str, value: str, style: str, fact: Fact) -> str | None:
    """Say why a printed hour is not within the quarter of an hour of a fact; None where it is."""
    if value != fact.as_of or value == "close" or not fact.measure.startswith("path_"):
        return f"시각 {value}: 사실 {fact.id}의 시각은 {fact.as_of}"
    word, least = HOURS[style]
    read = re.fullmatch(rf"(오전|낮|오후) (\d{{1,2}})시(?: (\d{{2}})분)?{word}", text.strip())
    if read is None:
        return f"시각 {text!r}: 읽을 수 없음"
    half, hour, minute = read[1], int(read[2]), int(read[3] or 0)
    if (half == "낮") != (hour == 12):
        return f"시각 {text!r}: 읽을 수 없음"
    told = (hour + (12 if half == "오후" else 0)) * 60 + minute
    begun = int(value[:2]) * 60 + int(value[3:])
    return None if begun + least <= told <= begun + _QUARTER else f"원래 시각 {value} 무렵이 아님"


STYLES: dict[str, tuple[str, Check]] = {
    "session_day": ("session", _calendar),
    "session_month": ("session", _calendar),
    "session_year": ("session", _calendar),
    "session_quarter": ("session", _quarter),
    "base_day": ("base", _calendar),
    "base_full": ("base", _calendar),
    "base_month": ("base", _calendar),
    "base_year": ("base", _calendar),
    "since_date": ("since", _calendar),
    "since_day": ("since", _calendar),
    "since_month": ("since", _calendar),
    "since_when": ("since", _calendar),
    "since_year": ("since", _calendar),
    "since_quarter": ("since", _quarter_of_year),
    "since_week": ("since", _week),
    "meeting_month": ("since", _coming),
    "meeting_days": ("since", _meeting),
    "meeting_near": ("since", _meeting_near),
    "past_days": ("since", _meeting_past),
    "week_days": ("base", _week_told),
    "coming_near": ("since", _calendar),
    "coming_day": ("since", _coming_near),
    "coming_week": ("since", _week_to_come),
    "next_day": ("since", _next),
    "elapsed": ("since", _lapse),
    "lapse": ("since", _lapse_told),
    "past_years": ("since", _years_past),
}
"""Style of a date -> which date of the fact it prints, and what it permits."""

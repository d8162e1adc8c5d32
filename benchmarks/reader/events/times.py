"""When a Korean text says that something was or will be: a day, a week, a part of the day."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from benchmarks.reader.events import sessions

_WEEKDAYS = "월화수목금토일"
_PART = {
    "after": r"(?:정규 ?)?(?:장 ?)?(?:마감|종료) ?(?:직)?(?:후|뒤|이후)|폐장 ?(?:직)?(?:후|뒤)"
    r"|장이 (?:끝난|마감한|마감된|닫힌) ?(?:뒤|후)",
    "before": r"(?:개장|장 ?시작|거래 시작) ?(?:직)?전|장이 (?:열리기|시작되기) 전|개장에 앞서",
    "during": r"장 ?중(?:에)?(?= )|거래 시간 중",
}
_DAY = (
    r"(?:(?P<month>\d{1,2})월 ?)?(?:(?P<first>\d{1,2})[~∼\-])?(?P<dom>\d{1,2})일"
    r"(?!\s?(?:연속|째|만에|간|동안|이동|선|치))(?:\(현지시간\))?(?: 밤| 저녁| 새벽)?"
    r"|(?P<near>전날|전일|전 거래일|직전 거래일|이날|당일|오늘|다음 거래일|다음 날|이튿날|내일)"
    r"|(?:(?P<which>지난주|지난|이번 주|다음 주|내주) ?)?(?P<weekday>[월화수목금토일])요일"
    r"|(?P<week>이번 주|이번주|한 주 동안|한 주|지난주|다음 주|내주)"
)
_PARTS = "|".join(f"(?P<{name}>{words})" for name, words in _PART.items())


class When(NamedTuple):
    """A time as a text gives it."""

    start: int
    end: int
    first: dt.date | None
    """The first day that is meant; None where only a part of a day is given."""
    last: dt.date | None
    part: str
    words: str

    def holds(self, day: dt.date) -> bool:
        """Tell whether a day is meant."""
        return self.first is None or self.last is None or self.first <= day <= self.last


def found(text: str, today: dt.date, *, ahead: bool) -> list[When]:
    """Return the times of a text printed of a session; ``ahead``: days without a month are still to come."""
    days = [(m.start(), m.end(), _span(m, today, ahead=ahead), m.group()) for m in _DAYS.finditer(text)]
    parts = [(m.start(), m.end(), str(m.lastgroup), m.group()) for m in _PARTED.finditer(text)]
    out: list[When] = []
    for start, end, span, words in days:
        near = next((p for p in parts if end <= p[0] and _BETWEEN.fullmatch(text[end : p[0]])), None)
        if near:
            parts.remove(near)
            out.append(When(start, near[1], *span, near[2], text[start : near[1]]))
        else:
            out.append(When(start, end, *span, "", words))
    out += [When(start, end, None, None, name, words) for start, end, name, words in parts]
    return sorted(out)


_DAYS = re.compile(_DAY)
_PARTED = re.compile(_PARTS)
_BETWEEN = re.compile(r"(?:에는|에도|에)?,? ?(?:\(현지시간\) ?)?(?:뉴욕증시 |증시 |정규장 )?")


def is_ahead(text: str) -> bool:
    """Tell whether a sentence speaks of what is to come: it ends in the present, 나온다, 쉰다, 예정이다."""
    end = text.rstrip(" .")
    if end.endswith(("예정", "예정이다", "있다")):
        return True
    return end.endswith("다") and len(end) > 1 and (ord(end[-2]) - _FIRST) % _FINALS == _NIEUN


_FIRST, _FINALS, _NIEUN = 0xAC00, 28, 4
"""A Korean syllable's last consonant by its code: the first syllable, how many ends there are, that of ㄴ."""


def _span(found: re.Match[str], today: dt.date, *, ahead: bool) -> tuple[dt.date | None, dt.date | None]:
    if found["dom"]:
        last = _dated(found["month"], int(found["dom"]), today, ahead=ahead)
        if last is None or not found["first"]:
            return last, last
        return last - dt.timedelta(int(found["dom"]) - int(found["first"])), last
    if found["week"]:
        monday = today - dt.timedelta(today.weekday())
        monday += dt.timedelta({"지난주": -7, "다음 주": 7, "내주": 7}.get(found["week"], 0))
        return monday, monday + dt.timedelta(6)
    day = _near(found["near"], today) if found["near"] else _weekday(found, today, ahead=ahead)
    return day, day


def _near(word: str, today: dt.date) -> dt.date:
    if word in {"전 거래일", "직전 거래일"}:
        return sessions.before(today)
    if word == "다음 거래일":
        return sessions.after(today)
    return today + dt.timedelta({"전날": -1, "전일": -1, "다음 날": 1, "이튿날": 1, "내일": 1}.get(word, 0))


def _weekday(found: re.Match[str], today: dt.date, *, ahead: bool) -> dt.date:
    at = _WEEKDAYS.index(found["weekday"])
    monday = today - dt.timedelta(today.weekday())
    which = found["which"] or ""
    if which in {"지난주", "이번 주", "다음 주", "내주"}:
        return monday + dt.timedelta(at + {"지난주": -7, "이번 주": 0}.get(which, 7))
    if ahead:
        return today + dt.timedelta((at - today.weekday() - 1) % 7 + 1)
    return today - dt.timedelta((today.weekday() - at - (which == "지난")) % 7 + (which == "지난"))


def _dated(month: str | None, day: int, today: dt.date, *, ahead: bool) -> dt.date | None:
    """Return the nearest day of that name: still to come, or past; the day itself counts as both.

    Closed days that follow the session are past too for a text that tells of them as past.
    """
    wanted = int(month) if month else None
    following = (sessions.after(today) - today).days
    days = range(200) if ahead else [0, *range(1, following), *range(-1, -200, -1)]
    near = (today + dt.timedelta(apart) for apart in days)
    return next((one for one in near if one.day == day and wanted in {None, one.month}), None)

"""How many sessions a week has, as a text says, against the calendar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import COUNT
from newsgen.checks.look import Look
from newsgen.claims.when import nearest
from newsgen.korean import attach
from newsgen.korean.numbers import DAYS
from newsgen.korean.numbers import days as in_words
from newsgen.patterns import compiled

_SESSIONS = compiled(
    r"거래일(?:은|이|수는)\s(?:모두\s)?(?P<n>이틀|사흘|나흘|닷새|\d일)(?:이|였|뿐|에|로|\.)|(?P<only>이틀|사흘|나흘|닷새|\d일)만\s(?:열린|거래)"
    r"|(?<![\d.,])(?P<short>이틀|사흘|나흘|닷새|\d거래일|\d일)(?:에 그친|로 줄어든|만 (?:문을 연|열린|거래한)|짜리|로 끝난)\s(?:한 주|일주일|이번 주|주간|짧은 주)"
)

_IS = compiled(r"뿐|이다|입니다|이어서|이라")
"""What stands behind a number of sessions that may be those of the week to come."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield how many sessions a week had, where it had another number of them, and days that are another week's."""
    yield from _bracketed(look)
    for found in _SESSIONS.finditer(look.own):
        week = _week_of(look)
        name = next(one for one in ("n", "only", "short") if found[one])
        told = DAYS.get(found[name]) or int(found[name][0])
        ahead = name == "n" and _IS.match(look.own, found.end(name)) is not None
        ends = calendars.is_last_of_week(look.day, _exchange(look))
        coming = _sessions(look, 1) if ends and ahead else week
        if re.search(r"주간|한 주|이번 주", look.own) and told not in {len(week), len(coming)}:
            right = in_words(len(week)) if found[name] in DAYS else f"{len(week)}{found[name][1:]}"
            start, end = found.span(name)
            if look.own[end : end + 1] == "였":  # 닷새였다, 나흘이었다
                right, end = attach(right, "이었/였"), end + 1
            message = f"이 주의 거래일은 {len(week)}일입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, start, end, message, right)


_BRACKETED = compiled(
    r"(?<![가-힣])(?P<word>지난주|이번\s?주|금주|다음\s?주|내주)\((?:(?P<month>\d{1,2})월\s?)?(?P<first>\d{1,2})일?\s?[~∼–-]\s?(?:(?P<other>\d{1,2})월\s?)?(?P<last>\d{1,2})일\)"
)
"""A week with its days in brackets: 이번 주(12~16일)."""
_WEEKS_OFF = {"지": (-1, 0), "이": (0, 1), "금": (0, 1), "다": (1, 2), "내": (1, 2)}
"""Weeks from a text's own that a word for one means, by its first letter: on the day, and for those who read on after its week."""
_BACK, _AHEAD = 24, 24
_SUNDAY = 6


def _bracketed(look: Look) -> Iterator[Flaw]:
    """Yield the days of a week that are another's."""
    for found in _BRACKETED.finditer(look.own):
        day = nearest(int(found["first"]), look.day, back=_BACK, ahead=_AHEAD)
        if day is None:
            continue
        monday = calendars.monday(look.day)
        off = (day + dt.timedelta(days=_is_from_sunday(day, found)) - monday).days // 7
        same, later = _WEEKS_OFF[found["word"][0]]
        ends = calendars.is_last_of_week(look.day, _exchange(look))
        if off == same or (ends and off == later):
            continue
        start, end = found.start("month" if found["month"] else "first"), found.end() - 1
        first = monday + dt.timedelta(days=7 * same)
        message = f"{day:%Y-%m-%d}은 그 주가 아닙니다. {found['word']}의 월요일은 {first:%Y-%m-%d}입니다."
        last = first + dt.timedelta(days=4)
        plain = not found["month"] and not found["other"] and first.month == last.month and not ends
        yield Flaw(
            "dateline", Kind.FALSE, start, end, message, f"{first.day}~{last.day}일" if plain else None
        )


def _is_from_sunday(day: dt.date, found: re.Match[str]) -> bool:
    """Tell whether a week is one from Sunday to Saturday, as America's statistics have it: 지난주(6월 23∼29일)."""
    last = day + dt.timedelta(days=6)
    return day.weekday() == _SUNDAY and int(found["last"]) == last.day


def _exchange(look: Look) -> str:
    return markets.named(look.home).exchange


def _week_of(look: Look) -> list[dt.date]:
    return _sessions(look, 0)


def _sessions(look: Look, later: int) -> list[dt.date]:
    """Return the sessions of the text's week, or of one so many weeks later."""
    monday = look.day + dt.timedelta(days=7 * later - look.day.weekday())
    return calendars.sessions(monday, monday + dt.timedelta(days=6), _exchange(look))

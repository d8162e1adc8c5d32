"""The edges of a week, a month, a quarter and a year, and the weekday, that a text says its session is on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims.markets import elsewhere
from newsgen.claims.when import WEEKDAYS
from newsgen.patterns import compiled

_QUARTER = compiled(
    r"(?<![\d가-힣])(?:올해\s)?(?P<part>(?P<quarter>[1-4])분기|(?P<half>상|하)반기)(?:의)?\s(?P<end>마지막|첫)\s(?:거래(?:일)?|장)(?:을|를|인|이|에)"
)
"""What a session opens or closes: 1분기 마지막 거래를 마쳤다."""
_HAS_BEEN = compiled(r"(?:지난|앞선|지난해|작년|내년|다음|오는|이후|당시)\s?$")
_TODAY = compiled(r"인\s(?:이날|오늘)")
_QUARTER_MONTHS, _HALF_MONTHS = 3, 6
_EDGE = compiled(
    r"(?<![\d가-힣])(?P<part>(?P<week>이번\s?주|한\s?주(?:의)?|이\s주)|(?P<year>올해|새해|(?P<number>20\d\d)년)|(?P<month>(?P<n>\d{1,2})월|이달))(?:의)?\s(?P<end>마지막|첫)\s거래일"
    r"(?:인\s(?:(?:(?:\d{1,2}월\s)?(?P<day>\d{1,2})일|[월화수목금]요일)|이날|오늘)|(?:인)?\s이날|을\s(?:맞|상승|하락|강세|약세|오름|내림)|에\s(?=코스|국내|\S{0,4}증시|3대|다우|나스|S&P))"
)
"""The session told as one on an edge: 이달 첫 거래일인 3일, 한 주의 마지막 거래일을 맞아."""
_WEEKDAY = compiled(r"(?<![가-힣])(?P<weekday>[월화수목금])요일인\s(?:이날|오늘)(?=[\s,])")
_WEEKEND = compiled(r"(?<![가-힣])(?P<words>주말을 (?:앞두고|앞둔))(?=[\s,])")
_REST = 3
"""Days to the next session from which on a session has a weekend, or more, behind it."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield edges of a time, and weekdays, that a text's session is not on."""
    yield from _quarters(look)
    for sentence in look.copy.sentences:
        if not elsewhere(look.home).search(sentence.own):
            yield from _edges(look, sentence.own, sentence.at)
            yield from _weekdays(look, sentence.own, sentence.at)


def _quarters(look: Look) -> Iterator[Flaw]:
    """Yield the part of a year that a text's session opens or closes, told as another one."""
    for found in _QUARTER.finditer(look.own) if "기" in look.own else ():
        if _HAS_BEEN.search(look.own, max(found.start() - 4, 0), found.start()):
            continue
        length = _QUARTER_MONTHS if found["quarter"] else _HALF_MONTHS
        told = int(found["quarter"]) if found["quarter"] else 1 + (found["half"] == "하")
        right = (look.day.month - 1) // length + 1
        is_edge = _is_edge(look, length, last=found["end"] == "마지막")
        if not is_edge and _TODAY.match(look.own, found.end() - 1):
            message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다. {found['part']} {found['end']} 거래일이 아닙니다."
            yield Flaw("no-session", Kind.CONTRADICTION, found.start("part"), found.end(), message)
        if told == right or not is_edge:
            continue
        name = f"{right}분기" if found["quarter"] else f"{'상' if right == 1 else '하'}반기"
        message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다. {name}입니다."
        yield Flaw("year", Kind.CONTRADICTION, *found.span("part"), message, name)


def _is_edge(look: Look, months: int, *, last: bool) -> bool:
    """Tell whether the text's day is the last, or the first, session of its part of the year."""
    begun = look.day.replace(month=(look.day.month - 1) // months * months + 1, day=1)
    following = (begun + dt.timedelta(days=31 * months)).replace(day=1)
    sessions = _sessions(look, begun, following - dt.timedelta(days=1))
    return bool(sessions) and look.day == sessions[-1 if last else 0]


def _sessions(look: Look, first: dt.date, last: dt.date) -> list[dt.date]:
    return calendars.sessions(first, last, markets.named(look.home).exchange)


def _edges(look: Look, own: str, at: int) -> Iterator[Flaw]:
    """Yield the first or the last session of a week, a month or a year that is none."""
    for found in _EDGE.finditer(own) if "거래일" in own else ():
        if _HAS_BEEN.search(own, max(found.start() - 4, 0), found.start()):
            continue
        sessions = _of(look, found)
        if not sessions:
            if _IS_TODAY.search(found[0]) and look.is_closing:
                yield _of_another(look, found, at)
            continue
        edge = sessions[-1 if found["end"] == "마지막" else 0]
        if found["day"]:
            coming = _of_next_week(look, found) if found["week"] else None
            if int(found["day"]) in {edge.day, coming} or _names_another_month(found, edge):
                continue
            message = f"{found['part']} {found['end']} 거래일은 {edge:%Y-%m-%d}입니다."
            start, end = at + found.start("day"), at + found.end("day") + 1
            yield Flaw("no-session", Kind.CONTRADICTION, start, end, message, f"{edge.day}일")
        elif edge != look.day and look.is_closing:
            message = f"이 글의 거래일은 {look.day:%Y-%m-%d}이고, {found['part']} {found['end']} 거래일은 {edge:%Y-%m-%d}입니다."
            start = at + found.start("part")
            yield Flaw(
                "no-session", Kind.CONTRADICTION, start, at + found.end("end") + len(" 거래일"), message
            )


def _of_next_week(look: Look, found: re.Match[str]) -> int | None:
    """Return the day of an edge of the next week, which copy of a week's last session may call this one."""
    monday = calendars.monday(look.day) + dt.timedelta(days=7)
    if calendars.following(look.day, markets.named(look.home).exchange) < monday:
        return None
    sessions = _sessions(look, monday, monday + dt.timedelta(days=6))
    return sessions[-1 if found["end"] == "마지막" else 0].day if sessions else None


_IS_TODAY = compiled(r"인\s(?:이날|오늘)$")


def _of_another(look: Look, found: re.Match[str], at: int) -> Flaw:
    """Return the flaw of an edge of a month, or a year, in which the text's day is not."""
    message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다."
    start, end = at + found.start("part"), at + found.end("end") + len(" 거래일")
    return Flaw("no-session", Kind.CONTRADICTION, start, end, message)


def _names_another_month(found: re.Match[str], edge: dt.date) -> bool:
    """Tell whether the day that is named has a month that is not that of the edge."""
    month = re.search(r"(\d{1,2})월\s\d{1,2}일$", found[0])
    return month is not None and int(month[1]) != edge.month


def _of(look: Look, found: re.Match[str]) -> list[dt.date]:
    """Return the sessions of the time that is named; none where it is another than the text's own."""
    day = look.day
    if found["week"]:
        monday = calendars.monday(day)
        return _sessions(look, monday, monday + dt.timedelta(days=6))
    if found["year"]:
        if found["year"] == "새해" and day.month == _DECEMBER:
            return []
        year = int(found["number"] or day.year)
        return _sessions(look, dt.date(year, 1, 1), dt.date(year, 12, 31)) if year == day.year else []
    if found["n"] and int(found["n"]) != day.month:
        return []
    first = day.replace(day=1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return _sessions(look, first, following - dt.timedelta(days=1))


def _weekdays(look: Look, own: str, at: int) -> Iterator[Flaw]:
    """Yield the weekday of the text's own day that is another one, and a weekend ahead that is none."""
    for found in _WEEKDAY.finditer(own) if "요일인" in own else ():
        right = WEEKDAYS[look.day.weekday()]
        if found["weekday"] != right:
            message = f"{look.day:%Y-%m-%d}은 {right}요일입니다."
            start, end = (at + place for place in found.span("weekday"))
            yield Flaw("weekday", Kind.CONTRADICTION, start, end, message, right)
    for found in _WEEKEND.finditer(own) if "주말을" in own else ():
        following = calendars.following(look.day, markets.named(look.home).exchange)
        if (following - look.day).days < _REST and look.day.weekday() < _THURSDAY:
            message = f"{look.day:%Y-%m-%d}은 {WEEKDAYS[look.day.weekday()]}요일입니다."
            start, end = (at + place for place in found.span("words"))
            yield Flaw("weekday", Kind.CONTRADICTION, start, end, message)


_DECEMBER = 12
_THURSDAY = 3
"""The day of the week (0 is Monday) from which on a weekend may be told as ahead."""

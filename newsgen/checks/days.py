"""Days: against their weekdays, against sessions and holidays, and the dateline against the day given."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims.when import WEEKDAYS, date_of

WEEKDAY, SESSION, DATELINE, YEAR = "weekday", "no-session", "dateline", "year"
_DATED = re.compile(
    r"(?<![\d~∼.,])(?:(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해|내년)\s)?(?P<month>\d{1,2})월\s?)?(?P<day>\d{1,2})일\s?"
    r"(?:\((?P<note>(?:[^()\n]{1,16}[·,]\s?)?(?P<inside>[월화수목금토일])(?:요일)?(?:[·,\s][^()\n]{1,16})?)\)|(?P<plain>[월화수목금토일])요일)"
)
_TOLD = re.compile(
    r"(?<![\d~∼.,])(?:(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해|내년)\s)?(?P<month>\d{1,2})월\s?)?(?P<day>\d{1,2})일"
    r"(?:\((?:이하\s)?(?P<local>현지\s?시간|미\s?동부\s?시간|미국\s?시간|현지시각)[^()]*\))"
)
_HOME = re.compile(
    r"(?<![\d~∼.,])(?:(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해|내년)\s)?(?P<month>\d{1,2})월\s?)?(?P<day>\d{1,2})일"
    r"(?=\s(?:코스피|코스닥|국내증시|국내 증시|한국거래소|유가증권시장|뉴욕증시|뉴욕증권거래소|서울 ?외환|미국 증시|뉴욕 ?주식|나스닥|다우|S&P|연합|마켓))"
)
_FULL = re.compile(r"(?P<year>20\d\d)년\s(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일")
_TRADED = re.compile(r"마감|거래를|장을|상승|하락|올랐|내렸|오른|내린|개장|출발|거래일|증시|지수|코스피|뉴욕")


def check(look: Look) -> Iterator[Flaw]:
    """Yield days that are no such weekday, no session, or not the one that the text is to be of."""
    yield from _weekdays(look)
    yield from _datelines(look)


def _weekdays(look: Look) -> Iterator[Flaw]:
    for found in _DATED.finditer(look.text):
        day = date_of(found, look.day)
        name = "inside" if found["inside"] else "plain"
        if day is None or WEEKDAYS.index(found[name]) == day.weekday():
            continue
        if not found["month"] and not any(
            near.day == int(found["day"]) and abs((near - look.day).days) <= 12 for near in _around(look.day)
        ):
            continue
        start, end = found.span(name)
        right = WEEKDAYS[day.weekday()]
        yield Flaw(WEEKDAY, Kind.CONTRADICTION, start, end, f"{day:%Y-%m-%d}은 {right}요일입니다.", right)


def _around(day: dt.date) -> list[dt.date]:
    return [day + dt.timedelta(days=shift) for shift in range(-12, 13)]


def _datelines(look: Look) -> Iterator[Flaw]:
    """Yield what the first days that stand as datelines get wrong: one finding each."""
    market = markets.named(look.home)
    pattern = _TOLD if look.home == "us" else _HOME
    found = pattern.search(look.own) or _HOME.search(look.own)
    if found is None:
        return
    start, end = found.start(), found.end("day") + 1
    day = date_of(found, look.day)
    right = f"{look.day.day}일"
    if day is None:
        yield Flaw(SESSION, Kind.CONTRADICTION, start, end, "달력에 없는 날입니다.", _dated(found, look.day))
        return
    if found["year"] and int(found["year"]) != look.day.year and (day.month, day.day) == (look.day.month, look.day.day):
        yield Flaw(
            YEAR, Kind.CONTRADICTION, found.start("year"), found.end("year"),
            f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다.", str(look.day.year),
        )  # fmt: skip
        return
    if not calendars.is_session(day, market.exchange):
        why = _why_closed(day, market.exchange)
        yield Flaw(
            SESSION, Kind.FALSE, start, end, f"{day:%Y-%m-%d}에는 {market.nouns.stocks}가 열리지 않았습니다{why}.",
            _dated(found, look.day) if right else None,
        )  # fmt: skip
    elif day != look.day:
        yield Flaw(
            DATELINE, Kind.FALSE, start, end,
            f"글의 날짜({day:%Y-%m-%d})가 거래일 {look.day:%Y-%m-%d}과 다릅니다.", _dated(found, look.day),
        )  # fmt: skip


def _dated(found: re.Match[str], day: dt.date) -> str:
    month = f"{day.month}월 " if found["month"] else ""
    year = f"{day.year}년 " if found["year"] else f"{found['word']} " if found["word"] else ""
    return f"{year}{month}{day.day}일"


def _why_closed(day: dt.date, exchange: str) -> str:
    if day.weekday() >= 5:
        return f"({WEEKDAYS[day.weekday()]}요일)"
    name = calendars.closure(day, exchange)
    return f"({name})" if name else ""

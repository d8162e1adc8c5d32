"""How long before a day that the calendar knows a text says that it stands: FOMC를 이틀 앞두고, 총선 하루 전."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsgen import calendars, markets
from newsgen.checks.calendar.holidays import HOLIDAYS, closes_for
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import NATIVE
from newsgen.checks.look import Look
from newsgen.checks.policy.baserate import board_days
from newsgen.checks.policy.meetings import calendar
from newsgen.claims.when import nearest
from newsgen.codes import Code
from newsgen.korean.numbers import DAYS
from newsgen.korean.numbers import days as in_words
from newsgen.patterns import compiled

MEETING: Final = "meeting"
DATE: Final = "dateline"
_COUNT = rf"(?P<count>(?P<word>{'|'.join(DAYS)})|(?P<n>\d{{1,2}})일|(?P<weeks>\d{{1,2}}|{'|'.join(NATIVE)})\s?주일?|(?P<one>일주일))"
_LEFT = compiled(
    rf"(?P<before>[^\n]{{0,60}}?)(?<![\d.,~가-힣])(?:불과\s|단\s|이제\s|약\s)?{_COUNT}"
    r"(?:을|를)?\s?(?:앞두|앞둔|앞으로\s다가[오온왔]|남[겨긴]|남은|남았|남짓\s(?:앞두|앞둔|남))"
)
"""How long something is off: 이틀 앞두고, 3주 남겨 둔, 하루 앞으로 다가온."""
_SIGN = compiled("앞두|앞둔|앞으로 다가|남겨|남긴|남은|남았")
_MEETING = compiled(
    r"(?:연방공개시장위원회(?:\s?\(FOMC\))?|FOMC)(?!\s?의사록)(?:\s?(?:정례)?회의)?(?:\s(?:금리\s)?(?:결과|결정)(?:\s발표)?)?[을를이가의]?\s?$"
    r"|연준(?:\)|의|이)?\s(?:기준)?금리\s결정(?:\s발표)?을\s?$"
)
_BOARD = compiled(
    r"(?:금융통화위원회|금통위)(?:\s?(?:정례|본)?회의)?(?:의?\s(?:기준금리|금리)\s결정)?[을를이가의]?\s?$|(?:한국은행|한은)의?\s(?:기준)?금리\s결정을\s?$"
)
_VOTE = compiled(
    r"(?:국회의원\s?선거|총선|대통령\s?선거|대선|지방선거|중간선거|투표)(?:일)?[을를이가의]?\s?$"
)
_HOLIDAY = compiled(
    rf"(?P<name>{HOLIDAYS})(?:\s?데이|의 날|일)?(?:\([^()\n]{{1,12}}\))?(?:\s?연휴|\s?휴장|\s?휴일)*[을를이가의로]?\s?$"
)
_NAMED = compiled(
    r"(?<![\d~∼.])(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:\([^()\n]{1,8}\))?[^.\d\n]{0,30}$"
)
_UNTIL = compiled(r"\((?:오는\s)?(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일\)[을를이가]?\s?$")
"""The day in brackets behind what is to come: 유예 시한(9일)을."""
_VOTES = (
    "2020-04-15 2022-03-09 2022-06-01 2024-04-10 2025-06-03 2026-06-03 2028-04-12",
    "2020-11-03 2022-11-08 2024-11-05 2026-11-03 2028-11-07",
)
"""Days on which Korea votes, and the United States do."""
_BACK, _AHEAD = 4, 60
"""Days before a text's own on which a passed day may have been left standing, and after it on which one may be meant."""
_HALF_WEEK = 3


class _Event(NamedTuple):
    """What a text counts down to: its words, and the days by that name."""

    name: str
    days: list[dt.date]
    code: Code = DATE


def check(look: Look) -> Iterator[Flaw]:
    """Yield countdowns to a day of the calendar that is nearer, further off or over."""
    for sentence in look.having(_SIGN, _LEFT):
        for found in _LEFT.finditer(sentence.own) if _SIGN.search(sentence.own) else ():
            event = _event(look, found["before"])
            if event is not None:
                yield from _held(look, sentence.at, found, event)


def _event(look: Look, before: str) -> _Event | None:
    """Return what stands right before a countdown; None where no calendar knows it."""
    holiday = _HOLIDAY.search(before)
    dated = _UNTIL.search(before) or _NAMED.search(before)
    if _MEETING.search(before):
        days = [day for one in calendar(look) for day in (one.first, one.decision)]
        if look.home != "us":
            days += [one.decision + dt.timedelta(days=1) for one in calendar(look)]
        return _Event("FOMC 회의", days, MEETING)
    if _BOARD.search(before):
        return _Event("금융통화위원회", board_days(), MEETING)
    if _VOTE.search(before):
        return _Event("선거일", _votes(before))
    if holiday:
        exchange = markets.named(look.home).exchange
        return _Event(holiday["name"], _rests(look, holiday["name"], exchange))
    if dated and (day := _ahead(look, dated)):
        return _Event("그날", [day])
    return None


def _ahead(look: Look, found: re.Match[str]) -> dt.date | None:
    """Return a day to come that is named before a countdown; None for the text's own, or one gone by."""
    day = nearest(int(found["day"]), look.day, back=0, ahead=20)
    if day is None or day == look.day or (found["month"] and int(found["month"]) != day.month):
        return None
    return day


def _votes(before: str) -> list[dt.date]:
    korea, states = (list(map(dt.date.fromisoformat, days.split())) for days in _VOTES)
    if re.search(r"미국|미\s|중간선거", before):
        return states
    if re.search("국회의원|총선|지방선거", before):
        return korea
    return [*korea, *states]


def _rests(look: Look, name: str, exchange: str) -> list[dt.date]:
    """Return the days of a holiday, each with the first of the days of rest that it stands in: 추석 연휴."""
    around = (look.day + dt.timedelta(days=shift) for shift in range(-_BACK, _AHEAD))
    rests = [day for day in around if closes_for(name, day, exchange)]
    return [*rests, *(calendars.previous(day, exchange) + dt.timedelta(days=1) for day in rests)]


def _held(look: Look, at: int, found: re.Match[str], event: _Event) -> Iterator[Flaw]:
    """Hold a countdown against the days between: those of the calendar, or the sessions."""
    exchange = markets.named(look.home).exchange
    near = [day for day in event.days if -_BACK <= (day - look.day).days <= _AHEAD]
    if not near or any(_fits(look, found, day, exchange) for day in near):
        return
    coming = [day for day in near if day >= look.day]
    day = min(coming or near, key=lambda one: abs((one - look.day).days))
    start, end = at + found.start("count"), at + found.end("count")
    apart = (day - look.day).days
    alone = len({one for one in coming if (one - day).days < _HALF_WEEK}) == 1 and apart > 0
    right = _spelled(found, apart) if alone else None
    message = f"{event.name}: {day:%Y-%m-%d}. 이 글의 거래일은 {look.day:%Y-%m-%d}입니다."
    yield Flaw(event.code, Kind.FALSE, start, end, message, right)


def _fits(look: Look, found: re.Match[str], day: dt.date, exchange: str) -> bool:
    """Tell whether a day is as far off as is said: in days, in sessions, from the weekend on that the text is read."""
    apart = (day - look.day).days
    weeks = _weeks(found)
    if weeks:
        return abs(apart - 7 * weeks) <= _HALF_WEEK
    told = DAYS.get(found["word"] or "") or int(found["n"])
    following = calendars.following(look.day, exchange)
    read_on = range((following - look.day).days) if (following - look.day).days > 1 else (0,)
    sessions = len(calendars.sessions(look.day, day, exchange)) - calendars.is_session(look.day, exchange)
    return any(apart - later == told for later in read_on) or (apart > 0 and sessions == told)


def _weeks(found: re.Match[str]) -> int:
    if found["one"]:
        return 1
    return NATIVE.get(found["weeks"] or "") or int(found["weeks"] or 0)


def _spelled(found: re.Match[str], apart: int) -> str | None:
    """Return so many days, or weeks, as the text writes them."""
    if found["word"]:
        return in_words(apart)
    if found["n"]:
        return f"{apart}일"
    if found["one"] or apart % 7:
        return None
    weeks = apart // 7
    native = next((word for word, n in NATIVE.items() if n == weeks), "")
    spelled = str(weeks) if found["weeks"].isdigit() else native
    return f"{spelled}{found['count'].removeprefix(found['weeks'])}" if spelled else None

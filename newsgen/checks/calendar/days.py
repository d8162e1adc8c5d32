"""Days: against their weekdays, and the dateline against the day given."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims.markets import behind_datelines, behind_others
from newsgen.claims.when import WEEKDAYS, date_of, dates, nearest
from newsgen.korean import attach
from newsgen.patterns import compiled

WEEKDAY: Final = "weekday"
SESSION: Final = "no-session"
DATELINE: Final = "dateline"
YEAR: Final = "year"
_DATED = compiled(
    r"(?=[\d지작올내])(?<![\d~∼.,])(?:(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해|내년)\s)?(?P<month>\d{1,2})월\s?)?(?P<day>\d{1,2})일\s?"
    r"(?:\((?P<note>(?:[^()\n]{1,16}[·,]\s?)?(?P<inside>[월화수목금토일])(?:요일)?(?:[·,\s][^()\n]{1,16})?)\)|(?:\((?:이하\s)?(?:현지|미국|미|한국)[^()\n]{0,12}\),?\s?)?(?P<plain>[월화수목금토일])요일)"
)
_HEADED = compiled(
    r"(?<!\d)(?P<year>20\d\d)[년.\-/]\s?(?P<month>\d{1,2})[월.\-/]\s?(?P<day>\d{1,2})(?!\d)일?(?!\s?(?:이후|이래|부터|의|보다|대비|만에|에\s세운))"
)
"""A whole date, as it stands at the head of a text."""
_HEAD = 80
"""Characters of a text in which its own date stands."""
_WEEKDAY_FIRST = compiled(
    r"(?<!성)(?P<weekday>[월화수목금토일])요일(?:인|이던|이었던)\s(?P<day>\d{1,2})일(?!\s?(?:간|동안|만|연속))"
)
_TOLD = compiled(
    r"(?=[\d지작올내])(?<![\d~∼.,])(?:(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해|내년)\s)?(?P<month>\d{1,2})월\s?)?(?P<day>\d{1,2})일"
    r"(?:\((?:이하\s)?(?P<local>현지\s?시간|미\s?동부\s?시간|미국\s?시간|현지시각)[^()]*\))"
)
_BEFORE = compiled(r"(?:지난|앞서|오는|다음 ?달|내달|거래일인|직전|전날인|당일인)\s$")
_HOME = compiled(
    r"(?=[\d지작올내])(?<![\d~∼.,])(?:(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해|내년)\s)?(?P<month>\d{1,2})월\s?)?(?P<day>\d{1,2})일"
    rf"(?=\s(?:{behind_datelines()}))"
)
_OF_EVENT = compiled(
    r"(?:에)?\s(?:장\s?(?:마감|종료)\s?(?:직?후|뒤)|개장 전|장 시작 전|밤|새벽|공개[됐된한]|발표[됐된한]|열[린렸]|끝난)"
)
"""What stands behind a day on which something came out of the session's hours."""
_TO_COME = compiled(
    r"(?:에|에는)?\s(?:[^\s.,]+\s){0,2}?(?:예정|공개될|발표될|열릴|나올|열린다|나온다|공개된다|발표된다|열립니다|나옵니다)"
)
"""What stands behind a day of something to come: 18일(현지시간) 공개 예정."""
_AWAITED = compiled(r"[^.\n]{0,60}?(?:기다리|앞두|앞둔|예정|주목하|지켜보)")
"""What stands behind a day that is waited for: 11일 한국은행 금융통화위원회를 기다리고 있다."""
_NEXT_DAY = r"(?:다음 ?날|이튿날)인?\s{}일"
_NEXT_WORD = 14
"""Characters behind a day in which another market stands that it is the day of: 3일 S&P500 +0.51%."""
_AROUND = 12
"""Days before and after the text's own that a day without a month may be."""

_MONTH = 31


def check(look: Look) -> Iterator[Flaw]:
    """Yield days that are no such weekday, or not the one that the text is to be of."""
    yield from _weekdays(look)
    yield from _named_first(look)
    yield from _headed(look)
    yield from _datelines(look)
    yield from _near_days(look)
    yield from _near_weekdays(look)
    yield from _headings(look)


def _weekdays(look: Look) -> Iterator[Flaw]:
    for found in _DATED.finditer(look.text):
        near = nearest(int(found["day"]), look.day, back=_AROUND, ahead=_AROUND)
        far = near or nearest(int(found["day"]), look.day, back=0, ahead=_MONTH)
        day = date_of(found, look.day) if found["month"] else far
        name = "inside" if found["inside"] else "plain"
        if day is None or WEEKDAYS.index(found[name]) == day.weekday():
            continue
        if not found["month"] and _is_of_near(int(found["day"]), look.day, WEEKDAYS.index(found[name])):
            continue
        if found["year"] and _is_last_years(look, found, WEEKDAYS.index(found[name])):
            yield _stale(look, found)
            continue
        start, end = found.span(name)
        right = WEEKDAYS[day.weekday()]
        message = f"{day:%Y-%m-%d}은 {right}요일입니다."
        # of a day of rest either may be wrong: 20일(금) 하루 쉰다
        suggestion = None if _OF_REST.match(look.text, found.end()) else right
        yield Flaw(WEEKDAY, Kind.CONTRADICTION, start, end, message, suggestion)


_RESTED = compiled(
    r"(?:[^.\n]|\.\d){0,80}?(?:휴장(?:한다|합니다|했다|했습니다|이다|입니다|일이다|일입니다|됐다|됩니다|된다)|(?:증시|시장|거래소)[는은가이]\s(?:쉰다|쉽니다|쉬었다|쉬었습니다)|열리지\s않)"
)
"""What stands behind a day of rest in a sentence that tells it: 19일 뉴욕증시는 대통령의 날로 휴장한다."""
_OF_REST = compiled(r"(?:은|는|에|에는|엔)?\s(?:[^.,\s]+\s){0,3}?(?:쉰|쉬|휴장|문을 닫|열리지)")
_NEAR_DAYS = {"그제": -2, "어제": -1, "오늘": 0, "내일": 1, "모레": 2}
_BRACKETED = compiled(
    rf"(?<![가-힣])(?P<word>{'|'.join(_NEAR_DAYS)})\((?:(?P<month>\d{{1,2}})월\s?)?(?P<day>\d{{1,2}})일(?=\)|[,·(])"
)
"""A word for a day near by, and which it is: 내일(4일)."""


_NEXT_MORNING = compiled(r"(?<![가-힣])(?:어제|그제)(?=\(|보다|까지|\s(?:코스피|증시|국내|장|주식))")
"""What shows that a text of Seoul tells the session on the day after it: 어제까지 17% 올랐다."""


def _near_days(look: Look) -> Iterator[Flaw]:
    """Yield the day in brackets behind a word for another one; by Korea's clock New York's session ends a day later."""
    for found in _BRACKETED.finditer(look.own):
        meant = look.day + dt.timedelta(days=_NEAR_DAYS[found["word"]])
        morrow = look.home == "us" or _NEXT_MORNING.search(look.own) is not None
        days = [meant + dt.timedelta(days=later) for later in ((0, 1) if morrow else (0,))]
        days += [look.rest + dt.timedelta(days=_NEAR_DAYS[found["word"]])] if look.rest else []
        if any(one.day == int(found["day"]) and found["month"] in {None, f"{one.month}"} for one in days):
            continue
        if found["word"] == "오늘" and _is_reported_later(look, found):
            continue
        start = found.start("month" if found["month"] else "day")
        right = f"{meant.month}월 {meant.day}일" if found["month"] else f"{meant.day}일"
        message = f"{attach(found['word'], '은/는')} {meant:%Y-%m-%d}입니다."
        suggestion = right if look.home == "kr" else None
        yield Flaw(DATELINE, Kind.CONTRADICTION, start, found.end("day") + 1, message, suggestion)


_WITH_WEEKDAY = compiled(
    rf"(?P<local>현지\s?시간(?:으로|\s기준)?\s)?(?<![가-힣])(?P<word>{'|'.join(_NEAR_DAYS)})(?:\s?\(|,\s|인\s|\s)(?P<weekday>[월화수목금토일])(?:요일|(?=\)))(?!에\s이어)"
)
"""A word for a day near by, and which weekday it is: 내일, 금요일."""


def _near_weekdays(look: Look) -> Iterator[Flaw]:
    """Yield the weekday beside a word for a day near by that is another one's; by Korea's clock that is a day later."""
    for found in _WITH_WEEKDAY.finditer(look.own):
        meant = look.told_on + dt.timedelta(days=_NEAR_DAYS[found["word"]])
        morrow = look.home == "us" or _NEXT_MORNING.search(look.own) is not None
        later = (0,) if found["local"] or not morrow else (0, 1)
        told = WEEKDAYS.index(found["weekday"])
        days = [meant + dt.timedelta(days=one) for one in later]
        days += [look.rest + dt.timedelta(days=_NEAR_DAYS[found["word"]])] if look.rest else []
        if any(one.weekday() == told for one in days):
            continue
        right = WEEKDAYS[meant.weekday()] if len(later) == 1 else None
        message = f"{attach(found['word'], '은/는')} {meant:%Y-%m-%d}, {WEEKDAYS[meant.weekday()]}요일입니다."
        yield Flaw(WEEKDAY, Kind.CONTRADICTION, *found.span("weekday"), message, right)


_HEADING = compiled(r"(?m)^\W*(?:전일|전날|어제)\s?\((?:\d{1,2}월\s)?(?P<day>\d{1,2})일\)[^.\n]{2,40}$")
"""A heading of a note of the morning after, that says which day it tells: 전일(15일) 뉴욕 증시 마감."""
_TELLS_SESSION = compiled("증시|마감|시장|시황")


def _headings(look: Look) -> Iterator[Flaw]:
    """Yield the day in a heading over the session before the note, which is the text's own, where it is another."""
    told = {look.day.day} if look.home == "us" else {look.day.day, look.told_on.day}
    for found in _HEADING.finditer(look.own):
        eve = calendars.previous(look.day, markets.named(look.home).exchange)
        others = re.search(rf"(?:{behind_others(look.home)})", found[0]) is not None
        if others or not _TELLS_SESSION.search(found[0]) or int(found["day"]) in told:
            continue
        if int(found["day"]) == eve.day and look.home == "us":
            message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다."
            yield Flaw(
                DATELINE, Kind.FALSE, found.start("day"), found.end("day") + 1, message, f"{look.day.day}일"
            )


def _is_of_near(number: int, day: dt.date, weekday: int) -> bool:
    """Tell whether a day without a month, too far off to be sure of, is such a weekday in a month around."""
    if nearest(number, day, back=_AROUND, ahead=_AROUND) is not None:
        return False
    around = (day + dt.timedelta(days=shift) for shift in range(-_MONTH, _MONTH + 1))
    return any(one.day == number and one.weekday() == weekday for one in around)


def _is_last_years(look: Look, found: re.Match[str], weekday: int) -> bool:
    """Tell whether a date with a weekday is right but for its year, which is not that of the text."""
    if int(found["year"]) == look.day.year or (int(found["month"]), int(found["day"])) != (
        look.day.month,
        look.day.day,
    ):
        return False
    return look.day.weekday() == weekday


def _stale(look: Look, found: re.Match[str]) -> Flaw:
    """Return the flaw of the text's own date with another year."""
    message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다."
    return Flaw(YEAR, Kind.CONTRADICTION, *found.span("year"), message, str(look.day.year))


def _headed(look: Look) -> Iterator[Flaw]:
    """Yield the date at the head of a text whose day and month are its own and whose year is not."""
    found = _HEADED.search(look.own, 0, _HEAD)
    if found is None or int(found["year"]) == look.day.year:
        return
    if (int(found["month"]), int(found["day"])) == (look.day.month, look.day.day):
        yield _stale(look, found)


def _named_first(look: Look) -> Iterator[Flaw]:
    """Yield days of which the weekday before them is not theirs: 토요일인 8일. Either may be the wrong one."""
    for found in _WEEKDAY_FIRST.finditer(look.text):
        near = nearest(int(found["day"]), look.day, back=_AROUND, ahead=_AROUND)
        if near is None or WEEKDAYS.index(found["weekday"]) == near.weekday():
            continue
        message = f"{near:%Y-%m-%d}은 {WEEKDAYS[near.weekday()]}요일입니다."
        yield Flaw(WEEKDAY, Kind.CONTRADICTION, found.start("weekday"), found.end("day") + 1, message)


def _datelines(look: Look) -> Iterator[Flaw]:
    """Yield what the first days that stand as datelines get wrong: one finding each."""
    market = markets.named(look.home)
    pattern = _TOLD if look.home == "us" else _HOME
    told = [*pattern.finditer(look.own)] or [*_HOME.finditer(look.own)] or _behind_subject(look)
    told = [
        one for one in told
        if not _BEFORE.search(look.own, max(one.start() - 8, 0), one.start())
        and not _TO_COME.match(look.own, one.end())
        and not _is_reported_later(look, one)
        and not _is_awaited(look, one)
        and not re.match(rf"\s(?:{behind_others(look.home)})", look.own[one.end() : one.end() + _NEXT_WORD])
    ]  # fmt: skip
    if not told or any(date_of(one, look.day) == look.day for one in told) or told[0]["word"]:
        return
    if date_of(told[0], look.day) == look.told_on or _begins_with_own(look):
        return  # told later, of this session; or of its own day first
    if _is_of_week(look, told):
        return
    found = told[0]
    if _OF_EVENT.match(look.own, found.end()) or re.search(_NEXT_DAY.format(look.day.day), look.own):
        return
    start = min(found.start(part) for part in ("year", "word", "month", "day") if found[part])
    end = found.end("day") + 1
    day = date_of(found, look.day)
    right = f"{look.day.day}일"
    if day is None:
        yield Flaw(SESSION, Kind.CONTRADICTION, start, end, "달력에 없는 날입니다.", _dated(found, look.day))
        return
    if found["month"] and (day - look.day).days > _AROUND:
        return  # a day to come, of which the text has something to say
    if (
        found["year"]
        and int(found["year"]) != look.day.year
        and (day.month, day.day) == (look.day.month, look.day.day)
    ):
        yield Flaw(
            YEAR, Kind.CONTRADICTION, found.start("year"), found.end("year"),
            f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다.", str(look.day.year),
        )  # fmt: skip
        return
    if not calendars.covers(day, market.exchange):
        return
    if not calendars.is_session(day, market.exchange):
        if _RESTED.match(look.own, found.end()):
            return  # told of the day of rest itself
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


_BY_SOURCE = compiled(r"\)?\s[^.\n]{2,24}?(?:에 따르면|에 의하면|집계|발표|조사)")
"""What stands behind the day on which somebody reported what sessions before it brought: 6일 한국거래소에 따르면."""


def _is_reported_later(look: Look, found: re.Match[str]) -> bool:
    """Tell whether a day is one between the text's session and the next, on which a source told of it."""
    day = nearest(int(found["day"]), look.day, back=_AROUND, ahead=_AROUND)
    if day is None or not _BY_SOURCE.match(look.own, found.end()):
        return False
    return look.day < day < calendars.following(look.day, markets.named(look.home).exchange)


_WEEKLY = compiled(r"주간|한 주|위클리|이번 주|금주|이\s?주의")


def _is_awaited(look: Look, found: re.Match[str]) -> bool:
    """Tell whether a day ahead of the text's own is one that is waited for."""
    day = date_of(found, look.day)
    return day is not None and day > look.day and _AWAITED.match(look.own, found.end()) is not None


def _is_of_week(look: Look, told: list[re.Match[str]]) -> bool:
    """Tell whether a page of a week names days of that week before its last, and no other."""
    monday = calendars.monday(look.day)
    days = [date_of(one, look.day) for one in told]
    return _WEEKLY.search(look.own, 0, _OPENING) is not None and all(
        day is not None and monday <= day < look.day for day in days
    )


def _behind_subject(look: Look) -> list[re.Match[str]]:
    """Return the day behind the index that a text begins with: 코스피가 9일; none where its own day stands near."""
    head = next((one for one in look.copy.sentences if one.own.rstrip().endswith(".")), None)
    found = _SUBJECT_FIRST.match(look.own, head.at, head.end) if head else None
    near = dates(look.own[:_OPENING], look.day)
    return [found] if found and all(one.day != look.day or not one.explicit for one in near) else []


def _begins_with_own(look: Look) -> bool:
    """Tell whether a text begins with an index and the session's own day behind it: 코스피는 27일."""
    found = _SUBJECT_FIRST.match(look.own)
    return found is not None and date_of(found, look.day) == look.day


_SUBJECT_FIRST = compiled(
    r"\W*(?:코스피|코스닥|다우|나스닥|S&P500)(?:\s?지수)?[가이은는]\s(?P<year>\d{4}(?=년))?(?P<word>지난해)?(?P<month>\d{1,2}(?=월))?(?P<day>\d{1,2})일(?=\s(?!만|연속|째|동안|간|내리))"
)
_OPENING = 400
"""Characters of a text in which its own day stands somewhere."""


def _dated(found: re.Match[str], day: dt.date) -> str:
    month = f"{day.month}월 " if found["month"] else ""
    year = f"{day.year}년 " if found["year"] else f"{found['word']} " if found["word"] else ""
    return f"{year}{month}{day.day}일"


def _why_closed(day: dt.date, exchange: str) -> str:
    if day.weekday() >= 5:
        return f"({WEEKDAYS[day.weekday()]}요일)"
    name = calendars.closure(day, exchange)
    return f"({name})" if name else ""

"""Days: against their weekdays, against sessions and holidays, and the dateline against the day given."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from newsgen import calendars, markets
from newsgen.checks.agree import agrees
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Measure
from newsgen.claims.markets import behind_datelines, elsewhere
from newsgen.claims.when import WEEKDAYS, date_of

WEEKDAY, SESSION, DATELINE, YEAR = "weekday", "no-session", "dateline", "year"
_DATED = re.compile(
    r"(?=[\d지작올내])(?<![\d~∼.,])(?:(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해|내년)\s)?(?P<month>\d{1,2})월\s?)?(?P<day>\d{1,2})일\s?"
    r"(?:\((?P<note>(?:[^()\n]{1,16}[·,]\s?)?(?P<inside>[월화수목금토일])(?:요일)?(?:[·,\s][^()\n]{1,16})?)\)|(?P<plain>[월화수목금토일])요일)"
)
_WEEKDAY_FIRST = re.compile(
    r"(?P<weekday>[월화수목금토일])요일(?:인|이던|이었던)\s(?P<day>\d{1,2})일(?!\s?(?:간|동안|만|연속))"
)
_TOLD = re.compile(
    r"(?=[\d지작올내])(?<![\d~∼.,])(?:(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해|내년)\s)?(?P<month>\d{1,2})월\s?)?(?P<day>\d{1,2})일"
    r"(?:\((?:이하\s)?(?P<local>현지\s?시간|미\s?동부\s?시간|미국\s?시간|현지시각)[^()]*\))"
)
_BEFORE = re.compile(r"(?:지난|앞서|거래일인|직전)\s$")
_HOME = re.compile(
    r"(?=[\d지작올내])(?<![\d~∼.,])(?:(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해|내년)\s)?(?P<month>\d{1,2})월\s?)?(?P<day>\d{1,2})일"
    rf"(?=\s(?:{behind_datelines()}))"
)


def check(look: Look) -> Iterator[Flaw]:
    """Yield days that are no such weekday, no session, or not the one that the text is to be of."""
    yield from _weekdays(look)
    yield from _named_first(look)
    yield from _datelines(look)
    yield from _others(look)
    yield from _stale(look)


def _weekdays(look: Look) -> Iterator[Flaw]:
    for found in _DATED.finditer(look.text):
        near = next((one for one in _around(look.day) if one.day == int(found["day"])), None)
        day = date_of(found, look.day) if found["month"] else near
        name = "inside" if found["inside"] else "plain"
        if day is None or WEEKDAYS.index(found[name]) == day.weekday():
            continue
        start, end = found.span(name)
        right = WEEKDAYS[day.weekday()]
        yield Flaw(WEEKDAY, Kind.CONTRADICTION, start, end, f"{day:%Y-%m-%d}은 {right}요일입니다.", right)


def _named_first(look: Look) -> Iterator[Flaw]:
    """Yield days of which the weekday before them is not theirs: 토요일인 8일. Either may be the wrong one."""
    for found in _WEEKDAY_FIRST.finditer(look.text):
        near = min(
            (one for one in _around(look.day) if one.day == int(found["day"])),
            key=lambda one: abs(one - look.day), default=None,
        )  # fmt: skip
        if near is None or WEEKDAYS.index(found["weekday"]) == near.weekday():
            continue
        message = f"{near:%Y-%m-%d}은 {WEEKDAYS[near.weekday()]}요일입니다."
        yield Flaw(WEEKDAY, Kind.CONTRADICTION, *found.span("weekday"), message)


def _around(day: dt.date) -> list[dt.date]:
    return [day + dt.timedelta(days=shift) for shift in range(-12, 13)]


def _datelines(look: Look) -> Iterator[Flaw]:
    """Yield what the first days that stand as datelines get wrong: one finding each."""
    market = markets.named(look.home)
    pattern = _TOLD if look.home == "us" else _HOME
    told = [*pattern.finditer(look.own)] or [*_HOME.finditer(look.own)]
    told = [one for one in told if not _BEFORE.search(look.own, max(one.start() - 8, 0), one.start())]
    if not told or any(date_of(one, look.day) == look.day for one in told) or told[0]["word"]:
        return
    found = told[0]
    start, end = found.start(), found.end("day") + 1
    day = date_of(found, look.day)
    right = f"{look.day.day}일"
    if day is None:
        yield Flaw(SESSION, Kind.CONTRADICTION, start, end, "달력에 없는 날입니다.", _dated(found, look.day))
        return
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


_EVE = re.compile(
    r"(?:직전 거래일|전 거래일|지난 거래일|전날)인\s(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일"
)
_ENDS = re.compile(r"(?P<which>마지막|첫) 거래일인\s(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일")
_FIRST_OF = re.compile(
    r"(?P<year>20\d\d)년[^.,\d]{0,14}(?:첫|마지막) 거래일인\s(?:\d{1,2}월\s)?(?P<day>\d{1,2})일"
)
_KEYS: dict[str, str] = {
    "추수감사절": "추수감사절", "마틴": "마틴", "독립기념일": "독립기념일", "메모리얼": "현충일", "현충일": "현충일", "노동절": "노동절", "대통령의 날": "대통령",
    "프레지던트": "대통령", "성금요일": "성금요일", "부활절": "성금요일", "성탄절": "성탄절", "크리스마스": "성탄절", "준틴스": "준틴스", "노예해방": "준틴스",
    "새해 첫날": "새해", "신정": "신정", "설날": "설", "설 연휴": "설", "추석": "추석", "어린이날": "어린이날", "근로자의 날": "근로자", "부처님오신날": "부처님",
    "석가탄신일": "부처님", "삼일절": "삼일절", "광복절": "광복절", "개천절": "개천절", "한글날": "한글날",
}  # fmt: skip
"""What copy calls a holiday -> what the calendar's name of it holds."""
_HOLIDAY = re.compile(
    rf"(?P<name>{'|'.join(sorted(_KEYS, key=len, reverse=True))})[가-힣 ]{{0,12}}?(?:(?P<month>\d{{1,2}})월\s)?(?P<day>\d{{1,2}})일(?!\s?(?:간|동안|연속|만))(?P<tail>[^.]{{0,24}})"
)
_RESTED = re.compile(r"쉰|쉬었|쉬는|쉬어|휴장|열리지|문을 닫|쉬고|하루를")
_ENDED = re.compile(
    r"(?:정규장|정규 거래|장|거래)(?:은|는|이|가)?\s[^.\d]{0,12}(?P<half>오전|오후|낮)\s(?P<hour>\d{1,2})시(?:\s(?P<minute>\d{1,2})분)?에\s(?:끝|마감|종료|문을 닫|마쳤)"
    r"|(?P<half2>오전|오후|낮)\s(?P<hour2>\d{1,2})시(?:\s(?P<minute2>\d{1,2})분)?에\s(?:거래를 끝|장을 마|폐장|거래를 마|문을 닫)"
)


def _others(look: Look) -> Iterator[Flaw]:
    """Yield days beside which a text says what they are: the session before, a holiday, the first of a year."""
    market = markets.named(look.home)
    previous = calendars.previous(look.day, market.exchange)
    for found in _EVE.finditer(look.own):
        if int(found["day"]) != previous.day and (
            not found["month"] or int(found["month"]) != previous.month or int(found["day"]) != previous.day
        ):
            start, end = found.start("day"), found.end("day") + 1
            yield Flaw(
                SESSION,
                Kind.FALSE,
                start,
                end,
                f"전 거래일은 {previous:%Y-%m-%d}입니다.",
                f"{previous.day}일",
            )
    for found in _ENDS.finditer(look.own):
        day = date_of(found_with(found), look.day)
        if day is None or calendars.is_session(day, market.exchange):
            continue
        right = (
            calendars.previous(day, market.exchange)
            if found["which"] == "마지막"
            else calendars.following(day, market.exchange)
        )
        start = found.start("month") if found["month"] else found.start("day")
        text = (f"{right.month}월 " if found["month"] else "") + f"{right.day}일"
        yield Flaw(
            SESSION,
            Kind.FALSE,
            start,
            found.end("day") + 1,
            f"{day:%Y-%m-%d}에는 장이 열리지 않았습니다.",
            text,
        )
    for found in _FIRST_OF.finditer(look.own):
        if int(found["year"]) != look.day.year and int(found["day"]) == look.day.day:
            yield Flaw(
                YEAR,
                Kind.CONTRADICTION,
                *found.span("year"),
                f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다.",
                str(look.day.year),
            )
    yield from _holidays(look, market.exchange)
    yield from _resting(look, market.exchange)
    yield from _hours(look, market.exchange)
    yield from _opening(look, market.exchange)
    yield from _reopening(look, market)


def found_with(found: re.Match[str]) -> Mapping[str, str | None]:
    """Return the parts of a date that a pattern may lack as None."""
    return {"year": None, "word": None, "month": None} | found.groupdict()


_RESTING = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})일(?:은|에는|에|이|인)?\s(?P<name>{'|'.join(sorted(_KEYS, key=len, reverse=True))})[가-힣]{{0,4}}\s?(?:휴장|쉬|쉰|문을 닫|열리지)"
)


def _resting(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield holidays that are told of another day: 19일 광복절로 휴장."""
    near = [look.day + dt.timedelta(days=shift) for shift in range(-20, 21)]
    for found in _RESTING.finditer(look.own):
        day = min(
            (one for one in near if one.day == int(found["day"])),
            key=lambda one: abs(one - look.day),
            default=None,
        )
        key = _KEYS[found["name"]]
        name = calendars.closure(day, exchange) if day else ""
        if day is None or key in name:
            continue
        right = next((one for one in near if key in calendars.closure(one, exchange)), None)
        if right is not None:
            start, end, text = found.start("day"), found.end("day") + 1, f"{right.day}일"
        elif name:
            start, end, text = *found.span("name"), name.split("(")[0]
        else:
            start, end, text = found.start("day"), found.end("name"), None
        yield Flaw(SESSION, Kind.FALSE, start, end, f"{day:%Y-%m-%d}은 {found['name']}이 아닙니다.", text)


def _holidays(look: Look, exchange: str) -> Iterator[Flaw]:
    for found in _HOLIDAY.finditer(look.own):
        if re.search(r"마치|앞둔|앞두|다음|지나|이후|뒤|끝내", found[0][: found.end("day") - found.start()]):
            continue
        if not _RESTED.search(look.own[max(found.start() - 4, 0) : found.end()]):
            continue
        near = [look.day + dt.timedelta(days=shift) for shift in range(-20, 15)]
        key = _KEYS[found["name"]]
        day = next(
            (
                one
                for one in sorted(near, key=lambda one: abs(one - look.day))
                if one.day == int(found["day"])
            ),
            None,
        )
        if day is None:
            continue
        name = calendars.closure(day, exchange)
        if name and key in name.replace(" ", "").replace("루서킹", "루서 킹"):
            continue
        right = next((one for one in near if key in calendars.closure(one, exchange)), None)
        if name and right is None:
            spelled = name.split("(")[0]
            yield Flaw(
                SESSION, Kind.FALSE, found.start("name"), found.end("day") + 1, f"{day:%Y-%m-%d}의 휴장은 {name} 때문입니다.",
                spelled + look.text[found.end("name") : found.end("day") + 1],
            )  # fmt: skip
        elif right is not None and right != day and (right.month == day.month or not found["month"]):
            yield Flaw(
                SESSION,
                Kind.FALSE,
                found.start("day"),
                found.end("day") + 1,
                f"{calendars.closure(right, exchange)}은 {right:%Y-%m-%d}입니다.",
                f"{right.day}일",
            )


def _other_date(look: Look, at: int) -> bool:
    """Tell whether another day than the text's is named right before a place."""
    named = re.findall(r"(\d{1,2})일", look.own[max(at - 14, 0) : at])
    return any(int(day) != look.day.day for day in named)


def _hours(look: Look, exchange: str) -> Iterator[Flaw]:
    closes = calendars.closing_time(look.day, exchange)
    for found in _ENDED.finditer(look.own):
        more = "2" if found["half2"] else ""
        half, hour, minute = found[f"half{more}"], int(found[f"hour{more}"]), int(found[f"minute{more}"] or 0)
        told = hour + 12 * (half == "오후" and hour < 12)
        if (told, minute) == (closes.hour, closes.minute) or _other_date(look, found.start()):
            continue
        clock = f"{'오후' if closes.hour >= 12 else '오전'} {closes.hour - 12 * (closes.hour > 12)}시" + (
            f" {closes.minute}분" if closes.minute else ""
        )
        yield Flaw(
            SESSION, Kind.FALSE, found.start(f"half{more}"), found.end(f"minute{more}") + 1 if found[f"minute{more}"] else found.end(f"hour{more}") + 1,
            f"{look.day:%Y-%m-%d}의 장은 {clock}에 끝났습니다.", clock,
        )  # fmt: skip


_MONTH_AGO = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})월[^.]{0,24}?(?P<word>지난해|작년)\s(?P<other>\d{1,2})월(?:보다|에 비해| 대비)"
)
_NEAR = 4
"""Figures that may stand in the few characters behind a date."""
_YEAR_END = re.compile(r"(?P<year>20\d\d)년\s말(?:\s대비|보다|에 비해|과 비교)")


_OPENED = re.compile(
    r"(?P<half>오전|오후)\s(?P<hour>\d{1,2})시(?:\s(?P<minute>\d{1,2})분)?에\s(?:개장|문을 [연열]|장을 [연열]|거래를 시작)"
)


def _opening(look: Look, exchange: str) -> Iterator[Flaw]:
    opens = calendars.opening_time(look.day, exchange)
    for found in _OPENED.finditer(look.own):
        told = int(found["hour"]) + 12 * (found["half"] == "오후" and int(found["hour"]) < 12)
        if (told, int(found["minute"] or 0)) == (opens.hour, opens.minute) or _other_date(
            look, found.start()
        ):
            continue
        if re.search(
            r"보통|평소|평일|원래|한국\s?시간|내일|다음 날",
            look.own[max(found.start() - 40, 0) : found.end() + 20],
        ):
            continue
        clock = f"오전 {opens.hour}시" + (f" {opens.minute}분" if opens.minute else "")
        end = found.end("minute") + 1 if found["minute"] else found.end("hour") + 1
        message = f"{look.day:%Y-%m-%d}의 장은 {clock}에 열렸습니다."
        yield Flaw(SESSION, Kind.FALSE, found.start("half"), end, message, clock)


_COMES_BACK = re.compile(
    r"(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:\([^)\n]{1,6}\))?(?:에)?\s(?:(?:올해|새해|내년|다시)\s)?(?:첫 거래|거래를 재개|거래가 재개|다시 문을 [연열]|다시 열린|다시 개장|개장한다)"
)


def _coming(found: re.Match[str], now: dt.date) -> dt.date | None:
    """Return the next day that a date may mean, of the two weeks to come."""
    coming = (now + dt.timedelta(days=shift) for shift in range(1, 15))
    month = int(found["month"]) if found["month"] else None
    return next((one for one in coming if one.day == int(found["day"]) and month in {None, one.month}), None)


def _reopening(look: Look, market: markets.Market) -> Iterator[Flaw]:
    """Yield the day on which a market is said to come back, where the next session is another."""
    right = calendars.following(look.day, market.exchange)
    for sentence in look.copy.sentences:
        for found in _COMES_BACK.finditer(sentence.own):
            rests = re.search(r"휴장|쉬고|쉰|쉬며|쉬는|쉬지만|연휴|문을 닫|새해", sentence.own)
            if rests is None or re.search(elsewhere(look.home), sentence.own):
                continue
            day = _coming(found, look.day)
            if day is None or day == right:
                continue
            start = sentence.at + found.start("month" if found["month"] else "day")
            end = sentence.at + found.end("day") + 1
            told = (f"{right.month}월 " if found["month"] else "") + f"{right.day}일"
            message = f"{look.day:%Y-%m-%d} 다음 거래일은 {right:%Y-%m-%d}입니다."
            yield Flaw(SESSION, Kind.FALSE, start, end, message, told)


def _stale(look: Look) -> Iterator[Flaw]:
    """Yield comparisons with the wrong year: the month before told as last year's, the end of another year."""
    for found in _MONTH_AGO.finditer(look.own):
        if (int(found["month"]) - int(found["other"])) % 12 == 1:
            start, end = found.start("word"), found.end("other") + 1
            yield Flaw(
                YEAR,
                Kind.CONTRADICTION,
                start,
                end,
                f"{found['month']}월의 한 달 전은 올해 {found['other']}월입니다.",
                f"{found['other']}월",
            )
    for found in _YEAR_END.finditer(look.own):
        near = bisect_left(look.claims, found.end(), key=lambda one: one.start)
        claim = next(
            (
                one
                for one in look.claims[near : near + _NEAR]
                if one.start - found.end() < 24 and one.measure is Measure.CHANGE and one.abouts
            ),
            None,
        )
        ground = look.ground(claim.abouts[0]) if claim else None
        prices = ground.prices(claim.abouts[0]) if ground and claim else None
        row = prices.row(ground.session.day) if prices and ground else None
        if claim is None or prices is None or row is None:
            continue
        told = int(found["year"])
        fits = []
        for year in (told, told + 1, told - 1):
            base = prices.last(dt.date(year, 12, 31))
            if (
                base is not None
                and base < row
                and agrees(claim.figure, (prices.close[row] / prices.close[base] - 1) * 100)
            ):
                fits.append(year)
        if fits and told not in fits:
            yield Flaw(
                YEAR,
                Kind.FALSE,
                found.start("year"),
                found.start("year") + 5,
                f"{claim.figure.value}%는 {fits[0]}년 말과 견준 것입니다.",
                f"{fits[0]}년",
            )

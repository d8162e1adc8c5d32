"""Sessions: which day was the one before, a holiday, the first of a month; when the market opened, closed, comes back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from newsgen import calendars, markets
from newsgen.checks.agree import agrees
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import NATIVE, number
from newsgen.checks.look import Look
from newsgen.claims import Measure, When
from newsgen.claims.claim import DAY
from newsgen.claims.markets import elsewhere, market_of
from newsgen.claims.when import date_of, nearest
from newsgen.patterns import compiled

SESSION: Final = "no-session"
_EVE = compiled(
    r"(?:직전 거래일|전 거래일|지난 거래일|전날)인\s(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일"
)
_EVE_OF = compiled(r"[가-힣A-Za-z)](?<![은는이가도에])\s$")
"""A noun right before the word for an eve, which is that noun's: 발표 전날인 1일."""
_ENDS = compiled(r"(?P<which>마지막|첫) 거래일인\s(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일")
_ENDED = compiled(
    r"(?:정규장|정규 거래|장|거래|증시)(?:은|는|이|가)?\s[^.\d]{0,12}(?P<half>오전|오후|낮)\s(?P<hour>\d{1,2})시(?:\s(?P<minute>\d{1,2})분)?에\s(?:끝|마감|종료|문을 닫|마쳤)"
    r"|(?P<half2>오전|오후|낮)\s(?P<hour2>\d{1,2})시(?:\s(?P<minute2>\d{1,2})분)?에?\s(?:(?:정규장|정규 거래|정규거래|거래|장)(?:을|를|이|가)?\s(?:끝|마[감쳤친치]|닫|종료)|폐장|문을 닫)"
)
_OPENED = compiled(
    r"(?P<half>오전|오후)\s(?P<hour>\d{1,2})시(?:\s(?P<minute>\d{1,2})분)?에\s(?:개장|문을 [연열]|장을 [연열]|거래를 시작)"
)
_COMES_BACK = compiled(
    r"(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:\([^)\n]{1,6}\))?(?:에)?\s(?:(?:올해|새해|내년|다시)\s)?(?:첫 거래|거래를 재개|거래가 재개|다시 문을 [연열]|다시 열린|다시 개장|개장한다)"
)
_AGAINST = compiled(
    r"(?<![\d.,~∼])(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:\([^()\n]{1,6}\))?(?:\s종가)?(?:보다|\s대비|에 비해)\s(?:[가-힣]+\s)?(?P<points>\d[\d,]*\.\d\d)\s?(?:포인트|p)"
)
"""A day that an index's move is measured from: 20일보다 7.20포인트."""
_USUALLY = compiled(r"보통|평소(?!보다|와 달리|와는 달리)|평일|원래|한국\s?시간|내일|다음 날")
_RESTS = compiled(r"휴장|쉬고|쉰|쉬며|쉬는|쉬지만|연휴|문을 닫|새해")
BACK, SOON = 20, 31
"""Days before and after the text's own in which the days of rest are that it tells."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield days beside which a text says what they are, and hours, that the calendar contradicts."""
    market = markets.named(look.home)
    yield from _eve(look, market.exchange)
    yield from _against(look, previous=calendars.previous(look.day, market.exchange))
    yield from _ends(look, market.exchange)
    yield from _hours(look, market.exchange)
    yield from _early(look, market.exchange)
    yield from _sooner(look, market.exchange)
    yield from _opening(look, market.exchange)
    yield from _reopening(look, market)


def _eve(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield another day told as the session before."""
    previous = calendars.previous(look.day, exchange)
    for sentence in look.having(_EVE):
        for found in _EVE.finditer(sentence.own):
            if _EVE_OF.search(sentence.own, max(found.start() - 8, 0), found.start()):
                continue
            if int(found["day"]) == look.day.day and elsewhere(look.home).search(sentence.own):
                continue  # another market's last session, told the morning after
            if int(found["day"]) != previous.day:
                start, end = sentence.at + found.start("day"), sentence.at + found.end("day") + 1
                message = f"전 거래일은 {previous:%Y-%m-%d}입니다."
                yield Flaw(SESSION, Kind.FALSE, start, end, message, f"{previous.day}일")


def _against(look: Look, *, previous: dt.date) -> Iterator[Flaw]:
    """Yield another day than the session before, that the move of the text's own session is told against."""
    by_start = {one.start: one for one in look.claims if one.measure is Measure.POINTS}
    for found in _AGAINST.finditer(look.own):
        claim = by_start.get(found.start("points"))
        about = claim.abouts[0] if claim and len(claim.abouts) == 1 else ""
        ground = look.ground(about) if market_of(about) == look.home else None
        if claim is None or ground is None or int(found["day"]) in {previous.day, look.day.day}:
            continue
        moved = ground.value(about, Measure.POINTS, When.CLOSE, DAY, ground.session.day)
        if isinstance(moved, float) and agrees(claim.figure, moved):
            start, end = found.start("day"), found.end("day") + 1
            message = f"전 거래일은 {previous:%Y-%m-%d}입니다."
            yield Flaw(SESSION, Kind.FALSE, start, end, message, f"{previous.day}일")


def _ends(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield a day without a session told as the first or the last one."""
    for found in _ENDS.finditer(look.own):
        day = date_of({"year": None, "word": None} | found.groupdict(), look.day)
        if day is None or calendars.is_session(day, exchange):
            continue
        beside = calendars.previous if found["which"] == "마지막" else calendars.following
        right = beside(day, exchange)
        start = found.start("month") if found["month"] else found.start("day")
        text = (f"{right.month}월 " if found["month"] else "") + f"{right.day}일"
        message = f"{day:%Y-%m-%d}에는 장이 열리지 않았습니다."
        yield Flaw(SESSION, Kind.FALSE, start, found.end("day") + 1, message, text)


_CLAUSE = 40
"""Characters before an hour in which its day stands."""


def _other_date(look: Look, at: int) -> bool:
    """Tell whether another day than the text's is named right before a place."""
    begin = max(look.own.rfind(". ", 0, at), look.own.rfind("\n", 0, at), at - _CLAUSE)
    named = re.findall(r"(\d{1,2})일", look.own[max(begin, 0) : at])
    return any(int(day) != look.day.day for day in named)


def _hours(look: Look, exchange: str) -> Iterator[Flaw]:
    closes = calendars.closing_time(look.day, exchange)
    for found in _ENDED.finditer(look.own):
        more = "2" if found["half2"] else ""
        half, hour, minute = found[f"half{more}"], int(found[f"hour{more}"]), int(found[f"minute{more}"] or 0)
        told = hour + 12 * (half == "오후" and hour < 12)
        is_elsewhere = "한국" in found[0] or "우리" in found[0] or (look.home == "us" and half == "오전")
        if is_elsewhere or (told, minute) == (closes.hour, closes.minute) or _other_date(look, found.start()):
            continue
        clock = f"{'오후' if closes.hour >= 12 else '오전'} {closes.hour - 12 * (closes.hour > 12)}시" + (
            f" {closes.minute}분" if closes.minute else ""
        )
        yield Flaw(
            SESSION, Kind.FALSE, found.start(f"half{more}"), found.end(f"minute{more}") + 1 if found[f"minute{more}"] else found.end(f"hour{more}") + 1,
            f"{look.day:%Y-%m-%d}의 장은 {clock}에 끝났습니다.", clock,
        )  # fmt: skip


_EARLY_CLOSE = compiled(
    r"(?<![\d.,~])(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일[^.\n\d]{0,40}?(?P<half>오전|오후|낮)\s(?P<hour>\d{1,2})시(?:\s(?P<minute>\d{1,2})분)?(?:까지만|까지|에)?\s"
    r"(?:[가-힣]+\s)?(?:일찍|조기|단축|앞당|장을 (?:닫|마)|문을 닫|거래를 마|거래하|폐장|닫|끝[나내])"
)

_NEXT_DAY = compiled(r"(?:이튿|다음) ?날")


def _early(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield hours at which another day's session is told to close, and does not: 24일은 오후 2시에 일찍 닫는다."""
    for sentence in look.copy.sentences:
        if "시" not in sentence.own or elsewhere(look.home).search(sentence.own):
            continue
        for found in _EARLY_CLOSE.finditer(sentence.own):
            near = nearest(int(found["day"]), look.day, back=BACK, ahead=SOON)
            parts = {"year": None, "word": None, "month": found["month"], "day": found["day"]}
            day = date_of(parts, look.day) if found["month"] else near
            if day is not None and _NEXT_DAY.search(found[0]):
                day += dt.timedelta(days=1)
            if (
                day is None
                or day == look.day
                or not calendars.is_session(day, exchange)
                or "한국" in found[0]
            ):
                continue
            closes = calendars.closing_time(day, exchange)
            told = int(found["hour"]) + 12 * (found["half"] == "오후" and int(found["hour"]) < 12)
            if (told, int(found["minute"] or 0)) == (closes.hour, closes.minute):
                continue
            clock = f"{'오후' if closes.hour >= 12 else '오전'} {closes.hour - 12 * (closes.hour > 12)}시" + (
                f" {closes.minute}분" if closes.minute else ""
            )
            end = found.end("minute") + 1 if found["minute"] else found.end("hour") + 1
            message = f"{day:%Y-%m-%d}의 장은 {clock}에 끝납니다."
            start = sentence.at + found.start("half")
            yield Flaw(SESSION, Kind.FALSE, start, sentence.at + end, message, clock)


_SOONER = compiled(
    rf"(?:평소|보통|평상시|여느 때|통상|정규장)(?:보다|에 비해)\s(?P<n>{'|'.join(NATIVE)}|\d{{1,2}})\s?시간\s?(?:(?:[더가]\s)?(?:이른|일찍|빨리|앞당|앞선|빠른|먼저)|앞서)"
)
"""How much sooner than on other days a session is told to end: 평소보다 세 시간 이른."""


def _sooner(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield by how many hours a half day is told to end sooner, where they are more or fewer."""
    if not calendars.is_half_day(look.day, exchange):
        return
    for found in _SOONER.finditer(look.own):
        whole, half = calendars.regular_close(look.day, exchange), calendars.closing_time(look.day, exchange)
        hours = whole.hour - half.hour
        if number(found["n"]) != hours and whole.minute == half.minute:
            native = {n: word for word, n in NATIVE.items()}
            right = native[hours] if found["n"] in NATIVE else f"{hours}"
            message = f"{look.day:%Y-%m-%d}의 장은 평소보다 {hours}시간 일찍 끝났습니다."
            yield Flaw(SESSION, Kind.FALSE, *found.span("n"), message, right)


def _opening(look: Look, exchange: str) -> Iterator[Flaw]:
    opens = calendars.opening_time(look.day, exchange)
    for found in _OPENED.finditer(look.own):
        told = int(found["hour"]) + 12 * (found["half"] == "오후" and int(found["hour"]) < 12)
        if (told, int(found["minute"] or 0)) == (opens.hour, opens.minute) or _other_date(
            look, found.start()
        ):
            continue
        if _USUALLY.search(look.own, max(found.start() - 40, 0), found.end() + 20):
            continue
        clock = f"오전 {opens.hour}시" + (f" {opens.minute}분" if opens.minute else "")
        end = found.end("minute") + 1 if found["minute"] else found.end("hour") + 1
        message = f"{look.day:%Y-%m-%d}의 장은 {clock}에 열렸습니다."
        yield Flaw(SESSION, Kind.FALSE, found.start("half"), end, message, clock)


def _coming(found: re.Match[str], now: dt.date) -> dt.date | None:
    """Return the next day that a date may mean, of the two weeks to come."""
    coming = (now + dt.timedelta(days=shift) for shift in range(1, 15))
    month = int(found["month"]) if found["month"] else None
    return next((one for one in coming if one.day == int(found["day"]) and month in {None, one.month}), None)


def _reopening(look: Look, market: markets.Market) -> Iterator[Flaw]:
    """Yield the day on which a market is said to come back, where the next session is another."""
    right = calendars.following(look.day, market.exchange)
    for sentence in look.having(_COMES_BACK, _RESTS):
        for found in _COMES_BACK.finditer(sentence.own):
            if _RESTS.search(sentence.own) is None or elsewhere(look.home).search(sentence.own):
                continue
            day = _coming(found, look.day)
            if day is None or day == right or calendars.follows_rest(day, market.exchange):
                continue
            start = sentence.at + found.start("month" if found["month"] else "day")
            end = sentence.at + found.end("day") + 1
            told = (f"{right.month}월 " if found["month"] else "") + f"{right.day}일"
            message = f"{look.day:%Y-%m-%d} 다음 거래일은 {right:%Y-%m-%d}입니다."
            yield Flaw(SESSION, Kind.FALSE, start, end, message, told)

"""What a text awaits that is over: a decision of a central bank, the day on which futures and options end."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from newsgen import calendars, markets
from newsgen.checks.calendar.holidays import HOLIDAYS, closes_for
from newsgen.checks.calendar.windows import WHEN, window
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.baserate import board_days
from newsgen.checks.policy.meetings import MEETING, calendar
from newsgen.claims import Sentence
from newsgen.claims.markets import elsewhere
from newsgen.korean.numbers import DAYS
from newsgen.markets import Market
from newsgen.patterns import compiled

_AWAITED = r"(?:앞두고|앞둔|앞두자|코앞|기다리|기다린|기다렸|대기|임박|다가오|다가온|주시하|지켜보)"
_MEETING = compiled(
    rf"(?:(?P<fed>FOMC|연방공개시장위원회|연준(?:의)?\s(?:기준)?금리\s결정)|(?P<board>금통위|금융통화위원회|(?:한국은행|한은)(?:의)?\s(?:기준)?금리\s결정))(?!\s?의사록|\s?위원)[^.,\n]{{0,24}}?{_AWAITED}"
)
_NEARING = compiled(
    r"(?:코앞(?:으로|에)\s(?:다가온|둔)|임박한|눈앞에\s둔)\s(?:[가-힣]+\s)?(?:(?P<fed>FOMC|연방공개시장위원회)|(?P<board>금통위|금융통화위원회))"
)
"""The same before them: 코앞으로 다가온 FOMC."""
_FIRST_DAY = compiled(
    r"(?:FOMC|연방공개시장위원회)(?:\(FOMC\))?(?:\s?(?:정례)?\s?회의)?(?:의)?\s첫날인\s(?:이날|오늘)"
)
_ON = compiled(
    rf"{WHEN}(?:부터\s(?:이틀간\s|이틀\s동안\s)?|에는\s|에\s|\s)(?:[가-힣]+\s)?(?:나올|나오는|발표될|발표되는|공개될|공개되는|열리는|열릴|끝나는|끝날|시작하는|시작되는)\s(?:[가-힣]+의?\s)?(?P<what>FOMC|연방공개시장위원회)(?!\S*\s?의사록)"
)
"""A meeting of the Fed with the day on which it is: 30일 끝나는 FOMC 회의."""
_TODAY = compiled(
    r"(?:이날|오늘)\s(?:[가-힣]+\s){0,2}?(?:결과|결정)[이가을를]?\s(?:나올|나오는|발표될|발표하는|공개될)\s[^.,\n]{0,16}?(?:FOMC|연방공개시장위원회)"
)
_ELSEWHEN = compiled(
    r"전날|지난|앞서|당시|다음|내년|의사록|(?<!\d)\d{1,2}월|어제|였던|던\s|한 달|하루|이틀|사흘|나흘|내달|유럽|ECB|일본|BOJ|영란|중국"
)
_FEW, _FAR = 6, 12
"""Days from a decision in which copy that awaits it was left standing; to the next, which it is not yet."""
_EXPIRY = r"(?:(?P<all>(?:지수\s?)?(?:선물\s?[·과,]?\s?옵션|옵션\s?[·과,]?\s?선물)[^.,\n]{0,8}?동시\s?만기일?|동시\s?만기일|[‘'“]?(?:네|세)\s?마녀의\s?날[’'”]?)|(?P<one>옵션\s?만기일?))"
_ENDS = compiled(
    _EXPIRY
    + r"(?:\([^()\n]{1,12}\))?(?:(?:인\s(?P<today>이날|오늘|(?P<day>\d{1,2})일)|[을를이과]\s?(?P<met>맞은|맞아|맞으면서|맞물|겹친|겹쳐))"
    + rf"|[을를]\s(?:불과\s)?(?P<count>{'|'.join(DAYS)}|\d{{1,2}}일)\s?(?:앞두|앞둔|남)|[을를]\s(?P<soon>앞두고|앞둔))"
)
"""The day on which futures and options end, as today's or as one to come."""
_SOON = 10


def check(look: Look) -> Iterator[Flaw]:
    """Yield what is awaited though it is over, and days of expiry that are none."""
    for sentence in look.copy.sentences:
        yield from _meetings(look, sentence)
        if "의사록" in sentence.own:
            yield from _minutes(look, sentence)
        if "앞두" in sentence.own or "앞둔" in sentence.own:
            yield from _holidays(look, sentence)
        if "만기" in sentence.own or "마녀" in sentence.own:
            yield from _expiries(look, sentence)


def _meetings(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield a decision that a text awaits a few days after it."""
    yield from _dated(look, sentence)
    for found in (*_MEETING.finditer(sentence.own), *_NEARING.finditer(sentence.own)):
        if _ELSEWHEN.search(sentence.own):
            return
        fed = found["fed"] is not None
        known = [one.decision for one in calendar(look)] if fed else board_days()
        out = [day + dt.timedelta(days=fed and look.home != "us") for day in known]
        over = [day for day in out if 0 < (look.day - day).days + (not fed or look.home != "us") <= _FEW]
        if over and not any(0 <= (day - look.day).days <= _FAR for day in out if day not in over):
            yield _flaw(sentence, found, over[-1], "금융통화위원회" if not fed else "FOMC 회의 결과")
    today = _TODAY.search(sentence.own)
    if today and not any(
        one.decision in {look.day, look.day + dt.timedelta(days=1)} for one in calendar(look)
    ):
        near = [one.decision for one in calendar(look) if 0 < (look.day - one.decision).days <= _FEW]
        if near:
            yield _flaw(sentence, today, near[-1], "FOMC 회의 결과")


def _dated(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield a meeting told with a day on which the Fed neither begins one nor ends it."""
    if "FOMC" not in sentence.own and "연방공개" not in sentence.own:
        return
    shift = dt.timedelta(days=look.home != "us")
    near = [one for one in calendar(look) if abs((one.decision - look.day).days) <= _FAR]
    for found in _ON.finditer(sentence.own) if len(near) == 1 else ():
        meant = window(look, found)
        days = (near[0].first, near[0].decision, near[0].decision + shift)
        if meant is not None and not found["week"] and not any(meant.has(day) for day in days):
            yield _flaw(sentence, found, near[0].decision, "FOMC 회의 결과")
    first = _FIRST_DAY.search(sentence.own)
    if first and len(near) == 1 and look.day not in {near[0].first, near[0].first + shift}:
        yield _flaw(sentence, first, near[0].decision, "FOMC 회의 결과")


def _flaw(sentence: Sentence, found: re.Match[str], day: dt.date, name: str) -> Flaw:
    start, end = sentence.at + found.start(), sentence.at + found.end()
    return Flaw(MEETING, Kind.FALSE, start, end, f"{name}: {day:%Y-%m-%d}.")


_OUT = r"(?:공개|발표|나|내놓)"
_MINUTES = (
    compiled(
        rf"{WHEN}(?:에는|에|은|는)?\s(?:{_OUT}(?:된|한|온|은|될|올|되는|오는|하는)\s)(?:[^\s,.]+\s){{0,3}}?(?P<what>의사록)"
    ),
    compiled(
        rf"(?P<what>의사록)(?:은|이|도|을)?\s(?:[가-힣]+\s)?{WHEN}(?:에)?\s(?:{_OUT}(?:됐|했|왔|된다|한다|온다|될|올|됩니다|옵니다))"
    ),
)
"""Minutes with the time at which they come out: 이날 공개된 10월 FOMC 의사록."""
_MINUTES_SOON = compiled(rf"(?P<what>의사록)(?:의)?\s?(?:공개|발표)?[을를]?\s?{_AWAITED}")
_NOT_MINUTES = compiled(r"금통위|금융통화위원회|한국은행|한은|유럽|ECB|일본|BOJ|일은|한국시간")
_MINUTES_AFTER, _MONTH = dt.timedelta(days=21), 25


def _minutes(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield minutes of the Fed told to come out, or awaited, on days on which they do not."""
    if _NOT_MINUTES.search(sentence.own):
        return
    days = [one.minutes or one.decision + _MINUTES_AFTER for one in calendar(look)]
    near = [day for day in days if abs((day - look.day).days) <= _MONTH]
    for pattern in _MINUTES if near else ():
        for found in pattern.finditer(sentence.own):
            meant = window(look, found)
            if meant is not None and not any(meant.has(day) for day in near):
                yield _told_minutes(look, sentence, found, near)
                return
    found_soon = _MINUTES_SOON.search(sentence.own)
    shift = dt.timedelta(days=look.home != "us")
    over = [day for day in near if 0 < (look.day - day - shift).days + bool(shift) <= _FEW]
    if found_soon and over and not _PASSED.search(sentence.own) and not any(day >= look.day for day in near):
        yield _told_minutes(look, sentence, found_soon, over)


_PASSED = compiled(r"전날|지난|앞서|당시|어제|던\s")


def _told_minutes(look: Look, sentence: Sentence, found: re.Match[str], days: Sequence[dt.date]) -> Flaw:
    day = min(days, key=lambda one: abs((one - look.day).days))
    start, end = sentence.at + found.start(), sentence.at + found.end()
    return Flaw("not-public", Kind.FALSE, start, end, f"의사록은 {day:%Y-%m-%d}에 나옵니다.")


_HOLIDAY_SOON = compiled(
    rf"(?<![가-힣])(?P<name>{HOLIDAYS})(?:\s?데이|의 날)?(?:\([^()\n]{{1,12}}\))?(?:\s?(?:황금)?연휴|\s?휴장|\s?휴일)?(?:을|를)?\s(?:앞두고|앞둔)"
)
_YEAR, _AHEAD = 150, 45


def _holidays(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield a holiday that is told as ahead, months after it."""
    if _PASSED.search(sentence.own):
        return
    exchange = markets.named(look.home).exchange
    for found in _HOLIDAY_SOON.finditer(sentence.own):
        if elsewhere(look.home).search(sentence.own[: found.start()]):
            continue
        ahead = (look.day + dt.timedelta(days=n) for n in range(_AHEAD))
        back = (look.day - dt.timedelta(days=n) for n in range(1, _YEAR))
        if any(closes_for(found["name"], day, exchange) for day in ahead):
            continue
        over = next((day for day in back if closes_for(found["name"], day, exchange)), None)
        if over is not None:
            start, end = sentence.at + found.start(), sentence.at + found.end()
            yield Flaw(
                "no-session", Kind.FALSE, start, end, f"{found['name']} 휴장은 {over:%Y-%m-%d}에 끝났습니다."
            )


def _expiries(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    market = markets.named(look.home)
    for found in _ENDS.finditer(sentence.own):
        days = _ends(market, look.day, quarterly=found["all"] is not None)
        behind = sentence.own[max(found.start() - _SOON, 0) : found.start()]
        if not days or re.search(r"지난|당시|앞서|다음|국내", behind) or elsewhere(look.home).search(behind):
            continue
        if found["today"] or found["met"]:
            wrong = look.day not in days and (not found["day"] or int(found["day"]) == look.day.day)
        elif found["count"]:
            n = DAYS.get(found["count"]) or int(found["count"].removesuffix("일"))
            wrong = not any(_apart(look, day, market, n) for day in days)
        else:
            wrong = not any(0 < (day - look.day).days <= 2 * _SOON for day in days)
        if wrong:
            near = min(days, key=lambda day: abs((day - look.day).days))
            start, end = sentence.at + found.start(), sentence.at + found.end()
            message = f"만기일은 {near:%Y-%m-%d}입니다. 이 글의 거래일은 {look.day:%Y-%m-%d}입니다."
            yield Flaw("dateline", Kind.FALSE, start, end, message)


def _apart(look: Look, day: dt.date, market: Market, n: int) -> bool:
    """Tell whether a day is so many days, or sessions, ahead."""
    sessions = calendars.sessions(look.day, day, market.exchange) if look.day < day else ()
    return (day - look.day).days == n or len(sessions) - 1 == n


def _ends(market: Market, day: dt.date, *, quarterly: bool) -> Sequence[dt.date]:
    """Return the days around one on which a market's futures and options end, or its options alone."""
    ends = market.expiry
    if ends is None:
        return ()
    first = day.replace(day=1)
    months = [(first + dt.timedelta(days=31 * n)).replace(day=1) for n in range(2)]
    months.insert(0, (first - dt.timedelta(days=1)).replace(day=1))
    return [
        calendars.previous(ends.day(one.year, one.month) + dt.timedelta(days=1), market.exchange)
        for one in months
        if not quarterly or one.month in ends.months
    ]

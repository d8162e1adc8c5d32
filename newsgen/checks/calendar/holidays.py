"""Holidays: the days on which a text says that a market rests, and for what, against the calendar."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.calendar.sessions import BACK, SESSION, SOON
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims.markets import elsewhere, places
from newsgen.claims.when import WEEKDAYS, date_of, nearest
from newsgen.korean import attach
from newsgen.patterns import compiled
from newsgen.sought import Pattern

_KEYS: dict[str, str] = {
    "추수감사절": "추수감사절", "땡스기빙": "추수감사절", "마틴": "마틴", "독립기념일": "독립기념일", "메모리얼": "현충일", "현충일": "현충일", "노동절": "노동절", "대통령의 날": "대통령",
    "프레지던트": "대통령", "프레지던츠": "대통령", "대통령의날": "대통령", "독립기념": "독립기념일", "흑인 해방": "준틴스", "흑인해방": "준틴스", "노예 해방": "준틴스", "성금요일": "성금요일", "부활절": "성금요일", "성탄절": "성탄절", "크리스마스": "성탄절", "준틴스": "준틴스", "노예해방": "준틴스",
    "새해 첫날": "새해", "신정": "신정", "설날": "설", "설 연휴": "설", "추석": "추석", "어린이날": "어린이날", "근로자의 날": "근로자", "근로자의날": "근로자", "노동자의 날": "근로자", "부처님 오신 날": "부처님", "부처님오신날": "부처님",
    "석가탄신일": "부처님", "삼일절": "삼일절", "광복절": "광복절", "개천절": "개천절", "한글날": "한글날",
}  # fmt: skip
"""What copy calls a holiday -> what the calendar's name of it holds."""
HOLIDAYS = "|".join(sorted(_KEYS, key=len, reverse=True))
"""All that copy calls holidays, for a pattern."""
_HOLIDAY = compiled(
    rf"(?P<name>{HOLIDAYS})[가-힣 ]{{0,12}}?(?:\([^()\n\d]{{1,12}}\)[가-힣 ]{{0,4}}?)?(?:(?P<month>\d{{1,2}})월\s)?(?P<day>\d{{1,2}})일(?!\s?(?:간|동안|연속|만))(?P<tail>[^.]{{0,24}})"
)
_RESTED = compiled(r"쉰|쉬었|쉬는|쉬어|휴장|열리지|문을 닫|쉬고|하루를")
_RESTING = compiled(
    rf"(?<!\d)(?P<day>\d{{1,2}})일(?:은|에는|에|이|인)?\s(?P<name>{HOLIDAYS})[가-힣]{{0,4}}(?:\([^()\n\d]{{1,12}}\)[가-힣]{{0,3}})?(?:\s[가-힣]{{1,6}}){{0,4}}?\s?(?:휴장|쉬|쉰|문을 닫|열리지|(?=[·,]\s?(?:\d{{1,2}}월\s)?\d{{1,2}}일)|(?<=날)\s?등)"
)
_DAY_BEHIND = compiled(
    rf"(?P<name>{HOLIDAYS})(?:\s?연휴)?\((?:(?P<month>\d{{1,2}})월\s)?(?P<day>\d{{1,2}})일\)"
)
"""A holiday with its day in brackets: 노동절(3일)."""
_HAS_DAY = compiled(r"\d일(?:은|인|에|에는)?\s?\(?$")
_REOPENS = compiled(
    r"(?:에|부터)?\s(?:거래를\s|장이\s|시장이\s|증시가\s)?(?:다시|재개|첫 거래|문을 [연열]|열[린리])"
)
_MONTH = compiled(r"(?<!\d)(?P<month>\d{1,2})월\s$")
_AT_REST = compiled(
    r"(?:증시|시장|거래소|장)[이가은는도]?\s(?:하루\s)?(?:쉰|쉬었던|쉬어 간|휴장한|휴장했던|열리지 않은|열리지 않았던|문을 닫은|문을 닫았던)\s(?:지난\s)?(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?!\s?(?:간|동안|만))"
    r"|(?<!\d)(?:(?P<month2>\d{1,2})월\s)?(?P<day2>\d{1,2})일(?:\([^)\n]{1,8}\))?(?:은|에는|에)?\s[^.,\d\n]{0,20}?(?:휴장했|휴장이었|휴장으로 쉬|장이 열리지 않았|증시가 쉬었|문을 닫았)"
)
_CLOSED = compiled("쉰|쉬었|쉬어|휴장|열리지 않|문을 닫")
_PASSED = compiled(r"거쳐|거친|거치|보내|쉬고|쉰 뒤|마치|앞둔|앞두|다음|지나|이후|뒤|끝내")
_EARLY = compiled("일찍|앞당|단축|앞두")


_AHEAD = 20
"""Days after the text's own in which a holiday is that it names; a day of rest may be further off."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield days of rest that are none, or another holiday's."""
    market = markets.named(look.home)
    yield from _holidays(look, market.exchange)
    resting = list(_resting(look, market.exchange))
    yield from resting
    yield from _bracketed(look, market.exchange)
    yield from _spanned(look, market.exchange)
    yield from _rested(look, market)
    yield from _bonds(look, market)
    yield from _will_rest(look, market.exchange)
    yield from _on_weekday(look, market.exchange)
    yield from _abroad(look)
    named = (one for one in _misnamed(look) if not any(each.end == one.end for each in resting))
    yield from named
    yield from _exam(look, market.exchange)
    yield from _exam_hours(look, market.exchange)


_WILL_REST = compiled(
    r"(?<![\d~∼.])(?P<day>\d{1,2})일(?:에는|에|은|엔)?\s(?:[^.\d\n]{0,34}?\s)?(?:휴장(?:한다|합니다|할|된다|됩니다)|(?:쉽니다|쉰다|문을 닫는다|문을 닫습니다))"
)
_ON_WEEKDAY = compiled(
    rf"(?P<name>{HOLIDAYS})(?:인|이라|\s연휴인)\s(?:다음\s?주\s|오는\s|이번\s?주\s)?(?P<weekday>[월화수목금])요일"
)
_BESIDE = 4
"""Days from a day of rest on which another one is a slip for it."""


def _will_rest(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield days to come on which the market is said to rest and trades, where it rests near by."""
    for sentence in look.having(_WILL_REST):
        for found in _WILL_REST.finditer(sentence.own):
            if elsewhere(look.home).search(sentence.own):
                break
            day = nearest(int(found["day"]), look.day, back=0, ahead=_AHEAD)
            if day is None or day <= look.day or not calendars.is_session(day, exchange):
                continue
            near = (day + dt.timedelta(days=shift) for shift in (-1, 1, -2, 2, -3, 3, -_BESIDE, _BESIDE))
            right = next(
                (
                    one
                    for one in near
                    if one.weekday() < _SATURDAY and not calendars.is_session(one, exchange)
                ),
                None,
            )
            if right is not None:
                message = f"{day:%Y-%m-%d}에는 장이 열립니다. 쉬는 날은 {right:%Y-%m-%d}입니다."
                start, end = sentence.at + found.start("day"), sentence.at + found.end("day") + 1
                yield Flaw(SESSION, Kind.FALSE, start, end, message, f"{right.day}일")


def _on_weekday(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield the weekday of a holiday to come that is another one: 새해 첫날인 다음 주 목요일."""
    for found in _ON_WEEKDAY.finditer(look.own):
        day = _closed_for(_KEYS[found["name"]], look.day, _AHEAD, exchange)
        if day is not None and day > look.day and WEEKDAYS[day.weekday()] != found["weekday"]:
            right = f"{WEEKDAYS[day.weekday()]}요일"
            start = found.start("weekday")
            message = f"{day:%Y-%m-%d}은 {right}입니다."
            yield Flaw("weekday", Kind.CONTRADICTION, start, found.end(), message, right)


def _resting(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield holidays that are told of another day: 19일 광복절로 휴장."""
    for found in _RESTING.finditer(look.own):
        around = look.own[max(found.start() - _AROUND, 0) : found.end() + _AROUND].split("\n")
        if any(elsewhere(look.home).search(one) for one in around if found[0] in one):
            continue
        month = _MONTH.search(look.own, max(found.start() - 4, 0), found.start())
        parts = {"year": None, "word": None, "month": month["month"] if month else None, "day": found["day"]}
        near = nearest(int(found["day"]), look.day, back=BACK, ahead=_AHEAD)
        day = date_of(parts, look.day) if month else near
        key = _KEYS[found["name"]]
        name = calendars.closure(day, exchange) if day else ""
        if day is None or _is_for(key, name) or (day.weekday() >= _SATURDAY and not name):
            continue
        if any(_is_for(key, calendars.closure(day, one.exchange)) for one in markets.every()):
            continue  # 4일은 독립기념일로 쉬었다, of a market that the sentence before names
        right = _closed_for(key, look.day, _AHEAD, exchange)
        if name:
            start, end, text = *found.span("name"), name.split("(")[0]
        elif right is not None:
            start, end, text = found.start("day"), found.end("day") + 1, f"{right.day}일"
        else:
            start, end, text = found.start("day"), found.end("name"), None
        yield Flaw(
            SESSION,
            Kind.FALSE,
            start,
            end,
            f"{day:%Y-%m-%d}은 {attach(found['name'], '이/가')} 아닙니다.",
            text,
        )


_SATURDAY = 5
_AROUND = 30
"""Characters around a holiday in which it may stand that it is another market's."""


def closes_for(holiday: str, day: dt.date, exchange: str) -> bool:
    """Tell whether an exchange rests on a day for what copy calls a holiday."""
    return _is_for(_KEYS[holiday], calendars.closure(day, exchange))


def _is_for(key: str, name: str) -> bool:
    """Tell whether what the calendar calls a day of rest is a holiday; Korea has its Labour Day on 1 May."""
    return key in name or (key == "노동절" and "근로자" in name)


def _bracketed(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield the day in brackets behind a holiday that is another day's: 노동절(3일)."""
    for found in _DAY_BEHIND.finditer(look.own):
        key = _KEYS[found["name"]]
        near = nearest(int(found["day"]), look.day, back=BACK, ahead=_AHEAD)
        parts = {"year": None, "word": None} | found.groupdict()
        day = date_of(parts, look.day) if found["month"] else near
        right = _closed_for(key, look.day, _AHEAD, exchange)
        if day is None or right is None or right == day or _is_for(key, calendars.closure(day, exchange)):
            continue
        start, end = found.start("day"), found.end("day") + 1
        message = f"{attach(calendars.closure(right, exchange), '은/는')} {right:%Y-%m-%d}입니다."
        yield Flaw(SESSION, Kind.FALSE, start, end, message, f"{right.day}일")


_SPAN = compiled(
    r"(?P<name>추석|설날|설)\s?연휴\s?\((?:(?P<month>\d{1,2})월\s)?(?P<first>\d{1,2})일?\s?[~∼–-]\s?(?P<last>\d{1,2})일\)"
)
"""Holidays of several days with the first and the last in brackets: 추석 연휴(9월 16~18일)."""


def _spanned(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield the days of a holiday among which is one of trade."""
    for found in _SPAN.finditer(look.own) if "연휴" in look.own else ():
        parts = {"year": None, "word": None, "month": found["month"], "day": found["first"]}
        near = nearest(int(found["first"]), look.day, back=BACK, ahead=_AHEAD)
        first = date_of(parts, look.day) if found["month"] else near
        n = int(found["last"]) - int(found["first"]) + 1
        if first is None or not 1 < n <= _BESIDE + 1:
            continue
        told = [first + dt.timedelta(days=shift) for shift in range(n)]
        around = (first + dt.timedelta(days=shift) for shift in range(-_BESIDE, n + _BESIDE))
        key = _KEYS["추석" if found["name"] == "추석" else "설날"]
        rest = [day for day in around if _is_for(key, calendars.closure(day, exchange))]
        if rest and any(calendars.is_session(day, exchange) for day in told):
            right = f"{rest[0].day}~{rest[-1].day}일" if len(rest) == n else None
            message = f"쉬는 날은 {rest[0]:%Y-%m-%d}부터 {rest[-1]:%Y-%m-%d}까지입니다."
            yield Flaw(SESSION, Kind.FALSE, found.start("first"), found.end("last") + 1, message, right)


def _rested(look: Look, market: markets.Market) -> Iterator[Flaw]:
    """Yield days on which the market is said to have rested, and traded."""
    for sentence in look.having(_CLOSED, _AT_REST):
        if not _CLOSED.search(sentence.own) or elsewhere(look.home).search(sentence.own):
            continue
        for found in _AT_REST.finditer(sentence.own):
            more = "2" if found["day2"] else ""
            parts = {"year": None, "word": None, "month": found[f"month{more}"], "day": found[f"day{more}"]}
            day = date_of(parts, look.day)
            if day is None or day > look.day or not calendars.is_session(day, market.exchange):
                continue
            start, end = sentence.at + found.start(f"day{more}"), sentence.at + found.end(f"day{more}") + 1
            message = f"{day:%Y-%m-%d}에는 {market.nouns.stocks}가 열렸습니다."
            yield Flaw(SESSION, Kind.FALSE, start, end, message)


_BOND_MARKET = compiled(
    r"(?<!\d)(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일[^.\n\d]{0,30}?(?P<told>(?:주식\s?시장|증시)[이은는도]\s(?:하루\s)?(?:쉬고|쉬지만|쉬며|쉬는|휴장하[고며지]|문을 닫[고지으])[^.\n\d]{0,12}채권\s?시장[^.\n\d]{0,8}열)"
)
"""The stock market told as at rest while bonds trade: on holidays that only one of them keeps it is the bond market."""


def _bonds(look: Look, market: markets.Market) -> Iterator[Flaw]:
    """Yield sessions on which stocks are said to rest while bonds trade."""
    for found in _BOND_MARKET.finditer(look.own) if "채권" in look.own else ():
        near = nearest(int(found["day"]), look.day, back=BACK, ahead=_AHEAD)
        day = date_of({"year": None, "word": None} | found.groupdict(), look.day) if found["month"] else near
        if day is not None and calendars.is_session(day, market.exchange):
            message = f"{day:%Y-%m-%d}에는 {market.nouns.stocks}가 열립니다."
            yield Flaw(SESSION, Kind.FALSE, *found.span("told"), message)


def _abroad(look: Look) -> Iterator[Flaw]:
    """Yield days on which New York's market is said, in another's text, to rest, and trades."""
    exchange = markets.named("us").exchange
    patterns = _rested_abroad() if look.home != "us" and _CLOSED.search(look.own) else ()
    for found in (one for pattern in patterns for one in pattern.finditer(look.own)):
        day = nearest(int(found["day"]), look.day, back=BACK, ahead=_AHEAD)
        if day is None or not calendars.is_session(day, exchange) or _EARLY.search(found[0]):
            continue
        near = (day + dt.timedelta(days=shift) for shift in (1, -1, 2, -2, 3, -3))
        right = next((one for one in near if calendars.closure(one, exchange)), None)
        message = f"{day:%Y-%m-%d}에는 {markets.named('us').nouns.stocks}가 열렸습니다."
        start, end = found.start("day"), found.end("day") + 1
        yield Flaw(SESSION, Kind.FALSE, start, end, message, f"{right.day}일" if right else None)


@functools.cache
def _rested_abroad() -> tuple[Pattern, ...]:
    """Return patterns of what says in another market's text that New York rests: the day in front of it, or behind."""
    market = rf"(?:{places('us')})\s?(?:증권|주식)?\s?(?:증시|시장|거래소)[은는이가도]\s"
    rests = r"(?:휴장|쉬었|쉰다|쉽니다|쉬어|문을 닫|열리지)"
    return (
        compiled(rf"(?<!\d)(?P<day>\d{{1,2}})일\(현지\s?시간\)\s{market}[^.\d]{{0,30}}?{rests}"),
        compiled(
            rf"{market}(?:[가-힣 ]{{2,12}}인\s)?(?<!\d)(?P<day>\d{{1,2}})일(?:\(현지[^()\n]*\))?(?:에)?,?\s(?:하루\s)?(?:[가-힣 ]{{2,14}}(?:로|을 맞아|를 맞아|을 기려)\s)?{rests}"
        ),
    )


@functools.cache
def _rests_for(market: str) -> tuple[Pattern, ...]:
    """Return patterns of what a market rests for on a day: the holiday in front of it, or behind."""
    told = rf"(?:{places(market)})\s?(?:증권|주식)?\s?(?:증시|시장|거래소)[은는이가도]\s(?:[가-힣]{{1,5}}\s){{0,2}}?"
    day = r"(?<!\d)(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:\s?\([^()\n]{1,12}\))?"
    rests = r"(?:에|은|에는|엔)?,?\s(?:[가-힣]+\s){0,2}?(?:휴장|쉬|쉰|쉽|문을 닫|열리지)"
    return (
        compiled(
            rf"{told}(?P<name>{HOLIDAYS})(?P<rest>\s?데이|\s연휴)?(?:인|을 맞[아은]|를 맞[아은]|로|으로)\s{day}{rests}"
        ),
        compiled(
            rf"{told}{day}(?:에|은|에는|엔)?,?\s(?P<name>{HOLIDAYS})(?P<rest>\s?데이|\s연휴)?(?:이어서|이라|을 맞아|를 맞아|로|으로)\s(?:[가-힣]+\s){{0,2}}?(?:휴장|쉬|쉰|쉽|문을 닫|열리지)"
        ),
    )


def _misnamed(look: Look) -> Iterator[Flaw]:
    """Yield the name of a holiday for which a market, told by its place in another's text, rests: it is another one's."""
    others = (
        [one for one in markets.every() if one.name != look.home] if _CLOSED_OR_TO.search(look.own) else []
    )
    for market in others:
        for found in (one for pattern in _rests_for(market.name) for one in pattern.finditer(look.own)):
            near = nearest(int(found["day"]), look.day, back=BACK, ahead=_AHEAD)
            parts = {"year": None, "word": None, "month": found["month"], "day": found["day"]}
            day = date_of(parts, look.day) if found["month"] else near
            name = calendars.closure(day, market.exchange) if day else ""
            if (
                day is not None
                and name
                and not _is_for(_KEYS[found["name"]], name.replace("루서킹", "루서 킹"))
            ):
                message = f"{day:%Y-%m-%d}의 휴장은 {name} 때문입니다."
                end = max(found.end("name"), found.end("rest"))
                yield Flaw(SESSION, Kind.FALSE, found.start("name"), end, message, name.split("(")[0])


_CLOSED_OR_TO = compiled("쉬|쉰|쉽|휴장|열리지 않|문을 닫")


def _holidays(look: Look, exchange: str) -> Iterator[Flaw]:
    for found in _HOLIDAY.finditer(look.own):
        if _PASSED.search(look.own, found.start(), found.end("day")):
            continue
        if not _RESTED.search(look.own[max(found.start() - 4, 0) : found.end()]):
            continue
        if _REOPENS.match(look.own, found.end("day") + 1):
            continue
        if _HAS_DAY.search(look.own, max(found.start() - 8, 0), found.start()):
            continue  # 27일 추수감사절로 휴장하고 28일: the day behind is another's
        key = _KEYS[found["name"]]
        day = nearest(int(found["day"]), look.day, back=BACK, ahead=SOON)
        if day is None:
            continue
        name = calendars.closure(day, exchange)
        if name and key in name.replace(" ", "").replace("루서킹", "루서 킹"):
            continue
        right = _closed_for(key, look.day, SOON, exchange)
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
                f"{attach(calendars.closure(right, exchange), '은/는')} {right:%Y-%m-%d}입니다.",
                f"{right.day}일",
            )


def _closed_for(key: str, day: dt.date, ahead: int, exchange: str) -> dt.date | None:
    """Return the first day around another on which the exchange rests for a holiday."""
    around = (day + dt.timedelta(days=shift) for shift in range(-BACK, ahead + 1))
    return next((one for one in around if _is_for(key, calendars.closure(one, exchange))), None)


_EXAM = compiled(
    r"(?:수능|대학수학능력시험)[^.\n\d]{0,14}?(?<!\d)(?P<day>\d{1,2})일|(?<!\d)(?P<day2>\d{1,2})일[^.,\n\d]{0,10}?(?:수능|대학수학능력시험)"
)
_LATE, _NOVEMBER = 10, 11
"""The hour at which trading begins on the day of the entrance exam, and its month."""


def _exam(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield the day of Korea's entrance exam that is none: trading begins an hour late on that alone of its month."""
    for found in _EXAM.finditer(look.own) if "수능" in look.own or "수학능력" in look.own else ():
        name = "day" if found["day"] else "day2"
        near = (look.day + dt.timedelta(days=shift) for shift in range(-BACK, SOON))
        exam = next((one for one in near if _is_exam(one, exchange)), None)
        if exam is not None and exam.day != int(found[name]):
            message = f"수능은 {exam:%Y-%m-%d}입니다."
            start, end = found.start(name), found.end(name) + 1
            yield Flaw(SESSION, Kind.FALSE, start, end, message, f"{exam.day}일")


_EXAM_NAMED = compiled("수능|수학능력")
_USUAL_HOURS = compiled(
    r"오전\s(?P<opens>9)시(?:에|부터)\s(?:문을\s[열연]|열[리려린]|개장|장을\s|거래를\s(?:시작|[열연])|시작)"
    r"|오후\s(?P<closes>3시\s?30분|3시\s?반)(?:에|까지)?\s(?:문을\s닫|닫[는힌히]|폐장|마감|장을\s|거래를\s(?:마|끝)|끝)"
)
_ON_OTHER_DAYS = compiled(r"평소|평일|보통|원래|아니라|아닌|대신|보다|늦")
_LATER = {"opens": "10", "closes": "4시 30분"}


def _exam_hours(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield the usual hours told of the day of the entrance exam, on which all is an hour later."""
    if not _EXAM_NAMED.search(look.own) or exchange != markets.named("kr").exchange:
        return
    for sentence in look.copy.sentences:
        if not _EXAM_NAMED.search(sentence.own) or _ON_OTHER_DAYS.search(sentence.own):
            continue
        for found in _USUAL_HOURS.finditer(sentence.own):
            part = "opens" if found["opens"] else "closes"
            start, end = (sentence.at + at for at in found.span(part))
            message = "수능일에는 장이 한 시간 늦게 열리고 닫힙니다(오전 10시~오후 4시 30분)."
            yield Flaw(SESSION, Kind.FALSE, start, end, message, _LATER[part])


def _is_exam(day: dt.date, exchange: str) -> bool:
    return (
        day.month == _NOVEMBER
        and calendars.is_session(day, exchange)
        and calendars.opening_time(day, exchange).hour == _LATE
    )

"""Sessions: which day was the one before, a holiday, the first of a month; when the market opened, closed, comes back."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims.markets import elsewhere, places
from newsgen.claims.when import date_of, nearest
from newsgen.korean import attach

SESSION = "no-session"
_EVE = re.compile(
    r"(?:직전 거래일|전 거래일|지난 거래일|전날)인\s(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일"
)
_EVE_OF = re.compile(r"[가-힣A-Za-z)](?<![은는이가도에])\s$")
"""A noun right before the word for an eve, which is that noun's: 발표 전날인 1일."""
_ENDS = re.compile(r"(?P<which>마지막|첫) 거래일인\s(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일")
_KEYS: dict[str, str] = {
    "추수감사절": "추수감사절", "마틴": "마틴", "독립기념일": "독립기념일", "메모리얼": "현충일", "현충일": "현충일", "노동절": "노동절", "대통령의 날": "대통령",
    "프레지던트": "대통령", "프레지던츠": "대통령", "대통령의날": "대통령", "독립기념": "독립기념일", "흑인 해방": "준틴스", "흑인해방": "준틴스", "노예 해방": "준틴스", "성금요일": "성금요일", "부활절": "성금요일", "성탄절": "성탄절", "크리스마스": "성탄절", "준틴스": "준틴스", "노예해방": "준틴스",
    "새해 첫날": "새해", "신정": "신정", "설날": "설", "설 연휴": "설", "추석": "추석", "어린이날": "어린이날", "근로자의 날": "근로자", "근로자의날": "근로자", "노동자의 날": "근로자", "부처님 오신 날": "부처님", "부처님오신날": "부처님",
    "석가탄신일": "부처님", "삼일절": "삼일절", "광복절": "광복절", "개천절": "개천절", "한글날": "한글날",
}  # fmt: skip
"""What copy calls a holiday -> what the calendar's name of it holds."""
_HOLIDAY = re.compile(
    rf"(?P<name>{'|'.join(sorted(_KEYS, key=len, reverse=True))})[가-힣 ]{{0,12}}?(?:(?P<month>\d{{1,2}})월\s)?(?P<day>\d{{1,2}})일(?!\s?(?:간|동안|연속|만))(?P<tail>[^.]{{0,24}})"
)
_RESTED = re.compile(r"쉰|쉬었|쉬는|쉬어|휴장|열리지|문을 닫|쉬고|하루를")
_ENDED = re.compile(
    r"(?:정규장|정규 거래|장|거래)(?:은|는|이|가)?\s[^.\d]{0,12}(?P<half>오전|오후|낮)\s(?P<hour>\d{1,2})시(?:\s(?P<minute>\d{1,2})분)?에\s(?:끝|마감|종료|문을 닫|마쳤)"
    r"|(?P<half2>오전|오후|낮)\s(?P<hour2>\d{1,2})시(?:\s(?P<minute2>\d{1,2})분)?에?\s(?:(?:정규장|정규 거래|정규거래|거래|장)(?:을|를|이|가)?\s(?:끝|마[감쳤친치]|닫|종료)|폐장|문을 닫)"
)
_RESTING = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})일(?:은|에는|에|이|인)?\s(?P<name>{'|'.join(sorted(_KEYS, key=len, reverse=True))})[가-힣]{{0,4}}(?:\s[가-힣]{{1,4}}){{0,4}}?\s?(?:휴장|쉬|쉰|문을 닫|열리지|(?=[·,]\s?(?:\d{{1,2}}월\s)?\d{{1,2}}일)|(?<=날)\s?등)"
)
_DAY_BEHIND = re.compile(
    rf"(?P<name>{'|'.join(sorted(_KEYS, key=len, reverse=True))})(?:\s?연휴)?\((?:(?P<month>\d{{1,2}})월\s)?(?P<day>\d{{1,2}})일\)"
)
"""A holiday with its day in brackets: 노동절(3일)."""
_HAS_DAY = re.compile(r"\d일(?:은|인|에|에는)?\s?\(?$")
_REOPENS = re.compile(
    r"(?:에|부터)?\s(?:거래를\s|장이\s|시장이\s|증시가\s)?(?:다시|재개|첫 거래|문을 [연열]|열[린리])"
)
_MONTH = re.compile(r"(?<!\d)(?P<month>\d{1,2})월\s$")
_OPENED = re.compile(
    r"(?P<half>오전|오후)\s(?P<hour>\d{1,2})시(?:\s(?P<minute>\d{1,2})분)?에\s(?:개장|문을 [연열]|장을 [연열]|거래를 시작)"
)
_COMES_BACK = re.compile(
    r"(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:\([^)\n]{1,6}\))?(?:에)?\s(?:(?:올해|새해|내년|다시)\s)?(?:첫 거래|거래를 재개|거래가 재개|다시 문을 [연열]|다시 열린|다시 개장|개장한다)"
)
_AT_REST = re.compile(
    r"(?:증시|시장|거래소|장)[이가은는도]?\s(?:하루\s)?(?:쉰|쉬었던|쉬어 간|휴장한|휴장했던|열리지 않은|열리지 않았던|문을 닫은|문을 닫았던)\s(?:지난\s)?(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?!\s?(?:간|동안|만))"
    r"|(?<!\d)(?:(?P<month2>\d{1,2})월\s)?(?P<day2>\d{1,2})일(?:\([^)\n]{1,8}\))?(?:은|에는|에)?\s[^.,\d\n]{0,20}?(?:휴장했|휴장이었|휴장으로 쉬|장이 열리지 않았|증시가 쉬었|문을 닫았)"
)
_CLOSED = re.compile("쉰|쉬었|쉬어|휴장|열리지 않|문을 닫")
_USUALLY = re.compile(r"보통|평소(?!보다|와 달리|와는 달리)|평일|원래|한국\s?시간|내일|다음 날")
_RESTS = re.compile(r"휴장|쉬고|쉰|쉬며|쉬는|쉬지만|연휴|문을 닫|새해")
_PASSED = re.compile(r"거쳐|거친|거치|보내|쉬고|쉰 뒤|마치|앞둔|앞두|다음|지나|이후|뒤|끝내")
_BACK, _AHEAD, _SOON = 20, 20, 31
"""Days before and after the text's own in which the holidays are that it tells; a day of rest may be further off."""


_EARLY = re.compile("일찍|앞당|단축|앞두")


def check(look: Look) -> Iterator[Flaw]:
    """Yield days beside which a text says what they are, and hours, that the calendar contradicts."""
    market = markets.named(look.home)
    yield from _eve(look, market.exchange)
    yield from _ends(look, market.exchange)
    yield from _holidays(look, market.exchange)
    yield from _resting(look, market.exchange)
    yield from _bracketed(look, market.exchange)
    yield from _rested(look, market)
    yield from _abroad(look)
    yield from _hours(look, market.exchange)
    yield from _early(look, market.exchange)
    yield from _opening(look, market.exchange)
    yield from _reopening(look, market)


def _eve(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield another day told as the session before."""
    previous = calendars.previous(look.day, exchange)
    for found in _EVE.finditer(look.own):
        if _EVE_OF.search(look.own, max(found.start() - 8, 0), found.start()):
            continue
        if int(found["day"]) != previous.day:
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


def _resting(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield holidays that are told of another day: 19일 광복절로 휴장."""
    for found in _RESTING.finditer(look.own):
        around = look.own[max(found.start() - _AROUND, 0) : found.end() + _AROUND].split("\n")
        if any(re.search(elsewhere(look.home), one) for one in around if found[0] in one):
            continue
        month = _MONTH.search(look.own, max(found.start() - 4, 0), found.start())
        parts = {"year": None, "word": None, "month": month["month"] if month else None, "day": found["day"]}
        near = nearest(int(found["day"]), look.day, back=_BACK, ahead=_AHEAD)
        day = date_of(parts, look.day) if month else near
        key = _KEYS[found["name"]]
        name = calendars.closure(day, exchange) if day else ""
        if day is None or _is_for(key, name) or (day.weekday() >= _SATURDAY and not name):
            continue
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


def _is_for(key: str, name: str) -> bool:
    """Tell whether what the calendar calls a day of rest is a holiday; Korea has its Labour Day on 1 May."""
    return key in name or (key == "노동절" and "근로자" in name)


def _bracketed(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield the day in brackets behind a holiday that is another day's: 노동절(3일)."""
    for found in _DAY_BEHIND.finditer(look.own):
        key = _KEYS[found["name"]]
        near = nearest(int(found["day"]), look.day, back=_BACK, ahead=_AHEAD)
        parts = {"year": None, "word": None} | found.groupdict()
        day = date_of(parts, look.day) if found["month"] else near
        right = _closed_for(key, look.day, _AHEAD, exchange)
        if day is None or right is None or right == day or _is_for(key, calendars.closure(day, exchange)):
            continue
        start, end = found.start("day"), found.end("day") + 1
        message = f"{attach(calendars.closure(right, exchange), '은/는')} {right:%Y-%m-%d}입니다."
        yield Flaw(SESSION, Kind.FALSE, start, end, message, f"{right.day}일")


def _rested(look: Look, market: markets.Market) -> Iterator[Flaw]:
    """Yield days on which the market is said to have rested, and traded."""
    for sentence in look.copy.sentences:
        if not _CLOSED.search(sentence.own) or re.search(elsewhere(look.home), sentence.own):
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


def _abroad(look: Look) -> Iterator[Flaw]:
    """Yield days by New York's clock on which its market is said to have rested, and traded."""
    exchange = markets.named("us").exchange
    for found in _rested_abroad().finditer(look.own) if "현지" in look.own else ():
        day = nearest(int(found["day"]), look.day, back=_BACK, ahead=_AHEAD)
        if day is None or not calendars.is_session(day, exchange) or _EARLY.search(found[0]):
            continue
        near = (day + dt.timedelta(days=shift) for shift in (1, -1, 2, -2, 3, -3))
        right = next((one for one in near if calendars.closure(one, exchange)), None)
        message = f"{day:%Y-%m-%d}에는 {markets.named('us').nouns.stocks}가 열렸습니다."
        start, end = found.start("day"), found.end("day") + 1
        yield Flaw(SESSION, Kind.FALSE, start, end, message, f"{right.day}일" if right else None)


@functools.cache
def _rested_abroad() -> re.Pattern[str]:
    """Return a pattern of what says in another market's text that New York rested."""
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})일\(현지\s?시간\)\s(?:{places('us')})\s?(?:증권|주식)?\s?(?:증시|시장|거래소)[은는이가도]\s"
        r"[^.\d]{0,30}?(?:휴장|쉬|쉰|문을 닫|열리지 않)"
    )


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
        day = nearest(int(found["day"]), look.day, back=_BACK, ahead=_SOON)
        if day is None:
            continue
        name = calendars.closure(day, exchange)
        if name and key in name.replace(" ", "").replace("루서킹", "루서 킹"):
            continue
        right = _closed_for(key, look.day, _SOON, exchange)
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
    around = (day + dt.timedelta(days=shift) for shift in range(-_BACK, ahead + 1))
    return next((one for one in around if _is_for(key, calendars.closure(one, exchange))), None)


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


_EARLY_CLOSE = re.compile(
    r"(?<![\d.,~])(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일[^.\n\d]{0,40}?(?P<half>오전|오후|낮)\s(?P<hour>\d{1,2})시(?:\s(?P<minute>\d{1,2})분)?(?:까지만|까지|에)?\s"
    r"(?:[가-힣]+\s)?(?:일찍|조기|단축|앞당|장을 (?:닫|마)|문을 닫|거래를 마|거래하|폐장|닫|끝[나내])"
)


def _early(look: Look, exchange: str) -> Iterator[Flaw]:
    """Yield hours at which another day's session is told to close, and does not: 24일은 오후 2시에 일찍 닫는다."""
    for sentence in look.copy.sentences:
        if "시" not in sentence.own or re.search(elsewhere(look.home), sentence.own):
            continue
        for found in _EARLY_CLOSE.finditer(sentence.own):
            near = nearest(int(found["day"]), look.day, back=_BACK, ahead=_SOON)
            parts = {"year": None, "word": None, "month": found["month"], "day": found["day"]}
            day = date_of(parts, look.day) if found["month"] else near
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
    for sentence in look.copy.sentences:
        for found in _COMES_BACK.finditer(sentence.own):
            if _RESTS.search(sentence.own) is None or re.search(elsewhere(look.home), sentence.own):
                continue
            day = _coming(found, look.day)
            if day is None or day == right or calendars.follows_rest(day, market.exchange):
                continue
            start = sentence.at + found.start("month" if found["month"] else "day")
            end = sentence.at + found.end("day") + 1
            told = (f"{right.month}월 " if found["month"] else "") + f"{right.day}일"
            message = f"{look.day:%Y-%m-%d} 다음 거래일은 {right:%Y-%m-%d}입니다."
            yield Flaw(SESSION, Kind.FALSE, start, end, message, told)

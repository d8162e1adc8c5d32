"""Records: the highest and lowest ever, and of a year, at the close and within the session."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from newsgen import markets
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.history.told import OF_EVE, Told, sentences
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Prices
from newsgen.claims.when import date_of
from newsgen.patterns import compiled
from newsgen.snapshot import Floats
from newsgen.sought import Pattern

RECORD: Final = "record"
_RECORD = compiled(
    r"(?:사상|역대)\s?(?:최고치|최고)(?!가|\s?(?:실적|매출|수출))(?:를|로|에|였|이|까지|다|도)?\s?(?:(?:또다시|다시|또)\s)?(?:새로|경신|기록|마감|갈아|썼|쓰|찍|올랐|올라|치웠|다\.|였(?!던)|\.|장을\s마|거래를\s마|마쳤|끝[냈났])|최고치(?:를|로|도)\s?(?:(?:또다시|다시|또)\s)?(?:새로|경신|갈아|마감|높여)"
)
_LOWEST = compiled(
    r"(?:사상|역대)\s?최저(?:치|점)?(?!가|\s?(?:실적|매출|금리|임금))(?:를|로|에|였|이|까지|다|도)?\s?(?:새로|경신|기록|마감|갈아|썼|쓰|찍|내렸|내려|밀|다\.|였(?!던)|\.)"
)
_OF_YEAR = compiled(
    r"52주\s?(?:(?P<high>신고가|최고(?:가|치)?)|(?P<low>신저가|최저(?:가|치)?))(?:를|로|을)?\s?(?:새로|경신|기록|마감|갈아|썼|쓰|찍)"
)
_OF_MONEY = compiled(r"시가총액|시총|거래대금|예탁금|실적|매출")
_NOT_NOW = compiled(
    r"두 지수|세 지수|3대 지수|직전|종전|이전|앞선|근접|가까|이후|만에|대비|처음|연중|올해|올\s?들어"
)
_OUT_OF = compiled(r"(?:3대|세|두|네) (?:주요 )?지수 (?:가운데|중)(?:에서)?")
"""The group out of which those named behind it are."""
_OF_FEAR = compiled("변동성지수|VKOSPI|V-KOSPI|공포지수|시가총액")
"""What stands between the last name and a record that is its own: 코스피200 변동성지수(VKOSPI)는."""
_WITHIN = compiled(r"장\s?중|한때|초반|개장|오전")
_WINDOW = dt.timedelta(weeks=52)
_NOT_YET = compiled(
    r"할\s?(?:지|수|것|가능|듯)|하려|하기\s|[을를이]?\s?(?:눈앞|앞두|앞뒀|코앞|가능성|기대|전망|시도|도전|실패|여부|다가|문턱|목전)|[을를은는에]?\s?(?:하지\s?못|못\s?[했하]|실패)"
    r"|[한된]\s(?:종목|기업|회사|상장사|곳)"
)
"""What stands behind a record that is not made, or is that of many stocks: 경신을 눈앞에 두고, 기록한 종목은 114개."""
_DAY_AFTER_DAY = compiled(r"연일\s$")


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield records that were none."""
    for sentence in look.once(sentences):
        if "최고" in sentence.text or "최저" in sentence.text or "52주" in sentence.text:
            yield from _ever(sentence, _RECORD, "high")
            yield from _ever(sentence, _LOWEST, "low")
            yield from _yearly(sentence)
            yield from _dated(sentence)
        if "역대" in sentence.text or "사상" in sentence.text:
            yield from _moves(sentence)


_MOVE = compiled(
    r"(?P<what>(?:상승|하락|등락|오름|내림)?(?:폭|률)|낙폭|(?:오른|내린|상승|하락|떨어진|뛴)\s포인트|포인트(?:로는|로|\s기준(?:으로는?)?))(?:으로는|으로|로는|로|은|는|도)?\s(?:종가 기준(?:으로)?\s)?(?:사상|역대)\s(?:최대|가장 (?:큰|크|컸|큽|높|많))(?!\s?규모)"
)
"""How far an index moved told as farther than ever: 상승폭은 사상 최대다."""
_OF_WHAT_ELSE = compiled("장중|한때|주간|월간|연간|한 주|달|거래대금|순매|시가총액|이후|다음|번째|초반")


def _moves(told: Told) -> Iterator[Flaw]:
    """Yield the day's move told as the largest ever that another day's was larger than, in its points or percent."""
    for found in _MOVE.finditer(told.text):
        around = told.text[max(found.start() - 20, 0) : found.end() + 8]
        abouts = told.whose(found.start(), found.start()).abouts
        if len(set(abouts)) != 1 or _OF_WHAT_ELSE.search(around) or told.is_of_earlier(found.start()):
            continue
        known = told.series(abouts[0]) if abouts[0].startswith("^") else None
        if known is None or known[1] < 1:
            continue
        prices, row = known
        close = prices.close[: row + 1]
        points = np.diff(close)
        moved = points / close[:-1] if found["what"].endswith("률") else points
        sized = moved * np.sign(moved[-1])
        larger = np.flatnonzero(sized[:-1] > sized[-1] * _LARGER)
        if larger.size:
            day = prices.days[int(larger[-1]) + 1]
            message = f"{called(told.look, abouts[0])}의 기록으로는 {day:%Y-%m-%d}에 더 컸습니다."
            start = told.at + found.start() + found[0].rindex("역대" if "역대" in found[0] else "사상")
            fact = f"record:{abouts[0]} = {day}"
            yield Flaw(RECORD, Kind.FALSE, start, told.at + found.end(), message, fact=fact)


_LARGER = 1.001


def _ever(told: Told, pattern: Pattern, way: str) -> Iterator[Flaw | Open]:
    for found in pattern.finditer(told.text):
        around = _OUT_OF.sub("", told.text[max(found.start() - 24, 0) : found.end() + 6])
        every = _all_of(told, found.start())
        named = every or any(one.end <= found.start() for one in told.here) or len(told.before) == 1
        around = _GROUP.sub("", around) if every else around
        if not named or _NOT_NOW.search(around) or _OF_MONEY.search(told.text, 0, found.start()):
            continue
        last = max((one.end for one in told.here if one.end <= found.start()), default=0)
        if told.is_of_earlier(found.start()) or _OF_FEAR.search(told.text, last, found.start()):
            continue
        if _NOT_YET.match(told.text, found.end()) or _tells_the_eve(told, found):
            continue
        of_eve = OF_EVE.search(told.text, 0, found.start())
        if of_eve and not _EVE.match(of_eve[0]):
            continue
        within = _WITHIN.search(around) is not None
        abouts = every or told.whose(found.start(), found.start()).abouts
        wrong = {
            about: flaw
            for about in abouts
            if about.startswith("^") and about not in _without_records()
            if (known := _eve_of(told, about) if of_eve else told.series(about)) is not None
            for flaw in _held(told, found, about, *known, way, within=within, since=None)
        }
        others = len(wrong) < len(set(abouts))
        if every and wrong:
            group = _EVERY.search(told.text, 0, found.start())
            start = told.at + group.start("group") if group else told.at + found.start()
            yield next(iter(wrong.values()))._replace(start=start)
            continue
        yield from (_at_name(told, about, flaw) if others else flaw for about, flaw in wrong.items())


_GROUP = compiled(r"(?:3대|세)\s(?:주요\s)?(?:주가\s?)?지수")
_EVERY = compiled(
    r"(?P<group>(?:3대|세)\s(?:주요\s)?(?:주가\s?)?지수(?:가|는|도)?\s(?:(?:나란히|일제히)\s)?모두)\s(?:종가\s?기준(?:으로)?\s|또\s|다시\s)*$"
)
"""All three indices right before the record that they are told to have set."""


def _all_of(told: Told, at: int) -> list[str]:
    """Return the three indices of a market that words before a record say all set it; none where they do not."""
    market = markets.named(told.look.home)
    if len(market.indices) != _THREE or not told.look.is_closing or not _EVERY.search(told.text, 0, at):
        return []
    return list(market.indices)


_THREE = 3
_EVE = compiled(r"전날|전일|어제|전\s?거래일|직전\s?거래일")


def _eve_of(told: Told, about: str) -> tuple[Prices, int] | None:
    """Return the prices of a subject and the row of the session before the text's own: 전날 종가 6,690.90은."""
    ground = told.look.ground(about)
    return told.on(ground.previous(ground.session.day)).series(about) if ground else None


def _at_name(told: Told, about: str, flaw: Flaw) -> Flaw:
    """Return the flaw of a record that others told with it did reach, at the name of the one that did not."""
    one = next(
        (one for one in reversed(told.here) if about in one.abouts and one.end <= flaw.start - told.at),
        None,
    )
    return flaw if one is None else flaw._replace(start=told.at + one.start, end=told.at + one.end)


def _tells_the_eve(told: Told, found: re.Match[str]) -> bool:
    """Tell whether a text before the day's close says what sessions up to its eve made day after day: 연일 최고치를."""
    return _DAY_AFTER_DAY.search(told.text, 0, found.start()) is not None and not told.look.has_a_close


_DATED = compiled(
    r"(?<![\d.,~])(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:에)?\s(?:종가\s기준\s)?(?:사상|역대)\s최고치?(?:로|에)\s마감(?:한|했던|하였던)\s"
)


def _dated(told: Told) -> Iterator[Flaw]:
    """Yield the day of a record close that was none: 3일 사상 최고치로 마감했던 다우지수."""
    for found in _DATED.finditer(told.text):
        day = date_of({"year": None, "word": None} | found.groupdict(), told.look.day)
        after = next((one for one in told.here if one.start >= found.end()), None)
        if day is None or after is None or after.start - found.end() > 1 or len(after.abouts) != 1:
            continue
        (about,) = after.abouts
        known = told.series(about) if about.startswith("^") and about not in _without_records() else None
        row = known[0].row(day) if known else None
        if known is None or row is None or _beaten(known[0], known[0].close, row, "high", None) is None:
            continue
        records = [
            n
            for n in range(max(row - 5, 0), known[1])
            if _beaten(known[0], known[0].close, n, "high", None) is None
        ]
        right = known[0].days[records[-1]] if records else None
        month = f"{right.month}월 " if right and found["month"] else ""
        start = told.at + found.start("month" if found["month"] else "day")
        yield Flaw(
            "day", Kind.FALSE, start, told.at + found.end("day") + 1,
            f"{called(told.look, about)}의 {day:%Y-%m-%d} 종가는 사상 최고치가 아닙니다.", f"{month}{right.day}일" if right else None,
        )  # fmt: skip


def _yearly(told: Told) -> Iterator[Flaw | Open]:
    """Hold records of 52 weeks against what was higher or lower in them."""
    for found in _OF_YEAR.finditer(told.text):
        abouts = told.whose(found.start(), found.start()).abouts
        known = told.series(abouts[0]) if len(abouts) == 1 else None
        if known is None or _NOT_NOW.search(told.text, max(found.start() - 24, 0), found.end() + 6):
            continue
        if _NOT_YET.match(told.text, found.end()):
            continue
        prices, row = known
        since = prices.days[row] - _WINDOW
        within = not found[0].endswith("마감")
        if (within and prices.high is None) or prices.days[0] > since:
            yield told.open(found.start(), found.end(), f"{called(told.look, abouts[0])}의 52주 시세")
            continue
        way = "high" if found["high"] else "low"
        yield from _held(told, found, abouts[0], prices, row, way, within=within, since=since)


def _held(
    told: Told, found: re.Match[str], about: str, prices: Prices, row: int, way: str, *, within: bool, since: dt.date | None
) -> Iterator[Flaw]:  # fmt: skip
    """Hold a record against the closes; one that may be of a moment against the extremes too: both have to deny it."""
    beaten = _beaten(prices, prices.close, row, way, since)
    moment = _beaten(prices, prices.high if way == "high" else prices.low, row, way, since)
    if within and moment is None:
        return
    day = moment if within else beaten
    if day is None or beaten is None:
        return
    # of what is said of no close in so many words the record may be of a moment of the day
    is_open = moment is None and not _AT_CLOSE.search(told.text)
    what = "장중 값은" if within else "종가는"
    how = "높았습니다" if way == "high" else "낮았습니다"
    yield Flaw(
        RECORD, Kind.FALSE, told.at + found.start(), told.at + found.end(),
        f"{called(told.look, about)} {what} {day:%Y-%m-%d}에 더 {how}.", fact=f"record:{about} = {day}",
        severity="hint" if is_open else "wrong",
    )  # fmt: skip


_AT_CLOSE = compiled(r"종가|마감|거래를\s마|장을\s마|마[쳤친]")


def _beaten(
    prices: Prices, column: Floats | None, row: int, way: str, since: dt.date | None
) -> dt.date | None:
    """Return the last day before a row on which a column was beyond the row's value; None where on none."""
    if column is None or not np.isfinite(column[row]):
        return None
    past, now = column[:row], column[row]
    beyond = np.flatnonzero(past > now + _SLACK if way == "high" else past < now - _SLACK)
    days = [prices.days[n] for n in beyond]
    return next((day for day in reversed(days) if since is None or day > since), None)


_SLACK = 0.005


@functools.cache
def _without_records() -> frozenset[str]:
    """Return the indices of which no all-time record is told: those of fear."""
    return frozenset(market.fear for market in markets.every())

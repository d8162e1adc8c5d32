"""A holiday that a market is said to come back from, or to have kept the night before, against the calendar."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.calendar.holidays import HOLIDAYS, closes_for
from newsgen.checks.calendar.sessions import SESSION
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims.markets import elsewhere, market_of, places
from newsgen.patterns import compiled
from newsgen.sought import Pattern

_BACK = compiled(
    rf"(?P<name>{HOLIDAYS})(?:\([^()\n]{{1,12}}\))?\s?(?:대체공휴일\s)?(?:연휴|휴장|휴일)?(?:을|를|로)?\s(?:하루\s)?"
    r"(?:마치고|마친|끝내고|끝낸|보내고|보낸|쉬고|쉰|쉬어 간|지내고|거치고|휴장한|휴장하고)\s(?:뒤\s|후\s|다음\s)?"
    rf"(?:[가-힣]+\s){{0,2}}?(?:돌아[온왔]|문을 [연열]|다시|재개|거래|장|코스피|코스닥|증시|{'|'.join(one.nouns.place for one in markets.every())}|국내|시장|투자)"
)
"""A market that comes back from a holiday: 광복절 휴장을 마치고 돌아온 코스피."""
_NIGHT = r"(?<![가-힣])(?P<night>전날|간밤|밤사이|지난밤|어제)"
_FEW = 20
"""Days from a holiday on which one that is over, or still to come, was left standing."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield holidays from which nobody comes back, and nights on which New York did trade."""
    exchange = markets.named(look.home).exchange
    for found in _BACK.finditer(look.own):
        if elsewhere(look.home).search(look.own[max(found.start() - 16, 0) : found.start()]):
            continue
        previous = calendars.previous(look.day, exchange)
        rested = [previous + dt.timedelta(days=n) for n in range(1, (look.day - previous).days)]
        if any(closes_for(found["name"], day, exchange) for day in rested):
            continue
        near = (look.day + dt.timedelta(days=n) for n in range(-_FEW, _FEW + 1))
        day = next((one for one in near if closes_for(found["name"], one, exchange)), None)
        if day is not None:
            message = f"{found['name']} 휴장은 {day:%Y-%m-%d}입니다."
            yield Flaw(SESSION, Kind.FALSE, found.start(), found.end(), message)
    if look.home != "us":
        yield from _nights(look)
        yield from _nights_off(look)


_CLOSED = compiled(r"휴장|쉬[었어고며]|쉰|쉽니다|열리지|문을\s(?:열지|닫)")


def _nights_off(look: Look) -> Iterator[Flaw]:
    """Yield the night before told with moves of New York's indices, on which it rested."""
    exchange, stocks = markets.named("us").exchange, markets.named("us").nouns.stocks
    day = look.told_on - dt.timedelta(days=1)
    if day.weekday() > _FRIDAY or calendars.is_session(day, exchange):
        return
    for sentence in look.copy.sentences:
        found = _last_night().search(sentence.own)
        if found is None or _CLOSED.search(sentence.own):
            continue
        end = sentence.end
        moves = (one for one in look.claims if sentence.at + found.end() <= one.start < end)
        if any(about.startswith("^") and market_of(about) == "us" for one in moves for about in one.abouts):
            message = f"{day:%Y-%m-%d}에는 {stocks}가 열리지 않았습니다({calendars.closure(day, exchange)})."
            yield Flaw(SESSION, Kind.FALSE, sentence.at + found.start(), sentence.at + found.end(), message)


@functools.cache
def _last_night() -> Pattern:
    return compiled(
        rf"(?<![가-힣])(?:간밤|밤사이|지난밤)(?:에는|에|의|은|는)?\s(?:{places('us')})\s?(?:증권|주식)?\s?(?:증시|시장|거래소)?[에은는이가도의]?(?:서는?)?"
    )


def _nights(look: Look) -> Iterator[Flaw]:
    """Yield holidays for which New York is said to have rested on the day before, by its own calendar."""
    exchange, stocks = markets.named("us").exchange, markets.named("us").nouns.stocks
    day = look.day - dt.timedelta(days=1)
    for found in _at_night().finditer(look.own):
        if day.weekday() > _FRIDAY or closes_for(found["name"], day, exchange):
            continue
        closed = calendars.closure(day, exchange)
        if closed:
            right = closed.split("(")[0]
            message = f"{day:%Y-%m-%d} {stocks} 휴장은 {closed} 때문입니다."
            yield Flaw(SESSION, Kind.FALSE, *found.span("name"), message, right)
        else:
            message = f"{day:%Y-%m-%d}에는 {stocks}가 열렸습니다."
            yield Flaw(SESSION, Kind.FALSE, found.start("night"), found.end(), message)


_FRIDAY = 4


@functools.cache
def _at_night() -> Pattern:
    market = rf"(?:{places('us')})\s?(?:증권|주식)?\s?(?:증시|시장|거래소)[은는이가도]\s"
    return compiled(
        rf"{_NIGHT}(?:에는|에|은|는)?\s{market}(?:[가-힣]+\s)?(?P<name>{HOLIDAYS})(?:\s?데이|의 날|\s킹)?[가-힣 ]{{0,10}}?"
        r"(?:휴장|쉬었|쉬어|쉰|문을\s(?:열지\s않|닫)|열리지\s않)"
    )

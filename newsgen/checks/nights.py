"""Which session of another market a text means: the night before, the night after it, the same day in Asia."""

from __future__ import annotations

import datetime as dt
import functools

from newsgen import calendars, markets
from newsgen.claims.markets import market_of, places
from newsgen.markets import Market
from newsgen.patterns import compiled
from newsgen.sought import Pattern

_MORNING = compiled(r"모닝|개장\s?전|출근길|아침|오늘의 증시|장 시작 전")
"""What a text calls itself that is told on the morning after the session that it tells."""
_TITLE = 100
"""Characters in which a text says what it is."""


def last_over(market: Market, home: Market, day: dt.date, text: str) -> dt.date:
    """Return the session of another market that a text told at home on the session ``day`` calls the last.

    It is the last that was over when the home market closed, but for a text told on the morning after, whose
    night followed the home session.
    """
    trades = calendars.is_session(day, market.exchange)
    if trades and (not closes_later(market, home, day) or is_told_after(text, market, day)):
        return day
    return calendars.previous(day, market.exchange)


def closes_later(market: Market, home: Market, day: dt.date) -> bool:
    """Tell whether a market's session ends behind another's of the same date."""
    return calendars.closing_time(day, market.exchange) > calendars.closing_time(day, home.exchange)


@functools.cache
def _dated(market: str) -> Pattern:
    """Return the pattern of a day that is told as one of another market's: 13일(현지시간), 미국 증시(16일 현지시간)."""
    where = places(market)
    return compiled(
        rf"(?<!\d)(?P<day>\d{{1,2}})일(?:\s?\(\s?(?:현지|{where})|\s(?:현지|{where})|\([^()\n]*\)\s(?:{where}))"
        rf"|(?:{where})\s?(?:증시|시장)?\s?\(\s?(?P<behind>\d{{1,2}})일"
    )


@functools.cache
def _that_night(market: str) -> Pattern:
    """Return the pattern of the night that followed a session, told as one that is over: 그날 밤 뉴욕의 화면은."""
    return compiled(
        rf"(?:그날|이날|같은\s날|당일)\s밤,?\s(?:[^.,\n]{{0,10}}\s)?(?:{places(market)})[^.\n]{{0,30}}(?<![앞발예전나])[은는이가도]\s"
    )


def is_told_after(text: str, market: Market, day: dt.date) -> bool:
    """Tell whether a text is told once the night after a session is over: it says so, or dates that night."""
    if _MORNING.search(text, 0, _TITLE) or _that_night(market.name).search(text):
        return True
    return any(
        int(found["day"] or found["behind"]) == day.day for found in _dated(market.name).finditer(text)
    )


@functools.cache
def is_of_same_day(about: str, home: str) -> bool:
    """Tell whether an index that another market's wraps tell is of a place whose day is the home market's own."""
    told = market_of(about)
    return told != home and any(
        one.symbol == about and one.region == "asia" for one in markets.named(told).elsewhere
    )


def is_next_day(market: Market, day: dt.date) -> bool:
    """Tell whether a market's session before a day was on the working day before it.

    What another place's index moved by is recorded from one session of that market to its next, over
    whatever days it rested between.
    """
    return not any(
        (day - dt.timedelta(days=back)).weekday() < _SATURDAY
        for back in range(1, (day - calendars.previous(day, market.exchange)).days)
    )


_SATURDAY = 5

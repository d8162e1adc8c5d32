"""When in its day a value is taken: by the clock of a place, or at a market's close.

``00:00 Europe/London`` is London's midnight as the day begins, ``close us`` the close of New York's session
of the day, half days included.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from newsgen import calendars
from newsgen.errors import UsageProblem
from newsgen.markets import every, named
from newsgen.markets.market import Market

CLOSE = "close"
"""The word before a market's name."""

Clock = Callable[[dt.date], dt.datetime | None]
"""When the value of a day is taken; None where the day has no such moment."""

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_ZONE = re.compile(r"[A-Za-z_]+(/[A-Za-z0-9_+-]+)+")


@functools.cache
def read(text: str) -> Clock:
    """Return the clock that a text says; raises UsageProblem, with why, where it is none."""
    first, _, rest = text.partition(" ")
    if first == CLOSE:
        return functools.partial(_close, named(rest))
    time = _TIME.fullmatch(first)
    if time is None:
        raise UsageProblem(f"시각이 아닙니다(HH:MM 시간대): {text}")
    return functools.partial(_at, dt.time(int(time[1]), int(time[2]), tzinfo=_zone(rest)))


def at_close(market: Market) -> str:
    """Return the text of a market's close."""
    return f"{CLOSE} {market.name}"


def told(text: str) -> str:
    """Return a clock as a person reads it: ``런던 00:00``, ``뉴욕 장 마감``; as it stands where it is none.

    A place is named in Korean where a market's table names its zone.
    """
    first, _, rest = text.partition(" ")
    if first == CLOSE:
        return next((f"{each.nouns.place} 장 마감" for each in every() if each.name == rest), text)
    place = next((each.nouns.place for each in every() if each.zone.key == rest), rest)
    return f"{place} {first}" if place else text


def untold(series: Iterable[str]) -> str:
    """Say that series are not printed for want of their moment, and what to do about it."""
    return (
        f"{', '.join(series)}: 하루 중 언제의 값인지 몰라 싣지 않습니다. "
        "series.toml에 시각을 적은 시세 폴더를 newsgen import로 다시 들여오십시오."
    )


def _zone(name: str) -> ZoneInfo:
    try:
        if _ZONE.fullmatch(name):
            return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # no file, a folder, or no zone in it
        pass
    raise UsageProblem(f"모르는 시간대입니다: {name or '빈칸'}(예: Europe/London)")


def _at(time: dt.time, day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, time)


def _close(market: Market, day: dt.date) -> dt.datetime | None:
    first, last = calendars.bounds(market.exchange)
    if not first <= day <= last or not calendars.is_session(day, market.exchange):
        return None
    return calendars.closing_time(day, market.exchange)

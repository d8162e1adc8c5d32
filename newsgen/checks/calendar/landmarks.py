"""Days of the background that everybody knows: a date beside one of them has to be its own."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.periods import Period
from newsgen.patterns import compiled
from newsgen.resources import listing
from newsgen.sought import Pattern

YEAR: Final = "year"
_DATE = compiled(
    r"(?<![\d.,~∼가-힣])(?:(?P<year>20\d\d|19\d\d)년|(?P<word>재작년|지난해|작년|올해|지난달|전달|이달))?\s?(?:(?P<month>\d{1,2})월)?\s?(?:(?P<day>\d{1,2})일)?"
    r"(?:에|의|\s밤|\s새벽|\(현지\s?시[간각]\))?\s(?=(?P<tail>[^\n.]{4,40}))"
)
_WHICH = compiled(r"^[가-힣]{1,6}[된한던진]\s")
"""An attribute before what happened: 10월 1일 시작된 연방정부 셧다운."""
_YEARS = {"재작년": -2, "지난해": -1, "작년": -1, "올해": 0}


class Landmark(NamedTuple):
    """What happened, the words that stand behind its date, and all days of that name."""

    name: str
    words: Pattern
    days: tuple[dt.date, ...]


def check(look: Look) -> Iterator[Flaw]:
    """Yield dates that no day of what is named beside them has."""
    known = [one for one in _landmarks() if one.words.search(look.own)]
    for found in _DATE.finditer(look.own) if known else ():
        period = _period(found, look.day)
        for one in known if period else ():
            days = [day for day in one.days if day <= look.day]
            if (
                period is None
                or not any(one.words.match(told) for told in (found["tail"], _WHICH.sub("", found["tail"])))
                or not days
                or period.first > look.day
            ):
                continue
            if any(period.first <= day <= period.last for day in days):
                continue
            end = found.start() + len(found[0].rstrip())
            message = f"{one.name}: {', '.join(f'{day:%Y-%m-%d}' for day in days[-2:])}."
            yield Flaw(YEAR, Kind.FALSE, found.start(), end, message)


def _period(found: re.Match[str], now: dt.date) -> Period | None:
    """Return the days that a date covers; None where it says no more than a day, or nothing."""
    year, month, day = (int(found[name]) if found[name] else None for name in ("year", "month", "day"))
    word = found["word"]
    if word in _YEARS:
        year = now.year + _YEARS[word]
    elif word:
        of = now if word == "이달" else now.replace(day=1) - dt.timedelta(days=1)
        if month:
            return None
        year, month = of.year, of.month
    if month is None or not 1 <= month <= _MONTHS:
        return (
            Period(dt.date(year, 1, 1), dt.date(year, _MONTHS, 31))
            if year and month is None and not day
            else None
        )
    if year is None:
        year = now.year if (month, day or 1) <= (now.month, now.day) else now.year - 1
    try:
        if day:
            return Period(dt.date(year, month, day), dt.date(year, month, day))
        first = dt.date(year, month, 1)
    except ValueError:
        return None
    return Period(first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1))


_MONTHS = 12


@functools.cache
def _landmarks() -> tuple[Landmark, ...]:
    listed = listing("landmarks.toml")["landmark"]
    return tuple(
        Landmark(one["name"], compiled(one["words"]), tuple(map(dt.date.fromisoformat, one["days"])))
        for one in listed
    )

"""Moves and comparisons told of another year than they are of: since the end of a year, within a month of it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator

from newsgen import markets
from newsgen.checks.agree import agrees
from newsgen.checks.calendar.years import YEAR, year_end
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Claim, Measure
from newsgen.patterns import compiled

_MONTH_AGO = compiled(
    r"(?<!\d)(?P<month>\d{1,2})월[^.]{0,24}?(?P<word>지난해|작년)\s(?P<other>\d{1,2})월(?:보다|에 비해| 대비)"
)
_NEAR = 4
"""Figures that may stand in the few characters behind a date."""
_YEAR_END = compiled(
    r"(?P<year>20\d\d)년\s(?:말(?:\s대비|보다|에 비해|과 비교|\s이후)|(?P<since>들어|연초\s?(?:이후|이래|대비|부터)|초\s?(?:이후|이래|대비|부터)))"
)
_OF_MONTH = compiled(
    r"(?P<year>20\d\d)년\s(?P<month>\d{1,2})월(?:\s?(?:한\s달|들어|월간)|(?:의)?\s(?:월간\s)?(?:상승|하락|수익|등락)률)"
)
"""A month with its year, over which a move is told."""


def _behind(look: Look, at: int, most: int = 1) -> list[Claim]:
    """Return the first claims that begin at a place or behind it."""
    near = bisect_left(look.claims, at, key=lambda one: one.start)
    return look.claims[near : near + most]


def check(look: Look) -> Iterator[Flaw]:
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
    yield from _months(look)
    yield from _so_far(look)
    for found in _YEAR_END.finditer(look.own):
        claim = next(
            (
                one
                for one in _behind(look, found.end(), _NEAR)
                if one.start - found.end() < 24 and one.measure is Measure.CHANGE and one.abouts
            ),
            None,
        )
        ground = look.ground(claim.abouts[0]) if claim else None
        prices = ground.prices(claim.abouts[0]) if ground and claim else None
        if claim is None or ground is None or prices is None or prices.row(ground.session.day) is None:
            continue
        told, today = int(found["year"]), ground.session.day
        moved = {
            year: prices.moved(year_end(year - bool(found["since"])), today)
            for year in (told, told + 1, told - 1)
        }
        fits = [year for year, one in moved.items() if one is not None and agrees(claim.figure, one)]
        if fits and told not in fits:
            yield Flaw(
                YEAR,
                Kind.FALSE,
                found.start("year"),
                found.start("year") + 5,
                f"{claim.figure.value}%는 {fits[0]}년 말과 견준 것입니다.",
                f"{fits[0]}년",
            )


_SO_FAR = compiled(
    r"(?P<year>20\d\d)년(?:에)?\s(?:(?P<since>들어)|누적|연간|한 해)(?:[^.,\d%]|\d(?=\d*(?:지수|선물)))*?(?=\d[\d.]*%)"
)
"""A year told as the one that runs, up to its move: 2024년 들어 지수 상승률은."""
_ONCE = compiled(r"[^.]{0,40}(?:[었았했렸랐던](?:지만|으나|는데)|던\s)")


def _so_far(look: Look) -> Iterator[Flaw]:
    """Yield the year before told as the one that runs, where the move told is this year's, not that one's."""
    market = markets.named(look.home)
    for found in _SO_FAR.finditer(look.own) if "년" in look.own else ():
        if int(found["year"]) != look.day.year - 1 or _ONCE.match(look.own, found.end()):
            continue
        claim = next((one for one in _behind(look, found.end()) if one.start == found.end()), None)
        if claim is None or claim.measure is not Measure.CHANGE:
            continue
        for about in claim.abouts or market.indices:
            this, last = (_year(look, about, year) for year in (look.day.year, look.day.year - 1))
            if this is None or last is None or agrees(claim.figure, last) or not agrees(claim.figure, this):
                continue
            start = found.start("year")
            message = f"{claim.figure.value}%는 {look.day.year}년의 것입니다."
            yield Flaw(YEAR, Kind.FALSE, start, start + 5, message, f"{look.day.year}년")
            break


def _year(look: Look, about: str, year: int) -> float | None:
    """Return what a subject moved by in a year, in percent, up to the text's session; None where unknown."""
    ground = look.ground(about)
    prices = ground.prices(about) if ground else None
    return prices.moved(year_end(year - 1), min(year_end(year), look.day)) if prices else None


def _months(look: Look) -> Iterator[Flaw]:
    """Yield a month told of another year, where the move told is that of the month of the text's own year."""
    for found in _OF_MONTH.finditer(look.own):
        year, month = int(found["year"]), int(found["month"])
        claim = next((one for one in _behind(look, found.end()) if one.start - found.end() < _SOON), None)
        if claim is None or claim.measure is not Measure.CHANGE or len(claim.abouts) != 1:
            continue
        moved = {told: _month(look, claim.abouts[0], told, month) for told in (year, year + 1, year - 1)}
        fits = [told for told, value in moved.items() if value is not None and agrees(claim.figure, value)]
        if fits and year not in fits and moved[year] is not None:
            start = found.start("year")
            message = f"{claim.figure.value}%는 {fits[0]}년 {month}월의 것입니다."
            yield Flaw(YEAR, Kind.FALSE, start, start + 5, message, f"{fits[0]}년")


_SOON = 30
"""Characters behind a month in which stands what moved in it."""


def _month(look: Look, about: str, year: int, month: int) -> float | None:
    """Return what a subject moved by in a month, in percent, up to the text's session; None where unknown."""
    ground = look.ground(about)
    prices = ground.prices(about) if ground else None
    if ground is None or prices is None or not 1 <= month <= 12:
        return None
    first = dt.date(year, month, 1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    if first > ground.session.day:
        return None
    one = dt.timedelta(days=1)
    return prices.moved(first - one, min(following - one, ground.session.day))

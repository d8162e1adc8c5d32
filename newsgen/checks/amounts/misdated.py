"""A figure that is right but for its day: the day's own told as the day before's, another date's, another year's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

import numpy as np

from newsgen.checks.amounts.binding import sentence_of
from newsgen.checks.amounts.readings import MOVES, Truth
from newsgen.checks.amounts.shapes import PLACES, length
from newsgen.checks.amounts.telling import fact, told
from newsgen.checks.amounts.truths import bears, fits
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.recorded import Prices
from newsgen.checks.redated import of_year
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY
from newsgen.claims.told_days import EVE
from newsgen.patterns import compiled

_DATE = compiled(r"(?<![\d.,~])(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일")
_NEAR = 5
"""Sessions around a day that a date may be meant for."""
_EVE = compiled(r"전날|전 거래일|직전 거래일|전일|어제")
_LAST_YEAR = compiled(r"(?:지난해|작년|올해|(?P<year>\d{4})년)\s(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일")


def other_day(look: Look, claim: Claim, truth: Truth) -> Flaw | None:
    """Return the flaw of a move that is told as the day before's and is the day's own."""
    ground = look.ground(truth.about)
    if claim.days != (EVE,) or ground is None or claim.measure not in MOVES:
        return None
    now = ground.value(truth.about, claim.measure, claim.when, truth.span, ground.session.day)
    at = sentence_of(look, claim)
    found = list(_EVE.finditer(look.text, at, claim.start))
    if (
        now is None
        or not found
        or not fits(claim, truth._replace(value=now))
        or not bears(claim, truth._replace(value=now))
    ):
        return None
    message = f"{look.day:%Y-%m-%d}의 수치입니다. {told(look, claim, truth)}"
    return Flaw("day", Kind.FALSE, *found[-1].span(), message, "이날", fact=fact(truth, claim))


def other_date(look: Look, claim: Claim, truth: Truth) -> Flaw | None:
    """Return the flaw of a date beside a level that is the close of another day near it, to the last digit."""
    ground = look.ground(truth.about)
    if not claim.days or claim.days[0].year == 1 or ground is None:
        return None
    if claim.measure in MOVES:
        return _moved_today(look, claim, truth, ground)
    if claim.measure is not Measure.LEVEL or truth.day == ground.session.day:
        return None  # of the text's own day a level that is left is the slip, not the date
    at = sentence_of(look, claim)
    found = [
        one for one in _DATE.finditer(look.text, at, claim.start) if int(one["day"]) == claim.days[0].day
    ]
    prices = ground.prices(truth.about)
    row = prices.last(truth.day) if prices else None
    if not found or prices is None or row is None or claim.figure.step >= 1:
        return None
    if _moved_then(look, claim, truth, ground):
        return None
    is_record = _RECORD.search(look.text, found[-1].end(), claim.start) is not None
    if is_record and _is_standing_record(prices, row, ground.session.day):
        return None
    near = range(max(row - _NEAR, 0), min(row + _NEAR, len(prices.days) - 1) + 1)
    same = [
        prices.days[n] for n in near
        if prices.days[n] <= look.day and fits(claim, truth._replace(value=float(prices.close[n])))
    ]  # fmt: skip
    if len(same) != 1:
        return None
    month = f"{same[0].month}월 " if found[-1]["month"] else ""
    message = f"이 수치는 {same[0]:%Y-%m-%d}의 것입니다. {told(look, claim, truth)}"
    right = f"{month}{same[0].day}일"
    return Flaw("day", Kind.FALSE, *found[-1].span(), message, right, fact=fact(truth, claim))


def _moved_then(look: Look, claim: Claim, truth: Truth, ground: Ground) -> bool:
    """Tell whether the move told with a level is that of the date beside it: then the level was left, not the date."""
    for each in look.claims:
        if each.group == claim.group and each.measure in MOVES and each.figure.is_exact:
            value = ground.value(truth.about, each.measure, each.when, DAY, truth.day)
            then = truth._replace(value=value) if value is not None else None
            if each.span == DAY and then is not None and fits(each, then) and bears(each, then):
                return True
    return False


_RECORD = compiled("최고|고점")


def _is_standing_record(prices: Prices, row: int, day: dt.date) -> bool:
    """Tell whether a row has the highest close of all before a day: then a level beside its date is the slip."""
    before = prices.close[: prices.row(day) or 0]
    return row < len(before) and bool(prices.close[row] >= np.nanmax(before))


def _moved_today(look: Look, claim: Claim, truth: Truth, ground: Ground) -> Flaw | None:
    """Return the flaw of a date beside an exact move that is the text's own day's."""
    of_index = truth.about.startswith("^") and claim.figure.step < 1
    here = claim.figure.is_exact and (of_index or length(claim.figure) >= PLACES)
    if not here or claim.days[0] == ground.session.day:
        return None
    at = sentence_of(look, claim)
    found = [
        one for one in _DATE.finditer(look.text, at, claim.start) if int(one["day"]) == claim.days[0].day
    ]
    now = ground.value(truth.about, claim.measure, claim.when, truth.span, ground.session.day)
    if not found or now is None or not fits(claim, truth._replace(value=now)):
        return None
    day = ground.session.day
    message = f"이 수치는 {day:%Y-%m-%d}의 것입니다. {told(look, claim, truth)}"
    # the figure may be the slip as well as the date
    return Flaw("day", Kind.FALSE, *found[-1].span(), message, fact=fact(truth, claim))


def other_year(look: Look, claim: Claim, truth: Truth) -> Flaw | None:
    """Return the flaw of a date whose year is another one: its figures are of the same day of that year."""
    ground = look.ground(truth.about)
    found = _dated(look, claim)
    if found is None or ground is None:
        return None
    for day in _same_day(look, claim, truth.day, ground.prices(truth.about)):
        value = ground.value(truth.about, claim.measure, claim.when, truth.span, day)
        if value is not None and fits(claim, truth._replace(value=value)):
            return of_year(look, day, *found.span(), in_figures=bool(found["year"]), fact=fact(truth, claim))
    return None


def other_years_session(look: Look, claim: Claim) -> Flaw | None:
    """Return the flaw of a date without a session, beside a level that was reached on the same day of another year."""
    ground = look.ground(claim.abouts[0]) if len(claim.abouts) == 1 else None
    found = _dated(look, claim)
    if found is None or ground is None or claim.measure is not Measure.LEVEL or claim.why_open:
        return None
    about, told_day = claim.abouts[0], claim.days[0]
    claim = claim._replace(figure=claim.figure._replace(bound=""))  # what was passed is the level itself
    if ground.is_session(told_day):
        return None
    for day in _same_day(look, claim, told_day, ground.prices(about)):
        for when in (When.CLOSE, When.HIGH, When.LOW):
            value = ground.value(about, claim.measure, when, DAY, day)
            truth = Truth(about, day, DAY, value, ground.grain(about)) if value is not None else None
            if truth is not None and fits(claim._replace(when=when), truth):
                return of_year(
                    look, day, *found.span(), in_figures=bool(found["year"]), fact=fact(truth, claim)
                )
    return None


def _dated(look: Look, claim: Claim) -> re.Match[str] | None:
    """Return the date with its year that stands before a claim of that day, the last one of its sentence."""
    if not claim.days:
        return None
    day, at = claim.days[0], sentence_of(look, claim)
    found = [
        one
        for one in _LAST_YEAR.finditer(look.text, at, claim.start)
        if (int(one["month"]), int(one["day"])) == (day.month, day.day)
    ]
    return found[-1] if found else None


def _same_day(look: Look, claim: Claim, day: dt.date, prices: Prices | None) -> Iterator[dt.date]:
    """Yield the same day of other years, the nearest first: of all that are known for a level told to its last digit."""
    fine = claim.measure is Measure.LEVEL and claim.figure.is_exact and claim.figure.step < 1
    first = prices.days[0].year if fine and prices and prices.days else day.year - 1
    last = look.day.year if fine else day.year + 1
    for year in sorted(range(first, last + 1), key=lambda one: (abs(one - day.year), -one)):
        with suppress(ValueError):
            other = day.replace(year=year)
            if other != day and other <= look.day:
                yield other

"""Figures of days gone by whose subject no name beside them tells: what an index has only of another such day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress

from newsgen import markets
from newsgen.checks.amounts.shapes import is_misprint
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.recorded import Prices
from newsgen.checks.redated import of_year
from newsgen.checks.written import written
from newsgen.claims import Measure
from newsgen.claims.when import date_of
from newsgen.patterns import compiled

_MOVED = compiled(
    r"(?P<dated>(?:(?P<year>20\d\d)년|(?P<word>지난해|작년|올해))\s(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일)의\s"
    r"(?P<value>\d{1,2}\.\d{2})%\s?(?P<way>급락|하락|폭락|내림|낙폭|조정|급등|상승|폭등|오름|반등)"
)
"""A dated move that is a noun: 지난해 2월 28일의 3.39% 급락."""
_UP = frozenset({"급등", "상승", "폭등", "오름", "반등"})
_EVE_CLOSE = compiled(
    r"(?:전날|전 거래일|직전 거래일|어제)의?\s(?:종가(?:인|였던|는|\()\s?(?P<level>\d[\d,]*\.\d{2})(?!\d|%|원|달러)"
    r"|(?P<closed>\d[\d,]*\.\d{2})(?:포인트)?(?:으로|로|에서|에)\s(?:거래를\s|장을\s)?(?:마감|마쳤|마친|마치|끝[났난내낸]))"
)
"""The close of the day before: 전날 종가인 4010.41, 어제 4010.41로 마감하며."""
_NEAR = 10
"""Sessions before the day before whose close may have been left standing."""
_CENT = 0.006
_FINE = 0.011


def check(look: Look) -> Iterator[Flaw]:
    """Yield dates and closes that are another year's or another day's, by all indices of the text's market."""
    ground = look.grounds.get(look.home)
    if ground is None or not look.is_closing:
        return
    indices = [one for name in markets.named(look.home).indices if (one := ground.prices(name)) is not None]
    yield from _moves(look, indices)
    yield from _closes(look, ground, indices)
    yield from _levels(look, indices)


def _levels(look: Look, indices: list[Prices]) -> Iterator[Flaw]:
    """Yield a level of a day gone by, of nobody named, that one index's close of that day is but for its digits."""
    for claim in look.claims:
        fine = (
            claim.figure.is_exact
            and float(claim.figure.step) <= _FINE
            and claim.figure.unit in {"", "points"}
        )
        if claim.measure is not Measure.LEVEL or claim.abouts or len(claim.days) != 1 or not fine:
            continue
        (day,) = claim.days
        rows = [(one, row) for one in indices if day.year > 1 and day < look.day and (row := one.row(day))]
        told = float(claim.figure.value)
        known = [
            abs(float(column[row]) - told) < _CENT
            for one, row in rows
            for column in (one.close, one.high, one.low, one.open)
            if column is not None
        ]
        meant = [close for one, row in rows if is_misprint(claim.figure, close := float(one.close[row]))]
        if not any(known) and len(meant) == 1:
            right = written(claim.figure, look.text[claim.start : claim.end], meant[0])
            message = f"{day:%Y-%m-%d} 종가는 {meant[0]:,.2f}입니다."
            yield Flaw("level", Kind.FALSE, claim.start, claim.end, message, right)


def _moves(look: Look, indices: list[Prices]) -> Iterator[Flaw]:
    """Yield the year of a move that no index had on that day, and one had on the same day of another year."""
    for found in _MOVED.finditer(look.own):
        told = date_of(found, look.day)
        size = float(found["value"]) * (1 if found["way"] in _UP else -1)
        if told is None or any(_is_moved(one, told, size) for one in indices):
            continue
        for year in (told.year + 1, told.year - 1):
            with suppress(ValueError):
                other = told.replace(year=year)
                if other <= look.day and any(_is_moved(one, other, size) for one in indices):
                    yield of_year(look, other, *found.span("dated"), in_figures=bool(found["year"]))
                    break


def _is_moved(prices: Prices, day: dt.date, size: float) -> bool:
    """Tell whether prices moved by so many percent on a day, to the last digit."""
    row = prices.row(day)
    if not row:
        return False
    return abs(float(prices.close[row] / prices.close[row - 1] - 1) * 100 - size) < _CENT


def _closes(look: Look, ground: Ground, indices: list[Prices]) -> Iterator[Flaw]:
    """Yield a close told as the day before's that is exactly an index's of a session before it."""
    eve = ground.previous(look.day)
    for found in _EVE_CLOSE.finditer(look.own):
        group = "level" if found["level"] else "closed"
        level = float(found[group].replace(",", ""))
        rows = [(one, row) for one in indices if (row := one.row(eve)) is not None]
        if any(abs(float(one.close[row]) - level) < _CENT for one, row in rows):
            continue
        older = [
            (float(one.close[row]), one.days[n])
            for one, row in rows
            for n in range(max(row - _NEAR, 0), row)
            if abs(float(one.close[n]) - level) < _CENT
        ]
        if len(older) == 1:
            close, day = older[0]
            right = f"{close:,.2f}" if "," in found[group] else f"{close:.2f}"
            message = f"이 수치는 {day:%Y-%m-%d}의 것입니다. {eve:%Y-%m-%d} 종가는 {close:,.2f}입니다."
            yield Flaw("day", Kind.FALSE, *found.span(group), message, right)

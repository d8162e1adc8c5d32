"""What is recorded of one subject: its prices by session, and what they come to in any measure.

What is not recorded is None, never a guess.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

import msgspec
import numpy as np

from newsgen import calendars
from newsgen.claims import Measure, Span, When
from newsgen.facts import fact as inputs
from newsgen.model import Input
from newsgen.snapshot import Floats, Series
from newsgen.snapshot.snapshot import Observations, to_date

_BEFORE = {"last_week": Span("week"), "last_month": Span("month")}
"""Spans that ended before the day's own: what they were on their last day."""


class Range(NamedTuple):
    """All that a value was within a session."""

    low: float
    high: float


class Prices(NamedTuple):
    """One subject's prices by session; NaN where none."""

    days: list[dt.date]
    close: Floats
    open: Floats | None = None
    high: Floats | None = None
    low: Floats | None = None
    rebased: dt.date | None = None
    """The session before which they are adjusted to a base price."""
    observed: Observations | None = None
    """What they are where they are no prices but a series of rates."""

    @classmethod
    def of_series(cls, one: Series) -> Prices:
        """Return those of an index, or of a company of its own."""
        return cls(one.days.tolist(), one.close, one.open, one.high, one.low, rebased=one.rebased)

    @classmethod
    def of_rates(cls, one: Observations) -> Prices:
        """Return those of a yield or a currency."""
        return cls(one.days.tolist(), one.values, observed=one)

    def row(self, day: dt.date) -> int | None:
        """Return where a day stands; None where it is not there."""
        at = bisect_right(self.days, day) - 1
        return at if at >= 0 and self.days[at] == day else None

    def last(self, day: dt.date) -> int | None:
        """Return the last row up to a day."""
        at = bisect_right(self.days, day) - 1
        return at if at >= 0 else None

    def moved(self, since: dt.date, until: dt.date) -> float | None:
        """Return by how much, in percent, the last close up to a day is off that up to an earlier one.

        None where one of them is not there, or both are the same.
        """
        base, row = self.last(since), self.last(until)
        if base is None or row is None or base >= row:
            return None
        moved = float((self.close[row] / self.close[base] - 1) * 100)
        return moved if np.isfinite(moved) else None

    def value(self, measure: Measure, when: When, span: Span, day: dt.date) -> float | Range | None:
        """Return what a measure was on a day; a range for what was within it."""
        row = self.row(day)
        if row is None:
            return None
        if span.kind in _BEFORE:
            first = calendars.monday(day) if span.kind == "last_week" else day.replace(day=1)
            row = self.last(first - dt.timedelta(days=1))
            if row is None:
                return None
            day, span = self.days[row], _BEFORE[span.kind]
        if measure is Measure.PREVIOUS:
            return _at(self.close, row - 1)
        if when is When.CLOSE:
            return self._move(_at(self.close, row), measure, span, row, day)
        if when is When.OPEN:
            return self._move(_at(self.open, row), measure, span, row, day)
        high, low = (self._move(_at(each, row), measure, span, row, day) for each in (self.high, self.low))
        if high is None or low is None:
            return None
        if when in {When.HIGH, When.LOW}:
            return high if when is When.HIGH else low
        return Range(low, high)

    def behind(self, about: str, measure: Measure, when: When, span: Span, day: dt.date) -> tuple[Input, ...]:
        """Return what a value is computed from: what a move is measured from, then what it came to."""
        row = self.row(day)
        if row is None:
            return ()
        if measure is Measure.PREVIOUS:
            return tuple(self._inputs(about, "close", row - 1))
        fields = ("low", "high") if when is When.WITHIN else (when.value,)
        last = tuple(each for field in fields for each in self._inputs(about, field, row))
        if measure is Measure.LEVEL:
            return last
        at = self._base(span, row, day)
        base = tuple(self._inputs(about, "close", at)) if at is not None else ()
        if span.kind == "day" and base and last and self.observed is None:
            base = inputs.against(base[0], last[-1], self.rebased)[:1]
        return (*base, *last)

    def _move(self, now: float | None, measure: Measure, span: Span, row: int, day: dt.date) -> float | None:
        """Return how far a price is off the close that moves over a span are measured from; a level as it is."""
        if now is None or measure is Measure.LEVEL:
            return now
        at = self._base(span, row, day)
        base = None if at is None else _at(self.close, at)
        if base is None:
            return None
        if measure is Measure.POINTS:
            return now - base
        if measure is Measure.BP:
            return (now - base) * 100
        return (now / base - 1) * 100 if base > 0 else None

    def _base(self, span: Span, row: int, day: dt.date) -> int | None:
        """Return where the close stands that a move is measured from."""
        if span.kind == "day":
            return row - 1
        if span.kind == "sessions":
            return row - span.sessions if row >= span.sessions else None
        firsts = {
            "week": calendars.monday(day),
            "month": day.replace(day=1),
            "year": day.replace(month=1, day=1),
        }
        if span.kind not in firsts:
            return None
        at = self.last(firsts[span.kind] - dt.timedelta(days=1))
        if at is None or (firsts[span.kind] - self.days[at]).days > 10:
            return None
        return at

    def _inputs(self, about: str, field: str, row: int) -> Iterator[Input]:
        """Yield one recorded value as an input; nothing where it is not recorded."""
        columns = {"close": self.close, "open": self.open, "high": self.high, "low": self.low}
        value = _at(columns[field], row)
        if value is None:
            return
        observed = self.observed
        if observed is not None:
            date = to_date(observed.dates[row]) if observed.dates is not None else self.days[row]
            at = observed.clock or msgspec.UNSET
            yield Input(symbol=observed.symbol or about, date=date, value=value, field="rate", at=at)
        elif field == "close":
            yield inputs.close(about, self.days[row], value, self.rebased)
        else:
            yield Input(symbol=about, date=self.days[row], value=value, field=field)


def _at(column: Floats | None, row: int) -> float | None:
    if column is None or not 0 <= row < len(column):
        return None
    value: float = column.item(row)
    return value if isfinite(value) else None

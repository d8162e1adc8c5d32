"""The economic releases that an article knows: the table ``data/releases.toml``, by code and by name."""

from __future__ import annotations

import datetime as dt
import functools
import re
from typing import Literal

import msgspec

from newsgen.model import Record
from newsgen.resources import listing

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""As calendars of releases call the month that a figure is about, in lower case."""
_SPACES = re.compile(r"\s+")


class Indicator(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure that an agency publishes at intervals."""

    code: str
    title: str
    name: str
    short: str
    headline: str
    family: str
    agency: str
    unit: Literal["percent", "thousand", "index"]
    kind: Literal["growth", "share", "amount"]
    """Whether its figure is itself a rise or a fall (CPI 상승률), a share of something, or an amount."""
    every: Literal["month", "week", "meeting"]
    range: tuple[float, float]
    weight: float
    names: tuple[str, ...]
    core_of: str = ""
    """The indicator that it is the core of."""
    revision: float | None = None
    """How far a release revises the period before, at most; None where that is not known."""
    miss: float | None = None
    """How far a figure was from its forecast, at most."""
    move: float | None = None
    """How far it was from the period before, at most."""
    market: str
    """The market on whose days it comes out."""

    @property
    def decimals(self) -> int:
        """How many decimals it is published with."""
        return 2 if self.every == "meeting" else 0 if self.unit == "thousand" else 1

    def revises(self, was: float, now: float) -> bool:
        """Tell whether a release can revise the period before from one value to another."""
        return self.revision is None or abs(now - was) <= self.revision + 1e-9

    def can_be(self, value: float) -> bool:
        """Tell whether the figure can have a value; NaN and infinity it never has."""
        low, high = self.range
        return low <= value <= high


@functools.cache
def indicators() -> dict[str, Indicator]:
    """Return the shipped table by code, in its order."""
    read = listing("releases.toml")
    rows = [{"market": read["market"], **row} for row in read["release"]]
    return {one.code: one for one in msgspec.convert(rows, list[Indicator])}


@functools.cache
def _names() -> dict[str, Indicator]:
    return {_folded(name): one for one in indicators().values() for name in one.names}


def called(name: str) -> Indicator | None:
    """Return what a source calls so, whatever the case; a star behind it (a footnote) does not count."""
    return _names().get(_folded(name))


def _folded(name: str) -> str:
    return _SPACES.sub(" ", name).strip(" *").casefold()


def month_before(released: dt.date, month: int) -> dt.date:
    """Return the first day of the latest ``month`` (1 to 12) that had begun by the day of a release."""
    return dt.date(released.year - (month > released.month), month, 1)


def week_of(released: dt.date) -> dt.date | None:
    """Return the Sunday that the week of a weekly release began on: it ended on the Saturday before.

    They come out on Thursdays, a day off around holidays. On other days of the week it is not certain which
    week is meant: None.
    """
    if released.weekday() not in {2, 3, 4}:
        return None
    return released - dt.timedelta(days=released.weekday() + 8)


def period_end(one: Indicator, period: dt.date) -> dt.date:
    """Return the last day of the month or the week that begins on ``period``; of a meeting that day."""
    if one.every == "month":
        return (period.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return period + dt.timedelta(days=6) if one.every == "week" else period


def period_before(one: Indicator, period: dt.date) -> dt.date | None:
    """Return the first day of the period before."""
    if one.every == "week":
        return period - dt.timedelta(days=7)
    return (period - dt.timedelta(days=1)).replace(day=1) if one.every == "month" else None

"""Yahoo's calendar of economic events: which rows are releases that are followed, and what of them is sure.

Figures come in the unit of the indicator (thousands of persons, percent). Yahoo's "prior" is the period
before as revised, its "originally reported" what it had been. A zero may stand for a figure that is not
there, and yfinance takes it for one; so it does here: a month without change is then not told, not made up.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsgen import indicators
from newsgen.indicators import Indicator
from newsgen.sources.batch import Batch, Release
from newsgen.sources.live.yahoo import tables
from newsgen.sources.live.yahoo.assemble import ORIGIN
from newsgen.sources.live.yahoo.line import EVENT_FIELDS, ROWS, Connect, Line, connected
from newsgen.sources.live.yahoo.tables import Row
from newsgen.sources.live.yahoo.trouble import Trouble
from newsgen.sources.live.yahoo.wanted import core, crowd
from newsgen.sources.source import Fetched, Known, Occasion, Progress, Wanted

NEW_YORK = ZoneInfo("America/New_York")
"""Where the hours of America's statistics are told."""

PAGES = 20
"""Pages asked for at most: a week of the whole world's events is six."""
AHEAD = dt.timedelta(days=7)
"""How far ahead to ask on the last session of a week."""
SECONDS = 15.0
BACK = dt.timedelta(days=6)
"""How far back to ask where no release is known yet."""

_NAME, _COUNTRY, _TIME, _MONTH, *_FIGURES = EVENT_FIELDS
_RANGE = re.compile(r"\d+(?:\.\d+)?\s*[-–~]\s*(\d+(?:\.\d+)?)")
"""A target rate told as a range (``4.25-4.50``): its upper end is what a rate alone is."""

Send = Callable[[dt.date, dt.date, int], bytes]
"""Asks for the events of some days (both included), from a row on."""


class Days(NamedTuple):
    """The days whose releases are asked for, and how far ahead those that are due."""

    first: dt.date
    session: dt.date
    ahead: dt.timedelta


@dataclass(frozen=True, kw_only=True)
class YahooReleases:
    """The economic releases since the last one that is known; a brief can do without."""

    name: str = "yahoo-releases"
    fetches: str = "경제지표"
    origin: str = ORIGIN
    market: str = "us"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = False
    connect: Connect = connected

    def due(self, wanted: Wanted, known: Known) -> Days | None:
        """Return the days to ask for; due whenever the session's prices are, since most days have none."""
        if not (core(wanted, known) or crowd(wanted, known)):
            return None
        earliest = wanted.day - BACK
        ahead = AHEAD if wanted.session.is_last_of_week else dt.timedelta()
        return Days(max(known.released or earliest, earliest), wanted.day, ahead)

    def fetch(self, line: Line, days: Days, _: Progress) -> Fetched:
        """Ask Yahoo's calendar; where it does not answer, a notice says so."""
        begun, releases = line.requests, tuple[Release, ...]()
        try:
            with line.at_most(SECONDS):
                releases, told = ask(days.first, days.session, line.events, ahead=days.ahead)
        except Trouble as trouble:
            cause = "답 없음(404)" if trouble.status == 404 else trouble
            told = [f"야후에서 경제지표 일정을 받지 못했습니다: {cause}"]
        batch = Batch(origin=ORIGIN, releases=releases, notices=tuple(told))
        return Fetched(batch=batch, requests=line.requests - begun)


def ask(
    first: dt.date, session: dt.date, send: Send, *, ahead: dt.timedelta = dt.timedelta()
) -> tuple[tuple[Release, ...], list[str]]:
    """Ask for the releases from ``first`` to ``session``; return them, and a line for each row left out.

    Those of the days ``ahead`` are what is due: no figure of theirs is needed.

    Raises :class:`Trouble` where Yahoo does not answer; nothing is taken from half an answer.
    """
    rows: list[Row] = []
    for page in range(PAGES):
        body = send(first, session + ahead, page * ROWS)
        found = tables.page(body, EVENT_FIELDS, "경제지표 일정").rows
        rows += found
        if len(found) < ROWS:
            return _releases(rows, first, session, session + ahead)
    raise Trouble("경제지표 일정이 끝나지 않음")


def _releases(
    rows: list[Row], first: dt.date, session: dt.date, last: dt.date
) -> tuple[tuple[Release, ...], list[str]]:
    """Return what is sure of the rows; of two that contradict each other, neither is."""
    found: dict[tuple[str, dt.date | None, dt.date], Release] = {}
    doubtful: dict[tuple[str, dt.date | None, dt.date], str] = {}
    notices = []
    for row, indicator in _followed(rows):
        try:
            one = _release(row, indicator)
        except ValueError as why:
            notices.append(f"야후 경제지표 {indicator.title}: {why}")
            continue
        nothing = one.actual is one.forecast is None and one.date <= session
        if nothing or not first <= one.date <= last:
            continue
        known = found.setdefault(one[:3], one)
        if not _agree(known, one):
            doubtful[one[:3]] = f"야후 경제지표 {indicator.title}: {one.date} 수치가 서로 달라 뺌"
        found[one[:3]] = _joined(known, one)
    kept = tuple(one for key, one in found.items() if key not in doubtful)
    return kept, [*notices, *doubtful.values()]


def _followed(rows: list[Row]) -> Iterator[tuple[Row, Indicator]]:
    for row in rows:
        indicator = indicators.called(str(row.get(_NAME) or ""))
        if indicator is not None and row.get(_COUNTRY) == "US":
            yield row, indicator


def _release(row: Row, one: Indicator) -> Release:
    """Return a row as a release; raise ValueError, in Korean, for one in doubt."""
    released = _day(row.get(_TIME))
    actual, forecast, prior, original = (_figure(row.get(name), one) for name in _FIGURES)
    period = _period(row.get(_MONTH), one, released)
    revised = original is not None and prior is not None and original != prior
    return Release(
        one.code,
        period,
        released,
        actual=actual,
        forecast=forecast,
        previous=original if revised else prior,
        revised=prior if revised else None,
    )


def _day(moment: object) -> dt.date:
    """Return the day in New York; midnight in UTC stands for a day without an hour."""
    try:
        told = dt.datetime.fromisoformat(str(moment))
    except ValueError:
        raise ValueError(f"발표 시각을 읽을 수 없어 뺌({str(moment)[:30]})") from None
    if told.tzinfo is None or told.timetz() == dt.time(tzinfo=dt.UTC):
        return told.date()
    return told.astimezone(NEW_YORK).date()


def _figure(given: object, one: Indicator) -> float | None:
    if given is None or given in {"", "-"}:
        return None
    ends = _RANGE.fullmatch(str(given).strip()) if one.every == "meeting" else None
    try:
        value = float(ends[1] if ends else str(given))
    except ValueError:
        raise ValueError(f"숫자가 아닌 값이 있어 뺌({str(given)[:30]})") from None
    if not value or math.isnan(value):
        return None
    if not one.can_be(value):
        raise ValueError(f"있을 수 없는 값이 있어 뺌({value:g})")
    return value


def _period(given: object, one: Indicator, released: dt.date) -> dt.date | None:
    if one.every == "week":
        return indicators.week_of(released)
    if one.every == "meeting":
        return None
    month = str(given or "").strip().lower()[:3]
    if month not in indicators.MONTHS:
        raise ValueError(f"어느 달의 수치인지 읽을 수 없어 뺌({str(given)[:30]})")
    return indicators.month_before(released, indicators.MONTHS.index(month) + 1)


def _agree(one: Release, other: Release) -> bool:
    pairs = zip(one[3:], other[3:], strict=True)
    return all(a == b or a is None or b is None for a, b in pairs)


def _joined(one: Release, other: Release) -> Release:
    """Return two rows of one release as one: a calendar may list it with a footnote and without."""
    return Release(*one[:3], *(b if a is None else a for a, b in zip(one[3:], other[3:], strict=True)))

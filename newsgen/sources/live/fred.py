"""Rates and second opinions from FRED, the data service of the St. Louis Fed: no key, a day behind.

``fredgraph.csv`` answers a line a day: the date, then the value; a day without one is ``.`` or empty.
Columns are read by position, because the name of the first has changed before.

**Stand-by.** Where FRED has no value of the session yet (it seldom has in the morning after),
:mod:`newsgen.snapshot.load` takes the market's own quotes from the store instead, both days of a change
from the same series: ``^TNX`` for DGS10, ``^TYX`` for DGS30; DGS2 has none. The won and the dollar
index are the market's from the start (:mod:`newsgen.sources.live.yahoo.currencies`). SP500, NASDAQCOM, DJIA,
VIXCLS and DEXKOUS (New York's noon, a week behind) only serve to check others and are not printed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, NoReturn

from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.network.client import Client
from newsgen.sources.batch import Batch, Moment, Rate
from newsgen.sources.live import official
from newsgen.sources.live.web import Connect, connected
from newsgen.sources.source import Failure, Fetched, Known, Occasion, Progress, Wanted

ORIGIN = "미국 세인트루이스 연방준비은행(FRED)"
"""What an article's source line calls it."""
URL = "https://fred.stlouisfed.org/graph/fredgraph.csv"
HOST = "fred.stlouisfed.org"

_BONDS = "15:30 America/New_York"

PLAUSIBLE: dict[str, tuple[float, float]] = {
    "DGS2": (-2.0, 25.0),
    "DGS10": (-2.0, 25.0),
    "DGS30": (-2.0, 25.0),
    "DFEDTARL": (0.0, 25.0),
    "DFEDTARU": (0.0, 25.0),
    "SP500": (100.0, 1e5),
    "NASDAQCOM": (100.0, 5e5),
    "DJIA": (1000.0, 1e6),
    "VIXCLS": (3.0, 300.0),
    "DEXKOUS": (500.0, 5000.0),
}
"""The series that are asked for, and between what their values must lie."""
TAKEN = {"DGS2": _BONDS, "DGS10": _BONDS, "DGS30": _BONDS}
"""When those that are printed are taken (H.15): quotations of half past three in New York."""
_AT_ONCE = dt.timedelta()
_LATE = {"DEXKOUS": dt.timedelta(days=10)}
"""Published once a week, for the week before."""
_IN_A_ROW = 2
"""Series that may fail one after the other before the rest is given up."""


class Asked(NamedTuple):
    """What is to be asked for."""

    series: tuple[str, ...]
    first: dt.date
    last: dt.date


@dataclass(frozen=True, kw_only=True)
class Fred:
    """Yields, the target range, and what stands by for other sources."""

    name: str = "fred"
    fetches: str = "미국 국채 금리, 연준의 목표 범위"
    origin: str = ORIGIN
    market: str = "us"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = False
    connect: Connect = connected
    series: tuple[str, ...] = tuple(PLAUSIBLE)
    seconds: float = 30.0
    """What all series together may take: an article can do without them, for the market's own yields."""

    def due(self, wanted: Wanted, known: Known) -> Asked | None:
        """Return the series of which more is published than the store has, and from when on."""
        due = {
            name: start
            for name in self.series
            if (start := official.due(known.rates.get(name), wanted.session, _LATE.get(name, _AT_ONCE)))
        }
        return Asked(tuple(due), min(due.values()), wanted.day) if due else None

    def fetch(self, client: Client, ask: Asked, progress: Progress) -> Fetched:
        """Ask for each series; one that fails leaves the others alone.

        Raises:
            SourceUnreachable: no series came at all; the first cause.

        """
        rates: list[Rate] = []
        failures: dict[str, SourceUnreachable] = {}
        in_a_row, begun = 0, client.requests
        with client.at_most(self.seconds):
            for done, name in enumerate(ask.series, start=1):
                params = {"id": name, "cosd": str(ask.first), "coed": str(ask.last)}
                try:
                    rates += parse(name, client.get(URL, params), ask.first, ask.last)
                    in_a_row = 0
                except SourceUnreachable as error:
                    failures[name], in_a_row = error, in_a_row + 1
                progress(done, len(ask.series))
                if in_a_row == _IN_A_ROW:
                    break
        if len(failures) == done:
            raise next(iter(failures.values()))
        return Fetched(
            batch=Batch(origin=ORIGIN, rates=tuple(rates), moments=_moments(rates)),
            failures=tuple(Failure(name, str(error)) for name, error in failures.items()),
            requests=client.requests - begun,
        )


def _moments(rates: list[Rate]) -> tuple[Moment, ...]:
    """Return when the series that came are taken, as far as they are printed."""
    return tuple(Moment(name, TAKEN[name]) for name in sorted({one.series for one in rates} & TAKEN.keys()))


def parse(series: str, body: bytes, first: dt.date, last: dt.date) -> list[Rate]:
    """Read one answer; days outside of ``first`` to ``last`` are left out.

    Raises:
        SourceMalformed: it is anything but the whole of a plausible table of ``series``.

    """
    try:
        text = body.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        _malformed(series, "CSV가 아닙니다")
    if not rows or len(rows[0]) != 2 or rows[0][1].strip() != series:
        _malformed(series, "다른 것으로 답했습니다(머리글이 다름)")
    if not text.endswith("\n"):
        _malformed(series, "답이 중간에 끊겼습니다")
    observed = dict(_observations(series, rows[1:]))
    return [Rate(series, day, value) for day, value in sorted(observed.items()) if first <= day <= last]


def _observations(series: str, rows: list[list[str]]) -> Iterator[tuple[dt.date, float]]:
    low, high = PLAUSIBLE.get(series, (-math.inf, math.inf))
    seen: set[dt.date] = set()
    for line, row in enumerate(rows, start=2):
        try:
            date, text = row
            day = dt.date.fromisoformat(date.strip())
            value = None if text.strip() in {"", "."} else float(text)
        except ValueError:
            _malformed(series, f"{line}행을 읽을 수 없습니다")
        if day in seen:
            _malformed(series, f"{line}행의 날짜가 두 번 있습니다({day})")
        seen.add(day)
        if value is None:
            continue
        if not math.isfinite(value) or not low <= value <= high:
            _malformed(series, f"{day}의 값이 있을 수 없는 값입니다({value:g})")
        yield day, value


def _malformed(series: str, why: str) -> NoReturn:
    raise SourceMalformed(f"{HOST}: {series}을(를) 쓸 수 없습니다: {why}")

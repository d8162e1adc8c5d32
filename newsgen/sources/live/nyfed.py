"""The effective federal funds rate and the target range of each day, from the New York Fed: no key.

A day's rate is published the morning after; weekends and holidays have none. The range is the one in
force on that day: a decision moves it on the day after.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn

import msgspec

from newsgen.errors import SourceMalformed
from newsgen.network.client import Client
from newsgen.sources.batch import Batch, Rate
from newsgen.sources.live import official
from newsgen.sources.live.web import Connect, connected
from newsgen.sources.source import Fetched, Known, Occasion, Progress, Wanted

ORIGIN = "미국 뉴욕 연방준비은행"
"""What an article's source line calls it."""
URL = "https://markets.newyorkfed.org/api/rates/unsecured/effr/search.json"
HOST = "markets.newyorkfed.org"

FIELDS = {"EFFR": "percentRate", "DFEDTARL": "targetRateFrom", "DFEDTARU": "targetRateTo"}
"""Series, by FRED's names, and where each stands in an answer."""

_HIGHEST = 25.0
_WIDEST = 1.0
"""Percentage points that a target range may be wide; it has been 0.25 wide since 2008."""


class Days(NamedTuple):
    """The days that are asked for."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, kw_only=True)
class NewYorkFed:
    """The effective rate and the target range, day by day."""

    name: str = "nyfed"
    fetches: str = "실효 연방기금금리"
    origin: str = ORIGIN
    market: str = "us"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = False
    connect: Connect = connected
    seconds: float = 30.0
    """What it may take: an article can do without it."""

    def due(self, wanted: Wanted, known: Known) -> Days | None:
        """Return the days of which more is published than the store has."""
        first = official.due(known.rates.get("EFFR"), wanted.session)
        return Days(first, wanted.day) if first else None

    def fetch(self, client: Client, ask: Days, _: Progress) -> Fetched:
        """Ask for EFFR, DFEDTARL and DFEDTARU.

        Raises:
            SourceUnreachable: there is no answer, or (SourceMalformed) one that cannot be used.

        """
        begun = client.requests
        with client.at_most(self.seconds):
            body = client.get(URL, {"startDate": str(ask.first), "endDate": str(ask.last)})
        rates = parse(body, ask.first, ask.last)
        return Fetched(batch=Batch(origin=ORIGIN, rates=rates), requests=client.requests - begun)


def parse(body: bytes, first: dt.date, last: dt.date) -> tuple[Rate, ...]:
    """Read an answer; days outside of ``first`` to ``last`` are left out, as are fields without a value.

    Raises:
        SourceMalformed: it is anything but a plausible list of rates.

    """
    try:
        rows = msgspec.json.decode(body)["refRates"]
        days = [_day(row, first, last) for row in rows]
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError):
        _malformed("다른 것으로 답했습니다")
    rates: dict[tuple[str, dt.date], Rate] = {}
    for rate in (rate for day in days for rate in day):
        if rates.setdefault((rate.series, rate.date), rate) != rate:
            _malformed(f"{rate.date}의 값이 두 가지입니다")
    return tuple(sorted(rates.values()))


def _day(row: dict[str, Any], first: dt.date, last: dt.date) -> list[Rate]:
    if row["type"] != "EFFR":
        raise ValueError(row["type"])
    day = dt.date.fromisoformat(row["effectiveDate"])
    found = {series: _number(row, field, day) for series, field in FIELDS.items()}
    low, high = found["DFEDTARL"], found["DFEDTARU"]
    if low is not None and high is not None and not 0 < high - low <= _WIDEST:
        _malformed(f"{day}의 목표 범위가 있을 수 없는 값입니다({low:g}~{high:g})")
    if not first <= day <= last:
        return []
    return [Rate(series, day, value) for series, value in found.items() if value is not None]


def _number(row: dict[str, Any], field: str, day: dt.date) -> float | None:
    """Return a field's value; None where it is absent, null or ``NA``."""
    given = row.get(field)
    if given is None or given == "NA":
        return None
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise TypeError(field)
    value = float(given)
    if not math.isfinite(value) or not -1 <= value <= _HIGHEST:
        _malformed(f"{day}의 {field} 값이 있을 수 없는 값입니다({value:g})")
    return value


def _malformed(why: str) -> NoReturn:
    raise SourceMalformed(f"{HOST}: 쓸 수 없는 답입니다: {why}")

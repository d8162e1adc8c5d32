"""The effective federal funds rate and the target range of each day, from the New York Fed: no key.

A day's rate is published the morning after; weekends and holidays have none. The range is the one in
force on that day: a decision moves it on the day after.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import Any, NoReturn

import msgspec

from newsgen.errors import SourceMalformed
from newsgen.sources.batch import Rate
from newsgen.sources.live.web import Client

ORIGIN = "미국 뉴욕 연방준비은행"
"""What an article's source line calls it."""
URL = "https://markets.newyorkfed.org/api/rates/unsecured/effr/search.json"
HOST = "markets.newyorkfed.org"

FIELDS = {"EFFR": "percentRate", "DFEDTARL": "targetRateFrom", "DFEDTARU": "targetRateTo"}
"""Series, by FRED's names, and where each stands in an answer."""

_HIGHEST = 25.0
_WIDEST = 1.0
"""Percentage points that a target range may be wide; it has been 0.25 wide since 2008."""


def fetch(first: dt.date, last: dt.date, *, deadline: float) -> tuple[Rate, ...]:
    """Return EFFR, DFEDTARL and DFEDTARU from ``first`` to ``last``.

    ``deadline`` is a moment of :func:`time.monotonic`.

    Raises:
        SourceUnreachable: there is no answer, or (SourceMalformed) one that cannot be used.

    """
    params = {"startDate": str(first), "endDate": str(last)}
    with Client(deadline=deadline) as client:
        return parse(client.get(URL, params), first, last)


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

"""Rates and second opinions from FRED, the data service of the St. Louis Fed: no key, a day behind.

``fredgraph.csv`` answers a line a day: the date, then the value; a day without one is ``.`` or empty.
Columns are read by position, because the name of the first has changed before.

**Stand-by.** Where FRED has no value of the session yet (it seldom has in the morning after),
:mod:`newsgen.snapshot.load` takes the market's own quotes from the store instead, both days of a change
from the same series: ``^TNX`` for DGS10, ``^TYX`` for DGS30; DGS2 has none. The won (``USDKRW``) and the
dollar index (``DXY``) are the market's from the start (``KRW=X``, ``DX-Y.NYB``). SP500, NASDAQCOM, DJIA,
VIXCLS and DEXKOUS (New York's noon, a week behind) only serve to check others and are not printed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from collections.abc import Callable, Iterator, Sequence
from typing import NoReturn

from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.sources.batch import Rate
from newsgen.sources.web import Client

ORIGIN = "미국 세인트루이스 연방준비은행(FRED)"
"""What an article's source line calls it."""
URL = "https://fred.stlouisfed.org/graph/fredgraph.csv"
HOST = "fred.stlouisfed.org"

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
SERIES = tuple(PLAUSIBLE)

_IN_A_ROW = 2
"""Series that may fail one after the other before the rest is given up."""


def fetch(
    series: Sequence[str],
    first: dt.date,
    last: dt.date,
    *,
    deadline: float,
    told: Callable[[str], None] | None = None,
) -> tuple[Rate, ...]:
    """Return what FRED has of each of ``series`` from ``first`` to ``last``.

    ``deadline`` is a moment of :func:`time.monotonic`. A series that fails leaves the others alone: its
    cause is handed to ``told`` in one Korean line.

    Raises:
        SourceUnreachable: no series came at all; the first cause.

    """
    rates: list[Rate] = []
    failures: list[SourceUnreachable] = []
    in_a_row = came = 0
    with Client(deadline=deadline) as client:
        for name in series:
            params = {"id": name, "cosd": str(first), "coed": str(last)}
            try:
                rates += parse(name, client.get(URL, params), first, last)
            except SourceUnreachable as error:
                failures.append(error)
                if told:
                    told(f"{name}: {error}")
                in_a_row += 1
                if in_a_row == _IN_A_ROW:
                    break
            else:
                came, in_a_row = came + 1, 0
    if failures and not came:
        raise failures[0]
    return tuple(rates)


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

"""Records of all times, how many a year had, 52 weeks, and levels that were never reached before."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.closes import Closes, Series
from benchmarks.reader.claims.records import all_time, subject_of
from benchmarks.reader.claims.subjects import Namer

_RECORD = re.compile(r"사상 최고(?:치|가|점)?(?! 종가에서|치까지|치보다|치에서|치에는|치와|까지)")
_NOT_YET = re.compile(r"까지|보다|에서|와|에 |대비|\(|를 (?:앞|눈|쓴 [지뒤])|.*(?:장중|%|남)")
"""What follows where no record was made, but one is spoken of."""
_IN_WEEK = re.compile(r"주중|[월화수목금]요일|차례|경신하고도")
_TIMES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5}
_YEAR, _REST = dt.timedelta(weeks=52), dt.timedelta(4)
"""How long 52 weeks are, and how long an exchange rests at most where they begin."""


_WITHIN = re.compile(r"장중[^.]*(?:\.\d[^.]*)*$")
"""What tells that a record was one within the day."""


def _known(
    found: re.Match[str], line: Line, day: dt.date, closes: Closes, namer: Namer
) -> Iterator[tuple[str, Series, int | None]]:
    """Yield whose record a match is, with the row of the day."""
    for symbol in subject_of(line.text, found.start(), found.end(), namer.find(line.text)):
        series = closes.series(symbol)
        yield symbol, series, None if symbol == "M7" else series.at(day)


def ever(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield that a close, or one of the week, was the highest of all times."""
    text = line.text
    for found in _RECORD.finditer(text):
        week = span == "week" and _IN_WEEK.search(text)
        if not week and _NOT_YET.match(text[found.end() : found.end() + 14]):
            continue
        if _WITHIN.search(text[: found.start()]):
            yield Claim("all time", None, text, "of prices within the day, which are not read", line.place)
            continue
        times = re.match(rf"(?:치|가)?를? ({'|'.join(_TIMES)}) 차례", text[found.end() :])
        for symbol, series, row in _known(found, line, day, closes, namer):
            if row is None:
                yield Claim("all time", None, text, f"{symbol}: no close", line.place)
                continue
            first = day - dt.timedelta(day.weekday()) if week else day
            rows = [r for r in all_time(series.close, row)[1] if series.days[r] >= first]
            holds = len(rows) == _TIMES[times.group(1)] if times else bool(rows)
            why = f"{symbol} {series.close[row]}, before {max(series.close[:row])}, {len(rows)} times"
            yield Claim("all time", holds, text, why, line.place)


def counted(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield how many records the year is said to have had."""
    for found in re.finditer(r"올해(?: 들어)? (\d+)번째", line.text):
        for symbol, series, row in _known(found, line, day, closes, namer):
            if row is not None:
                rows = [r for r in all_time(series.close, row)[1] if series.days[r].year == day.year]
                holds = len(rows) == int(found.group(1))
                yield Claim("count", holds, line.text, f"{symbol} {found.group()}: {len(rows)}", line.place)


def of_year(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield highs and lows of 52 weeks by closes."""
    text = line.text
    for found in re.finditer(r"52주 (최고|최저)", text):
        if "장중" in text[max(0, found.start() - 12) : found.start()] or "찍" in text[found.end() :][:4]:
            continue
        for symbol, series, _ in _known(found, line, day, closes, namer):
            row, first = series.at(day), day - _YEAR
            past = series.close[bisect.bisect_left(series.days, first) : row] if row else []
            split = any(not 0.6 < b / a < 1.7 for a, b in pairwise(past))
            if row is None or series.days[0] > first + _REST or split:
                yield Claim("52 weeks", None, text, f"{symbol}: no year of closes", line.place)
                continue
            now = series.close[row]
            holds = now > max(past) if found.group(1) == "최고" else now < min(past)
            yield Claim("52 weeks", holds, text, f"{symbol} {now} in {min(past)}..{max(past)}", line.place)


def levels(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield round levels that an index is said to have passed for the first time."""
    for found in re.finditer(r"사상 처음(?:으로)? ([\d,]+)선", line.text):
        level = float(found.group(1).replace(",", ""))
        for symbol, series, row in _known(found, line, day, closes, namer):
            if row is not None:
                before = max(series.close[:row])
                why = f"{symbol} {series.close[row]}, before {before}"
                yield Claim("level", series.close[row] >= level > before, line.text, why, line.place)

"""What an index moved by over a quarter, a half or a whole year that is named: 상반기 9.55%, 지난해 상승률은 75.63%."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from newsgen.checks.calendar.years import year_end
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.history.told import Told, sentences
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Prices
from newsgen.patterns import compiled

CHANGE: Final = "change"
PERIOD: Final = "year"
BOUND: Final = "bound"
_SIZE = r"(?P<size>\d{1,3}\.\d{1,2})%(?!\s?(?:p|P|포인트|[~∼-]|대|가량|넘|이상|안팎|가까))"
_PART = compiled(
    r"(?<![\d가-힣])(?:올해\s)?(?:(?P<quarter>[1-4])분기|(?P<half>상|하)반기)(?:에만|에는|에|\s들어(?:서)?|\s동안|(?:의)?\s(?:상승|하락|수익)률은)?\s"
    rf"(?:(?P<index>[가-힣A-Z&]+\d{{0,4}}(?:지수)?)[은는이가도]\s)?(?:각각\s)?{_SIZE}\s?(?P<word>[가-힣]+)?"
)
_YEAR = compiled(
    rf"(?:지난해|작년|(?P<year>20\d\d)년)(?:에)?\s(?:(?:한\s해(?:\s동안)?|연간|1년간)\s(?:[^\s.,\d%]+\s){{0,2}}?|(?:[^\s.,\d%]+\s)?(?:연간\s)?(?:상승률|수익률|하락률)(?:은|이)\s){_SIZE}\s?(?P<word>[가-힣]+)?"
)
_MOVED = compiled(r"[올오상뛰급치내하떨밀빠]|였|이[었다]|로|에|을|의|$")
_ELSE = compiled(
    r"실적|매출|이익|성장|GDP|국내총생산|물가|예상|전망|같은|대비|보다|판매|수출|장중|고점|저점|최고|최저|지난\s\d분기|가까이|넘게"
)
_OFF = 0.06
_QUARTER, _HALF = 3, 6


def check(look: Look) -> Iterator[Flaw]:
    """Yield moves over a part of the year, or over a year, that the record contradicts."""
    if not look.is_closing:
        return
    for told in look.once(sentences):
        if "%" not in told.text:
            continue
        if "기" in told.text and not _OF_ELSE.search(told.text):
            for found in _BOUNDED.finditer(told.text):
                yield from _bounded(told, found)
        if _ELSE.search(told.text):
            continue
        if "기" in told.text:
            for found in _PART.finditer(told.text):
                yield from _part(told, found)
        if "월" in told.text:
            for found in _MONTH.finditer(told.text):
                yield from _month(told, found)
        if "해" in told.text or "년" in told.text:
            for found in _YEAR.finditer(told.text):
                yield from _held(told, found, *_of_year(told.look, found))


_BOUNDED = compiled(
    r"(?<![\d가-힣])(?:올해\s)?(?:(?P<quarter>[1-4])분기|(?P<half>상|하)반기)(?:에만|에는|에|\s들어(?:서)?)?\s(?:(?:석|세|여섯)\s?달\s?(?:동안|간|새|사이)(?:에)?\s|동안(?:에)?\s)?(?:무려\s)?"
    r"(?P<size>\d{1,2})%\s?(?P<bound>넘게|이상|가까이)\s(?P<word>[가-힣]+)"
)
_OF_ELSE = compiled(
    r"실적|매출|이익|성장|GDP|국내총생산|물가|예상|전망|같은|대비|보다|판매|수출|장중|고점|저점|최고|최저|지난\s\d분기"
)


def _bounded(told: Told, found: re.Match[str]) -> Iterator[Flaw]:
    """Yield what an index is told to have moved over a part of the year by more than, or nearly, and did not."""
    whose = told.whose(found.start("size"), found.end())
    known = (
        told.series(whose.abouts[0]) if len(whose.abouts) == 1 and whose.abouts[0].startswith("^") else None
    )
    named = any(one.abouts == frozenset(whose.abouts) for one in told.here)
    ends = _part_of(told.look.day, found)
    if known is None or not named or ends is None or not _MOVED.match(found["word"]):
        return
    prices, row = known
    moved = _between(prices, ends[0], min(ends[1], prices.days[row]))
    if moved is None:
        return
    size, least = int(found["size"]), abs(moved)
    nearly = found["bound"] == "가까이"
    if (size - 1 <= least <= size + _OFF) if nearly else least >= size - _OFF:
        return
    start, end = told.at + found.start("size"), told.at + found.end("bound")
    message = f"{called(told.look, whose.abouts[0])}의 이 기간 등락률: {moved:+.2f}%."
    right = f"{int(least)}% 넘게" if least >= 1 and not nearly else None
    yield Flaw(BOUND, Kind.FALSE, start, end, message, right)


def _part(told: Told, found: re.Match[str]) -> Iterator[Flaw]:
    """Hold a move over the quarter or half in which a text's day is, or that has just ended."""
    ends = _part_of(told.look.day, found)
    if ends is not None:
        yield from _held(told, found, *ends)


def _part_of(now: dt.date, found: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """Return the day before a part of a year, and its last; None where it is to come."""
    length = _QUARTER if found["quarter"] else _HALF
    nth = int(found["quarter"]) if found["quarter"] else 1 + (found["half"] == "하")
    first = dt.date(now.year, (nth - 1) * length + 1, 1)
    following = (first + dt.timedelta(days=31 * length)).replace(day=1)
    return None if first > now else (first - dt.timedelta(days=1), following - dt.timedelta(days=1))


def _of_year(look: Look, found: re.Match[str]) -> tuple[dt.date, dt.date]:
    year = int(found["year"] or look.day.year - 1)
    return year_end(year - 1), year_end(year)


def _held(told: Told, found: re.Match[str], since: dt.date, until: dt.date) -> Iterator[Flaw]:
    """Yield a move that the index named last before it did not make between two days, whichever way."""
    whose = told.whose(found.start("size"), found.end())
    known = (
        told.series(whose.abouts[0]) if len(whose.abouts) == 1 and whose.abouts[0].startswith("^") else None
    )
    named = any(one.abouts == frozenset(whose.abouts) for one in told.here)
    if known is None or not named or not _MOVED.match(found["word"] or ""):
        return
    prices, row = known
    moved = _between(prices, since, min(until, prices.days[row]))
    if moved is None or abs(abs(moved) - float(found["size"])) <= _OFF:
        return
    if (others := _others(prices, row)) and any(
        abs(abs(one) - float(found["size"])) < _CENT for one in others
    ):
        start, end = told.at + found.start(), told.at + found.end("size") + 1
        message = (
            f"{called(told.look, whose.abouts[0])}의 이 기간 등락률: {moved:+.2f}%. 다른 기간의 수치입니다."
        )
        yield Flaw(PERIOD, Kind.FALSE, start, end, message)
        return
    start, end = (told.at + place for place in found.span("size"))
    right = f"{abs(moved):.{len(found['size'].partition('.')[2])}f}"
    message = f"{called(told.look, whose.abouts[0])}의 이 기간 등락률: {moved:+.2f}%."
    yield Flaw(CHANGE, Kind.FALSE, start, end + 1, message, f"{right}%")


def _between(prices: Prices, since: dt.date, until: dt.date) -> float | None:
    """Return the move between two days in percent; None where the history does not reach back so far."""
    base = prices.last(since)
    if base is None or (since - prices.days[base]).days > _WEEK:
        return None
    return prices.moved(since, until)


_WEEK = 10
_CENT = 0.006


def _others(prices: Prices, row: int) -> list[float]:
    """Return what an index moved by over the quarters, halves and the year up to a text's session."""
    day, ends = prices.days[row], [prices.days[row]]
    year = day.year
    starts = [dt.date(year, month, 1) - dt.timedelta(days=1) for month in range(1, day.month + 1, _QUARTER)]
    ends += starts[1:]
    pairs = ((since, until) for since in starts for until in ends if since < until)
    return [moved for since, until in pairs if (moved := _between(prices, since, until)) is not None]


_MONTH = compiled(
    rf"(?<![\d.])(?P<month>\d{{1,2}})월\s?(?:들어(?:서)?|에만|한\s달(?:간|\s동안)?)\s(?:(?P<index>[가-힣A-Z&]+\d{{0,4}}(?:지수)?)[은는이가도]\s)?(?:각각\s)?{_SIZE}\s?(?P<word>[가-힣]+)?"
)


def _month(told: Told, found: re.Match[str]) -> Iterator[Flaw]:
    """Yield the month before a text's own, told with what this one came to so far."""
    this = told.look.day.replace(day=1)
    last = (this - dt.timedelta(days=1)).replace(day=1)
    whose = told.whose(found.start("size"), found.end())
    known = (
        told.series(whose.abouts[0]) if len(whose.abouts) == 1 and whose.abouts[0].startswith("^") else None
    )
    if int(found["month"]) != last.month or known is None or not _MOVED.match(found["word"] or ""):
        return
    prices, row = known
    now = _between(prices, this - dt.timedelta(days=1), prices.days[row])
    then = _between(prices, last - dt.timedelta(days=1), this - dt.timedelta(days=1))
    size = float(found["size"])
    if now is None or then is None or abs(abs(now) - size) >= _CENT or abs(abs(then) - size) < _OFF:
        return
    start, end = told.at + found.start("month"), told.at + found.end("size") + 1
    message = f"{found['size']}%는 {this.month}월의 것입니다."
    right = f"{this.month}{told.look.own[told.at + found.end('month') : end]}"
    yield Flaw(PERIOD, Kind.FALSE, start, end, message, right)

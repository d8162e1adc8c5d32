"""Words for the way of a day, against the quarters of an hour: how it opened, its high and low, and when it turned."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.clauses import Said
from benchmarks.reader.claims.closes import Closes, Series
from benchmarks.reader.claims.records import subject_of
from benchmarks.reader.claims.subjects import Namer
from benchmarks.reader.claims.words import fits

_WORDS = re.compile(
    r"(?P<open>(?:상승|하락|보합권에서) 출발|(?:강세|약세)로 문을 연|개장 때부터 (?:오르|밀리))"
    r"|(?P<number>\d+(?:\.\d+)?)%(?P<idiom>\s넘게|\s가까이)?(?:까지)?\s(?P<far>밀[린리렸]|내[리린렸려]|떨어|오[르른]|올랐|올라)(?!\S* 채)"
    r"|(?P<gave>(?:낙폭|하락분)을? (?:모두|일부|거의 다) (?:만회|되돌)|(?:오름폭|상승분)을? (?:모두|일부|거의 다) (?:반납|내줬|내주))"
    r"|(?P<kept>내내 [^.]*전장 종가를 (?:웃|밑)돌|한 번도 (?:하락|상승) 전환|개장부터 마감까지 (?:오|내))"
)
_HOURS = r"장중|장 초반|한때|오전|오후|개장(?! 전)|막판"
_FROM = re.compile(r"(?P<half>오전|낮|오후) (?P<hour>\d{1,2})시(?: (?P<minute>\d{1,2})분)?께부터")
_FLAT = 0.1
"""Percent within which an opening is flat for one reader and a rise for another."""


class Course(NamedTuple):
    """A session's way in percent of the close before."""

    opened: float
    high: float
    low: float
    high_at: dt.time
    low_at: dt.time
    last: float
    closes: tuple[float, ...]
    times: tuple[dt.time, ...]


def course(closes: Closes, symbol: str, day: dt.date) -> Course | None:
    """Return the way of an index; None where there are no bars."""
    bars, then = closes.bars(symbol, day), closes.before(day)
    base = closes.series(symbol).on(then) if then else None
    if bars is None or base is None or len(bars) < 10:
        return None

    def percent(value: float) -> float:
        return 100 * (value / base - 1)

    times = [at.time() for at in bars["at"]]
    highs, lows = bars["high"].tolist(), bars["low"].tolist()
    top, bottom = highs.index(max(highs)), lows.index(min(lows))
    return Course(
        percent(float(bars["open"].iloc[0])),
        percent(max(highs)),
        percent(min(lows)),
        times[top],
        times[bottom],
        percent(float(bars["close"].iloc[-1])),
        tuple(map(percent, bars["close"].tolist())),
        tuple(times),
    )


def _told(text: str) -> Iterator[re.Match[str]]:
    """Yield what a sentence says of the hours: of an end that was reached, and of what was given back."""
    for found in _WORDS.finditer(text):
        before = text[: found.start()]
        if found["gave"] and (
            not re.search(rf"{_HOURS}|출발", text[: found.end()])
            or re.search(r"전날|전 거래일|이번 주|올해|이달", text)
        ):
            continue
        if found["far"] and not re.search(rf"{_HOURS}|[0-9]시", before[-45:]):
            continue
        yield found


def judged(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield what a sentence says of the hours."""
    text = line.text
    if span == "week" or "선물" in text:
        return
    mentions = namer.find(text)
    for found in _told(text):
        for symbol in subject_of(text, found.start(), found.end(), mentions)[:1]:
            way = course(closes, symbol, day) if symbol.startswith("^") else None
            if way is None:
                ends = found["far"] or "모두" in (found["gave"] or "")
                if ends and symbol.startswith("^") and closes.series(symbol).at(day):
                    yield from _daily(symbol, found, line, day, closes)
                else:
                    yield Claim("path", None, text, f"{symbol}: no bars", line.place)
                continue
            yield _one(symbol, found, way._replace(last=closes.move(symbol, day) or way.last), line)


def _daily(symbol: str, found: re.Match[str], line: Line, day: dt.date, closes: Closes) -> Iterator[Claim]:
    series = closes.series(symbol)
    row = series.at(day)
    if not row:
        return
    low, high, last = _ends(series, row)
    if found["gave"]:
        up = found["gave"][0] in "낙하"
        size, holds = (low, low < 0 <= last + 0.03) if up else (high, high > 0 >= last - 0.03)
    else:
        up = found["far"][0] in "오올"
        size = high if up else low
        holds = fits(size, found["number"], found["idiom"] or "") and (size > 0) == up
    yield Claim("path", holds, line.text, f"{symbol} {found.group()}: {size:+.2f}", line.place)


def _ends(series: Series, row: int) -> tuple[float, float, float]:
    """Return the low, the high and the close of a day in percent of the close before."""
    base = series.close[row - 1]
    low, high, last = (100 * (some[row] / base - 1) for some in (series.low, series.high, series.close))
    return low, high, last


def within(told: Said, line: Line, day: dt.date, closes: Closes) -> Iterator[Claim]:
    """Yield whether an index went so within the day as a verb says, where no other word here is read for it."""
    if any(found.start() <= told.at < found.end() for found in _told(line.text)):
        return
    for symbol in told.symbols:
        series, way = closes.series(symbol), course(closes, symbol, day)
        row = series.at(day)
        if not symbol.startswith("^") or not row:
            yield Claim("path", None, line.text, f"{symbol} {told.verb}: no high and low", line.place)
            continue
        low, high, last = _ends(series, row)
        holds = _went(told, line.text, low, high, way)
        why = f"{symbol} {told.verb} {told.number}{told.idiom}: low {low:+.2f}, high {high:+.2f}, last {last:+.2f}"
        yield Claim("path", holds, line.text, why, line.place)


def _went(told: Said, text: str, low: float, high: float, way: Course | None) -> bool | None:
    """Tell whether a move within the day was so; None where no bars tell."""
    if told.verb.endswith("전환"):
        return low < 0 < high
    if told.number:
        ends = [high if told.way > 0 else low]
        ends += [way.high if told.way > 0 else way.low] if way else []
        return any(one * told.way > 0 and fits(one, told.number, told.idiom) for one in ends)
    if way is None:
        return None
    hour = _FROM.search(text)
    since = _clock(hour) if hour else dt.time(0)
    path = [one for at, one in zip(way.times, way.closes, strict=True) if at >= since]
    begin = path[0] if hour and path else way.opened
    return any(told.way * (one - begin) > 0 for one in [*path, *([] if hour else [way.high, way.low])])


def _clock(found: re.Match[str]) -> dt.time:
    """Return the hour of a clock, a quarter of an hour before it: a turn is told to the half hour."""
    hour = int(found["hour"]) + (12 if found["half"] == "오후" and int(found["hour"]) < 12 else 0)
    minutes = max(hour * 60 + int(found["minute"] or 0) - 15, 0)
    return dt.time(minutes // 60, minutes % 60)


def _one(symbol: str, found: re.Match[str], way: Course, line: Line) -> Claim:
    why = f"{symbol} {found.group()}: open {way.opened:+.2f}, high {way.high:+.2f} {way.high_at}, low {way.low:+.2f} {way.low_at}, last {way.last:+.2f}"
    said = found.group()
    if found["open"]:
        if "보합" in said:
            holds = abs(way.opened) < 0.3
        else:
            holds = (way.opened > -_FLAT) if re.search(r"상승|강세|오르", said) else (way.opened < _FLAT)
    elif found["gave"]:
        up = said[0] in "낙하"
        if "모두" in said:
            holds = (way.low < 0 <= way.last + 0.03) if up else (way.high > 0 >= way.last - 0.03)
        else:
            holds = (way.low < way.last < 0.03) if up else (way.high > way.last > -0.03)
    elif found["kept"]:
        up = bool(re.search(r"웃돌|하락 전환|마감까지 오", said))
        holds = min(way.closes) > -0.05 if up else max(way.closes) < 0.05
    else:
        up = found["far"][0] in "오올"
        size = way.high if up else way.low
        near = any(
            fits(one, found["number"], found["idiom"] or "")
            for one in (size, max(way.closes) if up else min(way.closes))
        )
        holds = near and (size > 0) == up
    return Claim("path", holds, line.text, why, line.place)

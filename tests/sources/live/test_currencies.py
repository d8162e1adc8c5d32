"""Currencies by the hour: the value at New York's close, and nothing where that is in doubt."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from newsgen.errors import SourceUnreachable
from newsgen.sources.batch import Moment, Rate
from newsgen.sources.live.yahoo.currencies import BACK, YahooCurrencies, at_closes, read
from newsgen.sources.live.yahoo.trouble import Trouble
from newsgen.sources.source import Known, Wanted
from tests.markets import us
from tests.sources.live.client import quiet

DAY = us(dt.date(2025, 8, 13))
CLOSE = DAY.closes.astimezone(dt.UTC)
HOUR = dt.timedelta(hours=1)
Rows = list[tuple[dt.datetime, float | None]]


def hours(until: dt.datetime, *closes: float | None) -> Rows:
    """The starts and closes of hours that follow each other, the last of which ends at ``until``."""
    first = until - len(closes) * HOUR
    return [(first + at * HOUR, close) for at, close in enumerate(closes)]


def chart(rows: Rows, *, last: dt.datetime = CLOSE + HOUR, wide: float = 0.5, symbol: str = "KRW=X") -> bytes:
    """Yahoo's answer: each hour ``wide`` from low to high."""
    closes = [close for _, close in rows]
    quote = {
        "open": closes,
        "close": closes,
        "high": [one and one + wide for one in closes],
        "low": closes,
        "volume": [0] * len(rows),
    }
    meta = {"symbol": symbol, "regularMarketTime": int(last.timestamp()), "currency": "KRW"}
    result = {
        "meta": meta,
        "timestamp": [int(start.timestamp()) for start, _ in rows],
        "indicators": {"quote": [quote]},
    }
    return json.dumps({"chart": {"result": [result], "error": None}}).encode()


def told(body: bytes) -> list[tuple[str, float]]:
    found = at_closes("KRW=X", read("KRW=X", body), DAY.previous.day, DAY)
    return [(str(rate.date), rate.value) for rate in found]


def test_the_hour_that_ends_with_the_close_tells_it():
    before = DAY.previous.closes.astimezone(dt.UTC)
    rows = [*hours(before + HOUR, 1388.0, 1389.0, 1390.0), *hours(CLOSE + HOUR, 1381.0, 1380.0, 1379.0)]
    assert told(chart(rows)) == [("2025-08-12", 1389.0), ("2025-08-13", 1380.0)]
    assert told(chart(rows[:4])) == [("2025-08-12", 1389.0)], "no hour ends with the close"


def test_a_half_day_ends_at_one_o_clock_and_summer_time_is_new_york_s():
    half, march = us(dt.date(2025, 11, 28)), us(dt.date(2025, 3, 10))
    for session, utc in ((half, 18), (march, 20)):
        ends = dt.datetime.combine(session.day, dt.time(utc), dt.UTC)
        found = read("KRW=X", chart(hours(ends + HOUR, 1.0, 2.0, 3.0), last=ends + 2 * HOUR))
        assert list(at_closes("KRW=X", found, session.day, session)) == [Rate("KRW=X", session.day, 2.0)]


def test_an_hour_that_is_being_made_is_no_value():
    rows = hours(CLOSE, 1382.0, 1381.0, 1380.0)
    assert told(chart(rows, last=CLOSE - dt.timedelta(minutes=2))) == []
    assert told(chart(rows, last=CLOSE - dt.timedelta(seconds=30))) == [("2025-08-13", 1380.0)]


def test_hours_without_a_move_are_a_feed_that_stands_still():
    still = hours(CLOSE, 1381.0, 1380.0, 1380.0, 1380.0)
    assert told(chart(still, wide=0.0)) == []
    assert told(chart(still)) == [("2025-08-13", 1380.0)], "it moved within the hours"
    assert told(chart(still[:3], wide=0.0)) == []


def test_what_has_no_price_is_no_hour():
    assert told(chart(hours(CLOSE, 1381.0, 1380.0, None))) == []


def test_a_32_bit_float_is_told_as_it_was_quoted():
    assert told(chart(hours(CLOSE, 1383.0, 1383.0899658203125))) == [("2025-08-13", 1383.09)]


@pytest.mark.parametrize("body", [b"<html>", b"{}", chart([], symbol="JPY=X"), chart([(CLOSE, 1.0)])[:-40]])
def test_anything_else_is_trouble(body: bytes):
    with pytest.raises(Trouble):
        read("KRW=X", body)


PARTS = ("EURUSD=X", "JPY=X")
"""What the dollar index is held against."""


class FakeLine:
    """Answers for each symbol, and remembers from when on it was asked."""

    broken = None

    def __init__(self, by: Callable[[str], bytes]) -> None:
        self.by, self.requests, self.since = by, 0, dict[str, dt.datetime]()

    def hours(self, symbol: str, start: int) -> bytes:
        self.requests += 1
        self.since[symbol] = dt.datetime.fromtimestamp(start, dt.UTC)
        return self.by(symbol)

    hours_again = hours


def fetched(by: Callable[[str], bytes], **rates: dt.date) -> tuple[Any, FakeLine]:
    line, source = FakeLine(by), YahooCurrencies()
    known = {name.replace("KRW", "KRW=X").replace("DXY", "DX-Y.NYB"): day for name, day in rates.items()}
    known = dict.fromkeys(PARTS, DAY.day) | known
    ask = source.due(Wanted(session=DAY), Known(rates=known))
    assert ask is not None
    return source.fetch(line, ask, quiet), line


def test_a_fetch_asks_once_for_each_and_says_when_they_are_taken():
    before = DAY.previous.closes.astimezone(dt.UTC)
    rows = [*hours(before, 3.0, 1.0), *hours(CLOSE, 3.0, 2.0)]
    done, line = fetched(lambda symbol: chart(rows, symbol=symbol), KRW=DAY.previous.day)
    assert done.requests == line.requests == 2
    assert done.failures == ()
    assert done.batch.rates == (
        Rate("DX-Y.NYB", DAY.previous.day, 1.0),
        Rate("DX-Y.NYB", DAY.day, 2.0),
        Rate("KRW=X", DAY.day, 2.0),
    )
    assert done.batch.moments == (Moment("DX-Y.NYB", "close us"), Moment("KRW=X", "close us"))
    assert line.since["KRW=X"].date() == DAY.previous.day
    assert line.since["DX-Y.NYB"].date() == DAY.day - BACK


def test_nothing_is_due_where_the_session_is_there():
    known = dict.fromkeys(("KRW=X", "DX-Y.NYB", *PARTS), DAY.day)
    assert YahooCurrencies().due(Wanted(session=DAY), Known(rates=known)) is None
    del known["JPY=X"]
    ask = YahooCurrencies().due(Wanted(session=DAY), Known(rates=known))
    assert ask is not None
    assert ask.last == {"JPY=X": None}


def test_one_that_fails_leaves_the_other_alone_and_none_at_all_is_told():
    def half(symbol: str) -> bytes:
        if symbol == "KRW=X":
            raise Trouble("응답 없음")
        return chart(hours(CLOSE, 3.0, 2.0), symbol=symbol)

    done, _ = fetched(half)
    assert [rate.series for rate in done.batch.rates] == ["DX-Y.NYB"]
    assert [(one.symbol, one.cause) for one in done.failures] == [("KRW=X", "응답 없음")]
    with pytest.raises(SourceUnreachable, match="야후에서 환율을 받지 못했습니다: 2025-08-13 마감 무렵"):
        fetched(lambda symbol: chart([], symbol=symbol))

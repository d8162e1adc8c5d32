"""New York's indices for Seoul: what is due by whose days, and that whole bars are taken."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from newsgen import markets
from newsgen.errors import SourceUnreachable
from newsgen.sources.live.yahoo import YahooNights
from newsgen.sources.live.yahoo.wanted import LONG
from newsgen.sources.source import Known, Wanted
from tests.markets import KR, US
from tests.sources.live.client import quiet

WEDNESDAY = Wanted(session=markets.session(KR, dt.date(2026, 2, 25)))
CLOSES = {dt.date(2026, 2, 23): 22627.27, dt.date(2026, 2, 24): 22863.68}


def chart(symbol: str) -> bytes:
    """Yahoo's answer: daily rows that begin when New York opens, and a last trade of its close."""
    opens = [int(dt.datetime.combine(day, dt.time(9, 30), US.zone).timestamp()) for day in CLOSES]
    values = [*CLOSES.values()]
    quote = {"open": [9.0, 9.5], "high": values, "low": [8.0, 8.5], "close": values, "volume": [1, 2]}
    closed = int(dt.datetime(2026, 2, 24, 16, tzinfo=US.zone).timestamp())
    meta = {
        "symbol": symbol, "currency": "USD", "exchangeTimezoneName": "America/New_York",
        "dataGranularity": "1d",
        "regularMarketPrice": values[-1], "regularMarketTime": closed,
    }  # fmt: skip
    result = {"meta": meta, "timestamp": opens, "indicators": {"quote": [quote]}}
    return json.dumps({"chart": {"result": [result], "error": None}}).encode()


class FakeLine:
    broken, requests = None, 0

    def __init__(self, answers=chart):
        self.answers = answers

    def chart(self, symbol, start):
        self.requests += 1
        return self.answers(symbol)


def known(day: dt.date, *symbols: str) -> Known:
    return Known(last=dict.fromkeys(symbols, (day, 22627.27)))


def test_what_is_due_is_new_york_s_session_of_the_night():
    every = [one.symbol for one in KR.overnight]
    asked = YahooNights().due(WEDNESDAY, known(dt.date(2026, 2, 23), *every))
    assert asked.session == markets.session(US, dt.date(2026, 2, 24))
    assert [(one.symbol, one.start) for one in asked.asks] == [(each, dt.date(2026, 2, 23)) for each in every]
    assert YahooNights().due(WEDNESDAY, known(dt.date(2026, 2, 24), *every)) is None
    new = YahooNights().due(WEDNESDAY, Known())
    assert {one.start for one in new.asks} == {LONG}, "New York's own brief tells records of all its history"


def test_on_the_day_after_new_york_s_holiday_nothing_is_due():
    """2025-02-18: its last session was Friday the 14th."""
    tuesday = Wanted(session=markets.session(KR, dt.date(2025, 2, 18)))
    there = known(dt.date(2025, 2, 14), *[one.symbol for one in KR.overnight])
    assert YahooNights().due(tuesday, there) is None


def test_whole_bars_are_taken():
    ask = YahooNights().due(WEDNESDAY, known(dt.date(2026, 2, 23), "^DJI", "^GSPC", "^IXIC", "^SOX"))
    done = YahooNights().fetch(FakeLine(), ask, quiet)
    prices = done.batch.prices
    assert set(prices.symbols) == {"^DJI", "^GSPC", "^IXIC", "^SOX"}
    assert prices.values[-1, :4].tolist() == [22863.68, 9.5, 22863.68, 8.5]
    assert (done.requests, done.failures) == (4, ())


def test_one_that_fails_is_told_and_all_of_them_are_no_answer():
    ask = YahooNights().due(WEDNESDAY, Known())
    done = YahooNights().fetch(
        FakeLine(lambda symbol: b"{}" if symbol == "^DJI" else chart(symbol)), ask, quiet
    )
    assert [one.symbol for one in done.failures] == ["^DJI"]
    with pytest.raises(SourceUnreachable, match="간밤 뉴욕증시"):
        YahooNights().fetch(FakeLine(lambda _: b"{}"), ask, quiet)

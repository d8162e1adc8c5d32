"""Yahoo's levels of Seoul's indices: a stand-by of closes, a second word where the desk's file is there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from newsgen import gate, markets, pipeline
from newsgen.config import Config
from newsgen.editions import KR_CLOSE
from newsgen.errors import SourceUnreachable
from newsgen.sources.batch import Batch, Price
from newsgen.sources.live.yahoo.levels import LATE, YahooLevels
from newsgen.sources.source import Known, Wanted
from newsgen.store import Store
from tests.markets import KR
from tests.sources.live.client import quiet

DAY = markets.session(KR, dt.date(2025, 10, 27))
LEVELS = {"^KS11": (3941.59, 4042.83), "^KQ11": (883.08, 902.70), "^KS200": (550.01, 565.69)}
"""The closes of the session before, 2025-10-24, and of the session."""


def chart(symbol: str, closes: dict[dt.date, float], currency: str = "KRW", **meta: Any) -> bytes:
    """Yahoo's answer: daily rows that begin when Seoul opens."""
    opens = [int(dt.datetime.combine(day, dt.time(9), KR.zone).timestamp()) for day in closes]
    values = [*closes.values()]
    quote = dict.fromkeys(("open", "high", "low", "close"), values) | {"volume": [0] * len(values)}
    about = {
        "symbol": symbol, "currency": currency, "exchangeTimezoneName": "Asia/Seoul", "dataGranularity": "1d",
        "regularMarketPrice": values[-1], "regularMarketTime": int(DAY.closes.timestamp()),
    }  # fmt: skip
    result = {"meta": about | meta, "timestamp": opens, "indicators": {"quote": [quote]}}
    return json.dumps({"chart": {"result": [result], "error": None}}).encode()


def usual(symbol: str) -> bytes:
    return chart(symbol, dict(zip((DAY.previous.day, DAY.day), LEVELS[symbol], strict=True)))


class FakeLine:
    """Answers for a symbol."""

    broken = None

    def __init__(self, by: Callable[[str], bytes]) -> None:
        self.by, self.requests = by, 0

    def chart(self, symbol: str, start: int) -> bytes:
        self.requests += 1
        return self.by(symbol)


def fetched(by: Callable[[str], bytes], **last: dt.date) -> Any:
    """What a fetch brings to a store whose last closes of the indices are of some days."""
    known = Known(last={f"^{name}": (day, 1.0) for name, day in last.items()})
    source = YahooLevels()
    ask = source.due(Wanted(session=DAY), known)
    return None if ask is None else source.fetch(FakeLine(by), ask, quiet)


def test_closes_alone_are_taken_and_only_what_is_not_there():
    done = fetched(usual, KS11=DAY.previous.day, KQ11=DAY.previous.day, KS200=DAY.previous.day)
    assert done.batch.prices == [Price(symbol, DAY.day, after) for symbol, (_, after) in LEVELS.items()]
    assert (done.requests, done.failures, done.batch.live) == (3, (), True)
    assert "단말기 파일이 들어오면" in done.batch.notices[0]
    assert len(fetched(usual).batch.prices) == 6, "a store that knew nothing has the session before as well"


def test_a_session_of_the_desk_s_file_is_not_touched_and_an_old_one_not_asked_for():
    done = fetched(usual, KS11=DAY.day, KQ11=DAY.previous.day, KS200=DAY.day)
    assert [price.symbol for price in done.batch.prices] == ["^KQ11"]
    assert {one.symbol: one.price for one in done.batch.trades} == {"^KS11": 4042.83, "^KS200": 565.69}
    assert fetched(usual, KS11=DAY.day, KQ11=DAY.day, KS200=DAY.day) is None


def test_yahoo_is_late_with_seoul(monkeypatch):
    class Clock(dt.datetime):
        at = DAY.closes + LATE - dt.timedelta(seconds=1)

        @classmethod
        def now(cls, zone=None):
            return cls.at.astimezone(zone)

    monkeypatch.setattr("newsgen.sources.live.yahoo.levels.dt.datetime", Clock)
    assert YahooLevels().due(Wanted(session=DAY), Known()) is None
    Clock.at += dt.timedelta(seconds=1)
    assert YahooLevels().due(Wanted(session=DAY), Known()) is not None
    there = Known(last={symbol: (DAY.day, after) for symbol, (_, after) in LEVELS.items()})
    assert YahooLevels().due(Wanted(session=DAY), there) is not None, "to be held against the file"


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({"currency": "USD"}, "원화 시세가 아님"),
        ({"dataGranularity": "1mo"}, "하루치가 아닌"),
        ({"regularMarketTime": int(DAY.closes.timestamp()) - 7200}, "장중 시세임"),
        ({"regularMarketPrice": 4100.0}, "현재가"),
    ],
)
def test_what_is_no_close_is_told_and_left_out(about, why):
    def odd(symbol: str) -> bytes:
        closes = dict(zip((DAY.previous.day, DAY.day), LEVELS[symbol], strict=True))
        return chart(symbol, closes, **about) if symbol == "^KS11" else usual(symbol)

    done = fetched(odd, KS11=DAY.previous.day, KQ11=DAY.previous.day, KS200=DAY.previous.day)
    assert {price.symbol for price in done.batch.prices} == {"^KQ11", "^KS200"}
    ((symbol, cause),) = done.failures
    assert (symbol, why in cause) == ("^KS11", True)
    with pytest.raises(SourceUnreachable, match="야후에서 지수를 받지 못했습니다"):
        fetched(lambda _: b"{}")


def history(store: Store, until: dt.date) -> None:
    """What the desk's files brought: two years of indices, with their ranges."""
    days = [one.day for one in markets.days(KR, dt.date(2023, 10, 4), until)]
    ends = {
        symbol: dict(zip((DAY.previous.day, DAY.day), both, strict=True)) for symbol, both in LEVELS.items()
    }
    prices = []
    for symbol, (before, _) in LEVELS.items():
        for at, day in enumerate(days):
            close = ends[symbol].get(day, round(before * (0.9 + 0.0001 * at + 0.004 * (at % 3)), 2))
            prices.append(Price(symbol, day, close, close - 3, close + 5, close - 7))
    store.write(Batch(origin="기록된 시세(단말)", prices=prices), now=DAY.closes + dt.timedelta(minutes=15))


def test_the_stand_by_stands_in_the_flags_and_the_sources_and_only_while_it_does(store):
    history(store, DAY.previous.day)
    evening = DAY.closes + dt.timedelta(hours=1)
    store.write(
        fetched(usual, **dict.fromkeys(("KS11", "KQ11", "KS200"), DAY.previous.day)).batch, now=evening
    )
    made = pipeline.build(store, DAY.day, KR_CLOSE.name)
    assert [source.name for source in made.sources] == ["한국거래소", "Yahoo Finance"]
    (flag,) = [flag for flag in made.flags if "야후" in flag]
    assert "코스피, 코스닥, 코스피200 종가는 단말기 파일이 없어 야후에서 받은 대용값" in flag
    history(store, DAY.day)
    made = pipeline.build(store, DAY.day, KR_CLOSE.name)
    assert [source.name for source in made.sources] == ["한국거래소"]
    assert not [flag for flag in made.flags if "야후" in flag]


def test_a_level_that_differs_from_the_desk_s_file_is_told_and_changes_nothing(store):
    history(store, DAY.day)

    def other(symbol: str) -> bytes:
        closes = dict(zip((DAY.previous.day, DAY.day), LEVELS[symbol], strict=True))
        return chart(symbol, closes | ({DAY.day: 4042.38} if symbol == "^KS11" else {}))

    done = fetched(other, KS11=DAY.day, KQ11=DAY.previous.day, KS200=DAY.day)
    store.write(done.batch, now=DAY.closes + dt.timedelta(hours=1))
    day = pipeline.computed(store, KR_CLOSE, DAY.day, Config())
    (found,) = [one for one in day.findings if one.code == "stand-by-differs"]
    assert (found.symbol, found.consequence) == ("^KS11", gate.Consequence.FLAG)
    assert "종가 4,042.83: 야후는 4,042.38로 알립니다" in found.message
    assert day.book.value("close", "^KS11") == 4042.83

"""What is read from a chart and from quotes, answer by answer."""

import datetime as dt
import json
import math

import numpy as np
import pytest

from newsgen import markets
from newsgen.markets import Session
from newsgen.sources.batch import Split
from newsgen.sources.columns import date_of
from newsgen.sources.live.yahoo import charts, quotes
from newsgen.sources.live.yahoo.trouble import Trouble
from newsgen.sources.live.yahoo.wanted import futures

DAY = dt.date(2025, 8, 13)
SESSION = Session(markets.named("us"), DAY)
CLOSE = dt.datetime(2025, 8, 13, 20, 0, 1, tzinfo=dt.UTC)


def chart(
    closes, *, stamps=None, splits=(), zone="America/New_York", offset=-14400, volumes=None, **meta
) -> bytes:
    """A chart that ends on DAY, one row a day, stamped with the open."""
    last = int(dt.datetime(2025, 8, 13, 13, 30, tzinfo=dt.UTC).timestamp())
    stamps = stamps or [last - 86400 * back for back in reversed(range(len(closes)))]
    column = dict.fromkeys(("open", "high", "low", "close"), closes)
    result = {
        "meta": {"symbol": "X", "currency": "USD", "exchangeTimezoneName": zone, "gmtoffset": offset} | meta,
        "timestamp": stamps,
        "indicators": {"quote": [column | {"volume": volumes or [1000] * len(closes)}]},
    }
    if splits:
        events = {str(at): {"date": at, "numerator": n, "denominator": d} for at, n, d in splits}
        result["events"] = {"splits": events}
    return json.dumps({"chart": {"result": [result], "error": None}}).encode()


def dates(read: charts.Chart) -> list[dt.date]:
    return [date_of(day) for day in read.days.tolist()]


def test_prices_are_as_quoted_not_as_single_floats():
    sent = [float(np.float32(value)) for value in (2328.06, 44922.27, 0.0731, 16.5)]
    read = charts.read("X", chart(sent))
    assert read.values[:, 0].tolist() == [2328.06, 44922.27, 0.0731, 16.5]


def test_a_missing_volume_is_not_a_volume_of_zero():
    read = charts.read("X", chart([1.0, 2.0], volumes=[None, 0]))
    assert math.isnan(read.values[0, 4])
    assert read.values[1, 4] == 0


@pytest.mark.parametrize("bad", [None, math.nan, math.inf, 0.0, -3.0])
def test_a_row_without_a_close_is_no_row_and_is_known(bad):
    read = charts.read("X", chart([10.0, bad]))
    assert dates(read) == [DAY - dt.timedelta(days=1)]
    assert [date_of(day) for day in read.blank] == [DAY]


def test_the_last_day_twice_counts_once_with_the_later_row():
    stamp = int(CLOSE.timestamp())
    read = charts.read("X", chart([9.0, 10.0, 11.0], stamps=[stamp - 86400, stamp - 23400, stamp]))
    assert read.values[:, 0].tolist() == [9.0, 11.0]


def test_adjusted_prices_are_turned_back_to_what_was_traded():
    ex_date = int(dt.datetime(2025, 8, 13, 13, 30, tzinfo=dt.UTC).timestamp())
    read = charts.read("X", chart([25.0, 25.5, 26.0], splits=[(ex_date, 4, 1)]))
    assert read.values[:, 0].tolist() == [100.0, 102.0, 26.0]
    assert read.values[:, 4].tolist() == [250.0, 250.0, 1000.0]
    assert read.splits == (Split("X", DAY, 4.0),)


def test_prices_not_yet_adjusted_for_a_split_stay():
    ex_date = int(dt.datetime(2025, 8, 13, 13, 30, tzinfo=dt.UTC).timestamp())
    read = charts.read("X", chart([100.0, 102.0, 26.0], splits=[(ex_date, 4, 1)]))
    assert read.values[:, 0].tolist() == [100.0, 102.0, 26.0]


@pytest.mark.parametrize(
    ("stamps", "expected"),
    [
        # London's midnight in summer is 23:00 UTC of the day before; the last row is the present moment
        ([1754953200, 1755039600, 1755116400], [(8, 12), (8, 13), (8, 13)]),
        # Yahoo forgets daylight saving at times: 22:00 and 23:00 local are the next day's midnight
        ([1754949600, 1755036000], [(8, 12), (8, 13)]),
        # before the clocks went forward midnight is midnight
        ([1740960000, 1741046400], [(3, 3), (3, 4)]),
    ],
)
def test_currency_days_are_londons(stamps, expected):
    body = chart([1380.0] * len(stamps), stamps=stamps, zone="Europe/London", offset=3600)
    assert [(day.month, day.day) for day in dates(charts.read("X", body))] == sorted(set(expected))


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (b"", "빈 답"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b'{"chart": {"result": [{"meta": ', "깨진 답"),
        (b"[]", "깨진 답"),
        (b'{"chart": {"result": null, "error": null}}', "빈 답"),
        (b'{"chart": {"result": null, "error": {"code": "Not Found", "description": "x"}}}', "없는 종목"),
        (b'{"chart": {"result": [{"meta": {}, "timestamp": [1], "indicators": {}}]}}', "빠졌거나"),
        (b'{"chart": {"result": [{"meta": {}, "indicators": {"quote": [{}]}}]}}', "시세 행이 없음"),
        (chart([1.0, 2.0], volumes=[1]), "빠졌거나"),
        (chart([1.0], symbol="Y"), "다른 종목"),
        (chart([1.0], exchangeTimezoneName="Nowhere/Land"), "빠졌거나"),
        (chart([1.0], splits=[(1, "a", 1)]), "빠졌거나"),
    ],
)
def test_what_is_no_chart_is_told(body, cause):
    with pytest.raises(Trouble, match=cause):
        charts.read("X", body)


def quote(**fields) -> quotes.Quote:
    row = {
        "symbol": "X",
        "regularMarketPrice": 11.0,
        "regularMarketPreviousClose": 10.0,
        "regularMarketTime": int(CLOSE.timestamp()),
        "marketState": "POST",
        "currency": "USD",
        "marketCap": 5_000_000_000,
    }
    found = quotes.of(row | fields)
    assert found is not None
    return found


def test_a_quote_is_a_close_only_when_its_session_is_over():
    assert quotes.why_no_close(quote(), SESSION) == ""
    assert quote().market_cap == 5000
    assert quote().move == pytest.approx(0.1)
    assert "장중" in quotes.why_no_close(quote(marketState="REGULAR"), SESSION)
    noon = int(CLOSE.timestamp()) - 4 * 3600
    assert "뉴욕 12:00" in quotes.why_no_close(quote(regularMarketTime=noon), SESSION)
    assert "2025-08-13" in quotes.why_no_close(quote(), SESSION.following)
    assert "달러" in quotes.why_no_close(quote(currency="CAD"), SESSION)
    assert "없음" in quotes.why_no_close(quote(regularMarketPrice=math.inf), SESSION)


def test_a_half_day_is_over_at_one():
    half = Session(markets.named("us"), dt.date(2025, 11, 28))
    at_one = int(dt.datetime(2025, 11, 28, 18, 0, 1, tzinfo=dt.UTC).timestamp())
    assert quotes.why_no_close(quote(regularMarketTime=at_one), half) == ""


def answered(symbols) -> bytes:
    return json.dumps({"quoteResponse": {"result": [{"symbol": s} for s in symbols]}}).encode()


def test_batches_shrink_to_what_is_answered():
    sizes = []

    def send(batch):
        sizes.append(len(batch))
        if len(batch) > 120:
            raise Trouble("잘못된 요청(414)", again=True, status=414)
        return answered(batch)

    asked = [f"S{at}" for at in range(450)]
    answers = quotes.ask(asked, send)
    assert list(answers.found) == asked
    assert answers.trouble is None
    assert sizes == [400, 100, 100, 100, 100, 50]


def test_an_answer_cut_short_is_asked_for_again_in_smaller_batches():
    answers = quotes.ask([f"S{at}" for at in range(300)], lambda batch: answered(batch[:100]))
    assert len(answers.found) == 300


def test_quotes_are_given_up_where_yahoo_refuses_or_is_silent():
    for trouble, expected in (
        (Trouble("x", again=True, status=401), 1),
        (Trouble("x", again=True, silent=True), 2),
    ):
        asked = []

        def send(batch, trouble=trouble, asked=asked):
            asked.append(batch)
            raise trouble

        assert quotes.ask(["A"] * 500, send).trouble is trouble
        assert len(asked) == expected


def test_futures_are_named_by_month_and_year():
    found = futures(dt.date(2025, 8, 13))
    assert list(found.items())[:2] == [("ZQQ25.CBT", "ZQ:2025-08"), ("ZQU25.CBT", "ZQ:2025-09")]
    assert found["ZQF26.CBT"] == "ZQ:2026-01"
    assert len(found) == 12

"""Charts that Yahoo sent, read by us as they read plainly."""

import datetime as dt
import json
import math

import pytest

from newsgen import markets
from newsgen.markets import Session
from newsgen.sources.columns import date_of
from newsgen.sources.live.yahoo import bars, charts
from newsgen.sources.live.yahoo.trouble import Trouble
from tests.recordings import plain

pytestmark = pytest.mark.skipif(not plain.files("yahoo_chart"), reason="no recordings beside the repository")

FLOAT32 = 1e-7
"""Relative rounding of the 32-bit floats that Yahoo writes out."""


@pytest.mark.parametrize("name", plain.files("yahoo_chart"))
def test_a_recorded_chart_reads_as_it_stands(name):
    body = plain.body(name)
    plainly = plain.chart(body)
    if not plainly["rows"]:
        with pytest.raises(Trouble, match="시세") as told:
            charts.read(plainly["symbol"], body)
        assert "\n" not in str(told.value)
        assert told.value.again is (plainly["price"] is not None), "who has no last price is listed no more"
        return
    ours = charts.read(plainly["symbol"], body)
    assert [date_of(day) for day in ours.days.tolist()] == sorted(plainly["rows"])
    for day, values in zip(ours.days.tolist(), ours.values.tolist(), strict=True):
        row = plainly["rows"][date_of(day)]
        for field, value in zip((*plain.PRICES, "volume"), values, strict=False):
            assert value == pytest.approx(
                math.nan if row[field] is None else row[field], rel=FLOAT32, nan_ok=True
            )
    assert {split.date: split.ratio for split in ours.splits} == plainly["splits"]
    assert (ours.price, ours.traded) == (plainly["price"], plainly["traded"])
    assert (ours.currency, ours.every) == (plainly["currency"], plainly["every"])
    assert not ours.notices
    assert not ours.doubt


def test_the_rows_of_1962_come_as_they_were_traded():
    """IBM closed at 572.00 and traded 5,200 shares; all but 2021's spin-off is listed there."""
    ibm = charts.read("IBM", plain.body("yahoo_chart/pricehist__ibm-long-partial.json"))
    assert date_of(int(ibm.days[0])) == dt.date(1962, 1, 2)
    assert ibm.values[0, 0] * 1.046 == pytest.approx(572.0, abs=0.01)
    assert ibm.values[0, 4] / 1.046 == pytest.approx(5200)


@pytest.mark.parametrize("name", plain.files("yahoo_intraday"))
def test_bars_of_another_width_are_none(name):
    """Five minutes of the 10-year yield in Chicago: none of them is a bar of fifteen."""
    result = json.loads(plain.body(name))["chart"]["result"][0]
    meta = result["meta"]
    assert meta["dataGranularity"] == "5m"
    session = Session(markets.named("us"), dt.date(2026, 2, 2))
    with pytest.raises(Trouble, match="15분봉이 아님"):
        bars.read(meta["symbol"], plain.body(name), session)
    whole = charts.read(meta["symbol"], plain.body(name))
    last = dt.datetime(2026, 2, 2, 19, 59, 52, tzinfo=dt.UTC)
    assert (whole.price, whole.traded, whole.every) == (4.275, last, "5m")
    assert whole.price > meta["regularMarketDayHigh"], "which is no fault of ours to find"
    assert [date_of(day) for day in whole.days.tolist()] == [session.day]
    assert whole.values[0, 0] == whole.price == pytest.approx(result["indicators"]["quote"][0]["close"][-1])

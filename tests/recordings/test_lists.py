"""Series, lists and calendars that official and other servers gave, read by us as they read plainly."""

import datetime as dt
import json

import pytest

from newsgen.errors import SourceMalformed
from newsgen.sources.live import fred, ishares, kis, nyfed
from newsgen.sources.live.yahoo import releases
from tests.recordings import plain

pytestmark = pytest.mark.skipif(not plain.files("fred"), reason="no recordings beside the repository")

EVER = dt.date(1900, 1, 1), dt.date(2100, 1, 1)
NOT_IN_THE_FUND = {"-", "AKE", "GTXI", "P5N994", "MPTI RT", "INH", "ADRO"}
"""Tickers that the fund holds and nobody trades: contingent rights, subscription rights, escrows."""
OVER_THE_COUNTER = {"TSEOF"}


@pytest.mark.parametrize("name", plain.files("fred"))
def test_a_recorded_series_reads_as_it_stands(name):
    series, values = plain.fred(plain.body(name))
    ours = fred.parse(series, plain.body(name), *EVER)
    assert {rate.date: rate.value for rate in ours} == values
    assert [rate.date for rate in ours] == sorted(values)
    assert {rate.series for rate in ours} == {series}


@pytest.mark.parametrize("name", plain.files("fred")[:2])
def test_a_recorded_series_that_ends_in_the_middle_of_a_line_is_refused(name):
    series, _ = plain.fred(plain.body(name))
    with pytest.raises(SourceMalformed, match="중간에 끊겼습니다"):
        fred.parse(series, plain.body(name).rstrip(), *EVER)


@pytest.mark.parametrize("name", plain.files("nyfed"))
def test_recorded_rates_read_as_they_stand(name):
    ours = nyfed.parse(plain.body(name), *EVER)
    assert {(rate.series, rate.date): rate.value for rate in ours} == plain.nyfed(plain.body(name))


@pytest.mark.parametrize("name", plain.files("iwm"))
def test_a_recorded_fund_reads_as_it_stands(name):
    """Whatever its exchanges are called: New York's changed between January and April of 2026."""
    day, holdings = plain.iwm(plain.body(name))
    (listing,) = ishares.holdings(plain.body(name).decode("utf-8-sig")).listings
    equities = {one["Ticker"] for one in holdings if one["Asset Class"] == "Equity"}
    listed = equities - NOT_IN_THE_FUND - OVER_THE_COUNTER
    assert listing.as_of == day
    assert {symbol.replace("-", "") for symbol in listing.symbols} == listed
    assert "CVI" in listing.symbols, "CVR Energy is a company, not a right"
    assert len(listing.symbols) == len(listed)
    assert 1900 < len(listing.symbols) < 2000


@pytest.mark.parametrize("name", plain.files("kis"))
def test_recorded_names_read_as_they_stand(name):
    plainly = {
        symbol.replace("/", "-"): (korean, english) for symbol, korean, english in plain.kis(plain.body(name))
    }
    ours = {one.symbol: (one.korean, one.english) for one in kis.parse(plain.body(name))}
    assert ours.keys() == {symbol for symbol, (korean, _) in plainly.items() if korean}
    for symbol, (korean, english) in ours.items():
        assert (korean, english) == tuple(" ".join(one.split()) for one in plainly[symbol])


@pytest.mark.parametrize("name", plain.files("yahoo_calendar"))
def test_a_recorded_calendar_reads_as_it_stands(name):
    """Its one row is China's: nobody's here. As America's, its figure that is a string is a figure."""
    day = dt.date(2026, 6, 16)
    body = plain.body(name)
    assert releases.ask(day, day, lambda *_: body) == ((), [])
    sent = json.loads(body)
    row = sent["finance"]["result"][0]["documents"][0]["rows"][0]
    assert row[1:] == ["CN", "2026-06-16T02:00:00Z", "May", None, None, "-1.6", None]
    row[:2], row[4] = ["Retail Sales MM *", "US"], "0.4"
    (one,), told = releases.ask(day - dt.timedelta(days=1), day, lambda *_: json.dumps(sent).encode())
    assert (one.code, one.period, one.date) == ("RETAIL_SALES_MOM", dt.date(2026, 5, 1), dt.date(2026, 6, 15))
    assert (one.actual, one.forecast, one.previous, one.revised, told) == (0.4, None, -1.6, None, [])

"""A list of members as the desk gives it."""

import datetime as dt

import pytest

from newsgen.errors import ImportRefused
from newsgen.sources.recorded import members
from tests.markets import KR, US

DAY = dt.date(2026, 1, 2)


def test_symbols_are_written_as_yahoo_does_and_other_columns_ignored():
    batch = members.read("name,Symbol\nCredo,crdo\n\nBerkshire,BRK/B\n", "sp500", DAY, US)
    assert batch.listings == (("sp500", DAY, frozenset({"CRDO", "BRK-B"})),)
    assert "2026-01-02" in batch.origin


@pytest.mark.parametrize(
    "text", ["", "name\nCredo\n", "symbol\n", "symbol\n크레도\n", "name,symbol\nCredo\n"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ImportRefused):
        members.read(text, "sp500", DAY, US)


def test_a_list_of_seoul_is_of_its_own_symbols():
    batch = members.read("symbol\n005930.KS\n0001a0.KQ\n", "kospi", DAY, KR)
    assert batch.listings[0].symbols == {"005930.KS", "0001A0.KQ"}


@pytest.mark.parametrize(
    ("symbol", "market"), [("005930.KS", US), ("AAPL", KR), ("^KS11", KR), ("0700.HK", KR)]
)
def test_a_stock_of_another_market_is_no_member(symbol, market):
    with pytest.raises(ImportRefused, match=market.nouns.stocks):
        members.read(f"symbol\n{symbol}\n", "list", DAY, market)

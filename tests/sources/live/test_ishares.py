"""The fund's file as it really looks, and the desk's own list."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.errors import ImportRefused, SourceMalformed
from newsgen.sources.live import ishares
from tests.sources.live.client import Answers, quiet

HEAD = """\ufeffiShares Russell 2000 ETF
Fund Holdings as of,"Nov 11, 2025"
Inception Date,"May 22, 2000"
Shares Outstanding,"295,050,000.00"
Stock,"-"
Bond,"-"
Cash,"-"
Other,"-"
\u00a0
Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Quantity,Price,Location,Exchange,\
Currency,FX Rate,Market Currency,Accrual Date
"""
FOOT = '\u00a0\n"The content contained herein is owned or licensed by BlackRock.\nIt says ""Ticker""."\n'


def holding(
    ticker: str, name: str = "SOME CO", kind: str = "Equity", exchange: str = "NASDAQ", weight: str = "0.00"
) -> str:
    return (
        f'"{ticker}","{name}","Industrials","{kind}","497,000,000.00","{weight}","1,000.00","3,200.00",'
        f'"155.31","United States","{exchange}","USD","1.00","USD","-"\n'
    )


ROWS = (
    holding("CRDO", "CREDO TECHNOLOGY GROUP HOLDING LTD", weight="60.2")
    + holding("MOGA", "MOOG INC CLASS A", exchange="New York Stock Exchange Inc.")
    + holding("BRK.B")
    + holding("TRUE", "TRUECAR, INC", weight="39.5")
    + holding("XTSLA", "BLK CSH FND TREASURY SL AGENCY", "Money Market", "-")
    + holding("USD", "USD CASH", "Cash", "-")
    + holding("RTYZ5", "RUSSELL 2000 EMINI CME DEC 25", "Futures", "Chicago Mercantile Exchange")
    + holding("-", "OMNIAB INC $15.00 VESTING Prvt", exchange="NO MARKET (E.G. UNLISTED)")
    + holding("AKE", "AKERO THERAPEUTICS CVR")
    + holding("P5N994", "PETROCORP ESCROW")
)
REAL = HEAD + ROWS + FOOT


def test_the_fund_s_file():
    (listing,) = ishares.holdings(REAL.removeprefix("\ufeff")).listings
    assert listing.universe == "russell2000"
    assert listing.as_of == dt.date(2025, 11, 11)
    assert listing.symbols == {"CRDO", "MOG-A", "BRK-B", "TRUE"}
    assert "2025-11-11" in ishares.holdings(REAL.replace("\n", "\r\n")).origin


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "아닙니다"),
        ("<!DOCTYPE html><html></html>", "아닙니다"),
        (REAL.replace("Russell 2000", "Russell 1000"), "아닙니다"),
        (REAL.replace('"Nov 11, 2025"', '"-"'), "기준일"),
        (HEAD + FOOT, "끊겼습니다"),
        (HEAD + holding("CRDO", weight="60.2"), "60.2%"),
        (HEAD + holding("CRDO", weight="x"), "숫자"),
        (REAL.replace("Asset Class", "Class"), "열"),
        (HEAD + '"CRDO","CREDO', "CSV"),
    ],
)
def test_anything_else_is_refused(text, why):
    with pytest.raises(ImportRefused, match=why):
        ishares.holdings(text)


def test_a_part_of_the_fund_is_not_taken_for_the_whole():
    def fetched(body):
        return ishares.Ishares(fund=ishares.IWM).fetch(Answers(lambda *_: body), True, quiet).batch

    with pytest.raises(SourceMalformed, match=r"www\.ishares\.com.*끊겼습니다"):
        fetched(REAL[: REAL.index('"TRUE"')].encode())
    with pytest.raises(SourceMalformed, match="UTF-8"):
        fetched(b"\xff" + REAL.encode())
    assert len(fetched(REAL.encode()).listings[0].symbols) == 4


LARGE = REAL.replace("iShares Russell 2000 ETF", "iShares Core S&P 500 ETF").replace('"BRK.B"', '"BRKB"')


def test_each_fund_s_file_is_known_by_its_title_and_none_is_taken_for_another():
    (listing,) = ishares.holdings(LARGE).listings
    assert (listing.universe, listing.symbols) == ("sp500", {"CRDO", "MOG-A", "BRK-B", "TRUE"})
    assert ishares.holdings(LARGE).origin == "아이셰어즈 S&P500 ETF(IVV) 보유 종목(2025-11-11 기준)"
    for fund, text in ((ishares.IVV, REAL), (ishares.IWM, LARGE)):
        with pytest.raises(SourceMalformed, match=f"{fund.ticker} 보유 종목 파일이 아닙니다"):
            ishares.Ishares(fund=fund).fetch(Answers(lambda *_, text=text: text.encode()), True, quiet)

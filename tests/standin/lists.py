"""The lists: iShares' holdings of two funds, and the broker's masters with Korean names."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile

from tests.standin.answers import Answer, Request, of_csv, page
from tests.standin.scene import MEGACAPS, Holding, Listed, Scene

ISHARES = "www.ishares.com"
KIS = "new.real.download.dws.co.kr"

_COLUMNS = (
    "Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Quantity,Price,Location,Exchange,"
    "Currency,FX Rate,Market Currency,Accrual Date"
)
_FOOTER = (
    "The content contained herein is owned or licensed by BlackRock and/or its third-party information "
    "providers, and is protected by copyright."
)
_CASH = "Cash and/or Derivatives"
_OTHERS = (
    Holding("XTSLA", "BLK CSH FND TREASURY SL AGENCY", 0.31, 1.0, 2.1e8, _CASH, "Money Market", "-"),
    Holding("MSFUT", "CASH COLLATERAL MSFUT USD", 0.02, 100, 1e5, _CASH, "Cash Collateral and Margins", "-"),
    Holding("USD", "USD CASH", 0.01, 100, 6.5e4, _CASH, "Cash", "-"),
    Holding(
        "RTYU6", "RUSSELL 2000 EMINI CME SEP 26", 0, 2325, 1500, _CASH, "Futures", "Index And Options Market"
    ),
    Holding("P5N994", "PETROCORP INC ESCROW", 0, 1e-4, 1900, "Energy", exchange="NO MARKET (E.G. UNLISTED)"),
)
"""What the file lists besides the fund's shares: cash, collateral, a future, an unlisted right."""


def ishares(scene: Scene, request: Request) -> Answer:
    """Answer the holdings file: a preamble, the table, a line of a hard space, the footer."""
    large = "/239726/" in request.path
    title, ticker = ("iShares Core S&P 500 ETF", "IVV") if large else ("iShares Russell 2000 ETF", "IWM")
    if request.query.get("fileType") != "csv" and not request.path.endswith(".csv"):
        return page(f"{title} | {ticker}")
    text = io.StringIO(newline="")
    text.write(f"\ufeff{title}\n")
    as_of = request.query.get("asOfDate")
    held = scene.holdings_day is not None and as_of in (None, f"{scene.holdings_day:%Y%m%d}")
    day = _american(scene.holdings_day) if held and scene.holdings_day else "-"
    text.write(f'Fund Holdings as of,"{day}"\nInception Date,"May 22, 2000"\n')
    text.write('Shares Outstanding,"293,250,000.00"\nStock,"-"\nBond,"-"\nCash,"-"\nOther,"-"\n\xa0\n')
    text.write(f"{_COLUMNS}\n")
    quoted = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    for one in (*(_megacaps() if large else scene.holdings), *_OTHERS) if held else ():
        value = f"{one.price * one.quantity:,.2f}"
        sums = [value, f"{one.weight:.2f}", value, f"{one.quantity:,.2f}", f"{one.price:,.2f}"]
        money = ["United States", one.exchange, "USD", "1.00", "USD", "-"]
        quoted.writerow([one.ticker, one.name, one.sector, one.asset, *sums, *money])
    text.write(f'\xa0\n"{_FOOTER}"\n')
    return of_csv(text.getvalue(), f"{ticker}_holdings.csv")


def _megacaps() -> list[Holding]:
    """Return the large fund's shares, the heaviest first, as the fund writes them."""
    total = sum(price * shares for _, _, price, shares in MEGACAPS.values())
    return [
        Holding(symbol.replace("-", ""), name.upper(), round(99.6 * price * shares / total, 2), price, shares)
        for symbol, (name, _, price, shares) in sorted(
            MEGACAPS.items(), key=lambda each: -each[1][2] * each[1][3]
        )
    ]


def _american(day: dt.date) -> str:
    return f"{day:%b} {day.day:02d}, {day.year}"


_EXCHANGES = {"NAS": ("22", "나스닥"), "NYS": ("21", "뉴욕"), "AMS": ("23", "아멕스")}


def kis(scene: Scene, request: Request) -> Answer:
    """Answer ``/common/master/{nas,nys,ams}mst.cod.zip``."""
    name = request.path.rsplit("/", 1)[-1]
    exchange = name[:3].upper()
    if name not in {f"{one.lower()}mst.cod.zip" for one in _EXCHANGES}:
        return page("404 Not Found", 404)
    lines = [_line(one) for one in scene.names if one.exchange == exchange]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{exchange}MST.COD", "".join(lines).encode("cp949", errors="replace"))
    return Answer(packed.getvalue(), kind="application/zip")


def _line(one: Listed) -> str:
    number, place = _EXCHANGES[one.exchange]
    names = [one.symbol, f"{one.exchange}{one.symbol}", one.korean, one.english]
    about = [str(one.kind), "USD", "4", "0", "10.0000", "1", "1", "0930", "1600"]
    fields = ["US", number, one.exchange, place, *names, *about, "N", "", "370", "0", "1", "", ""]
    return "\t".join(fields) + "\r\n"

"""Who is in the S&P 500 and the Russell 2000: the holdings of the funds that follow them.

A fund's file (iShares IVV, IWM) opens with a few lines about the fund, its name first, its date among them;
then comes a table of every holding, shares and cash and futures alike, and a page of law. Only shares that
trade on an exchange are members.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsgen.errors import ImportRefused, SourceMalformed
from newsgen.network.client import Client
from newsgen.sources.batch import Batch, Classed
from newsgen.sources.live.web import Connect, connected
from newsgen.sources.recorded.members import SYMBOL, listing_of, refuse, rows_of, symbol_of
from newsgen.sources.source import Fetched, Occasion

HOST = "www.ishares.com"
URL = (
    "https://www.ishares.com/us/products/{page}/1467271812596.ajax"
    "?fileType=csv&fileName={ticker}_holdings&dataType=fund"
)


class Fund(NamedTuple):
    """A fund that holds what is in a universe."""

    universe: str
    follows: str
    """What its index is called in Korean."""
    ticker: str
    title: str
    """How its file begins."""
    page: str

    @property
    def url(self) -> str:
        """Where its file is."""
        return URL.format(page=self.page, ticker=self.ticker)

    @property
    def origin(self) -> str:
        """What an article's source line calls it."""
        return f"아이셰어즈 {self.follows} ETF({self.ticker}) 보유 종목"


IVV = Fund("sp500", "S&P500", "IVV", "iShares Core S&P 500 ETF", "239726/ishares-core-sp-500-etf")
IWM = Fund("russell2000", "러셀2000", "IWM", "iShares Russell 2000 ETF", "239710/ishares-russell-2000-etf")
FUNDS = (IVV, IWM)

WHOLE = (95.0, 105.0)
"""Between what the weights of all holdings must add up, in percent: a file cut short falls below."""

_WEIGHT = "Weight (%)"
_AS_OF = "fund holdings as of"
_DATE = re.compile(r"([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4})")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_RIGHTS = re.compile(r"(?<!^)\b(CVR|RTS?|RIGHTS?|PRVT|ESCROW|WTS?|WARRANTS?)\b", re.IGNORECASE)
"""Leftovers of mergers, which the file calls equity. A name that begins so is a company's (CVR ENERGY)."""
_UNLISTED = ("NO MARKET", "NON-NMS")
"""Beginnings of what the file calls the exchange of shares that trade on none, or over the counter."""


@dataclass(frozen=True, kw_only=True)
class Ishares:
    """The members of a universe on the last day that its fund tells."""

    fund: Fund
    market: str = "us"
    occasion: Occasion = Occasion.LIST
    needed: bool = False
    connect: Connect = connected

    @property
    def name(self) -> str:
        """The universe."""
        return self.fund.universe

    @property
    def fetches(self) -> str:
        """What it brings, in Korean."""
        return f"{self.fund.follows} 구성 종목"

    @property
    def origin(self) -> str:
        """What an article's source line calls it."""
        return self.fund.origin

    def due(self, *_: object) -> bool:
        """Tell that it is due whenever somebody asks: the fund tells its holdings every day."""
        return True

    def fetch(self, client: Client, *_: object) -> Fetched:
        """Ask for the fund's file.

        Raises:
            SourceUnreachable: there is no answer, or (SourceMalformed) one that is no list of holdings.

        """
        body = client.get(self.fund.url)
        try:
            return Fetched(batch=holdings(body.decode("utf-8-sig"), self.fund), requests=client.requests)
        except (UnicodeDecodeError, ImportRefused) as error:
            why = "UTF-8이 아닙니다" if isinstance(error, UnicodeDecodeError) else str(error)
            raise SourceMalformed(f"{HOST}: 구성 종목을 쓸 수 없습니다: {why}") from error


def holdings(text: str, wanted: Fund | None = None) -> Batch:
    """Read a fund's file, of the fund that is ``wanted`` or of any that is known.

    Raises:
        ImportRefused: it is none, another fund's, has no date, or is a part of one.

    """
    rows = rows_of(text)
    title = rows[0][0].strip().lstrip("\ufeff") if rows and rows[0] else ""
    fund = next((each for each in FUNDS if each.title.casefold() == title.casefold()), None)
    if fund is None or fund is not (wanted or fund):
        known = [wanted] if wanted else FUNDS
        refuse(f"{'나 '.join(each.ticker for each in known)} 보유 종목 파일이 아닙니다")
    as_of = next((_date(row) for row in rows if row and row[0].strip().lower() == _AS_OF), None)
    start = next((at for at, row in enumerate(rows) if row[:2] == ["Ticker", "Name"]), None)
    if as_of is None or start is None:
        refuse(f"{fund.ticker} 보유 종목 파일에 기준일이나 머리글이 없습니다")
    header = rows[start]
    if not {"Asset Class", "Exchange", _WEIGHT} <= set(header):
        refuse(f"{fund.ticker} 보유 종목 파일의 열이 다릅니다")
    table = itertools.takewhile(lambda row: len(row) == len(header), rows[start + 1 :])
    cells = [dict(zip(header, row, strict=True)) for row in table]
    weight = math.fsum(_number(one[_WEIGHT]) for one in cells)
    if not WHOLE[0] <= weight <= WHOLE[1]:
        refuse(f"보유 종목의 비중을 더하면 {weight:.1f}%뿐입니다: 파일이 끊겼습니다")
    members = {symbol_of(one["Ticker"]): one for one in cells if _is_member(one)}
    listing = listing_of(f"{fund.origin}({as_of} 기준)", fund.universe, as_of, members.keys())
    sectors = ((symbol, _sector(one.get("Sector", ""))) for symbol, one in members.items())
    return replace(
        listing, classes=tuple(Classed(symbol, sector, "") for symbol, sector in sectors if sector)
    )


def _sector(told: str) -> str:
    """Return a sector by its name in the classification, which the file shortens in one case."""
    sector = told.strip()
    return "Communication Services" if sector == "Communication" else sector


def is_holdings(text: str) -> bool:
    """Tell whether a text looks like a fund's file."""
    return _AS_OF in text[:2000].lower()


def _date(row: list[str]) -> dt.date | None:
    """Read ``Nov 11, 2025`` whatever the locale; None where the fund tells no date."""
    match = _DATE.fullmatch(", ".join(cell.strip() for cell in row[1:] if cell.strip()))
    if match is None or match[1] not in _MONTHS:
        return None
    return dt.date(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2]))


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        refuse(f"비중이 숫자가 아닙니다: {text}")


def _is_member(cells: Mapping[str, str]) -> bool:
    """Tell a listed share from cash, futures and the leftovers of mergers."""
    return (
        cells["Asset Class"].strip() == "Equity"
        and not cells["Exchange"].strip().upper().startswith(_UNLISTED)
        and SYMBOL.fullmatch(symbol_of(cells["Ticker"])) is not None
        and not _RIGHTS.search(cells["Name"])
    )

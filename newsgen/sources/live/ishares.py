"""Who is in the Russell 2000: the holdings of the fund that follows it, or a list that the desk gives.

The fund's file (iShares IWM) opens with a few lines about the fund, among them its date; then comes a
table of every holding, shares and cash and futures alike, and a page of law. Only shares that trade
on an exchange are members.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import math
import re
from collections.abc import Mapping, Set
from typing import NoReturn

from newsgen.errors import ImportRefused, SourceMalformed
from newsgen.sources.batch import Batch, Listing
from newsgen.sources.live.web import Client

URL = (
    "https://www.ishares.com/us/products/239710/ishares-russell-2000-etf/1467271812596.ajax"
    "?fileType=csv&fileName=IWM_holdings&dataType=fund"
)
HOST = "www.ishares.com"
RUSSELL2000 = "russell2000"

WHOLE = (95.0, 105.0)
"""Between what the weights of all holdings must add up, in percent: a file cut short falls below."""

_WEIGHT = "Weight (%)"
_AS_OF = "fund holdings as of"
_DATE = re.compile(r"([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4})")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SYMBOL = re.compile(r"[A-Z]{1,5}(-[A-Z])?")
_RIGHTS = re.compile(r"\b(CVR|RTS?|RIGHTS?|PRVT|ESCROW|WTS?|WARRANTS?)\b", re.IGNORECASE)
"""Leftovers of mergers, which the file calls equity."""
_UNLISTED = "NO MARKET"
_CLASSES = {
    "BFA": "BF-A",
    "BFB": "BF-B",
    "BRKB": "BRK-B",
    "CRDA": "CRD-A",
    "CRDB": "CRD-B",
    "GEFB": "GEF-B",
    "HEIA": "HEI-A",
    "LENB": "LEN-B",
    "MOGA": "MOG-A",
    "MOGB": "MOG-B",
    "UHALB": "UHAL-B",
}
"""Classes of shares, which the fund writes without the hyphen."""


def fetch(*, deadline: float) -> Batch:
    """Return today's members of the Russell 2000 with the date of the list.

    ``deadline`` is a moment of :func:`time.monotonic`.

    Raises:
        SourceUnreachable: there is no answer, or (SourceMalformed) one that is no list of holdings.

    """
    with Client(deadline=deadline) as client:
        body = client.get(URL)
    try:
        return holdings(body.decode("utf-8-sig"))
    except (UnicodeDecodeError, ImportRefused) as error:
        why = "UTF-8이 아닙니다" if isinstance(error, UnicodeDecodeError) else str(error)
        raise SourceMalformed(f"{HOST}: 구성 종목을 쓸 수 없습니다: {why}") from error


def holdings(text: str) -> Batch:
    """Read the fund's file.

    Raises:
        ImportRefused: it is none, has no date, or is a part of one.

    """
    rows = _rows(text)
    as_of = next((_date(row) for row in rows if row and row[0].strip().lower() == _AS_OF), None)
    start = next((at for at, row in enumerate(rows) if row[:2] == ["Ticker", "Name"]), None)
    if as_of is None or start is None:
        _refuse("IWM 보유 종목 파일이 아닙니다(기준일이나 머리글이 없음)")
    header = rows[start]
    if not {"Asset Class", "Exchange", _WEIGHT} <= set(header):
        _refuse("IWM 보유 종목 파일의 열이 다릅니다")
    table = itertools.takewhile(lambda row: len(row) == len(header), rows[start + 1 :])
    cells = [dict(zip(header, row, strict=True)) for row in table]
    weight = math.fsum(_number(one[_WEIGHT]) for one in cells)
    if not WHOLE[0] <= weight <= WHOLE[1]:
        _refuse(f"보유 종목의 비중을 더하면 {weight:.1f}%뿐입니다: 파일이 끊겼습니다")
    found = {_symbol(one["Ticker"]) for one in cells if _is_member(one)}
    return _batch(f"아이셰어즈 러셀2000 ETF(IWM) 보유 종목({as_of} 기준)", RUSSELL2000, as_of, found)


def desk_list(text: str, universe: str, as_of: dt.date) -> Batch:
    """Read a list of the desk's own: CSV with a column ``symbol``.

    Raises:
        ImportRefused: it has no such column, no symbol, or something that is no symbol.

    """
    rows = _rows(text)
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    column = next((header.index(name) for name in ("symbol", "ticker") if name in header), None)
    if column is None:
        _refuse("symbol 열이 없습니다")
    found = set()
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        symbol = _symbol(row[column].strip() if column < len(row) else "")
        if not _SYMBOL.fullmatch(symbol):
            _refuse(f"{line}행: 종목 기호가 아닙니다({symbol or '빈칸'})")
        found.add(symbol)
    if not found:
        _refuse("종목이 없습니다")
    return _batch(f"데스크의 구성 종목 목록({as_of} 기준)", universe, as_of, found)


def is_holdings(text: str) -> bool:
    """Tell whether a text looks like the fund's file."""
    return _AS_OF in text[:2000].lower()


def _batch(origin: str, universe: str, as_of: dt.date, symbols: Set[str]) -> Batch:
    listing = Listing(universe=universe, as_of=as_of, symbols=frozenset(symbols))
    return Batch(origin=origin, listings=(listing,))


def _rows(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        _refuse("CSV로 읽을 수 없습니다")


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
        _refuse(f"비중이 숫자가 아닙니다: {text}")


def _is_member(cells: Mapping[str, str]) -> bool:
    """Tell a listed share from cash, futures and the leftovers of mergers."""
    return (
        cells["Asset Class"].strip() == "Equity"
        and not cells["Exchange"].strip().upper().startswith(_UNLISTED)
        and _SYMBOL.fullmatch(_symbol(cells["Ticker"])) is not None
        and not _RIGHTS.search(cells["Name"])
    )


def _symbol(ticker: str) -> str:
    """Write a ticker as Yahoo does: ``BRK.B``, ``BRK/B`` and the fund's ``BRKB`` are ``BRK-B``."""
    plain = re.sub(r"[./ ]", "-", ticker.strip().upper())
    return _CLASSES.get(plain, plain)


def _refuse(why: str) -> NoReturn:
    raise ImportRefused(why)

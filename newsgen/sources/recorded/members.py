"""A list of the members of a universe, as the desk gives it: CSV with a column ``symbol``."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Set
from typing import NoReturn

from newsgen.errors import ImportRefused
from newsgen.markets import Market
from newsgen.sources.batch import Batch, Listing

SYMBOL = re.compile(r"[A-Z]{1,5}(-[A-Z])?")
"""A symbol of New York's stocks, as Yahoo writes it, that a fund can hold."""
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


def read(text: str, universe: str, as_of: dt.date, market: Market) -> Batch:
    """Read a list of the desk's own: CSV with a column ``symbol``, of stocks that a market trades.

    Raises:
        ImportRefused: it has no such column, no symbol, or something that is no symbol.

    """
    rows = rows_of(text)
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    column = next((header.index(name) for name in ("symbol", "ticker") if name in header), None)
    if column is None:
        refuse("symbol 열이 없습니다")
    found = set()
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        cell = row[column].strip() if column < len(row) else ""
        symbol = _traded(cell, market)
        if not symbol:
            refuse(f"{line}행: {market.nouns.stocks}의 종목 기호가 아닙니다({cell or '빈칸'})")
        found.add(symbol)
    if not found:
        refuse("종목이 없습니다")
    return listing_of(f"데스크의 구성 종목 목록({as_of} 기준)", universe, as_of, found)


def _traded(cell: str, market: Market) -> str:
    """Return a symbol as Yahoo writes it; empty where the market trades none of that form."""
    written = (symbol_of(cell), cell.upper())
    return next((one for one in written if re.fullmatch(market.symbols, one)), "")


def listing_of(origin: str, universe: str, as_of: dt.date, symbols: Set[str]) -> Batch:
    """Return the whole membership of a universe on a day as a batch."""
    listing = Listing(universe=universe, as_of=as_of, symbols=frozenset(symbols))
    return Batch(origin=origin, listings=(listing,))


def rows_of(text: str) -> list[list[str]]:
    """Return the rows of a CSV; ImportRefused where it is none."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        refuse("CSV로 읽을 수 없습니다")


def symbol_of(ticker: str) -> str:
    """Write a ticker as Yahoo does: ``BRK.B``, ``BRK/B`` and the fund's ``BRKB`` are ``BRK-B``."""
    plain = re.sub(r"[./ ]", "-", ticker.strip().upper())
    return _CLASSES.get(plain, plain)


def refuse(why: str) -> NoReturn:
    """Raise ImportRefused with why, in Korean."""
    raise ImportRefused(why)

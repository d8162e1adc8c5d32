"""The desk's own prices of fed funds futures: ``newsgen fed --prices FILE``.

A CSV with a row a contract: ``contract,price`` and, if the desk likes, ``date``::

    contract,price
    2025-08,95.67
    2025-09,95.79

It is read with nothing but the standard library, so that the answer is there at once.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

from newsgen.errors import FedInputProblem, ImportRefused
from newsgen.fed.contracts import AHEAD, HIGHEST, LOWEST, month_name, month_named, month_of
from newsgen.sources.recorded.text import read_csv, shown

LARGEST = 1024 * 1024
"""Bytes of a file at most; the contracts of five years take two thousand."""
BEHIND = 6
"""Months before the session's of which a last settlement is taken: the mean of a month that is over."""


class Settlements(NamedTuple):
    """What a file holds."""

    prices: dict[int, float]
    """Month -> price."""
    date: dt.date | None
    """The day that the rows say they are of; None where they say none."""
    notice: str = ""
    """What the desk must know of the file, in Korean."""


class _Row(NamedTuple):
    line: int
    contract: str
    price: str
    date: str


def read(path: Path) -> Settlements:
    """Read a file of prices.

    Raises:
        FedInputProblem: a row is off; the line is named.

    """
    prices: dict[int, float] = {}
    dates: dict[dt.date, int] = {}
    last, notice = -1, ""
    for row in _rows(path):
        month = _month(path, row)
        if month in prices:
            _refuse(path, row.line, f"{row.contract} 월물이 앞에 또 있습니다")
        if month < last:
            notice = notice or f"{path.name} {row.line}행: 월물의 차례가 어긋나 달 순서로 바꿔 읽었습니다."
        prices[month], last = _price(path, row), month
        if row.date:
            dates.setdefault(_date(path, row), row.line)
    if not prices:
        _refuse(path, 1, "시세가 한 행도 없습니다")
    if len(dates) > 1:
        first, second = list(dates)[:2]
        _refuse(path, dates[second], f"날짜가 앞 행({first})과 다릅니다: {second}")
    return Settlements(dict(sorted(prices.items())), next(iter(dates), None), notice)


def require_of(settlements: Settlements, session: dt.date, path: Path) -> None:
    """Refuse prices that are of another day than ``session``, or of contracts that do not trade then."""
    if settlements.date not in {None, session}:
        raise FedInputProblem(
            f"{path.name}: {settlements.date} 시세입니다. {session} 시세를 주거나 --date를 맞추십시오."
        )
    this = month_of(session)
    for month in settlements.prices:
        if not -BEHIND <= month - this <= AHEAD:
            raise FedInputProblem(
                f"{path.name}: {month_name(month)} 월물은 {session}에 거래되지 않습니다. 계약 월을 보십시오."
            )


def _rows(path: Path) -> Iterator[_Row]:
    if path.is_char_device() or path.stat().st_size > LARGEST:
        raise FedInputProblem(f"{path.name}: 너무 크거나 보통 파일이 아닙니다. 시세 파일인지 확인하십시오.")
    try:
        text = read_csv(path).decode()
    except ImportRefused as error:
        raise FedInputProblem(str(error).removesuffix(" (아무것도 바꾸지 않았습니다)")) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        missing = [name for name in ("contract", "price") if header.count(name) != 1]
        if missing:
            _refuse(path, 1, f"열 {', '.join(missing)}이(가) 하나씩 있어야 합니다(contract,price)")
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                _refuse(path, reader.line_num, f"칸이 {len(header)}개여야 하는데 {len(cells)}개입니다")
            named = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            yield _Row(reader.line_num, named["contract"], named["price"], named.get("date", ""))
    except csv.Error:
        _refuse(path, reader.line_num, "따옴표가 맞지 않습니다")


def _month(path: Path, row: _Row) -> int:
    try:
        return month_named(row.contract)
    except ValueError:
        _refuse(path, row.line, f"계약 월이 아닙니다(2025-09처럼 씁니다): {shown(row.contract)}")


def _price(path: Path, row: _Row) -> float:
    try:
        price = float(row.price) if row.price.isascii() and "_" not in row.price else math.nan
    except ValueError:
        price = math.nan
    if math.isnan(price):
        _refuse(path, row.line, f"가격이 숫자가 아닙니다: {shown(row.price)}")
    if not LOWEST <= price <= HIGHEST:
        _refuse(path, row.line, f"가격이 {LOWEST:g}~{HIGHEST:g} 밖입니다: {shown(row.price)}")
    return price


def _date(path: Path, row: _Row) -> dt.date:
    try:
        return dt.datetime.strptime(row.date, "%Y-%m-%d").date()
    except ValueError:
        _refuse(path, row.line, f"날짜가 아닙니다(YYYY-MM-DD): {shown(row.date)}")


def _refuse(path: Path, line: int, why: str) -> NoReturn:
    raise FedInputProblem(f"{path.name} {line}행: {why}.")

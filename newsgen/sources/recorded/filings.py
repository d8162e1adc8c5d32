"""A recorded table of filings with the Securities and Exchange Commission: ``filings*.csv``.

Columns ``symbol,filed,items[,accepted_ny][,accession][,cik][,form]``: ``items`` are the codes of Form 8-K,
with commas; ``accepted_ny`` is New York's clock, without a zone. EDGAR's ``acceptanceDateTime`` ends in Z and
is by New York's clock for a part of the companies: what has a zone is refused, as nobody can tell which it
is.

``filed`` is the next business day of what was accepted after 17:30. So a filing without ``accepted_ny`` has a
day and no hour, and by itself it tells no session.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from newsgen.events import RESULTS
from newsgen.model import Account
from newsgen.sources.recorded.said import EDGAR, clock, moment, table_of
from newsgen.sources.recorded.tables import Table
from newsgen.sources.recorded.text import shown

Filed = dict[tuple[str, dt.date], list[Account]]
"""Filings by symbol and day."""

_NEEDED = ("symbol", "filed", "items")
_MAY = ("accepted_ny", "accession", "cik", "form")
_FORM = "8-K"
_ITEM = re.compile(r"[1-9]\.\d\d", re.ASCII)
_ACCESSION = re.compile(r"(\d{10})-(\d{2})-(\d{6})", re.ASCII)
_LATE = dt.timedelta(days=7)
"""How long before the day of its filing one can have been accepted."""
_ARCHIVE = "https://www.sec.gov/Archives/edgar/data"


def read(path: Path) -> tuple[list[Account], list[str]]:
    """Read a table whole; return the filings of Form 8-K, and notices of what was left out.

    Raises:
        ImportRefused: a date, hour, code or symbol is none, or a filing was accepted after it was filed.

    """
    table, _ = table_of(path, _NEEDED, _MAY)
    table.symbols()
    found: list[Account] = []
    other = 0
    for row, cells in enumerate(table.rows()):
        if cells.get("form", _FORM) not in {_FORM, ""}:
            other += 1
            continue
        found.append(_filing(table, row, cells))
    told = f"{path.name}: 정정 공시와 8-K가 아닌 공시 {other:,}행을 뺐습니다"
    return found, [told] if other else []


def _filing(table: Table, row: int, cells: dict[str, str]) -> Account:
    day = table.date(row, "filed", cells["filed"])
    at = _accepted(table, row, cells.get("accepted_ny", ""), day)
    codes = tuple(code.strip() for code in cells["items"].split(","))
    wrong = next((code for code in codes if not _ITEM.fullmatch(code)), None)
    if wrong is not None:
        table.refuse(row, f"items 값이 8-K 항목이 아닙니다(2.02처럼 쓰십시오): {shown(wrong)}")
    symbol, accession = cells["symbol"], cells.get("accession", "")
    number = _ACCESSION.fullmatch(accession)
    if accession and number is None:
        table.refuse(row, f"accession 값이 접수 번호가 아닙니다: {shown(accession)}")
    cik = cells.get("cik", "")
    return Account(
        id=accession or f"filing:{symbol}:{day}:{','.join(codes)}",
        kind="filing",
        about=symbol,
        source=EDGAR,
        day=at.date() if at else day,
        at=at,
        status="filed",
        codes=codes,
        link=f"{_ARCHIVE}/{int(cik)}/{''.join(number.groups())}/"
        if number and cik.isdecimal() and cik.isascii()
        else "",
    )


def _accepted(table: Table, row: int, given: str, filed: dt.date) -> dt.datetime | None:
    """Return when a filing was accepted; None where that is not told."""
    if not given:
        return None
    date, _, hour = given.replace("T", " ").partition(" ")
    if hour[-1:] in {"Z", "z"} or "+" in hour or "-" in hour:
        table.refuse(
            row,
            "accepted_ny 값에서 시간대를 빼고 뉴욕 시각을 쓰십시오(EDGAR의 Z는 뉴욕 시각일 때가 있습니다): "
            f"{shown(given)}",
        )
    day, told = table.date(row, "accepted_ny", date), clock(table, row, "accepted_ny", hour)
    if told is None:
        table.refuse(row, f"accepted_ny 값에 시각이 없습니다: {shown(given)}")
    if not day <= filed <= day + _LATE:
        table.refuse(row, f"accepted_ny의 날짜가 filed와 맞지 않습니다: {shown(given)}")
    return moment(day, told)


def told_once(filings: Iterable[Account]) -> list[Account]:
    """Return filings each once: one with a number and one with a minute of the same results are the same.

    What two tables tell of one filing is put together where a company filed its results once that day.
    """
    by_day: Filed = {}
    kept: list[Account] = []
    for one in filings:
        if RESULTS in one.codes:
            by_day.setdefault((one.about, one.day), []).append(one)
        else:
            kept.append(one)
    for group in by_day.values():
        kept += _joined(group)
    return kept


def _joined(group: list[Account]) -> Iterator[Account]:
    """Yield the results filed by a company on a day: numbered ones with the minute that another tells."""
    numbered = {one.id: one for one in group if _ACCESSION.fullmatch(one.id)}
    bare = [one for one in group if one.id not in numbered]
    minutes = {one.at for one in group if one.at}
    if len(numbered) == 1 and len(minutes) <= 1:
        (one,) = numbered.values()
        yield msgspec.structs.replace(one, at=next(iter(minutes), None))
    else:
        yield from numbered.values()
        yield from {(one.day, one.at): one for one in bare}.values()

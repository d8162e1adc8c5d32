"""What tables of events share: who says it, of whom, at what hour by New York's clock."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

from newsgen import calendars, markets
from newsgen.events.placing import part_at
from newsgen.fed.contracts import EXCHANGE
from newsgen.korean.unfit import unfit_korean
from newsgen.model import Part
from newsgen.sources.recorded.tables import Table, read_header, read_table
from newsgen.sources.recorded.text import read_csv, shown

EDGAR = "SEC EDGAR"
DESK = "데스크 일정"
"""Who says what a table gives no source for."""

_NAMES = {
    "yahoo": "Yahoo Finance",
    "finnhub": "Finnhub",
    "av-sched-near": "Alpha Vantage",
    "nasdaq-sched": "Nasdaq",
    "tradingeconomics": "Trading Economics",
    "fmp": "Financial Modeling Prep",
    "dolthub": "DoltHub",
    "edgar": EDGAR,
    "edgar-2.02": EDGAR,
}
"""What tables call a source -> its name as an article prints it."""
FAR = "av-sched-far"
"""A calendar as it stood more than two weeks before: 45 of 100 of its days were moved, so it says nothing."""

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", re.ASCII)


def table_of(
    path: Path, needed: Sequence[str], may: Sequence[str], figures: Sequence[str] = ()
) -> tuple[Table, list[str]]:
    """Read a table of events: its columns ``needed``, and of the others those that it has.

    Return it and the names of all its columns; raises as
    :func:`~newsgen.sources.recorded.tables.read_table`.
    """
    header = read_header(path, read_csv(path))
    given = [name for name in may if name in header]
    return read_table(path, texts=[*needed, *given], numbers=(), optional=figures), header


def name_of(table: Table, row: int, column: str, given: str) -> str:
    """Return a source's name as it may be printed; refuse one that may not be."""
    if not given:
        return DESK
    name = _NAMES.get(given.lower(), given)
    if why := unfit_korean(name):
        table.refuse(row, f"{column} 값은 기사에 적을 수 없는 이름입니다({why}): {shown(given)}")
    return name


def clock(table: Table, row: int, column: str, given: str) -> dt.time | None:
    """Return an hour of New York's clock; refuse what is none, or is by another clock."""
    if not given:
        return None
    found = _CLOCK.fullmatch(given)
    if found is None:
        table.refuse(row, f"{column} 값이 뉴욕 시각이 아닙니다(16:05처럼 쓰십시오): {shown(given)}")
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return dt.time(hours, minutes, seconds)


def moment(day: dt.date, hour: dt.time) -> dt.datetime:
    """Return when New York's clock shows an hour of a day."""
    return dt.datetime.combine(day, hour, tzinfo=calendars.zone(EXCHANGE))


def part_of(day: dt.date, hour: dt.time) -> Part:
    """Return the part of New York's day in which an hour is; empty where it has no session."""
    return part_at(moment(day, hour), markets.at(EXCHANGE))

"""A recorded table of reports of earnings: ``earnings*.csv``, what came and what is due.

Columns ``symbol,date`` and, as far as known, ``when`` (``before``, ``during``, ``after``, ``bmo``, ``amc``),
``time_ny``, ``eps_estimate``, ``eps_actual``, ``revenue_estimate``, ``revenue_actual`` (dollars), ``source``,
``status`` (``scheduled``, ``reported``, ``filed``), ``edgar_202``, ``edgar_accept_ny``, ``confirmed``,
``other_date``.

A row holds what several sources say, and each of them becomes an account of its own: the row's ``source``
with its figures; the filing of results with EDGAR on ``edgar_202``; each source in ``confirmed`` that has
the same day; each in ``other_date`` (``nasdaq-sched:2026-04-29``) that has another one. A report has happened
where the figure is there or the filing is: a row without either is a plan, whatever its ``status``.

A full hour is what a calendar puts down for a part of the day, no minute; midnight in UTC, which is 19:00 or
20:00 of the evening before, is a day without an hour. ``session`` is compared with ours.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsgen import markets
from newsgen.events import RESULTS, placed
from newsgen.model import Account, Part
from newsgen.sources.recorded.said import EDGAR, FAR, clock, moment, name_of, part_of, table_of
from newsgen.sources.recorded.tables import Table
from newsgen.sources.recorded.text import shown

_NEEDED = ("symbol", "date")
_MAY = (
    "when",
    "time_ny",
    "source",
    "status",
    "edgar_202",
    "edgar_accept_ny",
    "confirmed",
    "other_date",
    "session",
)
_FIGURES = {
    "eps_actual": ("eps", 1.0),
    "eps_estimate": ("eps_expected", 1.0),
    "revenue_actual": ("revenue", 1e-6),
    "revenue_estimate": ("revenue_expected", 1e-6),
}
"""Column -> what the account calls it, and what the cell is multiplied by."""
_MOST = {"eps": 1e5, "eps_expected": 1e5, "revenue": 1e7, "revenue_expected": 1e7}
"""The largest figure that can be; Berkshire's class A earns some 20,000 dollars a quarter."""
_PARTS: dict[str, Part] = {
    "": "",
    "unknown": "",
    "bmo": "before",
    "before": "before",
    "during": "during",
    "dmh": "during",
    "amc": "after",
    "after": "after",
}
_CAME = {"eps", "revenue"}
_PLANS = {"scheduled", "planned"}
_STATUSES = {"", *_PLANS, "reported", "filed"}


class Reports(NamedTuple):
    """What a table tells."""

    accounts: list[Account]
    filings: list[Account]
    """Filings of results that the rows name, without a number."""
    notices: list[str]


def read(path: Path) -> Reports:
    """Read a table whole; return what each source says, and notices of what is not taken.

    Raises:
        ImportRefused: a cell is none of what its column holds, a figure cannot be, or one source tells one
            report twice.

    """
    table, header = table_of(path, _NEEDED, _MAY, tuple(_FIGURES))
    table.symbols()
    reports = Reports([], [], [])
    seen: set[tuple[str, dt.date, str]] = set()
    far, apart, early = 0, 0, 0
    for row, cells in enumerate(table.rows()):
        given = _Row(table, row, cells)
        far += cells.get("source", "") == FAR
        key = given.symbol, given.day, cells.get("source", "")
        if key in seen:
            table.refuse(row, f"{given.symbol} {given.day}: 같은 출처의 실적 발표가 두 번 있습니다")
        seen.add(key)
        told = list(given.accounts())
        reports.accounts.extend(told)
        reports.filings.extend(given.filing())
        early += given.contradicts
        apart += "session" in header and given.is_elsewhere([*told, *given.filing()])
    if far:
        reports.notices.append(
            f"{path.name}: 두 주 넘게 앞서 잡힌 발표 예정일 {far:,}행을 뺐습니다(자주 바뀜)"
        )
    if early:
        reports.notices.append(f"{path.name}: 발표 전이라면서 실적이 적힌 {early:,}행은 예정으로만 씁니다")
    if apart:
        reports.notices.append(
            f"{path.name}: session 값 {apart:,}행이 날짜와 시각으로 셈한 거래일과 다릅니다(셈한 것을 씁니다)"
        )
    return reports


class _Row:
    """One row: a report as several sources have it."""

    def __init__(self, table: Table, row: int, cells: dict[str, str]) -> None:
        self.table, self.row, self.cells = table, row, cells
        self.symbol = cells["symbol"]
        self.hour = clock(table, row, "time_ny", cells.get("time_ny", ""))
        self.day = table.date(row, "date", cells["date"])
        if self.hour and moment(self.day, self.hour).astimezone(dt.UTC).time() == dt.time():
            self.day, self.hour, cells["when"] = self.day + dt.timedelta(days=1), None, ""
        told = cells.get("status", "")
        if told not in _STATUSES:
            named = "scheduled, reported, filed"
            table.refuse(row, f"status 값은 {named} 중 하나여야 합니다: {shown(told)}")
        self.is_plan = told in _PLANS

    @property
    def contradicts(self) -> bool:
        """Whether a row that says that nothing came has a figure that did."""
        columns = (column for column, (name, _) in _FIGURES.items() if name in _CAME)
        return self.is_plan and not all(math.isnan(self.table.numbers[one][self.row]) for one in columns)

    def accounts(self) -> Iterator[Account]:
        """Yield what each source but EDGAR says."""
        cells = self.cells
        own = cells.get("source", "")
        if own != FAR and not self._is_edgars(own):
            yield self._own(own)
        for other in filter(None, cells.get("confirmed", "").split(";")):
            if other != FAR and not self._is_edgars(other) and not other.endswith("-conflict"):
                yield self._dated(other, self.day)
        for other in filter(None, cells.get("other_date", "").split(";")):
            name, _, day = other.partition(":")
            if name != FAR:
                yield self._dated(
                    name.removesuffix("-conflict"), self.table.date(self.row, "other_date", day)
                )

    def _is_edgars(self, source: str) -> bool:
        return name_of(self.table, self.row, "source", source) == EDGAR

    def _own(self, source: str) -> Account:
        figures = dict(self._figures())
        if self.is_plan:
            figures = {name: value for name, value in figures.items() if name not in _CAME}
        at, part = self._when()
        return Account(
            id=f"earnings:{self.symbol}:{self.day}",
            kind="earnings",
            about=self.symbol,
            source=name_of(self.table, self.row, "source", source),
            day=self.day,
            part=part,
            at=at,
            status="reported" if _CAME & figures.keys() else "planned",
            figures=figures,
        )

    def _dated(self, source: str, day: dt.date) -> Account:
        """Return what a source says of which only the day is told."""
        return Account(
            id=f"earnings:{self.symbol}:{day}",
            kind="earnings",
            about=self.symbol,
            source=name_of(self.table, self.row, "source", source),
            day=day,
        )

    def _figures(self) -> Iterator[tuple[str, float]]:
        for column, (name, times) in _FIGURES.items():
            value = float(self.table.numbers[column][self.row]) * times
            if math.isnan(value):
                continue
            if abs(value) > _MOST[name]:
                self.table.refuse(self.row, f"{column} 값이 있을 수 없는 크기입니다")
            yield name, value

    def _when(self) -> tuple[dt.datetime | None, Part]:
        """Return the minute where one is told, and the part of the day."""
        told, hour = self.cells.get("when", ""), self.hour
        if told not in _PARTS:
            self.table.refuse(self.row, f"when 값은 before, during, after 중 하나여야 합니다: {shown(told)}")
        if told == "unknown" or hour is None:
            return None, _PARTS[told]
        if hour.minute or hour.second:
            return moment(self.day, hour), part_of(self.day, hour)
        return None, _PARTS[told] or part_of(self.day, hour)

    def filing(self) -> list[Account]:
        """Return the filing of results with EDGAR that the row names."""
        cells, row = self.cells, self.row
        given = cells.get("edgar_202", "")
        if not given and not self._is_edgars(cells.get("source", "")) and cells.get("status") != "filed":
            return []
        day = self.table.date(row, "edgar_202", given) if given else self.day
        hour = clock(self.table, row, "edgar_accept_ny", cells.get("edgar_accept_ny", ""))
        return [
            Account(
                id=f"filing:{self.symbol}:{day}:{RESULTS}",
                kind="filing",
                about=self.symbol,
                source=EDGAR,
                day=day,
                at=moment(day, hour) if hour else None,
                status="filed",
                codes=(RESULTS,),
            )
        ]

    def is_elsewhere(self, accounts: list[Account]) -> bool:
        """Tell whether the table names another session than the row's accounts place it in."""
        told, market = self.cells.get("session", ""), markets.of(self.symbol)
        if not told or market is None:
            return False
        day = self.table.date(self.row, "session", told)
        ours = {placed(one, market) for one in accounts if one.day == self.day} - {None}
        return bool(ours) and day not in ours

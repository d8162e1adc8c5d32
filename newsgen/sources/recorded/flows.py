"""What investors bought on balance, by day and part of the exchange: ``flows/investors*.csv``.

::

    date,market,individual,foreign,institution[,other_corp][,securities,...,pension][,as_of]
    2025-10-27,KOSPI,-7968.53,6470.78,2343.13,-845.39,15:45

In 억원, more bought than sold above zero. ``as_of`` is the time, by the clock of the exchange, at which
provisional figures were taken; final ones have none.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from pathlib import Path

from newsgen import calendars, korean, markets
from newsgen.sources.batch import INVESTORS, Flow
from newsgen.sources.columns import date_of
from newsgen.sources.recorded.tables import Table, read_header, read_table
from newsgen.sources.recorded.text import read_csv, refuse, shown

WITHIN = 2.0
"""억원 that all investors together may be off zero: each of them is rounded by itself."""

_TOLD = INVESTORS[:3]
"""The kinds that a file has to have; of some days it may lack one."""
_MORE = Flow._fields[Flow._fields.index(INVESTORS[-1]) :]
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?", re.ASCII)


def read_all(paths: list[Path], say: Callable[[str], None]) -> tuple[tuple[Flow, ...], list[str]]:
    """Read several tables as one; ``say`` is told the name of each as it is begun.

    Raises:
        ImportRefused: a table is off, or two of them contradict each other.

    """
    found: dict[tuple[str, dt.date, str], Flow] = {}
    for path in paths:
        say(path.name)
        for one in read(path):
            if found.setdefault(one[:3], one) != one:
                refuse(path, None, f"{one.date} {one.board}: 다른 파일의 수치와 다릅니다")
    early = sum(1 for one in found.values() if one.as_of)
    told = f"투자자별 순매수 잠정치 {early:,}건: 확정치가 들어오면 그것으로 바뀝니다"
    return tuple(found.values()), [told] if early else []


def read(path: Path) -> list[Flow]:
    """Read a table whole.

    Raises:
        ImportRefused: a market, a day or a time is none, the exchange rests on the day, one stands twice, a
            row has no figure, or all four investors are there and do not sum up to zero.

    """
    times = ["as_of"] if "as_of" in read_header(path, read_csv(path)) else []
    table = read_table(path, texts=("date", "market", *times), numbers=_TOLD, optional=_MORE)
    days, found = table.days().tolist(), dict[tuple[str, dt.date, str], int]()
    flows = []
    for row, cells in enumerate(table.rows()):
        board, day = cells["market"], date_of(days[row])
        if board not in markets.boards():
            known = ", ".join(markets.boards())
            table.refuse(row, f"market 값이 모르는 시장입니다: {shown(board)}(쓸 수 있는 값: {known})")
        _refuse_closed(table, row, board, day)
        one = Flow(board, day, _time(table, row, cells.get("as_of", "")), *_figures(table, row))
        first = found.setdefault(one[:3], row)
        if first != row:
            at = f" {one.as_of}" if one.as_of else ""
            table.refuse(row, f"{day} {board}{at}: 같은 날이 두 번 있습니다({first + table.line}행)")
        _refuse_unbalanced(table, row, one)
        flows.append(one)
    return flows


def _figures(table: Table, row: int) -> list[float | None]:
    """Return the figures of a row in the order of a flow's fields."""
    values = [float(table.numbers[name][row]) for name in (*_TOLD, *_MORE)]
    if all(math.isnan(value) for value in values[: len(_TOLD)]):
        table.refuse(row, f"{', '.join(_TOLD)} 값이 모두 비었습니다")
    return [None if math.isnan(value) else value for value in values]


def _refuse_closed(table: Table, row: int, board: str, day: dt.date) -> None:
    """Refuse a day on which the exchange of a market rests, or of which nobody knows."""
    exchange = markets.boards()[board].exchange
    first, last = calendars.bounds(exchange)
    if not (first <= day <= last and calendars.is_session(day, exchange)):
        table.refuse(row, f"{day}: {korean.attach(board, '이/가')} 열리지 않은 날입니다")


def _refuse_unbalanced(table: Table, row: int, one: Flow) -> None:
    """Refuse four investors of whom some bought what nobody sold."""
    parts = [one.individual, one.foreign, one.institution, one.other_corp]
    known = [value for value in parts if value is not None]
    if len(known) == len(parts) and abs(math.fsum(known)) > WITHIN:
        table.refuse(
            row,
            f"{one.date} {one.board}: 개인·외국인·기관·기타법인의 순매수를 더하면 0이어야 하는데 "
            f"{math.fsum(known):,.2f}억원입니다: 부호와 단위(억원)를 확인하십시오",
        )


def _time(table: Table, row: int, text: str) -> str:
    """Return the time of provisional figures as ``15:40``; empty for final ones."""
    if not text:
        return ""
    found = _TIME.fullmatch(text)
    if found is None:
        table.refuse(row, f"as_of 값이 시각이 아닙니다(HH:MM, 확정치는 빈칸): {shown(text)}")
    return f"{int(found[1]):02d}:{found[2]}"

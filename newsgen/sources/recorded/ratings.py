"""A recorded table of analysts' ratings: ``ratings*.csv``, where the source itself says what was changed.

Columns ``date,symbol,firm,action,from,to[,time_ny]``. ``action`` is ``up``, ``down`` or ``init`` as the
source has it; ratings that stay are not told. A table whose ``action`` somebody derived from a firm's rows
before (``action_derived``) is left out: a scale that was renamed looks like a change.
"""

from __future__ import annotations

from pathlib import Path

from newsgen.korean.unfit import unfit_korean
from newsgen.model import Account
from newsgen.sources.recorded.said import clock, moment, name_of, table_of
from newsgen.sources.recorded.tables import Table, read_header
from newsgen.sources.recorded.text import read_csv, shown

_NEEDED = ("date", "symbol", "firm", "action", "from", "to")
_MAY = ("time_ny", "source")
_DERIVED = "action_derived"
_ACTIONS = {
    "up": "up",
    "upgrade": "up",
    "down": "down",
    "downgrade": "down",
    "init": "init",
    "initiated": "init",
}
_SAME = {"", "main", "maintains", "reit", "reiterates", "same"}


def read(path: Path) -> tuple[list[Account], list[str]]:
    """Read a table whole; return the changes of ratings, and a notice where the table is left out.

    Raises:
        ImportRefused: a column is missing, a date or action is none, or a name may not be printed.

    """
    header = read_header(path, read_csv(path))
    if _DERIVED in header and "action" not in header:
        return [], [f"{path.name}: 투자의견의 변경이 출처의 것이 아니라 추정한 것이라 쓰지 않습니다"]
    table, _ = table_of(path, _NEEDED, _MAY)
    table.symbols()
    found = (_rating(table, row, cells) for row, cells in enumerate(table.rows()))
    return [one for one in found if one is not None], []


def _rating(table: Table, row: int, cells: dict[str, str]) -> Account | None:
    given = cells["action"].lower()
    if given in _SAME:
        return None
    if given not in _ACTIONS:
        table.refuse(row, f"action 값은 up, down, init 중 하나여야 합니다: {shown(cells['action'])}")
    if given in {"up", "upgrade", "down", "downgrade"} and not (cells["from"] and cells["to"]):
        table.refuse(row, "바뀌기 전과 뒤의 투자의견(from, to)이 있어야 합니다")
    for column in ("firm", "from", "to"):
        if why := unfit_korean(cells[column]):
            table.refuse(row, f"{column} 값은 기사에 적을 수 없는 이름입니다({why}): {shown(cells[column])}")
    day = table.date(row, "date", cells["date"])
    hour = clock(table, row, "time_ny", cells.get("time_ny", ""))
    return Account(
        id=f"rating:{cells['symbol']}:{day}:{cells['firm']}",
        kind="rating",
        about=cells["symbol"],
        source=name_of(table, row, "source", cells.get("source", "")),
        day=day,
        at=moment(day, hour) if hour else None,
        status="reported",
        codes=(_ACTIONS[given], cells["from"], cells["to"]),
        title=cells["firm"],
    )

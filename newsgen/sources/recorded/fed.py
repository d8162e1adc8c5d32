"""Recorded tables of the Fed: futures, the effective rate, changes of the target range.

Looked for in a recorded folder and in its folder ``fed`` (every ``.csv`` may be ``.csv.gz``)::

    zq_daily*.csv               contract,date,close[,volume]    contracts by month: 2025-09
    effr_daily.csv              date,effr
    target_range_changes.csv    date,lower,upper    from that day on

The range becomes a row a day up to the last change: after that it is not known to have held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np

from newsgen.fed.contracts import AHEAD, FUTURES, HIGHEST, LOWEST, month_named
from newsgen.sources.batch import Rate
from newsgen.sources.columns import Floats, Ints, date_of
from newsgen.sources.recorded.tables import Table, read_table

_RATES = (-1.0, 25.0)
_WIDTH = 0.25


def files(folder: Path) -> list[tuple[Path, Reader]]:
    """Return the tables of a recorded folder, each with what reads it."""
    return [
        (path, read)
        for place in (folder, folder / "fed")
        for name, read in READERS.items()
        for path in sorted([*place.glob(f"{name}.csv"), *place.glob(f"{name}.csv.gz")])
    ]


def read_all(found: list[tuple[Path, Reader]], say: Callable[[str], None]) -> Iterator[Rate]:
    """Read tables; ``say`` is told the name of each as it is begun.

    Raises:
        ImportRefused: a table is off; the line is named.

    """
    for path, read in found:
        say(path.name)
        yield from read(path)


def contracts(path: Path) -> list[Rate]:
    """Read closes of contracts by day."""
    table = read_table(path, texts=("contract", "date"), numbers=("close",))
    months = table.converted("contract", month_named, "계약 월이 아닙니다(YYYY-MM)")
    days, close = table.days(), table.numbers["close"]
    ahead = months - (days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12)
    table.refuse_first(
        [
            (~((close >= LOWEST) & (close <= HIGHEST)), f"close 값이 {LOWEST:g}~{HIGHEST:g} 밖입니다"),
            (ahead < 0, "계약 월이 지난 날의 시세입니다"),
            (ahead > AHEAD, f"계약 월이 {AHEAD}개월보다 멉니다"),
        ]
    )
    _refuse_twice(table, months * 100_000 + days)
    codes, names = table.texts["contract"]
    return [
        Rate(FUTURES + names[code], date_of(day), price)
        for code, day, price in zip(codes.tolist(), days.tolist(), close.tolist(), strict=True)
    ]


def effective(path: Path) -> list[Rate]:
    """Read the effective federal funds rate by day."""
    table = read_table(path, texts=("date",), numbers=("effr",))
    days, values = table.days(), table.numbers["effr"]
    _refuse_rates(table, "effr", values)
    _refuse_twice(table, days)
    return [
        Rate("EFFR", date_of(day), value) for day, value in zip(days.tolist(), values.tolist(), strict=True)
    ]


def changes(path: Path) -> list[Rate]:
    """Read changes of the target range; return it day by day from the first to the last of them."""
    table = read_table(path, texts=("date",), numbers=("lower", "upper"))
    days, lower, upper = table.days(), table.numbers["lower"], table.numbers["upper"]
    for name, values in table.numbers.items():
        _refuse_rates(table, name, values)
    wide = np.abs(upper - lower - _WIDTH) > 1e-9
    table.refuse_first([(wide, "목표 범위의 폭이 0.25%포인트가 아닙니다")])
    late = np.append(False, np.diff(days) <= 0)
    table.refuse_first([(late, "날짜가 앞 행보다 늦지 않습니다")])
    ends = [*days.tolist(), int(days[-1]) + 1] if table.size else []
    return [
        Rate(name, date_of(day), float(values[row]))
        for name, values in (("DFEDTARL", lower), ("DFEDTARU", upper))
        for row, (start, end) in enumerate(pairwise(ends))
        for day in range(start, end)
    ]


def _refuse_rates(table: Table, name: str, values: Floats) -> None:
    low, high = _RATES
    table.refuse_first([(~((values >= low) & (values <= high)), f"{name} 값이 없거나 있을 수 없는 값입니다")])


def _refuse_twice(table: Table, keys: Ints) -> None:
    """Refuse the first row whose key stood in one before."""
    _, first = np.unique(keys, return_index=True)
    twice = np.ones(len(keys), dtype=bool)
    twice[first] = False
    table.refuse_first([(twice, "같은 날의 행이 앞에 또 있습니다")])


Reader = Callable[[Path], list[Rate]]
READERS: Mapping[str, Reader] = {
    "zq_daily*": contracts,
    "effr_daily": effective,
    "target_range_changes": changes,
}
"""Name of a file, without its ending -> what reads it."""

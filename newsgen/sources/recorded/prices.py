"""One recorded file of daily prices: checked, cleaned of mere dirt, sorted."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from newsgen import markets
from newsgen.sources.columns import Ints, date_of
from newsgen.sources.recorded.bases import Rebased, rebased
from newsgen.sources.recorded.merging import PriceFile
from newsgen.sources.recorded.tables import Mask, Table, read_table

_PRICES = ("close", "open", "high", "low")
_NUMBERS = (*_PRICES, "volume")
_CAP = "market_cap_musd"
_BASE = "base"


def read_prices(path: Path, codes: dict[str, int]) -> tuple[PriceFile, Rebased, list[str]]:
    """Read a file of daily prices; return it, its base prices, and Korean notices of what was left out.

    ``codes`` gives each symbol its number and is added to. Left out are rows without a close or with
    a close of zero, and identical repetitions; zero prices and market caps are taken as empty.

    Prices below zero are taken of contracts alone that can be worth less than nothing.

    Raises:
        ImportRefused: as :func:`~newsgen.sources.recorded.tables.read_table`, and for other negative numbers,
            a high below the low, impossible dates and symbols, and two different rows of one symbol and day.

    """
    table = read_table(path, texts=("symbol", "date"), numbers=_NUMBERS, optional=(_CAP, _BASE))
    own, names = table.symbols()
    days = table.days()
    columns = [table.numbers[name] for name in (*_NUMBERS, _CAP)]
    _check(table, np.isin(names, list(markets.below_zero()))[own] if len(own) else np.zeros(0, dtype=bool))
    symbol = np.array([codes.setdefault(name, len(codes)) for name in names], dtype=np.int64)[own]
    values = np.column_stack(columns)
    zero = values == 0
    zero[:, 4] = False  # a volume of zero is a volume
    values[zero] = np.nan
    priced = np.flatnonzero(~np.isnan(values[:, 0]))
    left = table.size - len(priced)
    order = priced[np.lexsort((priced, days[priced], symbol[priced]))]
    order, repeated = _without_repetitions(table, names, own, days, values, order)
    file = PriceFile(path.name, symbol[order], days[order], values[order], np.zeros(len(order), dtype=bool))
    notices = [f"{path.name}: 종가가 없거나 0인 행 {left:,}개를 뺐습니다"] if left else []
    notices += [f"{path.name}: 똑같이 되풀이된 행 {repeated:,}개를 뺐습니다"] if repeated else []
    bases = rebased(file.codes, file.days, file.values[:, 0], table.numbers[_BASE][order])
    return file, bases, notices


def _check(table: Table, owing: Mask) -> None:
    """Refuse impossible figures; ``owing`` marks the rows of what can be worth less than nothing."""
    numbers = table.numbers
    never = np.zeros_like(owing)
    table.refuse_first(
        [
            *(
                ((numbers[name] < 0) & ~(owing if name in _PRICES else never), f"{name} 값이 음수입니다")
                for name in (*_NUMBERS, _CAP, _BASE)
            ),
            (
                (numbers["high"] < numbers["low"]) & (numbers["high"] != 0) & (numbers["low"] != 0),
                "고가(high)가 저가(low)보다 낮습니다",
            ),
        ]
    )


def _without_repetitions(
    table: Table,
    names: tuple[str, ...],
    own: Ints,
    days: Ints,
    values: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    order: Ints,
) -> tuple[Ints, int]:
    """Drop rows that repeat the one before them; refuse such that contradict it."""
    a, b = order[:-1], order[1:]
    repeats = (own[a] == own[b]) & (days[a] == days[b])
    if not repeats.any():
        return order, 0
    a, b = a[repeats], b[repeats]
    differ = ~np.isclose(values[a], values[b], rtol=0, atol=0, equal_nan=True).all(axis=1)
    if differ.any():
        row = int(b[differ].min())
        what = f"{names[own[row]]} {date_of(int(days[row]))}"
        table.refuse(row, f"{what}: 같은 날의 행이 앞에 다른 값으로 또 있습니다")
    keep = np.append(True, ~repeats)
    return order[keep], int(repeats.sum())

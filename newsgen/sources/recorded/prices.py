"""The recorded files of daily prices: checked, cleaned of mere dirt, and put away by groups of symbols.

Files may have any number of rows, in any order; what follows wants each symbol's days in order. So rows are
checked as they come and put away by group, and a group of every file is taken back at once.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newsgen import markets
from newsgen.sources.columns import FIELDS, Floats, Ints, date_of
from newsgen.sources.recorded.bases import Rebased, first_told, rebased
from newsgen.sources.recorded.merging import PriceFile
from newsgen.sources.recorded.tables import Mask, Table, read_parts, read_table
from newsgen.sources.recorded.text import NotPlain, refuse
from newsgen.sources.spooled import Records, Spool

GROUP = 128
"""Symbols of a group: with ten years of each, 320,000 rows."""

_PRICES = ("close", "open", "high", "low")
_NUMBERS = (*_PRICES, "volume")
_CAPS = {"market_cap_musd": 1.0, "market_cap_eok": 100.0, "market_cap_krw": 1e-6}
"""Columns of market values -> how many millions of the market's money one of their unit is."""
_BASE = "base"
_TEXTS = ("symbol", "date")
_ROW = np.dtype(
    [("code", "<i4"), ("day", "<i4"), ("line", "<i4"), ("base", "<f8"), ("values", "<f8", (len(FIELDS),))]
)


class Part(NamedTuple):
    """What a file has of a group of symbols."""

    prices: PriceFile
    rebased: Rebased
    first: Rebased
    """Base prices of the first row of each symbol, over the close of that row itself."""
    repeated: int
    """Rows that were left out, as they repeat others."""


class _File(NamedTuple):
    path: Path
    key: int
    """Under which its rows are put away, beside the group."""
    left: int
    """Rows that were left out, as they have no close."""


class PriceFiles:
    """The price files of a folder."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}
        """The number of each symbol, by the order in which they come."""
        self._files: list[_File] = []
        self._spool = Spool(_ROW)
        self._keys = 0

    def read(self, path: Path) -> None:
        """Read a file of daily prices.

        Left out are rows without a close or with a close of zero, and identical repetitions; zero prices and
        market caps are taken as empty. Prices below zero are taken of contracts alone that can be worth less
        than nothing.

        Raises:
            ImportRefused: as :func:`~newsgen.sources.recorded.tables.read_table`, and for other negative
                numbers, a high below the low, impossible dates and symbols.

        """
        columns = {"texts": _TEXTS, "numbers": _NUMBERS, "optional": (*_CAPS, _BASE)}
        try:
            self._put(path, read_parts(path, **columns))
        except NotPlain:
            self._put(path, [read_table(path, **columns)])

    def _put(self, path: Path, tables: Iterable[Table]) -> None:
        self._keys += 1  # what was put of a file that turned out not to be plain stays under a key of its own
        left = 0
        for table in tables:
            rows = _checked(table, self.codes)
            left += table.size - len(rows)
            self._spool.put_each(rows["code"].astype(np.int64) // GROUP, rows, self._keys)
        self._files.append(_File(path, self._keys, left))

    @property
    def names(self) -> list[str]:
        """The names of the files."""
        return [file.path.name for file in self._files]

    @property
    def groups(self) -> range:
        """The groups of symbols."""
        return range(-(-len(self.codes) // GROUP))

    def group(self, symbol: str) -> int | None:
        """Return the group of a symbol; None where there is no price of it."""
        return self.codes[symbol] // GROUP if symbol in self.codes else None

    def of(self, group: int, symbols: Sequence[str]) -> list[Part]:
        """Return what each file has of a group; refuse two different rows of one symbol and day."""
        return [_part(file.path, self._spool.take((group, file.key)), symbols) for file in self._files]

    def notices(self, repeated: Sequence[int]) -> list[str]:
        """Return what was left out of each file, in Korean."""
        return [
            notice
            for file, again in zip(self._files, repeated, strict=True)
            for count, notice in (
                (file.left, f"{file.path.name}: 종가가 없거나 0인 행 {file.left:,}개를 뺐습니다"),
                (again, f"{file.path.name}: 똑같이 되풀이된 행 {again:,}개를 뺐습니다"),
            )
            if count
        ]


def _checked(table: Table, codes: dict[str, int]) -> Records:
    """Return the rows of a table that have a close; ``codes`` numbers the symbols and is added to."""
    own, names = table.symbols()
    days = table.days()
    numbers = table.numbers
    _check(table, np.isin(names, list(markets.below_zero()))[own] if len(own) else np.zeros(0, dtype=bool))
    number = np.array([codes.setdefault(name, len(codes)) for name in names], dtype=np.int64)
    values = np.column_stack([*(numbers[name] for name in _NUMBERS), _worth(numbers)])
    zero = values == 0
    zero[:, len(_PRICES)] = False  # a volume of zero is a volume
    values[zero] = np.nan
    rows = np.empty(table.size, dtype=_ROW)
    rows["code"], rows["day"], rows["line"] = number[own], days, np.arange(table.size) + table.line
    rows["base"], rows["values"] = numbers[_BASE], values
    return rows[~np.isnan(values[:, 0])]


def _worth(numbers: Mapping[str, Floats]) -> Floats:
    """Return market values in millions of the market's money, by whichever column has one."""
    first, *others = (numbers[name] * millions for name, millions in _CAPS.items())
    return functools.reduce(lambda one, other: np.where(np.isnan(one), other, one), others, first)


def _check(table: Table, owing: Mask) -> None:
    """Refuse impossible figures; ``owing`` marks the rows of what can be worth less than nothing."""
    numbers = table.numbers
    never = np.zeros_like(owing)
    table.refuse_first(
        [
            *(
                ((numbers[name] < 0) & ~(owing if name in _PRICES else never), f"{name} 값이 음수입니다")
                for name in (*_NUMBERS, *_CAPS, _BASE)
            ),
            (
                (numbers["high"] < numbers["low"]) & (numbers["high"] != 0) & (numbers["low"] != 0),
                "고가(high)가 저가(low)보다 낮습니다",
            ),
        ]
    )


def _part(path: Path, rows: Records, symbols: Sequence[str]) -> Part:
    found = _without_repetitions(path, rows, symbols)
    codes, days = (found[name].astype(np.int64) for name in ("code", "day"))
    values: Floats = np.ascontiguousarray(found["values"])
    prices = PriceFile(path.name, codes, days, values, np.zeros(len(days), dtype=bool))
    told = codes, days, values[:, 0], found["base"]
    return Part(prices, rebased(*told), first_told(*told), len(rows) - len(found))


def _without_repetitions(path: Path, rows: Records, symbols: Sequence[str]) -> Records:
    """Sort rows by symbol and day and drop such as repeat the one before; refuse such as contradict it."""
    keys: Ints = (rows["code"].astype(np.int64) << 32) + rows["day"]
    if (np.diff(keys) > 0).all():
        return rows
    order = np.argsort(keys, kind="stable")
    rows, keys = rows[order], keys[order]
    again = np.flatnonzero(np.diff(keys) == 0) + 1
    one, other = rows["values"][again - 1], rows["values"][again]
    differ = ~((one == other) | (np.isnan(one) & np.isnan(other))).all(axis=1)
    if differ.any():
        wrong = min(rows[again[differ]], key=lambda row: int(row["line"]))
        what = f"{symbols[wrong['code']]} {date_of(int(wrong['day']))}"
        refuse(path, int(wrong["line"]), f"{what}: 같은 날의 행이 앞에 다른 값으로 또 있습니다")
    return np.delete(rows, again)

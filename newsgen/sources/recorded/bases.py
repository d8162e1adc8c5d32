"""Base prices: as a file lists them, as a column beside the closes, and of distributions listed as splits."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newsgen import markets
from newsgen.markets.ticks import steps
from newsgen.sources.batch import Base
from newsgen.sources.columns import Floats, Ints, date_of
from newsgen.sources.recorded.merging import PriceFile
from newsgen.sources.recorded.tables import Table, read_header, read_table
from newsgen.sources.recorded.text import read_csv

BELIEVED = frozenset({"", "krx-published", "adjusted-series"})
"""Kinds of base prices that are taken; of Seoul's none of 49 and 16 of 450 leave a change beyond its limit.

Others are guesses: that the base is not the close before is known of them, and not what it is.
"""

SAME = 1e-6
"""Relative difference up to which a base price is the close before."""

COMPUTED = "adjusted-series"
"""The kind of those that are the close before times what a series was adjusted by.

Above the close before such a one is right of a consolidation alone. Of a company that parted, or reduced its
capital otherwise, the exchange takes the first price of the day on which trade goes on.
"""

HALVES = 0.002
"""How far the ratio of a consolidation may be from a whole or a half number: 5, 10, 2.5 old shares."""


class Rebased(NamedTuple):
    """Rows of a file of prices whose base price is not the close before."""

    codes: Ints
    days: Ints
    factors: Floats
    """The base price over the close before."""


def read_bases(path: Path, known: Container[str]) -> tuple[list[Base], list[str]]:
    """Read a file of base prices; return those of ``known`` symbols, and Korean notices.

    Of one whose ``kind`` is told, which is a computation, the nearest price is taken that the exchange sets.
    A ``base`` that is empty, of a ``kind`` that is a guess, or that leaves a change beyond the market's limit
    of a day is not known, and told as such: the close before is not the base either.

    Raises:
        ImportRefused: as :func:`~newsgen.sources.recorded.tables.read_table`, and for a base below zero.

    """
    kinds = ["kind"] if "kind" in read_header(path, read_csv(path)) else []
    optional = ("close", "prev_close")
    table = read_table(path, texts=("symbol", "date", *kinds), numbers=("base",), optional=optional)
    codes, names = table.symbols()
    days, prices, closes = table.days(), table.numbers["base"], table.numbers["close"]
    earlier = table.numbers["prev_close"]
    table.refuse_first([(prices <= 0, "base 값이 0보다 커야 합니다")])
    found = []
    for row, code in enumerate(codes.tolist()):
        if names[code] in known:
            kind = _kind(table, row)
            price = _on_step(names[code], days[row], prices[row]) if kind else float(prices[row])
            believed = kind in BELIEVED and _possible(names[code], closes[row], price)
            if kind == COMPUTED and price > earlier[row]:
                believed = believed and _consolidates(price / earlier[row])
            found.append(Base(names[code], date_of(int(days[row])), price if believed else None))
    unknown = sum(one.price is None for one in found)
    told = f"{path.name}: 기준가를 모르는 날 {unknown:,}개(그날의 등락률은 쓰지 않음)"
    return found, [told] if unknown else []


def _kind(table: Table, row: int) -> str:
    if "kind" not in table.texts:
        return ""
    codes, texts = table.texts["kind"]
    return str(texts[codes[row]])


def _on_step(symbol: str, day: int, price: float) -> float:
    """Return the nearest price that the exchange of a symbol could have set."""
    market = markets.of(symbol)
    ticks = market.bounds.ticks if market else None
    if market is None or ticks is None or date_of(int(day)) < ticks.since or np.isnan(price):
        return float(price)
    step = float(steps(np.array([price]), market.bounds)[0])
    return round(price / step) * step


def _consolidates(ratio: float) -> bool:
    """Tell whether so many old shares become a new one where shares are put together."""
    return abs(ratio * 2 - round(ratio * 2)) <= 2 * HALVES


def _possible(symbol: str, close: float, base: float) -> bool:
    """Tell whether a close can be so far from its base price; unknown ones can."""
    market = markets.of(symbol)
    limit = market.bounds.limit if market else None
    if np.isnan(base):
        return False
    return limit is None or np.isnan(close) or abs(close / base - 1) * 100 <= limit


def rebased(codes: Ints, days: Ints, closes: Floats, bases: Floats) -> Rebased:
    """Return the rows, sorted by symbol and day, whose base price is not the close of the row before."""
    factors = bases[1:] / closes[:-1]
    changed = (codes[1:] == codes[:-1]) & (np.abs(factors - 1) > SAME)
    return Rebased(codes[1:][changed], days[1:][changed], factors[changed])


def first_told(codes: Ints, days: Ints, closes: Floats, bases: Floats) -> Rebased:
    """Return the first row of each symbol of a sorted file, where it has a base price; over its own close.

    A terminal writes a file a day, in which no row has the close before beside it.
    """
    first = np.isfinite(bases)
    first[1:] &= codes[1:] != codes[:-1]
    return Rebased(codes[first], days[first], bases[first] / closes[first])


def of_first(
    found: Sequence[Rebased], prices: PriceFile, symbols: Sequence[str]
) -> tuple[list[Base], list[Base]]:
    """Return base prices of first rows: such as are not the merged close before, and such as have none."""
    bases, alone = [], []
    for code, day, factor in (row for one in found for row in zip(*map(np.ndarray.tolist, one), strict=True)):
        start, stop = np.searchsorted(prices.codes, [code, code + 1])
        at = start + int(np.searchsorted(prices.days[start:stop], day))
        base = Base(symbols[code], date_of(day), float(prices.values[at, 0]) * factor)
        if at == start:
            alone.append(base)
        elif abs((base.price or 0) / prices.values[at - 1, 0] - 1) > SAME:
            bases.append(base)
    return bases, alone


def of_columns(found: Sequence[Rebased], prices: PriceFile, symbols: Sequence[str]) -> list[Base]:
    """Return the base prices that files of prices brought, against the merged closes as traded."""
    bases = []
    for code, day, factor in (row for one in found for row in zip(*map(np.ndarray.tolist, one), strict=True)):
        start, stop = np.searchsorted(prices.codes, [code, code + 1])
        before = start + int(np.searchsorted(prices.days[start:stop], day)) - 1
        if before < start:
            continue  # nothing stands before it
        bases.append(Base(symbols[code], date_of(day), float(prices.values[before, 0]) * factor))
    return bases

"""Market values of a folder whose prices have none: each close times the number of shares.

A folder may tell the number of shares of a single day. It is carried to other days over the listed events
that changed it (splits, consolidations, bonus and rights issues, companies that parted). What changed it
without such an event, as shares that were cancelled, is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newsgen.sources.columns import FIELDS, day_number
from newsgen.sources.recorded.cells import day_of
from newsgen.sources.recorded.merging import PriceFile
from newsgen.sources.recorded.splitting import Listed
from newsgen.sources.recorded.tables import read_header, read_table
from newsgen.sources.recorded.text import read_csv

_COLUMN = re.compile(r"shares_(\d{4}-\d{2}-\d{2})")
_CLOSE, _CAP = FIELDS.index("close"), FIELDS.index("market_cap")


class Shares(NamedTuple):
    """How many shares of a company there were on a day."""

    day: int
    """Since 1970-01-01."""
    number: float


def read_shares(path: Path) -> dict[str, Shares]:
    """Read the last column ``shares_2026-03-20`` of a file of instruments, by symbol; nothing without one.

    Raises:
        ImportRefused: as :func:`~newsgen.sources.recorded.tables.read_table`, and for a number below one.

    """
    dated = [name for name in read_header(path, read_csv(path)) if _COLUMN.fullmatch(name)]
    if not dated:
        return {}
    column = max(dated)
    table = read_table(path, texts=("symbol",), numbers=(column,))
    codes, names = table.symbols()
    numbers, day = table.numbers[column], day_of(column.removeprefix("shares_"))
    table.refuse_first([(numbers < 1, f"{column} 값이 1보다 작습니다")])
    known = np.flatnonzero(np.isfinite(numbers)).tolist()
    return {names[codes[row]]: Shares(day, float(numbers[row])) for row in known}


def valued(
    prices: PriceFile, symbols: Sequence[str], known: Mapping[str, Shares], listed: Iterable[Listed]
) -> PriceFile:
    """Return prices with the market value, in millions, of the rows that lack one."""
    if not known:
        return prices
    values, events = prices.values.copy(), _by_symbol(listed)
    for code in np.unique(prices.codes).tolist():
        shares = known.get(symbols[code])
        if shares is None:
            continue
        rows = slice(*np.searchsorted(prices.codes, [code, code + 1]).tolist())
        number = np.full(rows.stop - rows.start, shares.number)
        for day, ratio in events.get(symbols[code], ()):
            if day <= shares.day:
                number[prices.days[rows] < day] /= ratio
            else:
                number[prices.days[rows] >= day] *= ratio
        lacking = np.isnan(values[rows, _CAP])
        values[rows, _CAP] = np.where(lacking, values[rows, _CLOSE] * number / 1e6, values[rows, _CAP])
    return replace(prices, values=values)


def _by_symbol(listed: Iterable[Listed]) -> dict[str, list[tuple[int, float]]]:
    """Return the days of each symbol's events, and how many shares each made of one."""
    found: dict[str, list[tuple[int, float]]] = {}
    for one in listed:
        if one.known:
            found.setdefault(one.split.symbol, []).append((day_number(one.split.date), one.split.ratio))
    return found

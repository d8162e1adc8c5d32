"""Prices as columns: what a long import hands to the store instead of a million objects.

A :class:`PriceTable` is an iterable of :class:`~newsgen.sources.batch.Price` like any other, so that
a batch may carry it; the store takes its arrays as they are, month by month.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsgen import markets
from newsgen.sources.batch import Price

FIELDS = ("close", "open", "high", "low", "volume", "market_cap")
"""The order of the columns of :attr:`PriceColumns.values`, as in :class:`Price`."""

AGREE = 0.002
"""Two files' closes of one day agree up to this relative difference: sources round differently."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

EPOCH = dt.date(1970, 1, 1).toordinal()
"""The ordinal of day 0; days are counted from 1970-01-01, as in ``datetime64[D]``."""


def day_number(date: dt.date) -> int:
    """Return the days from 1970-01-01 to ``date``."""
    return date.toordinal() - EPOCH


def date_of(day: int) -> dt.date:
    """Return the date that is ``day`` days after 1970-01-01."""
    return dt.date.fromordinal(day + EPOCH)


class PriceTable(ABC):
    """Prices of many instruments, however many there are."""

    symbols: tuple[str, ...]
    """The instruments, also such of which there is no price."""

    @abstractmethod
    def __len__(self) -> int:
        """Return how many prices there are."""

    @abstractmethod
    def by_month(self) -> Iterator[PriceColumns]:
        """Yield the prices of each calendar month, oldest month first."""

    def __iter__(self) -> Iterator[Price]:
        for part in self.by_month():
            yield from part


@dataclass(frozen=True, eq=False)
class PriceColumns(PriceTable):
    """Prices of many instruments, one row an instrument and session, raw as traded."""

    symbols: tuple[str, ...]
    """The instruments; ``codes`` are positions in here."""
    codes: Ints
    days: Ints
    """Days since 1970-01-01."""
    values: Floats
    """One row a price, one column a field in the order of ``FIELDS``; NaN where there is none."""

    @classmethod
    def of(cls, prices: Iterable[Price]) -> PriceColumns:
        """Return ``prices`` as columns.

        Raises:
            ValueError: a close is not finite, or is zero or below where it cannot be: the source should have
                left it out.

        """
        rows = list(prices)
        symbols = tuple(sorted({row.symbol for row in rows}))
        position = {symbol: code for code, symbol in enumerate(symbols)}
        columns = cls(
            symbols=symbols,
            codes=np.array([position[row.symbol] for row in rows], dtype=np.int64),
            days=np.array([day_number(row.date) for row in rows], dtype=np.int64),
            values=np.array([row[2:] for row in rows], dtype=np.float64).reshape(-1, len(FIELDS)),
        )
        close = columns.values[:, 0]
        owing = np.isin(columns.codes, [position.get(one, -1) for one in markets.below_zero()])
        wrong = np.flatnonzero(~(np.isfinite(close) & ((close > 0) | owing)))
        if len(wrong):
            raise ValueError(f"close must be finite and above zero: {rows[wrong[0]]}")
        return columns

    def __len__(self) -> int:
        return len(self.days)

    def by_month(self) -> Iterator[PriceColumns]:
        """Yield the prices of each calendar month, oldest month first."""
        months = self.days.astype("datetime64[D]").astype("datetime64[M]")
        order = np.argsort(months, kind="stable")
        for chosen in np.split(order, np.flatnonzero(np.diff(months[order])) + 1) if len(self) else ():
            yield PriceColumns(self.symbols, self.codes[chosen], self.days[chosen], self.values[chosen])

    def __iter__(self) -> Iterator[Price]:
        plain = self.values.astype(object)
        plain[np.isnan(self.values)] = None
        for code, day, values in zip(self.codes.tolist(), self.days.tolist(), plain.tolist(), strict=True):
            yield Price(self.symbols[code], date_of(day), *values)

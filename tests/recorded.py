"""Where what was recorded lies, beside the repository; tests that need it skip where it is absent."""

from collections.abc import Collection, Iterable
from pathlib import Path

import numpy as np

from newsgen.sources.batch import Price
from newsgen.sources.columns import PriceColumns, PriceTable

DATA = Path(__file__).parents[2] / "shared" / "data"
MARKET = DATA / "market"
SEOUL = DATA / "kr"
FED = DATA / "fed"
RECORDINGS = Path(__file__).parents[2] / "shared" / "recordings"
"""Answers that real servers gave, as others recorded them."""


def in_memory(prices: Iterable[Price]) -> PriceColumns:
    """All prices that a folder brought, at once."""
    assert isinstance(prices, PriceTable)
    parts = list(prices.by_month())
    codes, days, values = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("codes", "days", "values")
    )
    return PriceColumns(prices.symbols, codes, days, values)


def only(prices: PriceColumns, symbols: Collection[str]) -> PriceColumns:
    """The prices of some symbols."""
    wanted = np.array([symbol in symbols for symbol in prices.symbols])[prices.codes]
    return PriceColumns(prices.symbols, prices.codes[wanted], prices.days[wanted], prices.values[wanted])

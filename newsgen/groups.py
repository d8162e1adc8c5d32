"""What kind of stock a company is to the press, where that is not its industry by the classification.

The classification puts makers of solar panels among those of semiconductors, and an exchange of
cryptocurrencies among brokers; nobody who reads 반도체주 or 증권주 thinks of them. A table holds the few
that it is wrong of, each with the industry that it is told with, or none.
"""

from __future__ import annotations

import functools

from newsgen.model import Instrument
from newsgen.resources import rows


@functools.cache
def _told_otherwise() -> dict[str, str]:
    return {row["symbol"]: row["industry"] for row in rows("groups.csv")}


def group(one: Instrument) -> str:
    """Return the industry that a company is told with; empty where it is none or unknown."""
    return _told_otherwise().get(one.symbol, one.gics_industry)

"""What kind of stock a company is to the press, where that is not its industry by the classification.

The classification puts makers of solar panels among those of semiconductors, and an exchange of
cryptocurrencies among brokers; Seoul's own list puts a payment service among brokers and a maker of fuel
cells among those of switchgear. Nobody who reads 반도체주 or 증권주 thinks of them. A table holds the few
that a list is wrong of, each with the industry that it is told with, or none. Another has the houses whose
companies the press tells side by side.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from newsgen.model import Instrument
from newsgen.resources import rows


@functools.cache
def _told_otherwise() -> dict[str, str]:
    return {row["symbol"]: row["industry"] for row in rows("groups.csv")}


def group(one: Instrument, called: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the industry that a company is told with; empty where it is none or unknown.

    ``called`` is what its market calls the industries of its own list, for a company of no classification.
    """
    told = _told_otherwise().get(one.symbol)
    return (one.gics_industry or called.get(one.sector, "")) if told is None else told


@functools.cache
def _houses() -> dict[str, str]:
    return {row["symbol"]: row["house"] for row in rows("houses.csv")}


def house_of(symbol: str) -> str:
    """Return the house that a company belongs to, as Hyundai Motor and Kia do; empty where none is known."""
    return _houses().get(symbol, "")

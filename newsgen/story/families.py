"""What kind of thing a subject is: only what is told of one kind stands in one sentence."""

from __future__ import annotations

import functools

from newsgen import markets
from newsgen.indicators import indicators


@functools.lru_cache(maxsize=4096)
def family(about: str) -> str:
    """Return the kind of a subject: index, chips, fear, rate, currency, basket, sector, release, stock.

    The index of chip makers is a kind of its own: what it did is not of one sentence with another's run.
    """
    market, known = markets.of(about), markets.subject(about)
    if market is not None and about == market.fear:
        return "fear"
    if market is not None and about == market.chips:
        return "chips"
    if known is not None:
        return known.kind.value
    if about in indicators():
        return "release"
    return "sector" if "/" in about else "stock"

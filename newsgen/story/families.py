"""What kind of thing a subject is: only what is told of one kind stands in one sentence."""

from __future__ import annotations

import functools

from newsgen import markets
from newsgen.indicators import indicators


@functools.lru_cache(maxsize=4096)
def family(about: str) -> str:
    """Return the kind of a subject: index, fear, rate, currency, basket, sector, release, stock."""
    market, known = markets.of(about), markets.subject(about)
    if market is not None and about == market.fear:
        return "fear"
    if known is not None:
        return known.kind.value
    if about in indicators():
        return "release"
    return "sector" if "/" in about else "stock"

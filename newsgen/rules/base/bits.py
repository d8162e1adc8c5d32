"""The score of an item, in bits.

score = surprise - log2(comparable facts looked at) + weight of the subject + freshness.
Three thousand stocks make a dozen "largest in a year" by chance every day; the second term keeps them out.
"""

from __future__ import annotations

import math

from newsgen.model import Score


def score(surprise: float, *, tested: int = 1, weight: float = 0.0, freshness: float = 0.0) -> Score:
    """Add up a score; all terms in bits."""
    bits = surprise - math.log2(max(tested, 1))
    return Score(
        surprise=surprise,
        tested=max(tested, 1),
        weight=weight,
        freshness=freshness,
        bits=bits,
        total=bits + weight + freshness,
    )


def rarity(periods: int | None) -> float:
    """Return the bits of "the largest in n periods": about log2(n + 1)."""
    return math.log2((periods or 0) + 1)


def gaussian(deviations: float) -> float:
    """Return the bits of a move of so many standard deviations, either way, were moves normal."""
    return -math.log2(max(math.erfc(deviations / math.sqrt(2)), 1e-12))

"""The score of an item, in bits.

score = surprise - log2(comparable facts looked at) + weight of the subject + freshness.
Three thousand stocks make a dozen "largest in a year" by chance every day; the second term keeps them out.
"""

from __future__ import annotations

import math

from newsgen.model import Score

HALF_YEAR = 120
"""Sessions from which on it is news before what merely moved that something was not so for as long."""


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


def highest_of(sessions: int | None) -> float:
    """Return the bits of a level that is the highest, or the lowest, of so many sessions.

    A random walk stands highest of n with a probability of about 1 / sqrt(pi n) (Feller, An Introduction to
    Probability Theory and Its Applications, III.4).
    """
    return 0.5 * math.log2(math.pi * sessions) if sessions else 0.0


def gaussian(deviations: float) -> float:
    """Return the bits of a move of so many standard deviations, either way, were moves normal."""
    return -math.log2(max(math.erfc(deviations / math.sqrt(2)), 1e-12))

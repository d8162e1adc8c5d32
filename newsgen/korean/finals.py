"""The last sound of a word, which is all that a particle must know of it.

A word that may be read in two ways has several; one that nobody can read has all of them.
"""

from __future__ import annotations

from functools import lru_cache

from .hangul import final

VOWEL, RIEUL, OTHER = 0, 8, 4
"""Final sounds, numbered as Unicode numbers final consonants: none, ㄹ, and ㄴ for all others."""

Finals = frozenset[int]
"""The final sounds that a word may have."""

ONE: tuple[Finals, ...] = tuple(frozenset({number}) for number in range(28))
UNKNOWN: Finals = frozenset({VOWEL, RIEUL, OTHER})


@lru_cache(maxsize=1024)
def of(reading: str) -> Finals:
    """Give the final sounds of a Korean reading; a slash parts the ways to read one word: ``엠/미터``."""
    return frozenset(final(one[-1]) or VOWEL for one in reading.split("/"))

"""How much a word looks like a term.

It is learned from the glossary, whose names are terms and whose explanations are in plain words.
A naive Bayes classifier of pairs of neighbouring characters (Lewis, 1998): 채 at the end speaks for a term,
이야 at the beginning against one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator

_UNSEEN = 0.5
"""Added to every count (Jeffreys): a pair that neither side has says little."""


class Termhood:
    """The pairs of characters of terms, and of plain words."""

    def __init__(self, terms: Iterable[str], plain: Iterable[str]) -> None:
        self._terms = Counter(pair for word in terms for pair in _pairs(word))
        self._plain = Counter(pair for word in plain for pair in _pairs(word))
        self._shift = math.log((self._plain.total() + 1) / (self._terms.total() + 1))

    def __call__(self, word: str) -> float:
        """Return how much likelier a word is a term than plain, in nats a pair; 0 where it is as likely."""
        told = [self._of(pair) for pair in _pairs(word)]
        return sum(told) / len(told)

    def _of(self, pair: str) -> float:
        return math.log((self._terms[pair] + _UNSEEN) / (self._plain[pair] + _UNSEEN)) + self._shift


def _pairs(word: str) -> Iterator[str]:
    """Yield neighbouring characters, the beginning and the end of the word among them."""
    marked = f"^{word}$"
    return (marked[at : at + 2] for at in range(len(marked) - 1))

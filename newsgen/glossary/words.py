"""Answering several words in any order, and words that only explain: 돈을 빌려 주식을 사는 것.

Each word of a query weighs as much as it is rare (inverse document frequency: Spärck Jones, 1972) and counts
by where a term has it: in a name, at the beginning of a word of a name, inside one, in the definition, in what
follows it. A term whose name the query says whole goes before one of which it says a part.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen.glossary.agreeing import Names
from newsgen.glossary.fold import folded
from newsgen.korean.endings import endings
from newsgen.korean.hangul import jamo

NAME, BEGINS, INSIDE, DEFINITION, MORE = 1.0, 0.9, 0.7, 0.5, 0.25
"""What a word counts by where it stands."""
_MOST = 12
"""Words of a query that are looked at."""
_SENTENCE = 3
"""Words from which a query explains: their endings may be any."""
_STEM = 3
"""Letters of a word that have to agree at least where its ending may differ: 빌려, 빌린, 빌리는."""
_RUN = re.compile(r"[0-9A-Za-z가-힣&+]+")


class Scored(NamedTuple):
    """A term by its number, with how much of a query it answers."""

    number: int
    score: float
    """From 0 to 2: the share of the query, once more for the share of a name."""
    share: float
    """From 0 to 1: of the words of the query, by weight and by where they stand."""


class Words:
    """The words of all names and explanations."""

    def __init__(self, every: Sequence[Names]) -> None:
        self._every = every
        found: dict[str, dict[int, float]] = {}
        for number, names in enumerate(every):
            for text, worth in ((names.term.more, MORE), (names.term.definition, DEFINITION)):
                for word in _RUN.findall(text.casefold()):
                    found.setdefault(jamo(word), {})[number] = worth
        self._told = sorted(found.items())
        self._vocabulary = [word for word, _ in self._told]

    def ranked(self, query: str) -> list[Scored]:
        """Return the terms that have to do with a query, the best first; words that none has do not count."""
        words = query.split()[:_MOST]
        loose = len(words) >= _SENTENCE
        worths = [worth for word in words if (worth := self._worth(word, loose=loose))]
        weights = [math.log(1 + len(self._every) / len(worth)) for worth in worths]
        whole = sum(weights)
        found = []
        for number in {number for worth in worths for number in worth}:
            parts = (weight * worth.get(number, 0.0) for weight, worth in zip(weights, worths, strict=True))
            share = sum(parts) / whole
            found.append(Scored(number, share * (1 + self._fit(number, query)), share))
        return sorted(found, key=lambda each: (-each.score, each.number))

    def knows(self, word: str) -> bool:
        """Tell whether a word stands in some name or explanation as it was typed: then it is no typo."""
        letters = jamo(folded(word))
        at = bisect_left(self._vocabulary, letters)
        return at < len(self._vocabulary) and self._vocabulary[at].startswith(letters)

    def _worth(self, word: str, *, loose: bool) -> dict[int, float]:
        """Return what a word counts, by the numbers of the terms that have it."""
        found: dict[int, float] = {}
        for form in _forms(word):
            named = {n: worth for n, names in enumerate(self._every) if (worth := _named(form, names))}
            if named:
                found = named
                break
        for stem in _stems(word, loose=loose):
            for at in range(bisect_left(self._vocabulary, stem), len(self._told)):
                told, places = self._told[at]
                if not told.startswith(stem):
                    break
                for number, worth in places.items():
                    found[number] = max(worth, found.get(number, 0.0))
        return found

    def _fit(self, number: int, query: str) -> float:
        """Return how much of a name of a term the words of a query cover, from 0 to 1."""
        forms = [next((form for form in _forms(word) if form in self._every[number].lines), "") for word in query.split()[:_MOST]]
        return max(_covered(name, [form for form in forms if form]) for name in self._every[number].folded)


def _forms(word: str) -> Iterator[str]:
    """Yield a word, and what it may be without its ending, the longest first: 사이드카 of 사이드카가."""
    whole = folded(word)
    if whole:
        yield whole
    for cut in range(len(whole) - 1, 1, -1):
        if whole[cut:] in endings(whole[:cut]):
            yield whole[:cut]


def _stems(word: str, *, loose: bool) -> Iterator[str]:
    """Yield how the words of a text may begin that are the same word, in letters."""
    whole, *shorter = _forms(word) or [""]
    letters = jamo(shorter[-1] if shorter else whole)
    if loose and not shorter and word[-1] > "가":
        letters = letters[: max(_STEM, len(letters) - 3)]
    if letters:
        yield letters


def _named(form: str, names: Names) -> float:
    if form in names.words or form in names.folded:
        return NAME
    if f"\n{form}" in names.word_lines or f"\n{form}" in names.lines:
        return BEGINS
    return INSIDE if len(form) > 1 and form in names.lines else 0.0


def _covered(name: str, forms: Sequence[str]) -> float:
    taken = bytearray(len(name))
    for form in forms:
        at = name.find(form)
        if at >= 0:
            taken[at : at + len(form)] = b"\1" * len(form)
    return sum(taken) / len(name) if name else 0.0

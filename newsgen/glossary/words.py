"""Answering several words in any order, and words that only explain: 돈을 빌려 주식을 사는 것.

Each word of a query weighs as much as it is rare (inverse document frequency: Spärck Jones, 1972) and counts
by where a term has it: in a name, at the beginning of a word of one, inside one, in the definition, in what
follows that. A term whose name the query says whole goes before one of which it says a part.
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

NAME, BEGINS, INSIDE, DEFINITION, MORE = range(5)
"""Where a word may stand in an entry."""
_CALLING = (1.0, 0.9, 0.7, 0.5, 0.25)
_EXPLAINING = (0.8, 0.6, 0.5, 1.0, 0.5)
"""What it counts there in a query of few words, and in one of so many that it explains."""
_FIT = 0.3
"""What a name that such a query says counts beside what it explains."""
_ALIKE = 1.5
"""Between scores of names said whole of which neither is the better: the first one said goes before."""
_MOST = 12
"""Words of a query that are looked at."""
_SENTENCE = 4
"""Words from which a query explains; their endings may be any."""
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
    first: int
    """Which word of the query is the first that stands in a name of it."""
    is_named: bool
    """Whether a query of few words says a name of it whole."""


class Words:
    """The words of all names and explanations."""

    def __init__(self, every: Sequence[Names]) -> None:
        self._every = every
        found: dict[str, dict[int, int]] = {}
        for number, names in enumerate(every):
            for text, place in ((names.term.more, MORE), (names.term.definition, DEFINITION)):
                for word in _RUN.findall(text.casefold()):
                    found.setdefault(jamo(word), {})[number] = place
        self._told = sorted(found.items())
        self._vocabulary = [word for word, _ in self._told]

    def ranked(self, query: str) -> list[Scored]:
        """Return the terms that have to do with a query, the best first."""
        words = query.split()[:_MOST]
        explains = len(words) >= _SENTENCE
        worth = _EXPLAINING if explains else _CALLING
        places = [self._places(word, loose=explains) for word in words]
        weights = [math.log(1 + len(self._every) / _carriers(found)) for found in places]
        whole = sum(weights)
        ranked = []
        for number in {number for found in places for number in found}:
            parts = [
                weight * worth[found[number]] if number in found else 0.0
                for weight, found in zip(weights, places, strict=True)
            ]
            share, fit = sum(parts) / whole, self._fit(number, words)
            first = next((at for at, found in enumerate(places) if found.get(number) == NAME), len(words))
            score = share * (1 + fit * (_FIT if explains else 1))
            ranked.append(Scored(number, score, share, first, is_named=fit == 1 and not explains))
        return _in_order(ranked)

    def knows(self, word: str) -> bool:
        """Tell whether a word stands in some explanation as it was typed: then it is no typo."""
        letters = jamo(folded(word))
        at = bisect_left(self._vocabulary, letters)
        return at < len(self._vocabulary) and self._vocabulary[at].startswith(letters)

    def _places(self, word: str, *, loose: bool) -> dict[int, int]:
        """Return where a word stands, at its best, by the numbers of the terms that have it."""
        found: dict[int, int] = {}
        for form in _forms(word):
            found = {n: place for n, names in enumerate(self._every) if (place := _named(form, names)) >= 0}
            if found:
                break
        stem, sure = _stem(word, loose=loose), _stem(word, loose=False)
        for at in range(bisect_left(self._vocabulary, stem), len(self._told)):
            told, places = self._told[at]
            if not told.startswith(stem):
                break
            least = NAME if told.startswith(sure) else MORE
            for number, place in places.items():
                found[number] = min(max(place, least), found.get(number, MORE))
        return found

    def _fit(self, number: int, words: Sequence[str]) -> float:
        """Return how much of a name of a term some words cover, from 0 to 1."""
        lines = self._every[number].lines
        forms = (next((form for form in _forms(word) if form in lines), "") for word in words)
        found = [form for form in forms if form]
        return max(_covered(name, found) for name in self._every[number].folded) if found else 0.0


def _in_order(ranked: list[Scored]) -> list[Scored]:
    """Return the best first; names that are said side by side as they are said."""
    ranked.sort(key=lambda each: (-each.score, each.number))
    least = next((each.score for each in ranked if each.is_named), 0.0) / _ALIKE
    return sorted(ranked, key=lambda each: _beside(each, least))


def _beside(each: Scored, least: float) -> tuple[float, int]:
    return (-least * _ALIKE, each.first) if each.is_named and each.score >= least else (-each.score, 0)


def _carriers(found: dict[int, int]) -> int:
    """Return how many terms have a word where the best of them has it."""
    best = min(found.values(), default=0)
    return sum(place == best for place in found.values()) or 1


def _forms(word: str) -> Iterator[str]:
    """Yield a word, and what it may be without its ending, the longest first: 사이드카 of 사이드카가."""
    whole = folded(word)
    if whole:
        yield whole
    for cut in range(len(whole) - 1, 1, -1):
        if whole[cut:] in endings(whole[:cut]):
            yield whole[:cut]


def _stem(word: str, *, loose: bool) -> str:
    """Return how the words of a text begin that are the same word, in letters."""
    whole, *shorter = [*_forms(word)] or ["\n"]
    letters = jamo(shorter[-1] if shorter else whole)
    if loose and not shorter and whole[-1] > "가":
        return letters[: max(_STEM, len(letters) - 3)]
    return letters


def _named(form: str, names: Names) -> int:
    """Return where a word stands in the names of a term; -1 where it does not."""
    if form in names.words or form in names.folded:
        return NAME
    if f"\n{form}" in names.word_lines:
        return BEGINS
    return INSIDE if len(form) > 1 and not form.isascii() and form in names.lines else -1


def _covered(name: str, forms: Sequence[str]) -> float:
    taken = bytearray(len(name))
    for form in forms:
        at = name.find(form)
        if at >= 0:
            taken[at : at + len(form)] = b"\1" * len(form)
    return sum(taken) / len(name) if name else 0.0

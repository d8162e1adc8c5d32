"""What the glossary lacks and what it holds for nothing: words that look like terms, terms nobody uses."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsgen.glossary import common, known
from newsgen.glossary.book import Glossary
from newsgen.glossary.nouns import Nouns
from newsgen.glossary.term import Term
from newsgen.glossary.termhood import Termhood
from newsgen.korean.endings import AFTER_ANYTHING, endings
from newsgen.resources import shipped

_CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_HANGUL = re.compile(r"[가-힣]{2,}")
_PLAIN = 2
"""Uses in articles and explanations from which every reader is taken to know a word."""
_LOOKS, _MOST = 0.3, 0.5
"""What it counts beside how a word looks, for a nat a pair of characters, and at most."""
_ACRONYM = re.compile(
    r"(?<![0-9A-Za-z가-힣&.@/_-])(?<![A-Za-z] )([A-Z][A-Z&]{0,4}[A-Z])(?![0-9A-Za-z&@_-])(?! [A-Z])([가-힣]*)"
)
_MEASURE = re.compile(
    r"(?<![0-9A-Za-z가-힣])[0-9A-Za-z&가-힣]*?[가-힣&A-Z]{2,}?(지수|[율률])([가-힣]*)(?![0-9A-Za-z])"
)
_GLOSSED = re.compile(r"(?:[‘“]([가-힣][가-힣 ]{1,14})[’”]?|(?<![가-힣])([가-힣]{2,12}))\([a-z][a-z -]{3,}\)")
_EVERYDAY = re.compile(
    r"(?:확|비|법|환|효|자|규|조|선|계|음|운|등락|상승|하락|인상|인하|증가|감소|성장|점유)[율률]$|^지수$"
)
"""Words that end like a measure and need no entry."""


_SURE, _RARE, _JOINED = 2.0, 1.0, 0.4
"""What counts a word that says by its form what it is (capitals, a measure, what a text explains), a noun
that few people use, and one that is put together of words that all use."""
_LEAST = 0.3


class Candidate(NamedTuple):
    """A word that looks like a term and is none."""

    word: str
    uses: int
    """In all texts."""
    texts: int
    first: int
    """The first text that has it, from 0."""
    start: int
    """Where it stands first, in characters of that text."""
    score: float
    """How much it looks like one, times how widely it is used; comparable within one list."""


def missing(glossary: Glossary, texts: Sequence[str]) -> list[Candidate]:
    """Return what looks like a term in texts and is in no entry, what to explain first before the rest.

    Letters in capitals (TGA), names of measures (…지수, …율), words that a text itself explains in English in
    brackets, and nouns that neither people use every day nor the desk's own articles and explanations.
    Names of companies and of people are none.
    """
    judge, names = _Judge(glossary, texts), known.names()
    places: dict[str, list[tuple[int, int]]] = {}
    scores: dict[str, float] = {}
    for number, text in enumerate(texts):
        spans = [(match.start, match.end) for match in glossary.find(text)]
        for start, word, score in sorted({*_sure(text), *judge.likely(text)}):
            free = not any(begun < start + len(word) and start < ended for begun, ended in spans)
            if free and word not in names and score >= _LEAST:
                places.setdefault(word, []).append((number, start))
                scores[word] = max(score, scores.get(word, 0.0))
    ranked = [
        _candidate(word, scores[word], sorted({*there}))
        for word, there in places.items()
        if scores[word] >= _SURE or 2 * judge.named[word] <= len(there)
    ]
    return sorted(ranked, key=lambda each: (-each.score, -each.uses, each.start))


class _Judge:
    """What a noun is held against: the explanations, the articles of the house, the names of terms."""

    def __init__(self, glossary: Glossary, texts: Sequence[str]) -> None:
        told = [*_told(glossary), *_house()]
        spelt = [name for term in glossary.terms for name in term.surfaces]
        self._nouns = Nouns([*texts, *told, *spelt], known.names())
        self._plain = Counter(noun.word for text in told for noun in self._nouns.of(text))
        self._termhood = Termhood(map(_head, spelt), self._plain)
        self.named: Counter[str] = Counter()
        """How often a noun stood as a name, of the texts judged so far."""

    def likely(self, text: str) -> Iterator[tuple[int, str, float]]:
        """Yield the nouns of a text that not everybody knows, by where they stand, with what they count."""
        for noun in self._nouns.of(text):
            self.named[noun.word] += noun.is_name
            if worth := _worth(noun.word, self._plain[noun.word]):
                looks = max(-_MOST, min(_MOST, _LOOKS * self._termhood(noun.word)))
                yield noun.start, noun.word, worth + looks


def _candidate(word: str, score: float, places: list[tuple[int, int]]) -> Candidate:
    texts = len({number for number, _ in places})
    return Candidate(word, len(places), texts, *places[0], round(score * math.log2(1 + texts), 3))


def _worth(word: str, told: int) -> float:
    """Return how little a noun can be known: 0 where people or explanations use it as a matter of course."""
    if told >= _PLAIN or known.is_plain(word) or common.is_common(word):
        return 0.0
    return _JOINED if common.is_joined(word) else _RARE


def _told(glossary: Glossary) -> Iterator[str]:
    return (f"{term.definition} {term.more}" for term in glossary.terms)


def _house() -> Iterator[str]:
    """Yield what articles are made of: what readers are told every day without an explanation."""
    for path in sorted(shipped("templates").glob("items/**/*.j2")):
        yield _CODE.sub(" ", path.read_text(encoding="utf-8"))


def _head(name: str) -> str:
    """Return the last word of a name: what is before it says of what kind it is."""
    found: list[str] = _HANGUL.findall(name)
    return found[-1] if found else ""


def _sure(text: str) -> Iterator[tuple[int, str, float]]:
    return ((start, word, _SURE) for start, word in _words(text))


def _words(text: str) -> Iterator[tuple[int, str]]:
    for letters in _ACRONYM.finditer(text):
        if letters[1] not in known.letters() and (not letters[2] or letters[2] in AFTER_ANYTHING):
            yield letters.start(), letters[1]
    for measure in _MEASURE.finditer(text):
        word = text[measure.start() : measure.end(1)]
        is_known = known.is_plain(word) or _EVERYDAY.search(word)
        if (not measure[2] or measure[2] in endings(word)) and not is_known:
            yield measure.start(), word
    for glossed in _GLOSSED.finditer(text):
        group = 1 if glossed[1] else 2
        yield glossed.start(group), glossed[group]


def unused(glossary: Glossary, texts: Iterable[str]) -> list[Term]:
    """Return the terms that stand in none of the texts."""
    used = {match.id for text in texts for match in glossary.find(text, first_only=True)}
    return [term for term in glossary.terms if term.id not in used]

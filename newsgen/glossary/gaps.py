"""What the glossary lacks and what it holds for nothing: words that look like terms, terms nobody uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.glossary.book import Glossary
from newsgen.glossary.term import Term
from newsgen.korean.endings import AFTER_ANYTHING, endings

_ACRONYM = re.compile(
    r"(?<![0-9A-Za-z가-힣&.@/_-])(?<![A-Za-z] )([A-Z][A-Z&]{0,4}[A-Z])(?![0-9A-Za-z&@_-])(?! [A-Z])([가-힣]*)"
)
_MEASURE = re.compile(
    r"(?<![0-9A-Za-z가-힣])[0-9A-Za-z&가-힣]*?[가-힣&A-Z]{2,}?(지수|[율률])([가-힣]*)(?![0-9A-Za-z])"
)
_GLOSSED = re.compile(r"(?:[‘“]([가-힣][가-힣 ]{1,14})[’”]?|(?<![가-힣])([가-힣]{2,12}))\([a-z][a-z -]{3,}\)")
_KNOWN = frozenset(
    [
        "AI",
        "AP",
        "CEO",
        "CFO",
        "COO",
        "CNBC",
        "CNN",
        "EU",
        "IT",
        "KB",
        "KRX",
        "LG",
        "LS",
        "MOU",
        "NYT",
        "PC",
        "SK",
        "TV",
        "UAE",
        "UK",
        "UN",
        "US",
        "USA",
        "WSJ",
        "YTN",
    ]
)
"""Letters that no reader asks about, and houses."""
_EVERYDAY = re.compile(
    r"(?:확|비|법|환|효|자|규|조|선|계|음|운|등락|상승|하락|인상|인하|증가|감소|성장|점유)[율률]$|^지수$"
)
"""Words that end like a measure and need no entry."""


class Candidate(NamedTuple):
    """A word that looks like a term and is none, most often used first."""

    word: str
    uses: int
    start: int
    """Where it stands first, in characters of the text."""


def missing(glossary: Glossary, text: str) -> list[Candidate]:
    """Return what looks like a term in ``text`` and is in no entry.

    Letters in capitals (TGA), names of measures (…지수, …율), and words that the text itself explains in
    English in brackets. Meant to be right rather than complete: a name is left to the editor.
    """
    spans = [(match.start, match.end) for match in glossary.find(text)]
    found: dict[str, list[int]] = {}
    for start, word in sorted(_words(text)):
        if not any(begun < start + len(word) and start < ended for begun, ended in spans):
            found.setdefault(word, []).append(start)
    ranked = [Candidate(word, len(starts), starts[0]) for word, starts in found.items()]
    return sorted(ranked, key=lambda candidate: (-candidate.uses, candidate.start))


def _words(text: str) -> Iterator[tuple[int, str]]:
    for letters in _ACRONYM.finditer(text):
        if letters[1] not in _KNOWN and (not letters[2] or letters[2] in AFTER_ANYTHING):
            yield letters.start(), letters[1]
    for measure in _MEASURE.finditer(text):
        word = text[measure.start() : measure.end(1)]
        if (not measure[2] or measure[2] in endings(word)) and not _EVERYDAY.search(word):
            yield measure.start(), word
    for glossed in _GLOSSED.finditer(text):
        group = 1 if glossed[1] else 2
        yield glossed.start(group), glossed[group]


def unused(glossary: Glossary, texts: Iterable[str]) -> list[Term]:
    """Return the terms that stand in none of the texts."""
    used = {match.id for text in texts for match in glossary.find(text, first_only=True)}
    return [term for term in glossary.terms if term.id not in used]

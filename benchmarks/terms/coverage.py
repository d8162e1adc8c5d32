"""How much of what readers may not know the glossary explains: words of wraps, a central bank's headwords."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from benchmarks.terms.names import of_all, plain, rows
from newsgen.glossary import Glossary
from newsgen.glossary.gaps import missing

NEUTRAL = (
    "코스피와 나스닥종합지수가 오르고 미 국채 금리와 원/달러 환율이 내린 가운데 "
    "증시 투자자들은 {} 등을 살폈다."
)
"""A sentence that is plainly about markets; what is asked about stands where the braces are."""
KINDS = {"ny": "New York", "kospi": "KOSPI and KOSDAQ", "won": "the won", "bond": "bonds"}
USED = "y"
"""What a row says of a word that belongs to a markets page, or of one that a desk ought to be told."""


class Share(NamedTuple):
    """A part of a whole."""

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{self.part} of {self.whole} ({self.part / self.whole:.1%})"


def of_wraps(glossary: Glossary) -> dict[str, Share]:
    """Return, by kind of wrap and over all, in how many hard words (each place counts) a term is found."""
    found, whole = Counter[str](), Counter[str]()
    known: dict[str, bool] = {}
    for surface, kind, _ in rows("wraps.tsv"):
        held = known[surface] if surface in known else known.setdefault(surface, _is_found(glossary, surface))
        for key in (KINDS[kind], "all"):
            whole[key] += 1
            found[key] += held
    return {key: Share(found[key], whole[key]) for key in (*KINDS.values(), "all")}


def _is_found(glossary: Glossary, surface: str) -> bool:
    """Tell whether a term is found in some words, alone or in a sentence about markets."""
    text = NEUTRAL.format(surface)
    start = text.index(surface)
    inside = (match.start < start + len(surface) and start < match.end for match in glossary.find(text))
    return any(inside) or bool(glossary.find(surface))


def of_headwords(glossary: Glossary) -> Share:
    """Return how many headwords of the central bank's list that a markets page uses are names of terms."""
    every = of_all(glossary)
    used = [(head, others) for head, mark, others in map(_padded, rows("headwords.tsv")) if mark == USED]
    return Share(sum(bool(_forms(head, others) & every) for head, others in used), len(used))


def _padded(row: list[str]) -> tuple[str, str, str]:
    head, mark, others = (*row, "")[:3]
    return head, mark, others


def _forms(head: str, others: str) -> set[str]:
    """Return the spellings of a headword: without brackets, what is in them, halves, others that count."""
    forms = {head, re.sub(r"\s*\([^)]*\)", "", head), *re.findall(r"\(([^)]*)\)", head), *others.split("|")}
    halves = {half for form in forms for half in form.split("/")}
    return {plain(form) for form in forms | halves if form}


class Named(NamedTuple):
    """How ``glossary missing`` did: on words that a desk ought to be told of, and on others."""

    wanted: Share
    unwanted: Share


def of_missing(glossary: Glossary) -> Named:
    """Return what is named of words that are no terms, where a desk asks of all their sentences at once."""
    every, given = of_all(glossary), rows("missing.tsv")
    told = {plain(each.word) for each in missing(glossary, [sentence for _, _, sentence in given])}
    counts = Counter(
        (mark, any(_is_same(plain(word), one) for one in told))
        for word, mark, _ in given
        if plain(word) not in every
    )
    return Named(
        *(Share(counts[mark, True], counts[mark, True] + counts[mark, False]) for mark in (USED, "n"))
    )


def _is_same(word: str, told: str) -> bool:
    """Tell whether a word was told, whole, within a longer one, or the better half of it."""
    return word in told or (told in word and 2 * len(told) >= len(word))

"""Finding terms in running Korean text.

An Aho-Corasick automaton of all spellings says in one pass what stands where, overlaps and all, however
many terms there are; each spelling then judges the place by what is around it, homonyms also by their
sentence, and of those that overlap the longest wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ahocorasick_rs import AhoCorasick, Implementation

from newsgen.glossary.company import in_company
from newsgen.glossary.evened import Evened
from newsgen.glossary.spelling import Spelling, spellings
from newsgen.glossary.term import Match, Term

_Hit = tuple[int, int, str]
"""Start, end, and the id of the term."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_Allowed = Callable[[int, int], object]


class Finder:
    """The spellings of all terms, made ready for looking them up."""

    def __init__(self, terms: Iterable[Term]) -> None:
        found: dict[str, Spelling] = {}
        for term in terms:
            for spelling in spellings(term):
                found.setdefault(spelling.text, spelling)
        self._spellings = list(found.values())
        self._automaton = AhoCorasick(found, implementation=Implementation.ContiguousNFA)

    def find(self, text: str, *, first_only: bool = False, allowed: _Allowed | None = None) -> list[Match]:
        """Return the terms in ``text`` from left to right, never overlapping, the longest winning.

        A term is found however its characters are written (``Evened``); offsets and surfaces are of ``text``.
        ``allowed`` says of a start and an end, by something true, whether a term may be found there at all.
        """
        seen: set[str] = set()
        matches: list[Match] = []
        even = Evened(text)
        for begun, ended, term in _longest(self._hits(even, allowed)):
            first = term not in seen
            if first or not first_only:
                seen.add(term)
                start, end = (begun, ended) if even.is_as_long else even.span(begun, ended)
                matches.append(Match(id=term, surface=text[start:end], start=start, end=end, first=first))
        return matches

    def _hits(self, even: Evened, allowed: _Allowed | None) -> list[_Hit]:
        """Return every spelling that stands in a text as a word that means its term, overlaps and all."""
        ended = even.text + "\n"
        place = None if even.is_as_long else even.span
        every = self._spellings
        standing = [
            (start, end, spelling)
            for number, start, end in self._places(ended)
            if (spelling := every[number]).stands(ended, start, end)
            and (allowed is None or (allowed(*place(start, end)) if place else allowed(start, end)))
        ]
        return [(start, end, spelling.id) for start, end, spelling in in_company(ended, standing)]

    def _places(self, text: str) -> list[tuple[int, int, int]]:
        """Return which spelling stands where, as a substring; a lone surrogate is in none."""
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            return self._places(_SURROGATE.sub("\ufffd", text))


def _longest(hits: list[_Hit]) -> list[_Hit]:
    """Return the hits that stand when longer ones have taken their places, from left to right."""
    kept: list[_Hit] = []
    tangle = reached = 0
    for hit in sorted(hits):
        if hit[0] >= reached:
            if len(kept) > tangle + 1:
                kept[tangle:] = _untangled(kept[tangle:])
            tangle = len(kept)
            reached = hit[1]
        elif hit[1] > reached:
            reached = hit[1]
        kept.append(hit)
    kept[tangle:] = _untangled(kept[tangle:])
    return kept


def _untangled(hits: list[_Hit]) -> list[_Hit]:
    """Take the longest of hits that overlap, then the longest that does not overlap that one, and so on."""
    if len(hits) < 2:
        return hits
    begun = hits[0][0]
    taken = bytearray(max(end for _, end, _ in hits) - begun)
    kept: list[_Hit] = []
    for start, end, term in sorted(hits, key=_by_length):
        if taken.find(1, start - begun, end - begun) < 0:
            taken[start - begun : end - begun] = b"\1" * (end - start)
            kept.append((start, end, term))
    return sorted(kept)


def _by_length(hit: _Hit) -> tuple[int, int]:
    return hit[0] - hit[1], hit[0]

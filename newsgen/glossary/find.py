"""Finding terms in running Korean text.

An Aho-Corasick automaton of all spellings says in one pass what stands where, overlaps and all, however
many terms there are; each spelling then judges the place by what is around it, homonyms also by their
sentence, and of those that overlap the longest wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation

from newsgen.glossary.company import Hit, in_company
from newsgen.glossary.evened import Evened
from newsgen.glossary.spelling import Spelling, spelling, texts
from newsgen.glossary.term import Match, Term

_SURROGATE = re.compile("[\ud800-\udfff]")
Allowed = Callable[[Sequence[tuple[int, int]]], Iterable[object]]
"""Says of each stretch of a text (start, end), by something true, whether a term may be found there."""


class Finder:
    """The spellings of all terms, made ready for looking them up."""

    def __init__(self, terms: Iterable[Term]) -> None:
        owners: dict[str, Term] = {}
        for term in terms:
            for text in texts(term):
                owners.setdefault(text, term)
        self._owners = list(owners.items())
        self._spellings: list[Spelling | None] = [None] * len(owners)
        """Each is made when it is first met: a text holds a hundred of many thousands."""
        self._automaton = AhoCorasick(owners, implementation=Implementation.ContiguousNFA)

    def find(self, text: str, *, first_only: bool = False, allowed: Allowed | None = None) -> list[Match]:
        """Return the terms in ``text`` from left to right, never overlapping, the longest winning.

        A term is found however its characters are written (``Evened``); offsets and surfaces are of ``text``.
        """
        even = Evened(text)
        ended = even.text + "\n"
        hits = sorted(self._standing(ended), key=_start)
        if allowed and hits:
            places = even.spans([(start, end) for _, start, end in hits])
            hits = [hit for hit, is_allowed in zip(hits, allowed(places), strict=True) if is_allowed]
        hits = _longest(in_company(ended, hits, self._spellings))
        places = even.spans([(start, end) for _, start, end in hits])
        seen: set[str] = set()
        matches: list[Match] = []
        for (number, _, _), (start, end) in zip(hits, places, strict=True):
            term = self._owners[number][1].id
            first = term not in seen
            if first or not first_only:
                seen.add(term)
                matches.append(Match(id=term, surface=text[start:end], start=start, end=end, first=first))
        return matches

    def _standing(self, text: str) -> Iterator[Hit]:
        """Yield every spelling that stands in a text as a word of its own, overlaps and all."""
        made = self._spellings
        for hit in self._substrings(text):
            number, start, end = hit
            if (made[number] or self._make(number)).stands(text, start, end):
                yield hit

    def _make(self, number: int) -> Spelling:
        text, term = self._owners[number]
        self._spellings[number] = made = spelling(term, text)
        return made

    def _substrings(self, text: str) -> list[Hit]:
        """Return which spelling stands where, as a substring; a lone surrogate is in none."""
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            return self._substrings(_SURROGATE.sub("\ufffd", text))


_start = itemgetter(1)


def _longest(hits: list[Hit]) -> list[Hit]:
    """Return the hits that stand when longer ones have taken their places, from left to right."""
    kept: list[Hit] = []
    tangle = reached = 0
    for hit in hits:
        _, start, end = hit
        if start >= reached:
            if len(kept) > tangle + 1:
                kept[tangle:] = _untangled(kept[tangle:])
            tangle = len(kept)
            reached = end
        elif end > reached:
            reached = end
        kept.append(hit)
    kept[tangle:] = _untangled(kept[tangle:])
    return kept


def _untangled(hits: list[Hit]) -> list[Hit]:
    """Take the longest of hits that overlap, then the longest that does not overlap that one, and so on."""
    if len(hits) < 2:
        return hits
    begun = hits[0][1]
    taken = bytearray(max(end for _, _, end in hits) - begun)
    kept: list[Hit] = []
    for hit in sorted(hits, key=_by_length):
        start, end = hit[1] - begun, hit[2] - begun
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(hit)
    return sorted(kept, key=_start)


def _by_length(hit: Hit) -> tuple[int, int]:
    return hit[1] - hit[2], hit[1]

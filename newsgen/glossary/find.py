"""Finding terms in running Korean text.

An Aho-Corasick automaton of all spellings says in one pass what stands where, overlaps and all, however
many terms there are; each spelling then judges the place by what is around it, homonyms also by their
sentence, and of those that overlap the longest wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation

from newsgen.glossary.company import Hit, in_company
from newsgen.glossary.spelling import Spelling, spelling, texts
from newsgen.glossary.term import Match, Term
from newsgen.reading.evened import Evened

_SURROGATE = re.compile("[\ud800-\udfff]")
Found = tuple[str, int, int]
"""The id of a term, and where it begins and ends."""
Placed = Callable[[Sequence[tuple[int, int]]], Iterable[tuple[int, int] | None]]
"""Says of stretches of a text (start, end) where each is told of, and None where no term may be marked."""


class Finder:
    """The spellings of all terms, made ready for looking them up."""

    def __init__(self, terms: Iterable[Term]) -> None:
        owners: dict[str, Term] = {}
        for term in terms:
            for text in texts(term):
                owners.setdefault(text, term)
        self._owners = list(owners.items())
        self._spellings: dict[int, Spelling] = {}
        """By number; each is made when it is first met: a text holds a hundred of many thousands."""
        self._automaton = AhoCorasick(owners, implementation=Implementation.ContiguousNFA)

    def find(self, text: str, *, first_only: bool = False) -> list[Match]:
        """Return the terms in ``text`` from left to right, never overlapping, the longest winning.

        A term is found however its characters are written (``Evened``); offsets and surfaces are of ``text``.
        """
        return matches(text, self.places(text), first_only=first_only)

    def places(self, text: str, placed: Placed = list) -> list[Found]:
        """Return what ``find`` does, by id and place.

        What may not be marked where it stands is no term there, and what it would have covered may be one;
        for its sentence it counts all the same.
        """
        even = Evened(text)
        ended = _whole(even.text) + "\n"
        hits = in_company(ended, sorted(self._standing(ended), key=_start), self._spellings)

        def places(hits: list[Hit]) -> list[tuple[int, int] | None]:
            return list(placed(even.spans([(start, end) for _, start, end in hits])))

        kept = _longest(hits)
        found = places(kept)
        if None in found:
            kept = _longest([hit for hit, place in zip(hits, places(hits), strict=True) if place])
            found = places(kept)
        made = self._spellings
        return [(made[hit[0]].id, *place) for hit, place in zip(kept, found, strict=True) if place]

    def _standing(self, text: str) -> list[Hit]:
        """Return every spelling that stands in a text as a word of its own, overlaps and all.

        Letters that the text itself spells out as something else mean that wherever they stand in it.
        """
        substrings = self._automaton.find_matches_as_indexes(text, overlapping=True)
        made = self._spellings
        for number in {number for number, _, _ in substrings} - made.keys():
            written, term = self._owners[number]
            made[number] = spelling(term, written)
        hits = [hit for hit in substrings if made[hit[0]].stands(text, hit[1], hit[2])]
        others = {
            hit[0] for hit in hits if text[hit[2]] == ")" and made[hit[0]].is_another(text, hit[1], hit[2])
        }
        return [hit for hit in hits if hit[0] not in others] if others else hits


def matches(source: str, places: Iterable[Found], *, first_only: bool = False) -> list[Match]:
    """Return what was found at places of a text, in their order, and which is a term's first."""
    seen: set[str] = set()
    made: list[Match] = []
    for term, start, end in places:
        first = term not in seen
        if first or not first_only:
            seen.add(term)
            made.append(Match(id=term, surface=source[start:end], start=start, end=end, first=first))
    return made


def _whole(text: str) -> str:
    """Return a text with a sign of its own for each lone surrogate, which is in no spelling."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


_start, _end = itemgetter(1), itemgetter(2)


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
    begun, ended = hits[0][1], max(map(_end, hits))
    longest = min(hits, key=_by_length)
    if longest[1] == begun and longest[2] == ended:
        return [longest]
    taken = bytearray(ended - begun)
    kept: list[Hit] = []
    for hit in sorted(hits, key=_by_length):
        start, end = hit[1] - begun, hit[2] - begun
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(hit)
    return sorted(kept, key=_start)


def _by_length(hit: Hit) -> tuple[int, int]:
    return hit[1] - hit[2], hit[1]

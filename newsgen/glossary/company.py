"""Telling homonyms by the company they keep: 옵션 beside 만기 is the option, beside 선루프 it is not.

A word has one sense in a sentence more often than not, and the words around it tell which (Yarowsky, "One
Sense Per Collocation", 1993). So a spelling that needs company is believed where its sentence also holds one
of the words that its term names, a word of markets, or another term that needs no company itself; and in a
text that is plainly about markets, whatever its sentence holds. A word that hardly means anything else (반등)
is believed unless its sentence holds one of the words that its term keeps far. Where the sentence is about
something else (homes, sport, courts, health, a family's days), the first needs both a word that its term
names and a sign of markets; the second needs the sign where two words say so, or one and none of business,
and so do letters (PEG), whose own entry may hold such words. The words are those of ``company.toml``.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from newsgen.glossary.spelling import Spelling
from newsgen.resources import listing

Hit = tuple[int, int, int]
"""The number of a spelling, and where it begins and ends in a text."""
_END = re.compile(r"[.!?\n](?:(?<=\n)|[”’\"')\]]*(?=\s))")
"""Where a sentence ends; the point of 3.5 or example.com is followed by no space."""


class _Lexicon(NamedTuple):
    """The words of ``company.toml``, each kind made ready for looking them up at once."""

    markets: AhoCorasick
    trade: AhoCorasick
    """Words of business and money, beside which it takes two of another walk of life."""
    lives: AhoCorasick
    """Words of other walks of life, and words that begin as one and are none."""
    elsewhere: frozenset[str]
    """The former."""


@functools.cache
def _lexicon() -> _Lexicon:
    listed = listing("company.toml")
    elsewhere = " ".join(listed["elsewhere"].values()).split()
    return _Lexicon(
        AhoCorasick(listed["markets"].split()),
        AhoCorasick(listed["trade"].split()),
        AhoCorasick([*elsewhere, *listed["alike"].split()], matchkind=MatchKind.LeftmostLongest),
        frozenset(elsewhere),
    )


def other_lives() -> frozenset[str]:
    """Return the words of other walks of life."""
    return _lexicon().elsewhere


_SURELY, _SEVERAL = 2, 4
"""Terms and words that make a text one about markets, where every other sentence has one: so many that are of
markets for certain, and so many with those that may be."""


def in_company(text: str, hits: list[Hit], spellings: Mapping[int, Spelling]) -> list[Hit]:
    """Return the hits, in their order, without those whose spelling needs company and has none.

    They come by where they begin; ``spellings`` has all of theirs, by their number.
    """
    asking = [hit for hit in hits if spellings[hit[0]].asks]
    if not asking:
        return hits
    company = _Company(text, hits, spellings)
    doubted = {hit for hit in asking if not company.believes(hit[1], spellings[hit[0]])}
    return [hit for hit in hits if hit not in doubted] if doubted else hits


class _Sentence:
    """A sentence, and what it speaks of."""

    def __init__(
        self, text: str, found: Iterable[Spelling], markets: Iterable[str], elsewhere: Iterable[str]
    ) -> None:
        self.text = text
        self.of_markets = frozenset(markets)
        """The words in it that are said of markets."""
        self.elsewhere = frozenset(elsewhere)
        """The words of other walks of life with which a word of it begins."""
        self.sure: set[str] = set()
        """The terms in it that need no company."""
        self.asking: set[str] = set()
        """Those that do."""
        for spelling in found:
            (self.sure if self._is_sure(spelling) else self.asking).add(spelling.id)

    def _is_sure(self, spelling: Spelling) -> bool:
        """Say whether others are believed in its company.

        A word that hardly means anything else has to stand where nothing speaks against it.
        """
        if not spelling.far or spelling.entry:
            return spelling.vouches
        is_denied = self.elsewhere or any(word in self.text for word in spelling.far)
        return spelling.is_named and not is_denied

    @property
    def is_told(self) -> bool:
        """Whether something in it is of markets for certain."""
        return bool(self.of_markets or self.sure)

    @cached_property
    def speaks_of_trade(self) -> bool:
        """Whether it holds a word of business and money."""
        return bool(_lexicon().trade.find_matches_as_indexes(self.text))


class _Places:
    """Things by where they stand in a text."""

    def __init__(self, starts: list[int], things: Sequence[Any]) -> None:
        self._starts, self._things = starts, things

    def within(self, begun: int, ended: int) -> Sequence[Any]:
        """Return what begins between two places."""
        return self._things[bisect_left(self._starts, begun) : bisect_left(self._starts, ended)]


class _Company:
    """The sentences of a text, and what is said in them for certain."""

    def __init__(self, text: str, hits: list[Hit], spellings: Mapping[int, Spelling]) -> None:
        self._text = text
        self._found = _Places([hit[1] for hit in hits], [spellings[hit[0]] for hit in hits])
        markets = _lexicon().markets.find_matches_as_indexes(text)
        self._markets = _Places([at[1] for at in markets], [text[start:end] for _, start, end in markets])
        self._elsewhere = self._others()
        self._ends = [0, *[end.end() for end in _END.finditer(text)], len(text) + 1]
        self._believed: dict[tuple[int, str, bool], bool] = {}
        """What was found before: a long sentence full of one homonym is read once."""
        self._sentences: dict[int, _Sentence] = {}
        """Those that were asked for."""

    def _others(self) -> _Places:
        """Return the words of other walks of life with which words begin: 지배구조 is no 배구."""
        text, known = self._text, _lexicon().elsewhere
        begun = [
            (start, text[start:end])
            for _, start, end in _lexicon().lives.find_matches_as_indexes(text)
            if not "가" <= text[start - 1 : start] <= "힣"
        ]
        others = [(start, word) for start, word in begun if word in known]
        return _Places([start for start, _ in others], [word for _, word in others])

    def believes(self, start: int, spelling: Spelling) -> bool:
        """Say whether a spelling that needs company means its term where it stands."""
        key = bisect_right(self._ends, start), spelling.id, spelling.is_named
        if key not in self._believed:
            self._believed[key] = self._is_among_its_own(key[0], spelling)
        return self._believed[key]

    def _is_among_its_own(self, number: int, spelling: Spelling) -> bool:
        sentence = self._sentence(number)
        if any(word in sentence.text for word in spelling.far):
            return False
        sure = len(sentence.sure) - (spelling.id in sentence.sure)
        if sure > 1:
            return True
        lives = sum(word not in spelling.near and word not in spelling.entry for word in sentence.elsewhere)
        is_elsewhere = lives > 0 and lives >= self._enough(sentence, spelling)
        is_named = spelling.is_named or any(word in sentence.text for word in spelling.near)
        if is_named and not is_elsewhere:
            return True
        is_of_markets = sure > 0 or any(word not in spelling.text for word in sentence.of_markets)
        return is_of_markets and is_named if is_elsewhere else is_of_markets or self._is_about_markets

    def _enough(self, sentence: _Sentence, spelling: Spelling) -> int:
        """Return how many words of other walks of life have to stand in a sentence to be what it is about."""
        if not spelling.is_named:
            return 1
        return 2 if sentence.speaks_of_trade or self._is_about_markets else 1

    def _sentence(self, number: int) -> _Sentence:
        if number not in self._sentences:
            at = self._ends[number - 1], self._ends[number]
            self._sentences[number] = _Sentence(
                self._text[slice(*at)],
                self._found.within(*at),
                self._markets.within(*at),
                self._elsewhere.within(*at),
            )
        return self._sentences[number]

    @cached_property
    def _is_about_markets(self) -> bool:
        """Whether the text tells several things that are of markets, or may be, and little of other lives."""
        ends = enumerate(pairwise(self._ends), 1)
        numbers = [number for number, (begun, ended) in ends if self._text[begun:ended].strip()]
        every = [self._sentence(number) for number in numbers]
        told = frozenset().union(*(sentence.of_markets | sentence.sure for sentence in every))
        asking = frozenset().union(*(sentence.asking for sentence in every))
        telling = sum(sentence.is_told for sentence in every)
        possible = sum(sentence.is_told or bool(sentence.asking) for sentence in every)
        others = sum(bool(sentence.elsewhere) and not sentence.is_told for sentence in every)
        is_all_over = 2 * possible >= len(every) and 2 * others <= telling
        return is_all_over and len(told) >= _SURELY and len(told | asking) >= _SEVERAL

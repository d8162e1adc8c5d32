"""Telling homonyms by the company they keep: 옵션 beside 만기 is the option, beside 선루프 it is not.

A word has one sense in a sentence more often than not, and the words around it tell which (Yarowsky, "One
Sense Per Collocation", 1993). So a spelling that needs company is believed where its sentence also holds one
of the words that its term names, a word of markets, or another term that needs no company itself; and in a
text that is plainly about markets, whatever its sentence holds. A word that hardly means anything else (반등)
is believed unless its sentence holds one of the words that its term keeps far. Where the sentence is about
something else (homes, sport, courts, health, a family's days), the first needs both a word that its term
names and a sign of markets; the second needs the sign where two words say so, or one and none of business.
"""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from newsgen.glossary.spelling import Spelling
from newsgen.resources import table

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
    listed = tomllib.loads(table("company.toml").read_text(encoding="utf-8"))
    elsewhere = " ".join(listed["elsewhere"].values()).split()
    return _Lexicon(
        AhoCorasick(listed["markets"].split()),
        AhoCorasick(listed["trade"].split()),
        AhoCorasick([*elsewhere, *listed["alike"].split()], matchkind=MatchKind.LeftmostLongest),
        frozenset(elsewhere),
    )


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
    """A sentence, and what it speaks of; each is looked for when it is first asked."""

    def __init__(self, text: str, found: list[Spelling]) -> None:
        self.text = text
        self.sure = {spelling.id for spelling in found if self._is_sure(spelling)}
        """The terms in it that need no company."""
        self.asking = {spelling.id for spelling in found} - self.sure

    def _is_sure(self, spelling: Spelling) -> bool:
        """Say whether others are believed in its company.

        A word that hardly means anything else has to stand where nothing speaks against it.
        """
        if not spelling.far or spelling.entry:
            return spelling.vouches
        is_denied = self.elsewhere or any(word in self.text for word in spelling.far)
        return spelling.is_named and not is_denied

    @cached_property
    def of_markets(self) -> frozenset[str]:
        """The words in it that are said of markets."""
        found = _lexicon().markets.find_matches_as_indexes(self.text)
        return frozenset(self.text[start:end] for _, start, end in found)

    @cached_property
    def told(self) -> frozenset[str]:
        """What in it is of markets for certain."""
        return self.of_markets | self.sure

    @cached_property
    def speaks_of_trade(self) -> bool:
        return bool(_lexicon().trade.find_matches_as_indexes(self.text))

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """The words of other walks of life with which a word of it begins: 지배구조 is no 배구."""
        found = _lexicon().lives.find_matches_as_indexes(self.text)
        begun = (at for at in found if not "가" <= self.text[at[1] - 1 : at[1]] <= "힣")
        return _lexicon().elsewhere.intersection(self.text[start:end] for _, start, end in begun)


class _Company:
    """The sentences of a text, and what is said in them for certain."""

    def __init__(self, text: str, hits: list[Hit], spellings: Mapping[int, Spelling]) -> None:
        self._text = text
        self._hits, self._spellings = hits, spellings
        self._starts = [start for _, start, _ in hits]
        self._ends = [0, *[end.end() for end in _END.finditer(text)], len(text) + 1]
        self._believed: dict[tuple[int, str, bool], bool] = {}
        """What was found before: a long sentence full of one homonym is read once."""
        self._sentences: dict[int, _Sentence] = {}
        """Those that were asked for."""

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
            begun, ended = self._ends[number - 1], self._ends[number]
            every = self._hits[bisect_left(self._starts, begun) : bisect_left(self._starts, ended)]
            found = [self._spellings[number] for number, _, _ in every]
            self._sentences[number] = _Sentence(self._text[begun:ended], found)
        return self._sentences[number]

    @cached_property
    def _is_about_markets(self) -> bool:
        """Whether the text tells several things that are of markets, or may be, and little of other lives."""
        ends = enumerate(pairwise(self._ends), 1)
        numbers = [number for number, (begun, ended) in ends if self._text[begun:ended].strip()]
        every = [self._sentence(number) for number in numbers]
        told = frozenset().union(*(sentence.told for sentence in every))
        asking = frozenset().union(*(sentence.asking for sentence in every))
        telling = sum(bool(sentence.told) for sentence in every)
        possible = sum(bool(sentence.told or sentence.asking) for sentence in every)
        others = sum(bool(sentence.elsewhere and not sentence.told) for sentence in every)
        is_all_over = 2 * possible >= len(every) and 2 * others <= telling
        return is_all_over and len(told) >= _SURELY and len(told | asking) >= _SEVERAL

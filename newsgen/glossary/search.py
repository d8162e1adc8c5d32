"""Answering what somebody types: a name, its beginning or consonants, a question, words, nearly a name.

Kinds of answers go one before the other, and one that is found ends the search, so that what was typed as it
is spelt never drowns in guesses. Only what no name and no explanation holds may be a typo.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

from newsgen.glossary import agreeing
from newsgen.glossary.agreeing import Agreement, Names, Typed
from newsgen.glossary.question import bare, cleaned, compared
from newsgen.glossary.term import Term
from newsgen.glossary.words import Words
from newsgen.korean.hangul import asks_initials

LONGEST = 100
"""Characters of a query; the longest name of a term has some forty."""
_NAMED = 0.6
"""Share of a query from which its words name a term."""
_TOLD = 0.2
"""Share from which they tell of one."""
_FEWEST = 0.5
"""Of the best score of several words: terms below it are not worth a line."""
_MOST = 20
"""Terms that several words bring at most."""

How = Literal["name", "words", "guess", "nothing"]
_Compare = Callable[[Typed, Names], Agreement | None]


class Answer(NamedTuple):
    """What a query may mean."""

    terms: tuple[Term, ...]
    """The obvious one first."""
    how: How
    """``name`` where a name agrees with what was typed, ``words`` where its words stand in names or in
    explanations, ``guess`` where nothing does and only what was nearly typed is known."""

    @property
    def is_guess(self) -> bool:
        """Whether the terms are only what may have been meant."""
        return self.how == "guess"


class _Lines:
    """The names of many terms as one text: which of them hold something is asked of all at once."""

    def __init__(self, texts: list[str]) -> None:
        self._text = "\0".join(texts)
        self._ends = list(accumulate(len(text) + 1 for text in texts))

    def holding(self, part: str) -> set[int]:
        """Return the numbers of the terms whose names hold a text."""
        found: set[int] = set()
        at = self._text.find(part)
        while at >= 0:
            number = bisect_right(self._ends, at)
            found.add(number)
            at = self._text.find(part, self._ends[number])
        return found


NOTHING = Answer((), "nothing")


def unfit(query: str) -> str:
    """Say in Korean why a query can have no answer; empty where it can."""
    if len(query) > LONGEST:
        return f"찾는 말은 {LONGEST}자까지 적을 수 있습니다. 낱말 한두 개로 줄이십시오."
    if not any(map(str.isalnum, query)):
        return "찾을 글자가 없습니다. 한글이나 영문, 숫자를 적으십시오."
    return ""


class Searcher:
    """The names of all terms, made ready for searching."""

    def __init__(self, terms: Iterable[Term]) -> None:
        every = list(terms)
        pointed = Counter(other for term in every for other in term.see)
        # Of those that agree alike the one goes first that more terms lead to: 연준 before 엔저 for ㅇㅈ.
        self._all = [Names(term) for term in sorted(every, key=lambda term: -pointed[term.id])]

    @cached_property
    def _words(self) -> Words:
        """Made when it is first wanted: a name is found without."""
        return Words(self._all)

    def search(self, query: str) -> Answer:
        """Return what ``query`` may mean; nothing for an empty query, or one that is too long."""
        if unfit(query):
            return NOTHING
        asked = cleaned(query)
        return next(filter(None, self._answers(asked, bare(asked))), NOTHING) if asked else NOTHING

    def _answers(self, asked: str, meant: str) -> Iterator[Answer | None]:
        """Yield the kinds of answers, the sure ones first."""
        forms = [Typed(text) for text in dict.fromkeys((asked, meant))]
        for typed in forms:
            if asks_initials(typed.folded):
                yield self._by_initials(typed)
            else:
                yield self._agreeing(typed, agreeing.as_typed, "name", self._holding(typed))
        yield self._side_by_side(compared(asked))
        yield self._told(meant, _NAMED)
        if not all(map(self._words.knows, meant.split())):
            for nearly in (agreeing.in_wrong_language, agreeing.mistyped):
                for typed in forms:
                    yield self._agreeing(typed, nearly, "guess")
        yield self._told(meant, _TOLD)

    def _by_initials(self, typed: Typed) -> Answer | None:
        """Return what begins with some consonants, and behind it what they are the keys of: ㄷㅅㄹ is etf."""
        found = self._agreeing(typed, agreeing.by_initials, "name")
        if found is None:
            return None
        struck = (names.term for names in self._all if typed.keys in names.keys)
        return Answer(tuple(dict.fromkeys((*found.terms, *struck))), "name")

    def _side_by_side(self, parts: list[str]) -> Answer | None:
        """Return the terms that a query compares, each by its whole name, in its order."""
        typed = [Typed(part) for part in parts]
        found = [names.term for each in typed for names in self._all if each.folded in names.folded]
        return Answer(tuple(dict.fromkeys(found)), "name") if len(found) >= len(parts) > 0 else None

    def _holding(self, typed: Typed) -> list[Names]:
        """Return the names that may agree with what was typed as it stands: no others hold its letters."""
        jamo, words, lines = self._lines
        numbers = jamo.holding(f"\n{typed.jamo}") | words.holding(f"\n{typed.folded}")
        if len(typed.folded) > 1:
            numbers |= lines.holding(typed.folded)
        return [self._all[number] for number in sorted(numbers)]

    @cached_property
    def _lines(self) -> tuple[_Lines, _Lines, _Lines]:
        """The names of all terms by their letters, from each of their words on, and as they are folded."""
        kinds = (
            [getattr(names, kind) for names in self._all] for kind in ("jamo_lines", "word_lines", "lines")
        )
        jamo, words, lines = map(_Lines, kinds)
        return jamo, words, lines

    def _agreeing(
        self, typed: Typed, compare: _Compare, how: How, among: list[Names] | None = None
    ) -> Answer | None:
        every = self._all if among is None else among
        found = [(agreement, names.term) for names in every if (agreement := compare(typed, names))]
        found.sort(key=lambda each: each[0])
        return Answer(tuple(term for _, term in found), how) if found else None

    def _told(self, meant: str, least: float) -> Answer | None:
        found = self._words.ranked(meant)
        if not found or max(each.share for each in found) < least:
            return None
        near = [each for each in found[:_MOST] if each.score >= _FEWEST * found[0].score]
        return Answer(tuple(self._all[each.number].term for each in near), "words")

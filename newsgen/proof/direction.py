"""No word of direction contradicts the figure it goes with.

Korean puts the verb last: the word that goes with a change is the next one in its clause. A figure in
brackets after a name (``오른 종목은 케머스(17.95%)``) may answer to the word before it instead. Where the
grammar leaves it open which word is meant, a sentence passes if one of them agrees: a false alarm would
stop an article that is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from newsgen.indicators import indicators
from newsgen.korean import said_direction
from newsgen.measures import MEASURES, Sort
from newsgen.model import Fact
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Printed, Sentence, Text

_LIST = re.compile(r"(?:\)|%)?(?:,|·|와 |과 | 및 |, 그리고 )")
"""What joins figures that share one verb: 1.09%와 0.50% 올랐다."""

_NEW_CLAUSE = re.compile(r"…|(?:고|며|지만|으나|는데|면서|반면),?\s(?:[^,.]*\s)?\S+(?:은|는|이|가|도)\s")
"""An ending that closes a clause and a subject that opens another one, or a headline's ellipsis."""

_CLOSED = re.compile(r"\S*(?:고|며|지만|으나|는데|면서),?\s|\S*\s반면")
"""What after a word shows that its clause ends with it: 내렸고, 오른 반면."""

_COUNTED = re.compile(r"(\S+)\s(?:종목|기업|회사|주식|업종)")
"""The attributive that says what was counted or listed: 오른 종목은."""

_NOUN = re.compile(r"(?:(상승|오름)|(하락|내림))\s?(?:률|폭)")
_NOUN_AFTER = re.compile(r"(?:의|라는|에 이르는)?\s?(?:(상승|오름)|(하락|내림))\s?(?:률|폭|세)")
_RECALLED = re.compile(
    r"(?:대|\s(?:넘게|가까이|안팎))?\s(?:(급등했|폭등했|상승했|올랐)|(급락했|폭락했|하락했|내렸))던\s"
)
"""What a figure of another day did, before whom it is told of: 전날 9%대 폭등했던 지수는."""
_NOUN_BEFORE = re.compile(r"(?:(상승|오름)|(하락|내림))\s?(?:률|폭)(?:은|는|이|가|도)?\s?(?:[^\s…]{1,4}\s)?$")
_REACH = 16
"""Characters before a figure in which such a noun stands."""
_ZERO = re.compile(r"[^1-9]*0[^1-9]*")
"""A number of no other digit."""

_OWN_WORDS = frozenset({"stage", "way"})
"""Styles whose text is itself a word, and held against the value as such."""


class Change(NamedTuple):
    """A change as printed, with the direction that its value has."""

    printed: Printed
    fact: Fact
    sign: int


class Word(NamedTuple):
    """A word of direction."""

    start: int
    end: int
    sign: int


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find figures whose sentence says of them that they went the other way."""
    for sentence in chain.from_iterable(text):
        changes = _changes(sentence, facts)
        if changes:
            yield from _contradicted(sentence, changes)


def _contradicted(sentence: Sentence, changes: list[Change]) -> Iterator[TextFinding]:
    text = sentence.own_words
    words = [Word(*found) for found in said_direction(text)]
    for at, (printed, _, sign) in enumerate(changes):
        said = _said(text, changes, words, at)
        if said and sign not in said:
            told = (
                f"수치 {printed.text!r}(원래 값 {printed.figure.value:g})와 오르내림을 말하는 낱말이 어긋남"
            )
            yield wrong(Code.DIRECTION, told, sentence.words(printed.start, printed.end))


def _is_change(fact: Fact) -> bool:
    """Tell whether a fact's sign is a direction; some releases are moves themselves: CPI가 2.7% 올랐다."""
    measure = MEASURES.get(fact.measure)
    if measure is None or measure.sort is Sort.MOVE:
        return measure is not None
    indicator = indicators().get(fact.about)
    return fact.measure == "release_actual" and indicator is not None and indicator.kind == "growth"


def _changes(sentence: Sentence, facts: Facts) -> list[Change]:
    found = []
    for printed in sentence.figures:
        fact = facts.get(printed.figure.fact)
        value, style = printed.figure.value, printed.figure.style
        if fact and style not in _OWN_WORDS and not isinstance(value, str) and _is_change(fact):
            zero = _ZERO.fullmatch(printed.text) is not None
            found.append(Change(printed, fact, 0 if zero else 1 if value > 0 else -1))
    return found


def _said(text: str, changes: list[Change], words: list[Word], at: int) -> list[int]:
    """Return the directions that may be said of a change; empty where none is."""
    change = changes[at]
    noun = _noun(text, change)
    if noun:
        return [noun]
    own = _own(text, changes, words, at)
    said = [own] if own is not None else []
    if _bracketed(text, changes, at):
        before = [*words, *_counted(text)]
        start = change.printed.start
        earlier = [word for word in before if word.end <= start and not _CLOSED.match(text, word.end)]
        said += [max(earlier).sign] if earlier else []
    return said if words or said else _only_noun(text)


def _own(text: str, changes: list[Change], words: list[Word], at: int) -> int | None:
    """Return the direction of the next word before another subject's figure; figures in a list share one."""
    end = changes[at].printed.end
    other = next((i for i in range(at + 1, len(changes)) if not _same(changes[i], changes[at])), None)
    limit = len(text) if other is None else changes[other].printed.start
    word = next((word for word in words if end <= word.start < limit), None)
    if word is not None:
        return None if _NEW_CLAUSE.search(text, end, word.start) else word.sign
    if other is not None and _LIST.match(text, end):
        return _own(text, changes, words, other)
    return None


def _same(one: Change, other: Change) -> bool:
    """Tell whether two figures state one move: points and percentage, both against one base."""
    return (one.fact.about, one.fact.base) == (other.fact.about, other.fact.base)


def _bracketed(text: str, changes: list[Change], at: int) -> bool:
    """Tell whether a figure stands in brackets after a name, not after its own points."""
    start = changes[at].printed.start
    after_own = at > 0 and changes[at - 1].printed.end == start - 1 and _same(changes[at - 1], changes[at])
    return text.endswith(("(", ", "), 0, start) and not after_own


def _counted(text: str) -> list[Word]:
    """Return the words that say what is listed; on their own they state a direction, before 종목 a kind."""
    return [
        Word(found.start(), found.end(1), sign)
        for found in _COUNTED.finditer(text)
        for _, _, sign in said_direction(found[1])[-1:]
    ]


def _noun(text: str, change: Change) -> int:
    """Return the direction of what a figure stands right beside: 상승률은 1.98%, 1.98% 올랐던."""
    start, end = change.printed.start, change.printed.end
    found = _NOUN_AFTER.match(text, end) or _RECALLED.match(text, end)
    found = found or _NOUN_BEFORE.search(text, max(0, start - _REACH), start)
    return 0 if found is None else 1 if found[1] else -1


def _only_noun(text: str) -> list[int]:
    """Return the direction of a sentence without a verb of it: 5월 이후 가장 큰 주간 상승률이다."""
    kinds = {1 if up else -1 for up, _ in _NOUN.findall(text)}
    return list(kinds) if len(kinds) == 1 else []

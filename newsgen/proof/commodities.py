"""Words beside the figures of commodities hold: how strong a move is called, which end a price is at.

Each word stands right behind its figure: 7% 넘게 급락해, 2021년 4월 이후 가장 낮았다.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from newsgen import markets
from newsgen.markets import Commodity
from newsgen.model import Fact
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Text

_STRENGTH = re.compile(r"(?:대| 넘게| 가까이)? (?P<word>급[등락]|폭[등락])")
_END = re.compile(r" ?이후 (?:가장 (?P<word>[높낮])|최(?P<noun>[고저]))")
_Unborne = Callable[[str, int, Fact, Commodity], re.Match[str] | None]
"""Returns the words behind a figure that its fact does not bear out."""
_HIGHEST = frozenset({"높", "고"})
_MOVES = frozenset({"change_day", "change_least"})


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find prices of commodities that are said to be at the other end: the highest of the lowest since."""
    return _unborne(text, facts, _other_end)


def strength(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find moves of commodities that are called stronger than newsgen calls them; people may."""
    return _unborne(text, facts, _too_strong)


def _unborne(text: Text, facts: Facts, unborne: _Unborne) -> Iterator[TextFinding]:
    for sentence in chain.from_iterable(text):
        words = sentence.own_words
        for printed in sentence.figures:
            fact = facts.get(printed.figure.fact)
            commodity = markets.commodity(fact.about) if fact else None
            if fact and commodity and (said := unborne(words, printed.end, fact, commodity)):
                message = f"원자재를 이르는 말이 값과 어긋남({said[0].strip()!r})"
                yield wrong(Code.STANDING, message, sentence.words(*said.span()))


def _other_end(words: str, end: int, fact: Fact, _: Commodity) -> re.Match[str] | None:
    said = _END.match(words, end) if fact.measure in {"highest_since", "lowest_since"} else None
    if said is None:
        return None
    highest = (said["word"] or said["noun"]) in _HIGHEST
    return None if highest == (fact.measure == "highest_since") else said


def _too_strong(words: str, end: int, fact: Fact, commodity: Commodity) -> re.Match[str] | None:
    said = _STRENGTH.match(words, end) if fact.measure in _MOVES else None
    if said is None:
        return None
    least = commodity.extreme if said["word"].startswith("폭") else commodity.sharp
    return None if abs(fact.value) >= least else said

"""What is said of where an index stands holds: of its record, of its year, of the run before the day.

A claim is held against the facts of the indices that its sentence names: one of them has to bear it out, by
the closes that the fact keeps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from newsgen import markets
from newsgen.model import Fact, Kind
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Sentence, Text, own_words


class Claim(NamedTuple):
    """Words, the measure whose fact they need, and what must hold of it."""

    words: re.Pattern[str]
    measure: str
    holds: Callable[[Fact], bool]


def _line(side: int) -> Callable[[Fact], bool]:
    """Return a test that today's close is on a side of the year before's last one, long after it was last."""

    def holds(fact: Fact) -> bool:
        first, last = (each.value for each in fact.inputs)
        before = fact.base is not None and fact.base.year == fact.session.year - 1
        then = fact.since is not None and side * (fact.since_value or 0.0) >= 0
        return before and then and side * (last - first) > 0 and (fact.periods or 0) > 1

    return holds


def _undone(least: float) -> Callable[[Fact], bool]:
    """Return a test that the day undid a part of the run before it, in percent, by its three closes."""

    def holds(fact: Fact) -> bool:
        first, turned, now = (each.value for each in fact.inputs)
        share = (now - turned) / (first - turned) * 100
        return abs(share - fact.value) < 1e-6 and share >= least

    return holds


def _at(sessions: int) -> Callable[[Fact], bool]:
    return lambda fact: fact.value == sessions


def _claim(words: str, measure: str, holds: Callable[[Fact], bool]) -> Claim:
    return Claim(re.compile(words), measure, holds)


CLAIMS = (
    _claim(r"올해 (?:들어 )?(?:입은 )?낙폭(?:을)? 모두 만회|연간 상승세로 돌아", "year_regained", _line(1)),
    _claim(r"올해 (?:들어 )?상승분(?:을)? 모두 반납|연간 하락세로 돌아", "year_lost", _line(-1)),
    _claim(r"최고치를 쓴 (?:지|뒤) 하루 만에", "after_record", _at(1)),
    _claim(r"이틀째 물러", "after_record", _at(2)),
    _claim(r"사상 최고치까지", "to_record", lambda fact: fact.value > 0),
    _claim(r"내린 폭의 \S+ 하루에 되찾|낙폭의 \S+ 만회", "won_back", _undone(0.0)),
    _claim(r"오른 폭의 \S+ 하루에 내[줬주]|오름폭의 \S+ 반납", "given_back", _undone(0.0)),
    _claim(r"내린 폭을 하루에 모두 되찾|동안의 낙폭을 하루에 만회", "won_back", _undone(100.0)),
    _claim(r"오른 폭을 하루에 모두 내[줬주]|동안의 오름폭을 하루에 반납", "given_back", _undone(100.0)),
    _claim(r"최고치[를로] (?:새로 쓴|경신한|마감한) 것은 [^.]*이후 처음", "high_all", lambda fact: fact.since is not None),
)  # fmt: skip
"""What is said of where an index stands, and what must be so."""


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find what is said of where an index stands that its closes do not bear out."""
    told: dict[tuple[str, str], Fact] = {(one.measure, one.about): one for one in facts.values()}
    for sentence in chain.from_iterable(text):
        yield from _unborne(sentence, told)


def _unborne(sentence: Sentence, told: Mapping[tuple[str, str], Fact]) -> Iterator[TextFinding]:
    words = own_words(sentence)
    for claim in CLAIMS:
        for said in claim.words.finditer(words):
            known = (told.get((claim.measure, about)) for about in _named(words))
            if not any(fact is not None and claim.holds(fact) for fact in known):
                message = f"지수의 자리를 이르는 말이 종가와 어긋남({said[0]!r})"
                yield wrong(Code.STANDING, message, sentence.words(*said.span()))


def _named(words: str) -> set[str]:
    symbols, pattern = _names()
    return {symbols[name] for name in pattern.findall(words)}


@cache
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the symbols of the indices by what they are called, and a pattern of all of these."""
    listed = [one for market in markets.every() for one in market.subjects if one.kind is Kind.INDEX]
    symbols = {name: one.symbol for one in listed for name in (one.headline, one.short, one.name)}
    longest = sorted(filter(None, symbols), key=len, reverse=True)
    return symbols, re.compile("|".join(map(re.escape, longest)))

"""The readers' own currency is weak where its rate rose, and strong where it fell.

A rate is what a foreign currency costs, so the words run against its figures: where 원·달러 환율 rose the
won is weak. The same holds of records: a rate at its highest is a currency at its lowest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from newsgen import markets
from newsgen.measures import MEASURES, Sort
from newsgen.model import Fact
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Text

_SAID = re.compile(
    r"원화(?:가|는|의)?\s?(?:가치(?:가|는|도)?\s)?[^.]{0,30}?"
    r"(?:(?P<weak>약세|약해|낮[았은아]|내려)|(?P<strong>강세|강해|높[았은아]|올라))"
)
_RECORDS = {"highest_since": 1, "lowest_since": -1}


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find words for the readers' currency that its rate contradicts."""
    home = {market.currency("home") for market in markets.every()} - {""}
    for sentence in chain.from_iterable(text):
        said = _SAID.search(sentence.own_words)
        if said is None:
            continue
        stated = (facts.get(printed.figure.fact) for printed in sentence.figures)
        ways = [_way(fact) for fact in stated if fact is not None and fact.about in home]
        known = [way for way in ways if way]
        if known and (1 if said["weak"] else -1) not in known:
            told = "원화의 강약을 이르는 말이 환율의 오르내림과 어긋남"
            yield wrong(Code.DIRECTION, told, sentence.words(*said.span()))


def _way(fact: Fact) -> int:
    """Return which way a rate went, or at which end it stands; 0 where the fact says neither."""
    if fact.measure in _RECORDS:
        return _RECORDS[fact.measure]
    measure = MEASURES.get(fact.measure)
    if measure is None or measure.sort is not Sort.MOVE:
        return 0
    return (fact.value > 0) - (fact.value < 0)

"""No odds are told of the wrong thing: a cut's figure never goes with a word for a hike.

The word that says what the odds are of stands before their figure; where none does, the sentence goes on
from one that said it. What was decided so many times in a row stands behind the figure. What the Fed
decided, and what is priced to the year's end, answer to their signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from newsgen.measures import MEASURES, Sort
from newsgen.model import Fact
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Printed, Sentence, Text

_NAMED = {"cut": "인하|내릴|내린|내렸|낮출|낮춘", "hold": "동결|그대로", "hike": "인상|올릴|올린|올렸|높일"}
KINDS = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _NAMED.items()))
"""Words for a move of the target range, by its kind: ``cut``, ``hold`` or ``hike``."""


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find odds and decisions that are told of the wrong move."""
    for sentence in chain.from_iterable(text):
        for printed in sentence.figures:
            fact = facts.get(printed.figure.fact)
            if fact is not None and not _agrees(sentence, printed, fact):
                told = (
                    f"수치 {printed.text!r}은(는) {fact.measure}의 값인데 다른 결정을 말하는 낱말과 함께 있음"
                )
                yield wrong(Code.ODDS, told, sentence.words(printed.start, printed.end))


def _agrees(sentence: Sentence, printed: Printed, fact: Fact) -> bool:
    measure = MEASURES.get(fact.measure)
    if measure is None:
        return True
    if measure.sort is Sort.COUNT and measure.decision is not None:
        after = KINDS.search(sentence.text, printed.end)
        return after is not None and after.lastgroup == measure.decision
    if measure.decision is not None:
        said = [found.lastgroup for found in KINDS.finditer(sentence.text, 0, printed.start)]
        return not said or said[-1] == measure.decision
    if measure.sort is Sort.POLICY and printed.figure.value == fact.value:
        said = [found.lastgroup for found in KINDS.finditer(sentence.text)]
        return not said or _kind(fact.value) in said
    return True


def _kind(value: float) -> str:
    return "cut" if value < 0 else "hike" if value > 0 else "hold"

"""No odds are told of the wrong thing: a cut's figure never goes with a word for a hike.

The word that says what the odds are of stands before their figure; where none does, the sentence goes on
from one that said it. What the Fed decided, and what is priced to the year's end, answer to their signs.
"""

from __future__ import annotations

import re
from itertools import chain

from newsgen.errors import WrongDirection
from newsgen.measures import MEASURES, Sort
from newsgen.model import Article, Fact
from newsgen.proof.sentences import Printed, Sentence, Text, text_of

_KINDS = {"cut": "인하|내릴|내린|내렸|낮출|낮춘", "hold": "동결|그대로", "hike": "인상|올릴|올린|올렸|높일"}
_WORDS = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()))


def check(article: Article, text: Text | None = None) -> None:
    """Raise WrongDirection at the first sentence that tells odds or a decision of the wrong move."""
    facts = {fact.id: fact for fact in article.facts}
    for sentence in chain.from_iterable(text or text_of(article)):
        for printed in sentence.figures():
            fact = facts.get(printed.figure.fact)
            if fact is not None and not _agrees(sentence, printed, fact):
                raise WrongDirection(
                    f"기사를 내지 않습니다. 수치 {printed.text!r}은(는) {fact.measure}의 값인데 "
                    f"다른 결정을 말하는 낱말과 함께 있음: “{sentence.text}”"
                )


def _agrees(sentence: Sentence, printed: Printed, fact: Fact) -> bool:
    measure = MEASURES.get(fact.measure)
    if measure is None:
        return True
    if measure.decision is not None:
        said = [found.lastgroup for found in _WORDS.finditer(sentence.text, 0, printed.start)]
        return not said or said[-1] == measure.decision
    if measure.sort is Sort.POLICY and printed.figure.value == fact.value:
        said = [found.lastgroup for found in _WORDS.finditer(sentence.text)]
        return not said or _kind(fact.value) in said
    return True


def _kind(value: float) -> str:
    return "cut" if value < 0 else "hike" if value > 0 else "hold"

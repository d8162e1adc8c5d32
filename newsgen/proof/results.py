"""What is said of a company's earnings against what was expected holds: as the two figures stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Text

_STANDS = re.compile(r"(?P<above>웃돌|웃돈|상회)|(?P<below>밑돌|밑돈|하회)|예상치[와과] 같")
_SIGNS = {"above": 1, "below": -1, None: 0}


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find sentences with what a company earned a share that say otherwise how it was expected."""
    expected = {fact.about: fact.value for fact in facts.values() if fact.measure == "eps_expected"}
    for sentence in chain.from_iterable(text):
        told = (facts.get(printed.figure.fact) for printed in sentence.figures)
        earned = next((fact for fact in told if fact is not None and fact.measure == "eps"), None)
        found = _STANDS.search(sentence.text)
        if earned is None or found is None:
            continue
        beyond = round(earned.value - expected.get(earned.about, float("nan")), 2)
        if ((beyond > 0) - (beyond < 0)) != _SIGNS[found.lastgroup]:
            yield wrong(Code.RELEASE, "주당순이익과 예상치의 비교가 다름", sentence.words(*found.span()))

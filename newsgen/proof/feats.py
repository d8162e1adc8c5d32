"""사상 최대 is said only of what went beyond all before it: a company's gain or loss, an index's move."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Text

_SAID = re.compile(r"사상 최대")
_LOST = re.compile(r"잃|줄|증발|사라|하락|내[렸림]")
_WON = re.compile(r"늘|불[어린]|더[한했]|상승|올[랐라]|오[른름]")
_RECORDS = {
    "cap_loss": -1,
    "cap_gain": 1,
    "largest_fall": -1,
    "largest_rise": 1,
    "points_fall": -1,
    "points_rise": 1,
}
_WAYS = {f"{name}_all": sign for name, sign in _RECORDS.items()} | {
    f"largest_{way}_ever_{who}": sign
    for way, sign in (("buying", 1), ("selling", -1))
    for who in ("individual", "foreign", "institution", "other_corp")
}


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find a 사상 최대 that no fact of the article makes true, or that one of the other way would."""
    beyond = {
        way
        for fact in facts.values()
        for measure, way in _WAYS.items()
        if fact.measure == measure and fact.value * way > abs(fact.since_value or 0.0) > 0
    }
    for sentence in chain.from_iterable(text):
        words = sentence.own_words
        said = _SAID.search(words)
        if said is None:
            continue
        ways = {way for way, found in ((-1, _LOST), (1, _WON)) if found.search(words)}
        if not beyond or (ways and not ways & beyond):
            yield wrong(
                Code.FIGURE, "사상 최대라는 말을 뒷받침하는 사실이 없음", sentence.words(*said.span())
            )

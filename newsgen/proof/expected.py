"""What is said of an economic release holds: against its forecast, against a line, of its own sign.

"웃돌았다" and "밑돌았다" stand in a sentence that states a figure or the month of a release, whose figure and
forecast are both among the article's facts, and agree with them to the digit that prints: 2.76 % meets
2.8 %. A word for which way right behind a figure (5만8000명 증가, 0.1% 하락) agrees with its sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from newsgen.indicators import indicators
from newsgen.measures import MEASURES, Sort
from newsgen.model import Fact
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Printed, Sentence, Text

_STANDS = re.compile(
    r"(?P<above>웃돌|웃돈|상회|넘어서|넘어선)|(?P<below>밑돌|밑돈|하회|고용 쇼크|못\s?미[치쳤])"
    r"|예상(?:치|대로)?(?:\([^)]*\))?(?:"
    r"보다\s(?:\S+\s)?(?:(?P<higher>높|많|컸|크)|(?P<lower>낮|적|작))"
    r"|(?P<same>에\s?부합|[과와]\s?같|대로))"
)
_SIGNS = {"above": 1, "higher": 1, "below": -1, "lower": -1, "same": 0}
_LINE = re.compile(r"기준선인\s(\d+)[을를에]\S*\s?$")
_REVISED = re.compile(r"(\d\S*)에서 \1(?:으)?로 [상하]향")
"""A revision from a figure to the same one."""
_MOVED = re.compile(r"\s?(?:(증가|늘|상승|오르|올[랐라])|(감소|줄|하락|내[리렸려린]))")


class _Told(NamedTuple):
    """A figure of a release, with its fact."""

    printed: Printed
    fact: Fact


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find what is said of a release and its figures do not bear out."""
    for sentence in chain.from_iterable(text):
        told = _told(sentence, facts)
        if told:
            same = _REVISED.search(sentence.text)
            if same:
                yield wrong(Code.RELEASE, "고친 앞뒤의 수치가 같음", sentence.words(*same.span()))
            yield from _moves(sentence, told)
            yield from _stands(sentence, told, facts)


def _told(sentence: Sentence, facts: Facts) -> list[_Told]:
    found = ((printed, facts.get(printed.figure.fact)) for printed in sentence.figures)
    return [
        _Told(printed, fact) for printed, fact in found if fact is not None and fact.about in indicators()
    ]


def _moves(sentence: Sentence, told: list[_Told]) -> Iterator[TextFinding]:
    """Hold the word right behind a figure against the figure's sign."""
    for printed, fact in told:
        said = _MOVED.match(sentence.text, printed.end)
        if said is None or isinstance(printed.figure.value, str) or not _has_sign(fact):
            continue
        if (1 if said[1] else -1) * fact.value <= 0:
            yield _refused(sentence, said, f"원래 값 {fact.value:g}")


def _has_sign(fact: Fact) -> bool:
    """Tell whether the sign of a figure is the direction that a word behind it names; not of a share's."""
    measure = MEASURES.get(fact.measure)
    if measure is None or measure.sort not in {Sort.MOVE, Sort.LEVEL}:
        return False
    return measure.sort is Sort.MOVE or indicators()[fact.about].kind != "share"


def _stands(sentence: Sentence, told: list[_Told], facts: Facts) -> Iterator[TextFinding]:
    """Hold every comparison against the figures of the release that it is about."""
    stated = {(fact.measure, fact.about): fact.value for fact in facts.values()}
    text = sentence.own_words
    for said in _STANDS.finditer(text):
        about = _about(said, told)
        wanted = _SIGNS[said.lastgroup or "same"]
        line = _LINE.search(text, 0, said.start())
        actual = stated.get(("release_actual", about))
        other = float(line[1]) if line else stated.get(("release_forecast", about))
        if actual is None or other is None:
            yield _refused(sentence, said, "견줄 두 수치가 기사에 없음")
        elif _apart(about, actual - other) != wanted:
            yield _refused(sentence, said, f"발표 {actual:g}, 견준 값 {other:g}")


def _about(said: re.Match[str], told: list[_Told]) -> str:
    """Return which release is compared: that of the last figure before; after 예상대로 the next."""
    before = [fact.about for printed, fact in told if printed.end <= said.end()]
    behind = [fact.about for printed, fact in told if printed.end > said.end()]
    near = behind[:1] + before[-1:] if said[0].endswith("대로") else before[-1:]
    return next(iter(near), "")


def _apart(about: str, gap: float) -> int:
    """Return how two figures of a release stand to each other as printed: whole persons, else one decimal."""
    least = 0.0005 if indicators()[about].unit == "thousand" else 0.05
    return 0 if abs(round(gap, 6)) < least else 1 if gap > 0 else -1


def _refused(sentence: Sentence, said: re.Match[str], why: str) -> TextFinding:
    message = f"경제지표를 이르는 말이 어긋남({said[0].strip()!r}: {why})"
    return wrong(Code.RELEASE, message, sentence.words(*said.span()))

"""Every figure is bound to a fact and states it.

Nothing here trusts the stages before: each printed number is read back and held against the fact's raw
value, and where points, percentage and level of one subject stand together they must agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from newsgen.finding import InText
from newsgen.measures import over
from newsgen.model import Fact, Run
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.reading import Number, number
from newsgen.proof.sentences import Printed, Sentence, Text
from newsgen.proof.styles import mismatch

_DIGITS = re.compile(r"[\d¹²³⁰-₉①-⒛](?:[.,]?[\d¹²³⁰-₉①-⒛])*")
"""A number in digits of any script, raised, lowered or circled ones too."""

_SUMS = [(over("points", span), over("change", span)) for span in ("day", "week")]
"""Measures that have to agree with each other and with the close."""

_PLAIN = frozenset({"percent", "exact", "points", "level", "price", "won"})
"""Styles that print such a number to its last digit."""

_Stated = tuple[Fact, Number]
_HUNDREDTH = Decimal("0.01")


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find digits that nothing accounts for, and figures that do not state their fact."""
    for block in text:
        for sentence in block:
            yield from _unbound(sentence)
            yield from _misstated(sentence, facts)
        yield from _sums(block, facts)


def _unbound(sentence: Sentence) -> Iterator[TextFinding]:
    for start, end, run in sentence.spans:
        found = None if _is_accounted(run) else _DIGITS.search(sentence.text, start, end)
        if found:
            text = sentence.text[start:end].strip()
            yield wrong(Code.UNBOUND, f"사실과 이어지지 않은 숫자 {text!r}", sentence.words(*found.span()))


def _misstated(sentence: Sentence, facts: Facts) -> Iterator[TextFinding]:
    for printed in sentence.figures:
        problem = _problem(printed, facts)
        if problem:
            place = sentence.words(printed.start, printed.end)
            yield wrong(Code.FIGURE, f"수치 {printed.text!r}: {problem}", place)


def _is_accounted(run: Run) -> bool:
    return run.phrase or not (run.figure is None and run.quote is None and run.event is None)


def _problem(printed: Printed, facts: Facts) -> str | None:
    """Say what is wrong with a figure, if anything."""
    figure = printed.figure
    fact = facts.get(figure.fact)
    if fact is None:
        return f"기사에 사실 {figure.fact}이(가) 없음"
    return mismatch(printed.text, figure.value, figure.style, fact) or _of_group(printed, fact, facts)


def _of_group(printed: Printed, first: Fact, facts: Facts) -> str | None:
    """Say what is wrong with a figure that stands for several facts: each must be told by it, one way."""
    for name in printed.figure.also:
        fact = facts.get(name)
        if fact is None:
            return f"기사에 사실 {name}이(가) 없음"
        if (_kind(fact), fact.value > 0) != (_kind(first), first.value > 0):
            return f"묶은 사실 {name}은(는) 다른 것을 말함"
        stated = printed.figure.value  # of a day itself, of which the fact has several
        value = stated if isinstance(stated, str) else fact.value
        if problem := mismatch(printed.text, value, printed.figure.style, fact):
            return f"묶은 사실 {name}: {problem}"
    return None


def _kind(fact: Fact) -> str:
    """Return what a fact tells: of all that is due alike, of which one date may be told, whatever it is."""
    due = fact.measure in {"due", "scheduled"} or fact.measure.endswith("_due")
    return "due" if due else fact.measure


def _sums(block: list[Sentence], facts: Facts) -> Iterator[TextFinding]:
    """Hold points, percentage and level of one subject in one block against each other."""
    groups: dict[str, dict[str, _Stated]] = defaultdict(dict)
    for printed in (one for sentence in block for one in sentence.figures if one.figure.style in _PLAIN):
        fact = facts.get(printed.figure.fact)
        read = number(printed.text)
        if fact is not None and read is not None:
            groups[fact.about][fact.measure] = fact, read
    for about, group in groups.items():
        for points, change in _SUMS:
            if {points, change, "close"} <= group.keys() and not _agree(
                group[points], group[change], group["close"]
            ):
                yield wrong(Code.SUM, f"{about}의 등락 폭, 등락률, 종가가 서로 맞지 않음", _whole(block))


def _whole(block: list[Sentence]) -> InText:
    """Return a block as a place."""
    first, last = block[0], block[-1]
    text = " ".join(sentence.text for sentence in block)
    return InText(start=first.at, end=last.at + len(last.text), text=text, sentence=text)


def _agree(moved: _Stated, share: _Stated, close: _Stated) -> bool:
    """Tell whether level - points is the close before, and points over it the percentage, as printed."""
    fact, points = moved
    (_, percent), (_, level) = share, close
    move = points.value if fact.value >= 0 else -points.value
    before = level.value - move
    slack = (points.step + level.step) / 2
    if before <= slack:
        return False
    if fact.inputs and abs(Decimal(repr(fact.inputs[0].value)) - before) > slack:
        return False
    off = abs(points.value / before * 100 - percent.value)
    step = min(percent.step, _HUNDREDTH)  # its last zeros are not printed
    return off <= step / 2 + slack / before * 100 * (1 + points.value / before)

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
        text = sentence.text[start:end]
        found = None if _accounted(run) else _DIGITS.search(text)
        if found:
            place = sentence.words(start + found.start(), start + found.end())
            yield wrong(Code.UNBOUND, f"사실과 이어지지 않은 숫자 {text.strip()!r}", place)


def _misstated(sentence: Sentence, facts: Facts) -> Iterator[TextFinding]:
    for printed in sentence.figures:
        problem = _problem(printed, facts)
        if problem:
            place = sentence.words(printed.start, printed.end)
            yield wrong(Code.FIGURE, f"수치 {printed.text!r}: {problem}", place)


def _accounted(run: Run) -> bool:
    return run.phrase or any(one is not None for one in (run.figure, run.quote, run.event))


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
    for sentence in block:
        for fact, printed, style in _plain(sentence, facts):
            if style in {"percent", "points", "level", "price", "won"}:
                groups[fact.about][fact.measure] = fact, printed
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


def _plain(sentence: Sentence, facts: Facts) -> Iterator[tuple[Fact, Number, str]]:
    for printed in sentence.figures:
        read = number(printed.text)
        if read is not None and printed.figure.fact in facts:
            if printed.figure.style == "percent":
                read = read._replace(step=min(read.step, _HUNDREDTH))  # its last zeros are not printed
            yield facts[printed.figure.fact], read, printed.figure.style


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
    return off <= percent.step / 2 + slack / before * 100 * (1 + points.value / before)

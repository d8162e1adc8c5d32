"""Every figure is bound to a fact and states it: the last look before an article goes out.

Nothing here trusts the stages before: each printed number is read back and held against the fact's raw
value, and where points, percentage and level of one subject stand together they must agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from newsgen.errors import UnboundFigure
from newsgen.model import Article, Chart, Fact, Run
from newsgen.proof.reading import Number, number
from newsgen.proof.sentences import Printed, Sentence, Text, text_of
from newsgen.proof.styles import mismatch

_DIGIT = re.compile(r"[\d¹²³⁰-₉①-⒛]")
"""A digit of any script, raised, lowered or circled ones too."""

_Facts = dict[str, Fact]
_Stated = tuple[Fact, Number]


def check(article: Article, text: Text | None = None) -> None:
    """Raise UnboundFigure at the first digit that no fact, quotation or phrase accounts for."""
    facts = {fact.id: fact for fact in article.facts}
    for found in text or text_of(article):
        for sentence in found:
            _check_sentence(sentence, facts)
        _check_sums(found, facts)
    for chart in article.charts:
        _check_chart(chart, facts)


def _check_sentence(sentence: Sentence, facts: _Facts) -> None:
    for start, end, run in sentence.spans:
        text = sentence.text[start:end]
        if not _accounted(run) and _DIGIT.search(text):
            _refuse(f"사실과 이어지지 않은 숫자 {text.strip()!r}", sentence.text)
    for printed in sentence.figures():
        problem = _problem(printed, facts)
        if problem:
            _refuse(f"수치 {printed.text!r}: {problem}", sentence.text)


def _accounted(run: Run) -> bool:
    return run.figure is not None or run.quote is not None or run.phrase


def _problem(printed: Printed, facts: _Facts) -> str | None:
    """Say what is wrong with a figure, if anything."""
    figure = printed.figure
    fact = facts.get(figure.fact)
    if fact is None:
        return f"기사에 사실 {figure.fact}이(가) 없음"
    return mismatch(printed.text, figure.value, figure.style, fact)


def _check_sums(found: list[Sentence], facts: _Facts) -> None:
    """Hold points, percentage and level of one subject in one paragraph against each other."""
    groups: dict[str, dict[str, _Stated]] = defaultdict(dict)
    for sentence in found:
        for fact, printed, style in _plain(sentence, facts):
            if style in {"percent", "points", "level", "price", "won"}:
                groups[fact.about][fact.measure] = fact, printed
    for group in groups.values():
        for over in ("day", "week"):
            points, change = f"points_{over}", f"change_{over}"
            if {points, change, "close"} <= set(group) and not _agree(
                group[points], group[change], group["close"]
            ):
                about = group["close"][0].about
                _refuse(f"{about}의 등락 폭, 등락률, 종가가 서로 맞지 않음", " ".join(s.text for s in found))


def _plain(sentence: Sentence, facts: _Facts) -> Iterator[tuple[Fact, Number, str]]:
    for printed in sentence.figures():
        read = number(printed.text)
        if read is not None and printed.figure.fact in facts:
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


def _check_chart(chart: Chart, facts: _Facts) -> None:
    """Hold a chart against the facts: a format prints its values itself, so they must be the facts' own."""
    for row in chart.rows:
        fact = facts.get(row.fact)
        if fact is None or fact.value != row.value or fact.unit != chart.unit:
            _refuse(f"표의 수치 {row.value!r}이(가) 사실 {row.fact}의 값과 다름", chart.title)


def _refuse(problem: str, sentence: str) -> None:
    raise UnboundFigure(f"기사를 내지 않습니다. {problem}: “{sentence}”")

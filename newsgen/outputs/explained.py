"""Where a figure comes from, in labelled Korean lines: the fact, its prices and its sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

import msgspec

from newsgen.korean import moment
from newsgen.markets import clocks
from newsgen.measures import MEASURES
from newsgen.model import Article, Event, Fact, Figure, Input, Note, Record
from newsgen.outputs.checked import CheckReading
from newsgen.outputs.levels import levels
from newsgen.proof import outlook
from newsgen.proof.arithmetic import Sum, recompute
from newsgen.proof.sentences import blocks, sentences

_FIELDS = {
    "close": "종가",
    "base_price": "기준가",
    "adjusted_close": "수정 종가",
    "open": "시가",
    "high": "고가",
    "low": "저가",
    "volume": "거래량",
    "market_cap": "시가총액",
    "rate": "고시값",
    "mean": "그달 평균",
    "actual": "발표치",
    "forecast": "예상치",
    "previous": "직전 수치",
    "revised": "고친 직전 수치",
    "individual": "개인 순매수(억원)",
    "foreign": "외국인 순매수(억원)",
    "institution": "기관 순매수(억원)",
    "other_corp": "기타법인 순매수(억원)",
}
"""Field of an input -> what it is."""


class Row(NamedTuple):
    """A label and what stands beside it; the label is empty where a line goes on from the one before."""

    label: str
    text: str


def label(fact: Fact | None) -> str:
    """Return what a fact measures."""
    if fact is None:
        return "기사에 없는 사실"
    return MEASURES[fact.measure].label if fact.measure in MEASURES else fact.measure


class Trace(NamedTuple):
    """A fact of an article as its page tells it: its number there, its label, and its rows."""

    number: int
    fact: str
    label: str
    rows: tuple[Row, ...]


def traces(article: Article) -> dict[str, Trace]:
    """Return the facts that an article's figures print, by id, numbered in the order of the article."""
    facts = {fact.id: fact for fact in article.facts}
    stated = (run.figure.fact for runs in blocks(article) for run in runs if run.figure)
    shown = (one.fact for each in levels(article) for one in (each.level, each.points, each.percent))
    found = [facts[name] for name in dict.fromkeys(chain(stated, shown)) if name in facts]
    return {
        fact.id: Trace(number, fact.id, label(fact), tuple(rows(fact)))
        for number, fact in enumerate(found, 1)
    }


def rows(fact: Fact) -> Iterator[Row]:
    """Yield what is to be told of a fact: of whom, how much, when, from which prices, by which sum."""
    members = f", {fact.n}개에서 셈" if fact.n is not None else ""
    yield Row("대상", f"{fact.about}{members}")
    yield Row("원래 값", f"{fact.value:.10g} {fact.unit}")
    yield Row("거래일", f"{fact.session}" + (f", 기준일 {fact.base}" if fact.base else ""))
    if fact.since is not None:
        then = "" if fact.since_value is None else f", 그때 {fact.since_value:.10g}"
        yield Row("이후", f"{fact.since}{then}")
    yield from prices("시세", fact.inputs)
    yield Row("계산", _sum(fact))
    yield from prices("그때", fact.since_inputs)


def of_reading(one: CheckReading) -> Iterator[Row]:
    """Yield what is to be told of one thing that a checked figure is held against."""
    yield Row("기록", f"{one.name} {one.measure} {one.date}: {one.shown}")
    if one.fact:
        yield Row("사실", one.fact)
    yield from prices("시세", one.inputs)
    if one.sum:
        yield Row("계산", one.sum)
    if one.sources:
        yield Row("출처", ", ".join(one.sources))
    if one.asked:
        yield Row("받은 때", moment(one.asked))


def prices(name: str, inputs: Iterable[Input]) -> Iterator[Row]:
    """Yield recorded values, a line each."""
    for at, one in enumerate(inputs):
        taken = f" ({clocks.told(one.at)})" if one.at else ""
        field = _FIELDS.get(one.field, one.field)
        yield Row("" if at else name, f"{one.symbol} {one.date} {field} {one.value:.10g}{taken}")


def computed(fact: Fact) -> Sum | None:
    """Compute a fact again from its inputs; None where they do not suffice."""
    return recompute(fact) or outlook.recompute(fact)


def _sum(fact: Fact) -> str:
    done = computed(fact)
    if done is None:
        return "이 사실의 시세는 기사에 다 담지 않아 다시 계산할 수 없습니다."
    return f"{done.text} ({'맞음' if done.agrees else f'기사의 값 {fact.value:.10g}와 다름'})"


_WIDTH = 8
"""Columns of a terminal for a label; a letter of Hangul takes two."""


def lines(found: Iterable[Row]) -> Iterator[str]:
    """Yield rows as a terminal shows them."""
    for one in found:
        taken = sum(2 if letter >= "ᄀ" else 1 for letter in one.label)
        yield f"  {one.label}{' ' * (_WIDTH - taken)}{one.text}"


class Told(NamedTuple):
    """A figure as printed, the fact behind it, and the sentences in which it stands."""

    text: str
    figure: Figure
    fact: Fact | None
    sentences: tuple[str, ...]


def figures(article: Article) -> list[Told]:
    """Return every fact that figures state once, in print order, with the sentences in which they do."""
    facts = {fact.id: fact for fact in article.facts}
    found: dict[tuple[str, str, str], Told] = {}
    for sentence in (sentence for runs in blocks(article) for sentence in sentences(runs)):
        for printed, figure in ((one, each) for one in sentence.figures for each in _each(one.figure, facts)):
            key = (printed.text, figure.fact, figure.style)
            before = found[key].sentences if key in found else ()
            places = tuple(dict.fromkeys((*before, sentence.text)))
            found[key] = Told(printed.text, figure, facts.get(figure.fact), places)
    return list(found.values())


def _each(figure: Figure, facts: Mapping[str, Fact]) -> Iterator[Figure]:
    """Yield a figure as it states each of its facts: a group's states those of all members."""
    yield figure
    for name in figure.also:
        if name in facts:
            yield msgspec.structs.replace(figure, fact=name, value=facts[name].value)


class ExplainedSum(Record, frozen=True, kw_only=True):
    """The arithmetic of a fact, done again."""

    text: str
    value: float
    agrees: bool
    """Whether it comes to the fact's value."""


class ExplainedFigure(Record, frozen=True, kw_only=True):
    """A figure as it is printed, and where it comes from."""

    text: str
    style: str
    """How it is set."""
    value: float | str
    """The raw value; of a day or an hour its text."""
    sentences: tuple[str, ...]
    """Where it stands."""
    label: str
    """Korean: what it measures."""
    fact: Fact | None
    arithmetic: ExplainedSum | None
    """Null where the article does not have all prices of it."""


class Explained(Record, frozen=True, kw_only=True):
    """The figures of an article with what is behind them; schema ``newsgen/explain/v1``."""

    schema: str = "newsgen/explain/v1"
    article: str
    figures: tuple[ExplainedFigure, ...]
    notes: tuple[Note, ...]
    events: tuple[Event, ...]


def explained(told: Told) -> ExplainedFigure:
    """Return a figure as the contract has it."""
    done = computed(told.fact) if told.fact else None
    return ExplainedFigure(
        text=told.text,
        style=told.figure.style,
        value=told.figure.value,
        sentences=told.sentences,
        label=label(told.fact),
        fact=told.fact,
        arithmetic=ExplainedSum(text=done.text, value=done.value, agrees=done.agrees) if done else None,
    )

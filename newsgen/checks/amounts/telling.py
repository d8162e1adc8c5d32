"""What a finding about a price says: the record as a message has it, the fact, and what is to stand there instead."""

from __future__ import annotations

import re

from newsgen.checks.agree import agrees, shown
from newsgen.checks.amounts.readings import Truth
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Range
from newsgen.checks.written import written
from newsgen.claims import Claim, Measure, Span, When
from newsgen.claims.markets import is_stood_in_for, rate
from newsgen.korean import attach
from newsgen.markets import Yield

_UNITS = {Measure.POINTS: "포인트", Measure.CHANGE: "%", Measure.BP: "bp"}
_SPANS = {
    "week": "이번 주 ",
    "last_week": "지난주 ",
    "month": "이달 ",
    "last_month": "지난달 ",
    "year": "올해 ",
    "sessions": "",
}
_WHENS = {When.OPEN: "시가 ", When.HIGH: "장중 최고 ", When.LOW: "장중 최저 ", When.WITHIN: "장중 "}
_NAMED = {
    Measure.LEVEL: "수준", Measure.POINTS: "등락 폭", Measure.CHANGE: "등락률", Measure.BP: "변동 폭",
    Measure.PREVIOUS: "전 거래일 종가",
}  # fmt: skip


def told(look: Look, claim: Claim, truth: Truth) -> str:
    """Say what the record has."""
    value = truth.value
    if isinstance(value, Range):
        shows = f"{shown_of(truth, claim, value.low)}~{shown_of(truth, claim, value.high)} 사이"
    else:
        shows = shown_of(truth, claim, value)
    return (
        f"{called(look, truth.about)} {named(claim, truth.span)}: {truth.day:%Y-%m-%d} 기록은 {shows}입니다."
    )


def same(look: Look, claim: Claim, truth: Truth) -> str:
    """Say what else a figure is."""
    return f" {called(look, truth.about)}의 {truth.day:%Y-%m-%d} {attach(named(claim, truth.span), '과/와')} 같습니다."


def turned(look: Look, truth: Truth) -> str:
    """Say that it went the other way."""
    way = "올랐습니다" if isinstance(truth.value, float) and truth.value > 0 else "내렸습니다"
    return f"방향이 반대입니다. {attach(called(look, truth.about), '은/는')} {truth.day:%Y-%m-%d}에 {way}."


def fact(truth: Truth, claim: Claim) -> str:
    """Return the fact that a figure was held against, for machines."""
    value = truth.value if not isinstance(truth.value, Range) else f"{truth.value.low:g}~{truth.value.high:g}"
    shows = f"{value:.6g}" if isinstance(value, float) else value
    return f"{claim.measure}:{truth.about}@{truth.day} {claim.when} {truth.span.kind} = {shows}"


def suggested(claim: Claim, text: str, value: float, *, commas: bool) -> str | None:
    """Return what is to stand in a figure's place, as fine as it is; None where no one thing is right."""
    if not claim.figure.bound or claim.figure.bound in {"about"}:
        if claim.measure is Measure.BP and claim.figure.unit == "pp":
            value /= 100
            if abs(value) < float(claim.figure.step) / 2:
                return (
                    re.sub(r"\d[\d.]*", f"{abs(value):.2f}", text, count=1) if abs(value) >= _LEAST else None
                )
        return written(claim.figure, text, value, comma=commas)
    return bounded(claim, text, value)


_LEAST = 0.005
"""Percentage points below which two decimals tell nothing."""
_SHARES = frozenset({Measure.CHANGE, Measure.BP})
"""What is told by its whole numbers; of points and levels nobody knows how round."""
_NEARLY = 0.0551
"""What a value may miss of a figure to be told as nearly that, not by the same word with a smaller one."""


def bounded(claim: Claim, text: str, value: float) -> str | None:
    """Return a figure with a bound that is true of a value: the nearest number below with the same word."""
    size, bound = abs(value), claim.figure.bound
    if claim.measure is Measure.BP and claim.figure.unit == "pp":
        size /= 100
    if bound in {"band", "line", "double"} or claim.figure.high is not None or claim.measure not in _SHARES:
        return None
    is_near = 0 <= float(claim.figure.value) - size <= _NEARLY
    if bound in {"over", "at_least"} and is_near and agrees(claim.figure._replace(bound="nearly"), size):
        return f"{text} 가까이"
    if bound in {"under", "at_most"} and size >= float(claim.figure.value):
        return f"{text} 이상"
    word = {"over": " 넘게", "at_least": " 이상", "under": " 미만", "at_most": " 이하", "nearly": " 넘게"}[
        bound
    ]
    whole = int(size) + (bound in {"under", "at_most"})
    if whole < 1 and bound in {"under", "at_most"}:
        return None
    tenths = int(size * 10 + 1e-9) / 10
    told = f"{whole}" if whole else f"{tenths}" if tenths else ""
    return re.sub(r"\d[\d,.]*", told, text, count=1) + word if told else None


def shown_of(truth: Truth, claim: Claim, value: float) -> str:
    """Return a recorded value as a message tells it."""
    unit = _UNITS.get(claim.measure, "")
    if claim.measure in {Measure.LEVEL, Measure.PREVIOUS} and isinstance(rate(truth.about), Yield):
        unit = "%"
    places = (
        3
        if isinstance(rate(truth.about), Yield) and not is_stood_in_for(truth.about)
        else 1
        if claim.measure is Measure.BP
        else 2
    )
    if truth.about.endswith((".KS", ".KQ")) and claim.measure in {
        Measure.LEVEL,
        Measure.POINTS,
        Measure.PREVIOUS,
    }:
        unit, places = "원", 0
    sign = "" if claim.measure in {Measure.LEVEL, Measure.PREVIOUS} or value >= 0 else "-"
    return f"{sign}{shown(value, places)}{unit}"


def named(claim: Claim, over: Span) -> str:
    """Return in Korean what a figure says: 이번 주 등락률."""
    span = f"{over.sessions}거래일 " if over.kind == "sessions" else _SPANS.get(over.kind, "")
    return span + _WHENS.get(claim.when, "") + _NAMED[claim.measure]

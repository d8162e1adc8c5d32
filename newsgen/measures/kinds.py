"""The kinds of measures: what those of one kind have in common."""

from __future__ import annotations

from newsgen.measures.measure import Ago, Decision, Measure, Sort, Span, Sum


def change(name: str, korean: str, span: Span, detail: str = "", *, what: str = "change") -> Measure:
    """Return a change in percent: a move, computed again from pairs of a base and a last price."""
    return Measure(
        name=name,
        korean=korean,
        detail=detail,
        unit=("percent",),
        sort=Sort.MOVE,
        what=what,
        span=span,
        sum=Sum.CHANGE,
    )


def move(
    name: str,
    korean: str,
    unit: tuple[str, ...],
    span: Span | None = None,
    sum_: Sum | None = Sum.DIFFERENCE,
    *,
    detail: str = "",
    what: str = "",
) -> Measure:
    """Return a move in other units than percent."""
    return Measure(
        name=name,
        korean=korean,
        detail=detail,
        unit=unit,
        sort=Sort.MOVE,
        what=what or name,
        span=span,
        sum=sum_,
    )


def level(
    name: str,
    korean: str,
    unit: tuple[str, ...] = ("level",),
    span: Span | None = None,
    *,
    sum_: Sum | None = Sum.LAST,
    what: str = "",
    ago: Ago | None = None,
) -> Measure:
    """Return what something stood at: most are the last of their inputs."""
    return Measure(
        name=name,
        korean=korean,
        unit=unit,
        sort=Sort.LEVEL,
        what=what or name,
        span=span,
        ago=ago,
        sum=sum_,
    )


def flow(name: str, korean: str, span: Span = "day", sum_: Sum = Sum.LAST) -> Measure:
    """Return what investors bought on balance, in 억원: less than nothing where they sold."""
    return Measure(name=name, korean=korean, unit=("eok",), sort=Sort.FLOW, what=name, span=span, sum=sum_)


def gap(
    name: str,
    korean: str,
    unit: tuple[str, ...],
    span: Span | None = None,
    sum_: Sum | None = Sum.DIFFERENCE,
    *,
    what: str = "",
) -> Measure:
    """Return by how much two things differ."""
    return Measure(name=name, korean=korean, unit=unit, sort=Sort.GAP, what=what or name, span=span, sum=sum_)


def count(name: str, korean: str, unit: str, span: Span | None = None, what: str = "") -> Measure:
    """Return a number of things or of days."""
    return Measure(name=name, korean=korean, unit=(unit,), sort=Sort.COUNT, what=what or name, span=span)


def part(name: str, korean: str, span: Span, what: str = "") -> Measure:
    """Return what part of some things it is, in percent."""
    return Measure(name=name, korean=korean, unit=("percent",), sort=Sort.COUNT, what=what or name, span=span)


def ratio(name: str, korean: str, span: Span, what: str) -> Measure:
    """Return a multiple of something."""
    return Measure(name=name, korean=korean, unit=("ratio",), sort=Sort.RATIO, what=what, span=span)


def rarity(name: str, korean: str, what: str, span: Span | None = None) -> Measure:
    """Return how rare something is."""
    return Measure(
        name=name, korean=korean, detail="비트", unit=("bits",), sort=Sort.RARITY, what=what, span=span
    )


def day(name: str, korean: str, unit: str = "days") -> Measure:
    """Return a day and how far off it is."""
    return Measure(name=name, korean=korean, unit=(unit,), sort=Sort.DAY, what=name)


def policy(name: str, korean: str) -> Measure:
    """Return a move of the Fed's target range."""
    return Measure(name=name, korean=korean, unit=("bp",), sort=Sort.POLICY, what=name)


def run(name: str, korean: str, decision: Decision) -> Measure:
    """Return a number of meetings of the Fed in a row that decided the same."""
    return Measure(
        name=name, korean=korean, unit=("meetings",), sort=Sort.COUNT, what=name, decision=decision
    )


def odds(
    name: str, korean: str, decision: Decision | None, *, what: str = "", ago: Ago | None = None
) -> Measure:
    """Return a probability."""
    return Measure(
        name=name,
        korean=korean,
        unit=("percent",),
        sort=Sort.ODDS,
        what=what or name,
        ago=ago,
        decision=decision,
    )

"""A chart shows its facts: a format prints its values itself, so they must be the facts' own.

A line has points that no fact states one by one. They are held by those that are: it ends in one, its marks
are its highest and its lowest point, and they lie where the facts say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from newsgen.model import Bars, Chart, Fact, Line, Mark, Steps
from newsgen.proof.found import Code, Facts, TextFinding, wrong

_ENDS: Mapping[str, Callable[[Iterable[float]], float]] = MappingProxyType(
    {"path_peak": max, "path_trough": min, "year_high": max, "year_low": min}
)
"""Measure of a mark -> which of a line's points it is."""


def check(charts: Iterable[Chart], facts: Facts) -> Iterator[TextFinding]:
    """Find values of charts that are not those of the facts that they name."""
    for chart in charts:
        for fact_id, value in _values(chart):
            fact = facts.get(fact_id)
            if fact is None or fact.value != value or fact.unit != chart.unit:
                message = f"표의 수치 {value!r}이(가) 사실 {fact_id}의 값과 다름"
                yield wrong(Code.CHART, f"{message}: “{chart.title}”", None)
        if isinstance(chart, Line):
            yield from (
                wrong(Code.CHART, f"{fault}: “{chart.title}”", None) for fault in _lines(chart, facts)
            )


def _values(chart: Chart) -> Iterator[tuple[str, float | None]]:
    """Yield each fact that a chart shows with the value that it shows for it."""
    match chart:
        case Bars():
            yield from ((row.fact, row.value) for row in chart.rows)
        case Line():
            yield from ((way.fact, way.values[-1] if way.values else None) for way in chart.ways)
            yield from ((mark.fact, mark.value) for mark in chart.marks)
        case Steps():
            yield from ((row.fact, row.value) for row in chart.rows)
            yield from ((row.before_fact, row.before) for row in chart.rows if row.before_fact)


def _lines(chart: Line, facts: Facts) -> Iterator[str]:
    """Yield what is wrong with a chart's lines besides their ends."""
    if not chart.ways or any(len(way.values) != len(chart.at) for way in chart.ways):
        yield "그래프의 점과 시각의 수가 다름"
        return
    if any(one >= other for one, other in pairwise(chart.at)):
        yield "그래프의 시각이 차례대로가 아님"
    points = dict(zip(chart.at, chart.ways[0].values, strict=True))
    for mark in chart.marks:
        fact = facts.get(mark.fact)
        if fact is not None and not _marked(mark, fact, points):
            yield f"그래프에 표시한 점 {mark.label!r}이(가) 사실 {mark.fact}과(와) 다름"


def _marked(mark: Mark, fact: Fact, points: Mapping[str, float | None]) -> bool:
    """Tell whether a mark is the point that its fact states, and lies when it was."""
    known = [value for value in points.values() if value is not None]
    ending = _ENDS.get(fact.measure)
    there = points.get(mark.at) == mark.value and (ending is None or ending(known) == mark.value)
    clock = mark.at[11:13]
    return (
        there and (fact.since is None or mark.at == fact.since.isoformat()) and clock in ("", fact.as_of[:2])
    )

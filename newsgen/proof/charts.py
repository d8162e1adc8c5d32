"""A chart shows its facts: a format prints its values itself, so they must be the facts' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.model import Bars, Chart, Line, Steps
from newsgen.proof.found import Code, Facts, TextFinding, wrong


def check(charts: Iterable[Chart], facts: Facts) -> Iterator[TextFinding]:
    """Find values of charts that are not those of the facts that they name."""
    for chart in charts:
        for fact_id, value in _values(chart):
            fact = facts.get(fact_id)
            if fact is None or fact.value != value or fact.unit != chart.unit:
                message = f"표의 수치 {value!r}이(가) 사실 {fact_id}의 값과 다름"
                yield wrong(Code.CHART, f"{message}: “{chart.title}”", None)


def _values(chart: Chart) -> Iterator[tuple[str, float | None]]:
    """Yield each fact that a chart shows with the value that it shows for it."""
    match chart:
        case Bars():
            yield from ((row.fact, row.value) for row in chart.rows)
        case Line():
            yield from ((way.fact, way.values[-1]) for way in chart.ways)
            yield from ((mark.fact, mark.value) for mark in chart.marks)
        case Steps():
            yield from ((row.fact, row.value) for row in chart.rows)
            yield from ((row.before_fact, row.before) for row in chart.rows if row.before_fact)

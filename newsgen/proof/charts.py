"""A chart shows its facts: a format prints its values itself, so they must be the facts' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.model import Chart
from newsgen.proof.found import Code, Facts, TextFinding, wrong


def check(charts: Iterable[Chart], facts: Facts) -> Iterator[TextFinding]:
    """Find values of charts that are not those of the facts that they name."""
    for chart in charts:
        for row in chart.rows:
            fact = facts.get(row.fact)
            if fact is None or fact.value != row.value or fact.unit != chart.unit:
                message = f"표의 수치 {row.value!r}이(가) 사실 {row.fact}의 값과 다름"
                yield wrong(Code.CHART, f"{message}: “{chart.title}”", None)

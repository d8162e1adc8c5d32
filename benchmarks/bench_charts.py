"""A chart drawn, warm: laid out, as SVG for a page, as PNG of twice its pixels; and an article's picture.

There is no alternative in the same run: docs/charts.md has what others took when one was chosen.
"""

from __future__ import annotations

import math

from benchmarks.clock import measure, table
from benchmarks.rows import Row, Target
from newsgen.model import Bar, Bars, Chart, Line, Mark, Way
from newsgen.outputs import charts
from newsgen.outputs.charts import layout

LIMIT = Target("<=", 50.0, "ours")
"""Milliseconds that a chart may take."""
NAMES = ("다우지수", "S&P500지수", "나스닥지수", "러셀2000지수", "필라델피아반도체지수", "매그니피센트 7")
MOVES = (-0.84, -1.56, -2.15, -1.82, -4.77, -1.69)
BARS = Bars(
    title="주요 지수 등락률",
    unit="percent",
    rows=tuple(Bar(fact=name, label=name, value=move) for name, move in zip(NAMES, MOVES, strict=True)),
    basis="11월 20일(현지시간) 종가, 전 거래일 대비",
    source="시세 기록",
)
AT = tuple(f"2025-11-20T{minute // 60:02}:{minute % 60:02}-05:00" for minute in range(570, 961, 15))
WAY = tuple(math.sin(n / 5) * 1.9 for n in range(len(AT)))
LINE = Line(
    title="S&P500지수 하루 흐름",
    unit="percent",
    at=AT,
    ways=(Way(fact="", label="S&P500지수", values=WAY), Way(fact="", label="나스닥지수", values=WAY[::-1])),
    marks=(Mark(at=AT[WAY.index(max(WAY))], fact="", label="11시 30분께 고점", value=max(WAY)),),
)


def _anew(chart: Chart, width: int, *, png: bool) -> object:
    layout.drawing.cache_clear()
    return charts.png(chart, width=width) if png else charts.svg(chart, width=width)


def main(*, small: bool = False) -> list[Row]:
    """Print the table, and return its rows."""
    kinds: dict[str, Chart] = {"six bars": BARS, "a session's way": LINE}
    work = {
        f"{name}, {form} at {width}": lambda chart=chart, width=width, form=form: _anew(
            chart, width, png=form == "PNG"
        )
        for name, chart in kinds.items()
        for width in (charts.DESK, charts.PHONE)
        for form in ("SVG", "PNG")
    }
    found = measure(work, runs=2 if small else 15)
    table("A chart drawn, laid out anew", found, next(iter(found)))
    return [
        Row(
            name=f"a chart drawn warm: {name}", ours=times.median * 1000, unit="ms",
            alternative="in docs/charts.md", theirs=None, target=LIMIT,
        )
        for name, times in found.items()
    ]  # fmt: skip

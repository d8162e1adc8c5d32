"""A chart to a drawing: which layout its kind has."""

from __future__ import annotations

from functools import lru_cache

from newsgen.model import Bars, Chart, Line, Steps
from newsgen.outputs.charts import bars, columns, line, steps
from newsgen.outputs.charts.shapes import Drawing


@lru_cache(maxsize=64)
def drawing(chart: Chart, width: float) -> Drawing:
    """Lay out a chart at a width in pixels; SVG and PNG are both made of this."""
    match chart:
        case Bars():
            return columns.drawn(chart, width) if chart.upright else bars.drawn(chart, width)
        case Line():
            return line.drawn(chart, width)
        case Steps():
            return steps.drawn(chart, width)

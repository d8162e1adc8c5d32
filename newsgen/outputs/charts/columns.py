"""Bars that stand beside each other, for days: what rose above one zero, what fell below it."""

from __future__ import annotations

from newsgen.model import Bars
from newsgen.outputs.charts import bars
from newsgen.outputs.charts.frame import framed, head
from newsgen.outputs.charts.numbers import number
from newsgen.outputs.charts.scales import Scale
from newsgen.outputs.charts.shapes import Drawing, Rect, Shape, Stroke, Text
from newsgen.outputs.charts.widths import width

WIDEST, TALL, SHORT = 64.0, 170.0, 150.0
"""Pixels: of a column, and how high the plot of a desk's and a phone's picture is."""


def drawn(chart: Bars, wide: float) -> Drawing:
    """Lay out columns; where their words have no room beside each other, bars below each other instead."""
    above = head(chart, wide)
    canvas = above.canvas
    numbers = [number(row.value, chart.unit) for row in chart.rows]
    slot = canvas.width / len(chart.rows)
    words = (*(one.formed for one in numbers), *(row.label for row in chart.rows))
    if max(width(one, canvas.label, bold=True) for one in words) > slot - 4:
        return bars.drawn(chart, wide)
    values = [row.value for row in chart.rows]
    room = canvas.label * 1.5
    top, bottom = canvas.top + room, canvas.top + (SHORT if canvas.phone else TALL)
    scale = Scale(max(0.0, *values), min(0.0, *values), top, bottom - (room if min(values) < 0 else 0.0))
    zero, thick = scale(0.0), min(WIDEST, slot * 0.52)
    shapes: list[Shape] = []
    for at, (row, one) in enumerate(zip(chart.rows, numbers, strict=True)):
        middle, moved = canvas.left + slot * (at + 0.5), one.direction in {"up", "down"}
        long = max(abs(scale(row.value) - zero), bars.LEAST) if moved else 0.0
        falls, ink = row.value < 0, one.direction or "flat"
        if long:
            start = zero if falls else zero - long
            shapes.append(
                Rect(x=middle - thick / 2, y=start, width=thick, height=long, ink=ink, fact=row.fact)
            )
        y = zero + long + canvas.label * 1.1 if falls else zero - long - canvas.label * 0.4
        shapes.append(
            Text(
                x=middle, y=y, text=one.formed, size=canvas.label, ink=ink, anchor="middle", bold=True,
                fact=row.fact,
            )
        )  # fmt: skip
        shapes.append(
            Text(x=middle, y=bottom + canvas.label * 1.4, text=row.label, size=canvas.label, anchor="middle")
        )
    axis = Stroke(points=((canvas.left, zero), (canvas.right, zero)), ink="soft")
    return framed(chart, wide, above, (axis, *shapes), bottom + canvas.label * 1.6 + 4)

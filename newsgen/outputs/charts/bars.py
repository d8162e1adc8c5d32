"""Bars from one zero: what rose to the right of it, what fell to the left."""

from __future__ import annotations

from typing import NamedTuple

from newsgen.model import Bar, Bars
from newsgen.outputs.charts.frame import Canvas, framed, head
from newsgen.outputs.charts.numbers import Number, number
from newsgen.outputs.charts.shapes import Drawing, Ink, Rect, Shape, Stroke, Text
from newsgen.outputs.charts.widths import lines, width

LEAST = 2.0
"""Pixels of the shortest bar that is not nothing: beside a move of 17 percent one of 0.1 is still seen."""
BESIDE = 0.36
"""Part of the width that labels may take up; longer ones stand above their bars."""
GAP = 6.0


class _Row(NamedTuple):
    bar: Bar
    number: Number
    label: list[str]

    @property
    def text(self) -> str:
        """The number as it stands at the bar: money with its sign, a move with the form of it."""
        return self.number.text if self.bar_is_money else self.number.formed

    @property
    def bar_is_money(self) -> bool:
        return self.number.text.endswith("억원")

    @property
    def ink(self) -> Ink:
        return self.number.direction or "flat"


def drawn(chart: Bars, wide: float) -> Drawing:
    """Lay out a chart of bars, one below the other."""
    above = head(chart, wide)
    canvas = above.canvas
    longest = max(width(row.label, canvas.label) for row in chart.rows)
    over = longest > BESIDE * canvas.width
    room = canvas.width if over else longest + 1
    rows = [
        _Row(one, number(one.value, chart.unit), lines(one.label, room, canvas.label, 2))
        for one in chart.rows
    ]
    left = canvas.left if over else canvas.left + longest + 14.0
    scale = _Scale.of(rows, canvas, left)
    shapes: list[Shape] = []
    y = canvas.top
    for at, row in enumerate(rows):
        if at:
            shapes.append(Stroke(points=((canvas.left, y), (canvas.right, y)), ink="rule"))
        y = _set(shapes, row, scale, canvas, y, over=over)
    axis = Stroke(points=((scale.zero, canvas.top - 4), (scale.zero, y + 4)), ink="soft", width=1.0)
    return framed(chart, wide, above, (*shapes, axis), y + 6)


class _Scale(NamedTuple):
    """Where zero stands, and how many pixels a unit is."""

    zero: float
    unit: float

    @classmethod
    def of(cls, rows: list[_Row], canvas: Canvas, left: float) -> _Scale:
        """Return the largest scale in which every bar and the number at its end have room."""
        low = min(0.0, *(row.bar.value for row in rows))
        high = max(0.0, *(row.bar.value for row in rows))

        def beside(falls: bool) -> float:
            texts = (row.text for row in rows if (row.bar.value < 0) == falls)
            widths = (width(text, canvas.label, bold=True) + GAP for text in texts)
            return max(widths, default=0.0)

        before, after = beside(True), beside(False)
        span = max(canvas.right - left - before - after - 2 * LEAST, 1.0)
        unit = span / ((high - low) or 1.0)
        return cls(left + before + (LEAST if low < 0 else 0.0) - low * unit, unit)


def _set(shapes: list[Shape], row: _Row, scale: _Scale, canvas: Canvas, y: float, *, over: bool) -> float:
    """Set a row and return where the next one begins."""
    step, thick = canvas.label * 1.35, 12.0 if canvas.phone else 14.0
    deep = step * len(row.label)
    height = deep + thick + 16.0 if over else max(deep, thick) + 16.0
    first = y + 8.0 if over else y + (height - deep) / 2
    for at, line in enumerate(row.label):
        shapes.append(
            Text(x=canvas.left, y=first + step * at + canvas.label * 1.02, text=line, size=canvas.label)
        )
    middle = y + height - 8.0 - thick / 2 + 1 if over else y + height / 2
    long = abs(row.bar.value) * scale.unit
    long = max(long, LEAST) if row.number.direction in {"up", "down"} else 0.0
    falls = row.bar.value < 0
    start = scale.zero - long if falls else scale.zero
    if long:
        shapes.append(
            Rect(x=start, y=middle - thick / 2, width=long, height=thick, ink=row.ink, fact=row.bar.fact)
        )
    shapes.append(
        Text(
            x=start - GAP if falls else start + long + GAP, y=middle + canvas.label * 0.35, text=row.text,
            size=canvas.label, ink=row.ink, anchor="end" if falls else "start", bold=True, fact=row.bar.fact,
        )
    )  # fmt: skip
    return y + height

"""Bars from one zero: what rose to the right of it, what fell to the left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsgen.model import Bar, Bars, ChartUnit
from newsgen.outputs.charts.frame import Canvas, framed, head
from newsgen.outputs.charts.numbers import Number, number
from newsgen.outputs.charts.shapes import Drawing, Ink, Rect, Shape, Stroke, Text
from newsgen.outputs.charts.widths import lines, width

LEAST = 2.0
"""Pixels of the shortest bar that is not nothing: beside a move of 17 percent one of 0.1 is still seen."""
BESIDE = 0.36
"""Part of the width that labels may take up; longer ones stand above their bars."""
GAP = 6.0
LEADING = 1.35
"""Height of a label's line, in sizes of its type."""


class _Row(NamedTuple):
    bar: Bar
    unit: ChartUnit
    label: list[str]

    @property
    def number(self) -> Number:
        """The value as printed."""
        return number(self.bar.value, self.unit)

    @property
    def text(self) -> str:
        """The number as it stands at the bar: money with its sign, a move with the form of it."""
        return self.number.text if self.unit == "eok" else self.number.formed

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
    rows = [_Row(one, chart.unit, lines(one.label, room, canvas.label, 2)) for one in chart.rows]
    scale = _Scale.of(rows, canvas, canvas.left if over else canvas.left + longest + 14.0)
    shapes: list[Shape] = []
    y = canvas.top
    for at, row in enumerate(rows):
        if at:
            shapes.append(Stroke(points=((canvas.left, y), (canvas.right, y)), ink="rule"))
        place = _Place.of(row, canvas, y, over=over)
        shapes += [*_label(row, canvas, place), *_bar(row, scale, canvas, place)]
        if over:
            shapes.append(_axis(scale, place.middle - place.thick, place.middle + place.thick))
        y = place.bottom
    if not over:
        shapes.append(_axis(scale, canvas.top - 4, y + 4))
    return framed(chart, wide, above, shapes, y + 6)


def _axis(scale: _Scale, top: float, bottom: float) -> Stroke:
    """Return the line of zero; it crosses no label that stands above its bar."""
    return Stroke(points=((scale.zero, top), (scale.zero, bottom)), ink="soft")


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


class _Place(NamedTuple):
    """Where a row's label begins, where the middle of its bar is, and where the row ends."""

    first: float
    middle: float
    thick: float
    bottom: float

    @classmethod
    def of(cls, row: _Row, canvas: Canvas, top: float, *, over: bool) -> _Place:
        """Return the place of a row; ``over`` tells that its label stands above its bar."""
        deep, thick = canvas.label * LEADING * len(row.label), 12.0 if canvas.phone else 14.0
        if over:
            bottom = top + deep + thick + 22.0
            return cls(top + 7.0, bottom - 9.0 - thick / 2, thick, bottom)
        bottom = top + max(deep, thick) + 16.0
        middle = (top + bottom) / 2
        return cls(middle - deep / 2, middle, thick, bottom)


def _label(row: _Row, canvas: Canvas, place: _Place) -> Iterator[Text]:
    """Yield the lines of a row's label."""
    for at, line in enumerate(row.label):
        y = place.first + canvas.label * (LEADING * at + 1.02)
        yield Text(x=canvas.left, y=y, text=line, size=canvas.label)


def _bar(row: _Row, scale: _Scale, canvas: Canvas, place: _Place) -> Iterator[Shape]:
    """Yield a row's bar and the number at its end; what prints as nothing has no bar."""
    moved, falls = row.number.direction != "flat", row.bar.value < 0
    long = max(abs(row.bar.value) * scale.unit, LEAST) if moved else 0.0
    start = scale.zero - long if falls else scale.zero
    if moved:
        yield Rect(
            x=start, y=place.middle - place.thick / 2, width=long, height=place.thick, ink=row.ink,
            fact=row.bar.fact,
        )  # fmt: skip
    yield Text(
        x=start - GAP if falls else start + long + GAP, y=place.middle + canvas.label * 0.35, text=row.text,
        size=canvas.label, ink=row.ink, anchor="end" if falls else "start", bold=True, fact=row.bar.fact,
    )  # fmt: skip

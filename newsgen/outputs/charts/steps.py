"""From then to now, on a scale of 0 to 100 percent: a ring where it stood, a dot where it is."""

from __future__ import annotations

from typing import NamedTuple

from newsgen.model import Step, Steps
from newsgen.outputs.charts.frame import Canvas, framed, head
from newsgen.outputs.charts.numbers import odds
from newsgen.outputs.charts.scales import Scale
from newsgen.outputs.charts.shapes import Dot, Drawing, Shape, Stroke, Text
from newsgen.outputs.charts.widths import cut, width

ROW, RADIUS, GAP = 38.0, 6.0, 12.0
GRID = (0.0, 50.0, 100.0)
MOST = 0.4
"""Part of the width that labels may take up."""


class _End(NamedTuple):
    """One end of a row: where, and its words."""

    value: float
    text: str
    now: bool


def drawn(chart: Steps, wide: float) -> Drawing:
    """Lay out a chart of steps."""
    above = head(chart, wide)
    canvas = above.canvas
    ends = [_ends(row, chart.then if at == 0 else "") for at, row in enumerate(chart.rows)]
    named = [cut(row.label, MOST * canvas.width, canvas.label) for row in chart.rows]
    first = canvas.left + max(width(one, canvas.label) for one in named) + 12.0
    before, after = (
        max((_wide(one, canvas) + GAP for one in side if one), default=GAP)
        for side in ([low for low, _ in ends], [high for _, high in ends])
    )
    scale = Scale(0.0, 100.0, first + before, canvas.right - after)
    bottom = canvas.top + ROW * len(chart.rows)
    shapes: list[Shape] = []
    for value in GRID:
        x = scale(value)
        shapes.append(Stroke(points=((x, canvas.top - 2), (x, bottom)), ink="rule"))
        shapes.append(
            Text(
                x=x, y=bottom + canvas.small * 1.3, text=f"{value:.0f}%", size=canvas.small, ink="soft",
                anchor="middle",
            )
        )  # fmt: skip
    for at, (label, pair) in enumerate(zip(named, ends, strict=True)):
        y = canvas.top + ROW * (at + 0.5)
        shapes.append(Text(x=canvas.left, y=y + canvas.label * 0.35, text=label, size=canvas.label))
        shapes += _row(pair, scale, canvas, y, chart.rows[at].fact)
    return framed(chart, wide, above, shapes, bottom + canvas.small * 1.5 + 4)


def _ends(row: Step, then: str) -> tuple[_End | None, _End]:
    """Return the lower and the higher end of a row; of one value alone the higher one is it."""
    now = _End(row.value, odds(row.value), now=True)
    if row.before is None:
        return None, now
    was = _End(row.before, f"{then} {odds(row.before)}".strip(), now=False)
    return (was, now) if row.before <= row.value else (now, was)


def _wide(end: _End, canvas: Canvas) -> float:
    return width(end.text, canvas.label if end.now else canvas.small, bold=end.now)


def _row(pair: tuple[_End | None, _End], scale: Scale, canvas: Canvas, y: float, fact: str) -> list[Shape]:
    """Set the line from one end to the other, the dots, and their words outside."""
    low, high = pair
    shapes: list[Shape] = []
    if low is not None:
        shapes.append(Stroke(points=((scale(low.value), y), (scale(high.value), y)), ink="soft", width=2.0))
    for end, side in ((low, -1), (high, 1)):
        if end is None:
            continue
        x, size = scale(end.value), canvas.label if end.now else canvas.small
        shapes.append(
            Dot(x=x, y=y, radius=RADIUS if end.now else RADIUS - 1, ink="accent", hollow=not end.now)
        )
        shapes.append(
            Text(
                x=x + side * (RADIUS + 4), y=y + size * 0.35, text=end.text, size=size,
                ink="ink" if end.now else "soft", anchor="start" if side > 0 else "end", bold=end.now,
                fact=fact if end.now else "",
            )
        )  # fmt: skip
    return shapes

"""Lines over time: the way of a session, the year of an index. The first line is what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsgen.model import ChartUnit, Line, Way
from newsgen.outputs.charts import moments
from newsgen.outputs.charts.frame import Canvas, framed, head
from newsgen.outputs.charts.moments import Axis
from newsgen.outputs.charts.numbers import number
from newsgen.outputs.charts.scales import Scale, apart, ticks
from newsgen.outputs.charts.shapes import Area, Box, Dot, Drawing, Shape, Stroke, Text
from newsgen.outputs.charts.widths import width

TALL, SHORT = 230.0, 200.0
"""Pixels that the plot of a desk's and a phone's picture is high."""
GAP = 8.0
MANY = 100
"""Points from which on a line is drawn thinner: close to each other they blacken."""
Point = tuple[float, float]


class _Plot(NamedTuple):
    """The place of the lines: what stands where."""

    canvas: Canvas
    x: Axis
    y: Scale
    grid: list[float]
    base: float
    """Where the axis of time lies."""

    @property
    def edge(self) -> Box:
        """The rectangle that lines lie in."""
        return Box(self.x.first, self.y.last, self.x.last, self.y.first)

    def points(self, chart: Line, way: Way) -> list[Point]:
        """Return a line's points; it goes straight on over a moment without one."""
        pairs = zip(chart.at, way.values, strict=True)
        return [(self.x(at), self.y(value)) for at, value in pairs if value is not None]


def drawn(chart: Line, wide: float) -> Drawing:
    """Lay out a chart of lines."""
    above = head(chart, wide)
    plot = _plot(chart, above.canvas)
    first, *others = (plot.points(chart, way) for way in chart.ways)
    shapes: list[Shape] = [*_grid(plot, chart.unit), *plot.x.shapes(plot.canvas, plot.base)]
    if chart.unit == "percent":
        shapes += _tinted(first, plot.y(0.0))
    shapes += [
        Stroke(points=tuple(points), ink="soft", width=1.4, dashed=at % 2 == 1)
        for at, points in enumerate(others)
    ]
    shapes.append(Stroke(points=tuple(first), ink="ink", width=2.2 if len(first) < MANY else 1.6))
    shapes += _ends(chart, plot)
    shapes += _marks(chart, plot)
    return framed(chart, wide, above, shapes, plot.base + plot.x.height(plot.canvas))


def _plot(chart: Line, canvas: Canvas) -> _Plot:
    """Return the place that axis and words at the ends leave to the lines."""
    values = [value for way in chart.ways for value in way.values if value is not None]
    values += [mark.value for mark in chart.marks] + ([0.0] if chart.unit == "percent" else [])
    low, high = min(values), max(values)
    grid = ticks(low, high, 4 if canvas.phone else 5)
    named = [width(_named(value, chart.unit), canvas.small) for value in grid]
    axis = moments.axis(chart.at, phone=canvas.phone)
    left = canvas.left + max(*named, *(width(one, canvas.small) for one in axis.captions), 0.0) + GAP
    ends = max(
        max(width(text, size, bold=bold) for text, size, bold in _said(way, chart.unit, canvas))
        for way in chart.ways
    )
    right = canvas.right - ends - GAP - 4
    room = canvas.small * 1.7 if chart.marks else 6.0
    base = canvas.top + (SHORT if canvas.phone else TALL)
    scale = Scale(low, high, base - max(room, 8.0), canvas.top + room - 6)
    return _Plot(canvas, axis.between(left, right), scale, grid, base)


def _named(value: float, unit: ChartUnit) -> str:
    """Set a value of the axis."""
    return f"{value:,.10g}{'%' if unit == 'percent' else ''}"


def _grid(plot: _Plot, unit: ChartUnit) -> Iterator[Shape]:
    for value in plot.grid:
        y = plot.y(value)
        zero = unit == "percent" and abs(value) < 1e-9
        yield Stroke(points=((plot.edge.left, y), (plot.edge.right, y)), ink="soft" if zero else "rule")
        yield Text(
            x=plot.edge.left - GAP, y=y + plot.canvas.small * 0.35, text=_named(value, unit),
            size=plot.canvas.small, ink="soft", anchor="end",
        )  # fmt: skip


def _tinted(points: list[Point], zero: float) -> Iterator[Area]:
    """Yield the areas between a line and zero, parted where it crosses."""
    ways: list[list[Point]] = [[points[0]]] if points else []
    for (x, y), (to_x, to_y) in pairwise(points):
        if (y - zero) * (to_y - zero) < 0:
            crossing = x + (zero - y) / (to_y - y) * (to_x - x), zero
            ways[-1].append(crossing)
            ways.append([crossing])
        ways[-1].append((to_x, to_y))
    for way in ways:
        if len(way) > 1:
            above = min(y for _, y in way) < zero
            yield Area(points=((way[0][0], zero), *way, (way[-1][0], zero)), ink="up" if above else "down")


def _said(way: Way, unit: ChartUnit, canvas: Canvas) -> list[tuple[str, float, bool]]:
    """Return what stands at a line's end: its name and its number, each with size and weight."""
    last = way.values[-1]
    text = number(last, unit).formed if last is not None else ""
    return [(way.label, canvas.small, False), (text, canvas.label, True)]


def _ends(chart: Line, plot: _Plot) -> Iterator[Shape]:
    """Yield name and number at each line's end, apart from each other."""
    canvas = plot.canvas
    told = sorted(
        (way for way in chart.ways if way.values[-1] is not None), key=lambda way: plot.y(way.values[-1] or 0)
    )
    step = canvas.small * 1.25 + canvas.label * 1.25
    wanted = [plot.y(way.values[-1] or 0.0) - step / 2 for way in told]
    for way, top in zip(told, apart(wanted, step, canvas.top - 4, plot.base - step), strict=True):
        direction = number(way.values[-1] or 0.0, chart.unit).direction
        y = top
        for text, size, bold in _said(way, chart.unit, canvas):
            y += size * 1.25
            yield Text(
                x=plot.edge.right + GAP + 4, y=y - size * 0.25, text=text, size=size, bold=bold,
                ink=(direction or "ink") if bold else "ink" if way is chart.ways[0] else "soft",
                fact=way.fact if bold else "",
            )  # fmt: skip
    at, last = chart.at[-1], chart.ways[0].values[-1]
    if last is not None:
        yield Dot(x=plot.x(at), y=plot.y(last), radius=3.5, ink="ink")


def _marks(chart: Line, plot: _Plot) -> Iterator[Shape]:
    """Yield the points that are told of, each with its words above or below all lines.

    A point for whose words there is no room has none.
    """
    run = [point for way in chart.ways for point in _dense(plot.points(chart, way))]
    taken: list[Box] = []
    middle = (plot.y.first + plot.y.last) / 2
    for mark in chart.marks:
        x, y, size = plot.x(mark.at), plot.y(mark.value), plot.canvas.small
        yield Dot(x=x, y=y, radius=3.5, ink="ink", hollow=True)
        text = f"{mark.label} {number(mark.value, chart.unit).formed}"
        half = width(text, size) / 2
        center = min(max(x, plot.edge.left + half), plot.edge.right - half)
        under = y > middle
        ink = [to for to in run if center - half - GAP <= to[0] <= center + half + GAP] or [(x, y)]
        place = max(to for _, to in ink) + size * 1.4 if under else min(to for _, to in ink) - size * 0.6
        words = Text(x=center, y=place, text=text, size=size, anchor="middle", fact=mark.fact, halo=True)
        if 2 * half <= plot.edge.right - plot.edge.left and not any(words.box.overlaps(box) for box in taken):
            taken.append(words.box)
            yield words


def _dense(points: Sequence[Point]) -> Iterator[Point]:
    """Yield points of a line close enough to each other for words to keep clear of it."""
    for (x, y), (to_x, to_y) in pairwise(points):
        parts = max(1, int((to_x - x) / GAP))
        for part in range(parts + 1):
            yield x + (to_x - x) * part / parts, y + (to_y - y) * part / parts

"""What stands around every picture: its title and basis above, its source below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsgen.model import Chart, text_of
from newsgen.outputs.charts.shapes import Drawing, Rect, Shape, Text
from newsgen.outputs.charts.tables import spoken
from newsgen.outputs.charts.widths import lines
from newsgen.outputs.charts.widths import width as width_of

PHONE = 480.0
"""A picture narrower than this is a phone's."""


class Canvas(NamedTuple):
    """The room of a picture's plot, and its sizes of type."""

    left: float
    right: float
    top: float
    phone: bool

    @property
    def width(self) -> float:
        """How wide the plot may be."""
        return self.right - self.left

    @property
    def label(self) -> float:
        """Size of a label."""
        return 13.0 if self.phone else 14.0

    @property
    def small(self) -> float:
        """Size of what is said beside."""
        return 11.5 if self.phone else 12.0


class Head(NamedTuple):
    """A picture's upper part, and the room that is left below it."""

    shapes: list[Shape]
    canvas: Canvas


def head(chart: Chart, width: float) -> Head:
    """Set the title and the basis of a chart."""
    phone = width < PHONE
    pad = 14.0 if phone else 20.0
    size, small, room = (17.0, 12.0, width - 2 * pad) if phone else (19.0, 13.0, width - 2 * pad)
    title = text_of(chart.head) or chart.title
    under = [text for text in (chart.title if chart.head else "", chart.basis) if text]
    if width_of(" · ".join(under), small) <= room:
        under = [" · ".join(under)]
    shapes: list[Shape] = [Rect(x=pad, y=pad - 4, width=28.0, height=4.0, ink="accent")]
    y = pad
    for line in lines(title, room, size, 2, bold=True):
        y += size * 1.38
        shapes.append(Text(x=pad, y=y, text=line, size=size, bold=True))
    y += 2
    for line in (line for text in under for line in lines(text, room, small, 2)):
        y += small * 1.5
        shapes.append(Text(x=pad, y=y, text=line, size=small, ink="soft"))
    return Head(shapes, Canvas(pad, width - pad, y + 16.0, phone))


def framed(chart: Chart, width: float, above: Head, plot: Iterable[Shape], bottom: float) -> Drawing:
    """Put a picture together: what stands above, the plot down to ``bottom``, the source."""
    canvas, shapes, y = above.canvas, [*above.shapes, *plot], bottom
    size = 10.5 if canvas.phone else 11.0
    for line in lines(f"자료: {chart.source}", canvas.width, size, 2) if chart.source else ():
        y += size * 1.5
        shapes.append(Text(x=canvas.left, y=y, text=line, size=size, ink="soft"))
    paper = Rect(x=0, y=0, width=width, height=y + 14.0, ink="paper")
    title = text_of(chart.head) or chart.title
    return Drawing(width=width, height=y + 14.0, shapes=(paper, *shapes), title=title, said=spoken(chart))

"""What a picture is made of: texts and forms at their places, in pixels from the upper left corner."""

from __future__ import annotations

from itertools import combinations
from typing import ClassVar, Literal, NamedTuple

from newsgen.model import Record
from newsgen.outputs.charts.widths import Face, width

Ink = Literal["ink", "soft", "rule", "track", "up", "down", "flat", "paper", "accent", "none"]
"""What something is drawn in; a theme says which colour that is."""
Anchor = Literal["start", "middle", "end"]
_ABOVE, _BELOW = 0.86, 0.16
"""Parts of a text's size that its letters rise above the line they stand on, and hang below it."""


class Box(NamedTuple):
    """A rectangle that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether two boxes share more than an edge."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def within(self, other: Box) -> bool:
        """Tell whether it lies in another one."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


class Text(Record, frozen=True, kw_only=True):
    """A line of text; ``y`` is where it stands."""

    form: ClassVar[str] = "text"
    x: float
    y: float
    text: str
    size: float
    ink: Ink = "ink"
    anchor: Anchor = "start"
    bold: bool = False
    face: Face = "sans"
    halo: bool = False
    """Whether paper stands around its letters, where lines may run below them."""
    fact: str = ""

    @property
    def width(self) -> float:
        """How wide it is."""
        return width(self.text, self.size, bold=self.bold, face=self.face)

    @property
    def box(self) -> Box:
        """What it takes up."""
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        return Box(left, self.y - _ABOVE * self.size, left + self.width, self.y + _BELOW * self.size)


class Rect(Record, frozen=True, kw_only=True):
    """A filled rectangle."""

    form: ClassVar[str] = "rect"
    x: float
    y: float
    width: float
    height: float
    ink: Ink
    round: float = 0.0
    fact: str = ""


class Stroke(Record, frozen=True, kw_only=True):
    """A line through points."""

    form: ClassVar[str] = "stroke"
    points: tuple[tuple[float, float], ...]
    ink: Ink
    width: float = 1.0
    dashed: bool = False


class Area(Record, frozen=True, kw_only=True):
    """A tinted area."""

    form: ClassVar[str] = "area"
    points: tuple[tuple[float, float], ...]
    ink: Ink


class Dot(Record, frozen=True, kw_only=True):
    """A point; a hollow one has the paper's colour inside."""

    form: ClassVar[str] = "dot"
    x: float
    y: float
    radius: float
    ink: Ink
    hollow: bool = False


Shape = Text | Rect | Stroke | Area | Dot


class Drawing(Record, frozen=True, kw_only=True):
    """A picture: its size, what it is made of from the back to the front, and what it says."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    said: str

    @property
    def texts(self) -> list[Text]:
        """Its texts."""
        return [shape for shape in self.shapes if isinstance(shape, Text)]

    def faults(self) -> list[str]:
        """Name the texts that lie over each other or beyond the edge: a picture that goes out has none."""
        edge = Box(0.0, 0.0, self.width, self.height)
        out = [f"beyond the edge: {text.text}" for text in self.texts if not text.box.within(edge)]
        pairs = combinations(self.texts, 2)
        return out + [f"over each other: {a.text} / {b.text}" for a, b in pairs if a.box.overlaps(b.box)]

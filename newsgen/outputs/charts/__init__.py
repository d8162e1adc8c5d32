"""Charts: one layout, drawn as SVG and as PNG, and the same as rows and words.

=============  ==========================================================
module         what
=============  ==========================================================
``numbers``    how a value is printed
``tables``     a chart as rows, and said to who does not see it
``widths``     how wide a text stands, where its lines break
``shapes``     what a drawing is made of, with the boxes of its texts
``frame``      title, basis and source around every plot
``layout``     which layout a kind of chart has: ``bars``, ``columns``, ``line``, ``steps``
``paint``      a drawing as SVG
``raster``     an SVG as PNG
=============  ==========================================================
"""

from __future__ import annotations

from newsgen.model import Chart
from newsgen.outputs.charts.layout import drawing
from newsgen.outputs.charts.paint import Theme
from newsgen.outputs.charts.paint import svg as _painted
from newsgen.outputs.charts.raster import png as _rastered
from newsgen.outputs.charts.tables import Drawn, drawn, head, spoken

__all__ = ["DESK", "PHONE", "Drawn", "Theme", "alt", "drawing", "drawn", "head", "png", "svg"]

DESK, PHONE = 720, 360
"""Widths in pixels that charts are drawn for."""


def svg(chart: Chart, *, theme: Theme = "auto", width: int = DESK, name: str = "chart") -> str:
    """Return a chart as an SVG element; ``name`` tells it from others where a page has more than one."""
    return _painted(drawing(chart, float(width)), theme, name=name)


def png(chart: Chart, *, theme: Theme = "light", width: int = DESK, scale: int = 2) -> bytes:
    """Return a chart as a PNG of ``width`` times ``scale`` pixels."""
    return _rastered(_painted(drawing(chart, float(width)), theme, scale=scale, embolden=True))


def alt(chart: Chart) -> str:
    """Return what a chart shows, in words: its title, then every row."""
    title = drawing(chart, float(DESK)).title
    return f"{title}: {spoken(chart)}"

"""A drawing as SVG: colours by theme, or by the page that it stands in."""

from __future__ import annotations

from functools import cache
from typing import Literal

import jinja2

from newsgen import templates
from newsgen.outputs.charts.shapes import Drawing, Ink
from newsgen.outputs.charts.widths import FAMILIES
from newsgen.resources import shipped

Theme = Literal["auto", "page", "light", "dark"]

LIGHT: dict[Ink, str] = {
    "paper": "#ffffff", "ink": "#1d1d1f", "soft": "#5d5f66", "rule": "#e2dfd8", "track": "#efece5",
    "up": "#c5221f", "down": "#1558c0", "flat": "#6b6d73", "accent": "#7a5c1e", "none": "none",
}  # fmt: skip
DARK: dict[Ink, str] = {
    "paper": "#16171a", "ink": "#e7e5df", "soft": "#a3a5ab", "rule": "#34363b", "track": "#2a2c31",
    "up": "#ff7b72", "down": "#74a9ff", "flat": "#9a9ca2", "accent": "#d8b872", "none": "none",
}  # fmt: skip
"""What every text keeps 4.5 to 1 of against the paper."""

_ON_A_PAGE: dict[Ink, str] = {**LIGHT, "paper": "none"}


def svg(
    drawing: Drawing, theme: Theme, *, name: str = "chart", scale: float = 1.0, embolden: bool = False
) -> str:
    """Write a drawing as SVG.

    ``auto`` is for a page: its paper shows through, and at night it is dark as the reader's screen is; with
    ``page`` it holds no style for that: the page's own sheet has it.
    ``embolden`` draws bold letters around a regular font's: for who has no bold one.
    """
    seen = {
        "drawing": drawing,
        "colours": DARK if theme == "dark" else _ON_A_PAGE if theme in {"auto", "page"} else LIGHT,
        "night": {**DARK, "paper": "none"} if theme == "auto" else {},
        "families": FAMILIES,
        "id": name,
        "scale": scale,
        "embolden": embolden,
        "number": lambda value: f"{value:.2f}".rstrip("0").rstrip("."),
    }
    return _template().render(seen).strip() + "\n"


@cache
def _template() -> jinja2.Template:
    return templates.pages(shipped("templates"), ("outputs",), None).get_template("chart.svg.j2")

"""Charts made ready to be drawn: numbers as printed, lengths in percent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from newsgen.model import Bar, Bars, ChartUnit, Record

_UNITS: dict[ChartUnit, tuple[str, int]] = {
    "percent": ("%", 2),
    "pp": ("%포인트", 2),
    "bp": ("bp", 0),
    "points": ("포인트", 2),
    "count": ("개", 0),
    "eok": ("억원", 0),
}
"""Unit -> what is printed after the number, and its decimals."""


class Drawn(Record, frozen=True, kw_only=True):
    """A bar ready to be drawn."""

    label: str
    fact: str
    text: str
    """The value as printed, with its sign: a chart has no verb to carry the direction."""
    direction: str
    """``up``, ``down`` or ``flat``; empty for a count, which has none."""
    length: float
    """Length in percent of the longest bar."""


def head(chart: Bars) -> str:
    """Return what stands over its numbers."""
    return "금액" if chart.unit == "eok" else "등락"


def drawn(chart: Bars) -> list[Drawn]:
    """Set every row's number and length."""
    longest = max((abs(row.value) for row in chart.rows), default=0.0) or 1.0
    return [_drawn(row, chart.unit, longest) for row in chart.rows]


def _drawn(row: Bar, unit: ChartUnit, longest: float) -> Drawn:
    suffix, decimals = _UNITS[unit]
    number = Decimal(repr(row.value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0  # no -0.00
    direction = "" if unit == "count" else "flat" if number == 0 else "up" if number > 0 else "down"
    return Drawn(
        label=row.label,
        fact=row.fact,
        text=f"{number:{'+' if direction in {'up', 'down'} else ''},}{suffix}",
        direction=direction,
        length=round(abs(row.value) / longest * 100, 2),
    )

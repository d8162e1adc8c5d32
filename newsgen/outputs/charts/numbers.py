"""The numbers of a chart as they are printed: rounded once, with their sign or with its form."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from newsgen.korean import money
from newsgen.model import ChartUnit

Direction = Literal["up", "down", "flat", ""]

_UNITS: dict[ChartUnit, tuple[str, int]] = {
    "percent": ("%", 2),
    "pp": ("%포인트", 2),
    "bp": ("bp", 0),
    "points": ("포인트", 2),
    "level": ("", 2),
    "count": ("개", 0),
    "eok": ("억원", 0),
}
"""Unit -> what is printed after the number, and its decimals."""
_UNSIGNED: frozenset[ChartUnit] = frozenset({"count", "level"})
"""Units of which nothing is up or down."""
_SIGNS: dict[Direction, str] = {"up": "+", "down": "-"}
_FORMS = {"up": "▲", "down": "▼", "flat": "", "": ""}
WORDS: dict[Direction, str] = {"up": "상승", "down": "하락", "flat": "보합", "": ""}
"""What tells a direction to those who only hear."""


class Number(NamedTuple):
    """A value as printed."""

    text: str
    """With its sign: a chart has no verb to carry the direction."""
    direction: Direction
    """Empty for a count or a level, which has none."""

    @property
    def size(self) -> str:
        """The number without its sign."""
        return self.text.lstrip("+-")

    @property
    def form(self) -> str:
        """What shows the direction to those who see no colours; empty where there is none."""
        return _FORMS[self.direction]

    @property
    def word(self) -> str:
        """What tells its direction to those who only hear; empty where there is none."""
        return WORDS[self.direction]

    @property
    def formed(self) -> str:
        """The number with the form that says its sign, as tables of prices print it: ``▼1.56%``."""
        return self.form + self.size


def number(value: float, unit: ChartUnit) -> Number:
    """Set a value; an amount as texts do, ``+1조6,945억원``."""
    suffix, decimals = _UNITS[unit]
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0  # no -0.00
    direction: Direction = "flat" if rounded == 0 else "up" if rounded > 0 else "down"
    if unit in _UNSIGNED:
        direction = ""
    if unit == "eok" and direction in _SIGNS:
        return Number(
            _SIGNS[direction] + money(float(rounded) * 1e8, "원", "comma", significant=20), direction
        )
    return Number(f"{rounded:{'+' if direction in _SIGNS else ''},}{suffix}", direction)


def odds(value: float) -> str:
    """Set a probability of 0 to 100, as texts do: whole, and never sure where it is not."""
    if 0 < value < 1:
        return "1% 미만"
    if 99 < value < 100:
        return "99% 초과"
    return f"{Decimal(repr(value)).quantize(Decimal(1), ROUND_HALF_UP)}%"

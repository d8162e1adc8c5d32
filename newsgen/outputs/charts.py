"""Charts, read strictly and made ready to be drawn: numbers as printed, lengths in percent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import msgspec

from newsgen.errors import OutputProblem
from newsgen.model import Record

_UNITS = {
    "percent": ("%", 2),
    "pp": ("%포인트", 2),
    "bp": ("bp", 0),
    "points": ("포인트", 2),
    "count": ("개", 0),
}
"""Unit -> what is printed after the number, and its decimals."""


class Row(Record, frozen=True, kw_only=True):
    """One bar and the fact that it shows."""

    label: str
    value: float
    fact: str


class Bars(Record, frozen=True, kw_only=True, tag_field="kind", tag="bars"):
    """Horizontal bars, one a subject."""

    title: str
    unit: str
    rows: tuple[Row, ...]


class Bar(Record, frozen=True, kw_only=True):
    """A row ready to be drawn."""

    label: str
    value: float
    fact: str
    text: str
    """The value as printed, with its sign: a chart has no verb to carry the direction."""
    direction: str
    """``up``, ``down`` or ``flat``; empty for a count, which has none."""
    length: float
    """Length in percent of the longest bar."""


def read(chart: dict[str, object]) -> Bars:
    """Read a chart; a kind or a unit that no format can draw is refused, not left out."""
    try:
        bars = msgspec.convert(chart, Bars)
    except msgspec.ValidationError as error:
        raise OutputProblem(f"기사의 표를 그릴 수 없습니다({error}). 표의 형식을 확인하십시오.") from error
    if bars.unit not in _UNITS:
        raise OutputProblem(f"기사의 표에 쓴 단위 {bars.unit}: 쓸 수 있는 단위는 {', '.join(_UNITS)}입니다.")
    return bars


def bars(chart: Bars) -> list[Bar]:
    """Set every row's number and length."""
    longest = max((abs(row.value) for row in chart.rows), default=0.0) or 1.0
    return [_bar(row, chart.unit, longest) for row in chart.rows]


def _bar(row: Row, unit: str, longest: float) -> Bar:
    suffix, decimals = _UNITS[unit]
    number = Decimal(repr(row.value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0  # no -0.00
    direction = "" if unit == "count" else "flat" if number == 0 else "up" if number > 0 else "down"
    return Bar(
        label=row.label,
        value=row.value,
        fact=row.fact,
        text=f"{number:{'+' if direction in {'up', 'down'} else ''},}{suffix}",
        direction=direction,
        length=round(abs(row.value) / longest * 100, 2),
    )

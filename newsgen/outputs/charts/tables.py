"""A chart as rows of words and numbers: for a table, and for a reader who does not see it."""

from __future__ import annotations

from newsgen.model import Bars, Chart, Line, Record, Steps
from newsgen.outputs.charts.numbers import WORDS, Direction, number, odds

_TRADED = {"up": "순매수", "down": "순매도"}


class Drawn(Record, frozen=True, kw_only=True):
    """One row: what it is about, and its number."""

    label: str
    fact: str
    text: str
    """The value as printed, with its sign: a table has no verb to carry the direction."""
    direction: Direction


def head(chart: Chart) -> str:
    """Return what stands over its numbers."""
    if isinstance(chart, Steps):
        return chart.now
    return {"eok": "금액", "level": "지수"}.get(chart.unit, "등락")


def drawn(chart: Chart) -> list[Drawn]:
    """Set every row's number."""
    match chart:
        case Bars():
            return [_row(one.label, one.fact, *number(one.value, chart.unit)) for one in chart.rows]
        case Line():
            ends = [(way.label, way.fact, way.values[-1]) for way in chart.ways]
            marks = [(f"{chart.ways[0].label} {mark.label}", mark.fact, mark.value) for mark in chart.marks]
            return [
                _row(label, fact, *number(value, chart.unit))
                for label, fact, value in (*ends, *marks)
                if value is not None
            ]
        case Steps():
            told = ((row, _then(row.value, row.before, chart.then)) for row in chart.rows)
            return [_row(row.label, row.fact, text, "") for row, text in told]


def spoken(chart: Chart) -> str:
    """Say a chart to a reader who does not see it: directions as words, not as colours."""
    words = _TRADED if chart.unit == "eok" else WORDS
    said = ((row, words.get(row.direction, "")) for row in drawn(chart))
    return ", ".join(f"{row.label} {row.text.lstrip('+-')} {word}".rstrip() for row, word in said)


def _then(value: float, before: float | None, then: str) -> str:
    return odds(value) if before is None else f"{odds(value)}({then} {odds(before)})"


def _row(label: str, fact: str, text: str, direction: Direction) -> Drawn:
    return Drawn(label=label, fact=fact, text=text, direction=direction)

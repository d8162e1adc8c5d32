"""The types that pass between the stages: frozen, keyword-only, JSON in and out through msgspec.

Values are raw floats. Percentages are in percent (1.98), yields in percent with their changes in
basis points, prices in the instrument's own currency. Rounding happens once, when a figure is set.
"""

from __future__ import annotations

from newsgen.model.article import (
    Article,
    Bar,
    Bars,
    Chart,
    ChartUnit,
    Correction,
    Entry,
    Figure,
    Line,
    Mark,
    Note,
    Output,
    Paragraph,
    Run,
    Runs,
    Source,
    Step,
    Steps,
    Way,
    text_of,
)
from newsgen.model.event import Account, Against, Event, EventKind, Part
from newsgen.model.fact import Fact, Input, Instrument, Item, Kind, Record, Score
from newsgen.model.headline import Headline

__all__ = [
    "Account",
    "Against",
    "Article",
    "Bar",
    "Bars",
    "Chart",
    "ChartUnit",
    "Correction",
    "Entry",
    "Event",
    "EventKind",
    "Fact",
    "Figure",
    "Headline",
    "Input",
    "Instrument",
    "Item",
    "Kind",
    "Line",
    "Mark",
    "Note",
    "Output",
    "Paragraph",
    "Part",
    "Record",
    "Run",
    "Runs",
    "Score",
    "Source",
    "Step",
    "Steps",
    "Way",
    "text_of",
]

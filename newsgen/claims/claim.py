"""What a claim is: one figure, or one word of direction, with whom, what and when it is about."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from newsgen.korean.figures import Figure


class Measure(StrEnum):
    """What a figure says of its subject."""

    LEVEL = "level"
    """Where it stood: points, percent of a yield, won, dollars."""
    POINTS = "points"
    """What it moved by, in the unit of its level."""
    CHANGE = "change"
    """What it moved by, in percent."""
    BP = "bp"
    """What a yield moved by, in basis points."""
    PREVIOUS = "previous"
    """Where it stood the session before."""


class When(StrEnum):
    """At what moment of its day a figure holds."""

    CLOSE = "close"
    OPEN = "open"
    HIGH = "high"
    LOW = "low"
    WITHIN = "within"
    """At some moment of the session that nobody names."""


class Span(NamedTuple):
    """Over what a move is measured: its kind, and how many sessions where it says so."""

    kind: str
    """``day``, ``week``, ``last_week``, ``month``, ``last_month``, ``year``, ``sessions`` or ``other``."""
    sessions: int = 0


DAY = Span("day")


class Direction(NamedTuple):
    """A word of direction beside a figure: 1 or -1, and where it stands in the plain text."""

    sign: int
    start: int
    end: int


class Claim(NamedTuple):
    """One figure of a text and what it is about; offsets are of the copy's plain text."""

    figure: Figure
    start: int
    end: int
    abouts: tuple[str, ...]
    """The subjects that it may be of; one where syntax leaves no doubt, none where nobody is named."""
    every: bool
    """Whether it is said of all of these (``나란히 1% 넘게``), not of one of them."""
    measure: Measure
    when: When
    span: Span
    days: tuple[dt.date, ...]
    """The days that it may be of, the likeliest first; empty: the session that the text is about."""
    direction: Direction | None
    sentence: str
    group: int
    """Number of the report that it belongs to: level, points and percent of one move have the same."""
    why_open: str = ""
    """Korean: why it cannot be told what it is about; empty where it can."""
    sure: bool = True
    """False where its subject is carried over from a sentence before."""
    spans: tuple[Span, ...] = ()
    """Other spans that it may be over: what a sentence before it in its block measures."""
    name: tuple[int, int] | None = None
    """Where the subject is named, in the plain text."""

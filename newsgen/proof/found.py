"""What a check of the proof says: what in a text does not hold, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias

from newsgen.finding import Finding, InText, Severity
from newsgen.model import Fact
from newsgen.proof.sentences import Text

Facts: TypeAlias = Mapping[str, Fact]
"""The facts that a text is held against, by id."""

TextFinding: TypeAlias = Finding[InText | None]
"""What does not hold, and where it stands in the text; a chart or a note that is missing stands nowhere."""

Check: TypeAlias = Callable[[Text, Facts], Iterator[TextFinding]]


class Code(StrEnum):
    """What can be wrong in a text."""

    UNBOUND = "unbound-digit"
    """A digit that belongs to no fact, quotation or phrase."""
    FIGURE = "figure-differs"
    """A figure that does not state its fact."""
    SUM = "sum-differs"
    """Points, percentage and level that do not agree."""
    CHART = "chart-differs"
    """A chart that does not show its facts."""
    QUOTATION = "quotation-differs"
    """Words that are said to be a note's and are not, or a note that is cut."""
    EVENT = "event-not-borne-out"
    """What is said of an event, or of a company, and the event's accounts do not bear out."""
    DIRECTION = "wrong-direction"
    """A word of direction that contradicts its figure."""
    ODDS = "wrong-decision"
    """Odds or a decision told of another move than they are of."""
    COURSE = "wrong-course"
    """What is said of the way through a session, or of an hour of it, and its prices do not bear out."""
    STANDING = "wrong-standing"
    """What is said of where an index stands, to its record or in its year, and its closes do not bear out."""
    RELEASE = "wrong-comparison"
    """What is said of an economic release and its figures do not bear out."""


def wrong(code: Code, message: str, place: InText | None) -> TextFinding:
    """Return a finding that keeps a text from going out."""
    return Finding(code=code, message=message, place=place, severity=Severity.WRONG)

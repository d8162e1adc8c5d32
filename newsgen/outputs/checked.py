"""What the check of a text found, as machines read it: schema ``newsgen/check/v1``."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from newsgen.model import Input, Record

Verdict = Literal["wrong", "uncheckable"]
Kind = Literal["false", "contradiction", "style"]
FigureVerdict = Literal["right", "wrong", "uncheckable", "unread"]
"""``unread``: the figure is read as nothing that the record has, and nothing was found about it."""
Severity = Literal["wrong", "warning", "hint"]


class CheckFinding(Record, frozen=True, kw_only=True):
    """One thing that was found. Offsets are code points of the file as it is, the end exclusive."""

    code: str
    kind: Kind
    """``false``: the record says otherwise; ``contradiction``: the text itself, arithmetic or the calendar
    do; ``style``: how it is written."""
    severity: Severity
    """A ``hint`` is no fault: what stands there is true and could be better."""
    verdict: Verdict
    line: int
    """From 1, as is the column."""
    column: int
    start: int
    end: int
    text: str
    """What stands there."""
    message: str
    """Korean, one line."""
    suggestion: str | None = None
    """What is to stand there instead of ``text``; null where nobody can say."""
    fact: str = ""
    """What a figure was held against: measure, subject, day, value."""
    fixable: bool = False
    """Whether there is one right answer, which ``--fix`` writes."""


class CheckListing(Record, frozen=True, kw_only=True):
    """What the check of one text found."""

    schema: str = "newsgen/check/v1"
    file: str = ""
    market: str
    """The market that the text is mainly about."""
    date: dt.date
    """The session that it tells, by that market's clock."""
    known: bool
    """Whether the store has that session."""
    checked: int
    """Figures that were held against the record."""
    right: int
    """Those of them of which nothing was found."""
    uncheckable: int
    """Figures that could not be; each is a finding too, with that verdict."""
    missing: tuple[str, ...] = ()
    """Korean: what is missing for these, each thing once."""
    notice: str = ""
    """Korean, one line: which session was taken for a day of rest, that figures were held against the text
    alone, and why; else empty."""
    findings: tuple[CheckFinding, ...] = msgspec.field(default_factory=tuple)
    """In the order of the text."""

    @property
    def wrong(self) -> tuple[CheckFinding, ...]:
        """The findings that say that something is wrong, hints left out."""
        return tuple(one for one in self.findings if one.verdict == "wrong" and one.severity != "hint")

    @property
    def disputed(self) -> tuple[CheckFinding, ...]:
        """The findings that the record speaks against, surely or, as hints, if they were read rightly."""
        return tuple(
            one
            for one in self.findings
            if one.verdict == "wrong" and (one.severity != "hint" or one.kind == "false")
        )


class CheckReading(Record, frozen=True, kw_only=True):
    """One thing of the record that a figure is held against."""

    about: str
    """Symbol of its subject, or the meeting that odds are of (``FOMC:2025-09-17``)."""
    name: str
    """What messages call it."""
    measure: str
    """Korean: what of it, over what and at which moment: ``이번 주 등락률``."""
    date: dt.date
    """The session, by its market's clock."""
    value: float
    """What the record has; of a range within the day its lower end."""
    high: float | None = None
    """The upper end of a range."""
    shown: str
    """``value`` as a message tells it."""
    fact: str = ""
    """Id of the fact that an article of the session would be bound to; empty where it has none."""
    inputs: tuple[Input, ...] = ()
    """The recorded prices that it is computed from."""
    sum: str = ""
    """The computation written out."""
    sources: tuple[str, ...] = ()
    """Where the prices came from."""
    asked: dt.datetime | None = None
    """When the source was last asked for the price of the day; null where files tell it."""


class CheckedFigure(Record, frozen=True, kw_only=True):
    """One figure of a text, and all that it was held against: schema ``newsgen/checked-figure/v1``."""

    schema: str = "newsgen/checked-figure/v1"
    file: str = ""
    line: int
    column: int
    start: int
    end: int
    text: str
    verdict: FigureVerdict
    sentence: str
    """The sentence that it was read in."""
    readings: tuple[CheckReading, ...] = ()
    """What it may be of, the likeliest first; nothing where that is not known or not recorded."""
    findings: tuple[CheckFinding, ...] = ()
    """What was found there."""

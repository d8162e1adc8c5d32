"""What a check of a text yields: a flaw with its place, or what it could not look at."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal, NamedTuple

from newsgen.codes import Code


class Kind(StrEnum):
    """What sort of wrong."""

    FALSE = "false"
    """The data say otherwise."""
    CONTRADICTION = "contradiction"
    """The text says otherwise itself, or the calendar or arithmetic do."""
    STYLE = "style"
    """How it is written."""


KINDS = {
    "false": "사실",
    "contradiction": "모순",
    "style": "표기",
    "hint": "힌트",
    "open": "알 수 없음",
    "right": "맞음",
}
"""Kind of a mark -> what a person calls it."""


class Flaw(NamedTuple):
    """One thing that is wrong in a text; offsets are of the copy's plain text, the end exclusive."""

    code: Code
    kind: Kind
    start: int
    end: int
    message: str
    """Korean, one line, with the true figure and why."""
    suggestion: str | None = None
    """What is to stand there instead; None where nobody can say."""
    severity: Literal["wrong", "warning", "hint"] = "wrong"
    fact: str = ""
    """What the figure was held against: subject, measure, day, value."""
    fixable: bool = False
    """Whether there is one right answer, which ``--fix`` may write."""
    of: dt.date | None = None
    """The other day whose record an amount is, where a check knows that it is another's."""


class Open(NamedTuple):
    """A figure that cannot be checked, and what is missing."""

    start: int
    end: int
    why: str

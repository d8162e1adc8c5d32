"""A finding: one thing that a look at data, at a text, at a file or at a set-up found.

Gate, proof, lint of the glossary, ``newsgen doctor`` and ``newsgen cms check`` all say in this type what they
found: what it is, where, how bad, and what to do.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from newsgen.model import Record


class Severity(StrEnum):
    """How bad a finding is, the gravest first."""

    WRONG = "wrong"
    """It cannot stay so: nothing goes out with it."""
    WARNING = "warning"
    """A person has to know it."""
    NOTE = "note"
    """Good to know for whoever looks after it."""
    OK = "ok"
    """Looked at, and right: told where a list of what was looked at is wanted."""


class Whose(Record, frozen=True, kw_only=True, tag="data"):
    """The data of one symbol."""

    symbol: str
    """``*`` for all of them."""


class Words(Record, frozen=True, kw_only=True, tag="text"):
    """Some words of a text."""

    start: int
    end: int
    """Code points from the beginning of the text; the end stands outside."""
    text: str
    """What stands there."""
    sentence: str
    """The sentence in which it stands."""


class Line(Record, frozen=True, kw_only=True, tag="file"):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int
    entry: str = ""
    """Id of the entry that stands there, where it has one."""


Place: TypeAlias = Whose | Words | Line


class Finding(Record, frozen=True, kw_only=True):
    """One thing that was found."""

    code: str
    """What, by a name that stays: ``unborne-jump``."""
    place: Place | None = None
    """Where; None where the code says all there is to say of it."""
    message: str
    """Korean, one line, with the figures."""
    severity: Severity
    advice: str = ""
    """Korean: what is to be done, or was done about it."""

    @property
    def line(self) -> str:
        """The message with the advice, as a person reads it."""
        return f"{self.message} {self.advice}".rstrip()

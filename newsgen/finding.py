"""A finding: one thing that a look at data, at a text, at a file or at a set-up found.

Gate, proof, lint of the glossary, ``newsgen doctor`` and ``newsgen cms check`` all say in this type what they
found: what it is, where, how bad, and what to do.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

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


class InData(Record, frozen=True, kw_only=True, tag="data"):
    """The data of one symbol."""

    symbol: str
    """``*`` for all of them."""


class InText(Record, frozen=True, kw_only=True, tag="text"):
    """Some words of a text."""

    start: int
    end: int
    """Code points from the beginning of the text; the end stands outside."""
    text: str
    """What stands there."""
    sentence: str
    """The sentence in which it stands."""


class InFile(Record, frozen=True, kw_only=True, order=True, tag="file"):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int
    entry: str = ""
    """Id of the entry that stands there, where it has one."""


Place = TypeVar("Place", bound=InData | InText | InFile | None)


class Finding(Record, Generic[Place], frozen=True, kw_only=True):
    """One thing that was found, and where: in data, a text, a file, or where its code says."""

    code: str
    """What, by a name that stays: ``unborne-jump``."""
    place: Place
    message: str
    """Korean, one line, with the figures."""
    severity: Severity
    advice: str = ""
    """Korean: what is to be done, or was done about it."""

    @property
    def line(self) -> str:
        """The message with the advice, as a person reads it."""
        return f"{self.message} {self.advice}".rstrip()


def found(code: str, severity: Severity, message: str, advice: str = "") -> Finding[None]:
    """Return a finding whose code says where it is."""
    return Finding(code=code, place=None, severity=severity, message=message, advice=advice)

"""What the verbs of a glossary's editors say, as machines read it."""

from __future__ import annotations

import datetime as dt

from newsgen.finding import Severity
from newsgen.model import Record


class LintRow(Record, frozen=True, kw_only=True):
    """One place of a glossary's file that is wrong, or to be looked at."""

    file: str
    line: int
    """From 1, as is the column."""
    column: int
    term: str
    """Its id; empty where it is about none."""
    severity: Severity
    message: str


class LintListing(Record, frozen=True, kw_only=True):
    """What is to be mended in a glossary; schema ``newsgen/lint/v1``."""

    schema: str = "newsgen/lint/v1"
    problems: tuple[LintRow, ...]


class Added(Record, frozen=True, kw_only=True):
    """A term that was put into a file; schema ``newsgen/added/v1``."""

    schema: str = "newsgen/added/v1"
    id: str
    file: str


class UnusedListing(Record, frozen=True, kw_only=True):
    """Terms that no article has; schema ``newsgen/unused/v1``."""

    schema: str = "newsgen/unused/v1"
    articles: int
    """How many were looked at."""
    terms: tuple[str, ...]
    """Their ids."""


class MissingRow(Record, frozen=True, kw_only=True):
    """A word of texts that looks like a term and is none."""

    word: str
    uses: int
    """In all texts."""
    texts: int
    first: int
    """The first text that has it, from 0."""
    start: int
    """Where it stands first, in characters of that text."""
    score: float
    """How much it looks like one, times how widely it is used; comparable within one list."""
    file: str


class MissingListing(Record, frozen=True, kw_only=True):
    """Words that readers may not know and the glossary has not; schema ``newsgen/missing/v1``."""

    schema: str = "newsgen/missing/v1"
    words: tuple[MissingRow, ...]


class WantedRow(Record, frozen=True, kw_only=True):
    """A word that readers looked for in vain."""

    word: str
    times: int
    last: dt.date


class WantedListing(Record, frozen=True, kw_only=True):
    """What readers looked for in vain, the most wanted first; schema ``newsgen/wanted/v1``."""

    schema: str = "newsgen/wanted/v1"
    words: tuple[WantedRow, ...]

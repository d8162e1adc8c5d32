"""What the gate doubts, what was let through and which base prices stand, as machines read it."""

from __future__ import annotations

import datetime as dt

import msgspec

from newsgen.gate import Consequence, GateFinding, Release, Section
from newsgen.model import Record


class GateRow(Record, frozen=True, kw_only=True):
    """One thing that is wrong with the data of a session."""

    code: str
    symbol: str
    """Whose data it is about; ``*`` for the whole market."""
    message: str
    advice: str
    consequence: Consequence
    section: Section | None
    """What is left out of the article, where that is the consequence."""
    figures: dict[str, float]
    """The figures of the message, unrounded."""
    released: str
    """Why, and by whom, it was released; empty where it stands."""


class GateListing(Record, frozen=True, kw_only=True):
    """What is doubted of a session; schema ``newsgen/gate/v1``."""

    schema: str = "newsgen/gate/v1"
    market: str
    session: dt.date
    findings: tuple[GateRow, ...]


class ReleaseListing(Record, frozen=True, kw_only=True):
    """What was let through, with the reasons; schema ``newsgen/releases/v1``."""

    schema: str = "newsgen/releases/v1"
    releases: tuple[Release, ...]


class BaseRow(Record, frozen=True, kw_only=True):
    """A price that a stock's move of a day is measured from, where it is not the close before."""

    market: str
    symbol: str
    date: dt.date
    price: float | None
    """None where it is not known: no move of that day is told."""
    by: str
    """Korean: whether the desk noted it (데스크) or a source brought it (원천)."""


class BaseListing(Record, frozen=True, kw_only=True):
    """Base prices; schema ``newsgen/bases/v1``."""

    schema: str = "newsgen/bases/v1"
    bases: tuple[BaseRow, ...]


def row(finding: GateFinding) -> GateRow:
    """Return a finding as the contract has it."""
    return GateRow(**{name: getattr(finding, name) for name in GateRow.__struct_fields__})


def in_json(listing: GateListing | ReleaseListing | BaseListing) -> str:
    """Return a listing as JSON."""
    return msgspec.json.format(msgspec.json.encode(listing), indent=2).decode()

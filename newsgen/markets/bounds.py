"""How far the prices of a market can go, and what bears witness to them: what its data are held against.

All of it is measured on the market's own history. What is not known is left out: nothing is held against it.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from newsgen.model import Record


class Tie(NamedTuple):
    """An index and what moves with it, to within so many percentage points, and more on wild days."""

    about: str
    """The index."""
    witness: str
    """A fund, a universe of its members, or another index."""
    within: float


class Official(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who publishes the levels of indices besides the exchange, and in which series."""

    publisher: str
    """As an editor knows it: ``FRED``."""
    series: dict[str, str]
    """Index -> the publisher's series."""


class Move(NamedTuple):
    """How many times its value an index can be worth a day later."""

    least: float
    most: float


class Falls(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From where on a company's fall does not stay unnoticed, in the market's own money."""

    value: float
    """Market value, in millions."""
    turnover: float
    """Usual turnover of a day."""


class Bounds(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a market's data are held against."""

    bars: tuple[str, ...] = ()
    """Indices whose bars within the day speak for their close."""
    official: Official | None = None
    funds: tuple[Tie, ...] = ()
    members: tuple[Tie, ...] = ()
    """Indices and the mean of their members, weighed by market value."""
    cousins: tuple[Tie, ...] = ()
    """Indices that part at most so far, for want of a fund."""
    move: Move | None = None
    """Of an index that ``moves`` does not name."""
    moves: dict[str, Move] = msgspec.field(default_factory=dict)
    falls: Falls | None = None

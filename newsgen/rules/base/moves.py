"""What rules ask of moves: which way, how far, and whether the market went together."""

from __future__ import annotations

import math

from newsgen.facts.book import FactBook
from newsgen.markets import Market, subject
from newsgen.model import Fact

STILL = 0.005
"""Percent: what moved less prints as 0.00 % and neither rose nor fell."""

MONTH = 31
"""Days within which two dates are one month to a reader."""

RECORDS = "records"
"""The matter of what is said of closes and moves beside those of other days."""


def sign(value: float) -> str:
    """Return the tag of a direction: ``up``, ``down`` or ``flat``."""
    if value > 0:
        return "up"
    return "down" if value < 0 else "flat"


def leaning(book: FactBook, least: float = 0.5) -> str:
    """Return which way the main index that moved most went; ``flat`` where it moved less than ``least``."""
    moves = book.select("change_day", book.market.indices)
    far = max(moves, key=lambda fact: abs(fact.value), default=None)
    return sign(far.value) if far is not None and abs(far.value) >= least else "flat"


def watched(market: Market) -> tuple[str, ...]:
    """Return the main indices and that of small companies, where the market has one."""
    return tuple(dict.fromkeys(filter(None, (*market.indices, market.small))))


def followed(market: Market, about: str) -> bool:
    """Tell whether an index is one whose every turn readers follow: the broad one, and that of growth."""
    return about in {market.broad, market.tech}


def runs_alone(book: FactBook, fact: Fact, least: int) -> bool:
    """Tell whether a run is of small companies, or of few's index while the broad one's is below ``least``.

    Three days of the blue chips alone are no run of the market's.
    """
    market, broad = book.market, book.get(fact.measure, book.market.broad)
    shared = fact.about != market.small and broad is not None and broad.value >= least
    return not (followed(market, fact.about) or shared)


def went_together(book: FactBook, direction: float, *, least: float = 0.0) -> bool:
    """Return whether all of the main indices that closed went a way (a sign), by ``least`` percent.

    What is said of the market must hold of all of them.
    """
    told = book.select("change_day", book.market.indices)
    moves = [math.copysign(1.0, direction) * fact.value for fact in told]
    return bool(moves) and all(move >= max(least, STILL) for move in moves)


def data_came_out(book: FactBook) -> bool:
    """Tell whether jobs or prices came out this day."""
    return any(fact.since == book.day for fact in book.select("release_actual", ("PAYROLLS", "CPI_YOY")))


def within_month(one: Fact, other: Fact) -> bool:
    """Tell whether two facts go back to days that are one to a reader who is told months."""
    if one.since is None or other.since is None:
        return False
    return abs((one.since - other.since).days) < MONTH


def is_roundest(about: str, level: float) -> bool:
    """Tell whether a level is one of the largest step of its index."""
    known = subject(about)
    return known is not None and bool(known.rounds) and level % max(known.rounds) == 0

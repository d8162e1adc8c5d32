"""The largest companies of a market as its wraps rank them: every rule that names stocks asks here."""

from __future__ import annotations

import math

from newsgen.facts.book import FactBook
from newsgen.model import Fact
from newsgen.rules.base.desk import Desk

FALLEN = 1 / 0.7
"""Times its worth at the lower limit that a company was worth the day before: the limit is 30 percent."""
FRONT = {"large": 2, "small": 1}
"""Role of a universe -> how many of its largest are always told, by their closes or as its 대장주."""


def leaders(book: FactBook, desk: Desk, universe: str = "") -> list[Fact]:
    """Return the ranks of the largest companies of a universe, or of all, the largest first."""
    members = desk.universes.get(universe, frozenset())
    ranks = [fact for fact in book.all("worth_rank") if not universe or fact.about in members]
    return sorted(ranks, key=lambda fact: fact.value)


def other_boards(book: FactBook, desk: Desk) -> frozenset[str]:
    """Return the members of boards beside the main one whose largest are told by themselves: KOSDAQ's."""
    boards = (one for one in book.market.universes if one.leaders and one.role != "large")
    return frozenset[str]().union(*(desk.universes.get(one.name, frozenset()) for one in boards))


def at_limit(book: FactBook, desk: Desk) -> list[Fact]:
    """Return the large companies that closed at a limit, those of the main board first, the largest first.

    Of another board they are those that were among its largest before, or are now.
    """
    others = other_boards(book, desk)
    found = [*book.all("upper_limit"), *book.all("lower_limit")]
    worth = {fact.about: book.value("market_cap", fact.about) or 0.0 for fact in found}
    ranks = [fact.about for fact in leaders(book, desk) if fact.about in others]
    known = [book.value("market_cap", about) for about in ranks]
    least = min((value for value in known if value), default=math.inf)
    large = [
        fact
        for fact in found
        if worth[fact.about] * (FALLEN if fact.measure == "lower_limit" and fact.about in others else 1.0)
        >= (least if fact.about in others else book.market.size.large)
    ]
    return sorted(large, key=lambda fact: (fact.about in others, -worth[fact.about]))

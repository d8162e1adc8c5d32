"""The largest companies of a market as its wraps rank them: every rule that names stocks asks here."""

from __future__ import annotations

from newsgen.facts.book import FactBook
from newsgen.model import Fact
from newsgen.rules.base.desk import Desk

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
    """Return the large companies of the main board that closed at a limit, the largest first."""
    others = other_boards(book, desk)
    found = [*book.all("upper_limit"), *book.all("lower_limit")]
    found = [fact for fact in found if fact.about not in others]
    worth = {fact.about: book.value("market_cap", fact.about) or 0.0 for fact in found}
    large = [fact for fact in found if worth[fact.about] >= book.market.size.large]
    return sorted(large, key=lambda fact: -worth[fact.about])

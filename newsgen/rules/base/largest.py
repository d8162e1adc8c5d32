"""The largest companies of a market as its wraps rank them: every rule that names stocks asks here."""

from __future__ import annotations

from newsgen.facts.book import FactBook
from newsgen.model import Fact
from newsgen.rules.base.desk import Desk


def leaders(book: FactBook, desk: Desk, universe: str = "") -> list[Fact]:
    """Return the ranks of the largest companies of a universe, or of all, the largest first."""
    members = desk.universes.get(universe, frozenset())
    ranks = [fact for fact in book.all("worth_rank") if not universe or fact.about in members]
    return sorted(ranks, key=lambda fact: fact.value)


def at_limit(book: FactBook) -> list[Fact]:
    """Return the large companies that closed at a limit of the day, the largest first."""
    found = [*book.all("upper_limit"), *book.all("lower_limit")]
    worth = {fact.about: book.value("market_cap", fact.about) or 0.0 for fact in found}
    large = [fact for fact in found if worth[fact.about] >= book.market.size.large]
    return sorted(large, key=lambda fact: -worth[fact.about])

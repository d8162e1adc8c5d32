"""Which companies show how an industry, or a sector, went: those of its members that went furthest."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Fact
from newsgen.rules.base.desk import Desk

CHIPS = "Semiconductors & Semiconductor Equipment"
"""The industry that the index of semiconductors must not contradict."""
SHOWN = 3
"""Companies that are named of an industry at most, two at least."""
ROLES = ("risers", "fallers")
"""Roles of the companies that show how an industry rose, and how one fell."""


def showing(
    book: FactBook,
    desk: Desk,
    members: Iterable[str],
    way: float,
    *,
    least: float,
    times: float = 1.0,
    span: Span = "day",
) -> list[Fact]:
    """Return the moves of those large companies of an industry, or a sector, that went furthest its way.

    ``members`` are its companies, ``way`` is 1 or -1, ``least`` percent; ``times`` the worth of a large one
    is what they have at least. The furthest stands first, and none of these is passed over, whatever else is
    told of it: a reader takes them for the furthest. Nobody is named where one alone went far enough.
    """
    size = times * book.market.size.large
    moves = book.select(f"change_{span}", members)
    moves = [one for one in moves if (book.value("market_cap", one.about) or 0.0) >= size]
    moves.sort(key=lambda fact: (-way * fact.value, fact.about))
    classes = {desk.issuers.get(fact.about, fact.about): fact for fact in reversed(moves)}
    first = [fact for fact in moves if fact in classes.values()][:SHOWN]
    able = [fact for fact in first if fact.value * way >= least]
    return able if len(able) > 1 else []

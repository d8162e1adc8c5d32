"""Which companies show how an industry, or a sector, went: those of its members that went furthest."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Fact
from newsgen.rules.base.desk import Desk

CHIPS = "Semiconductors & Semiconductor Equipment"
"""The industry that the index of semiconductors must not contradict."""
SHOWN = 2
"""Companies that are named of an industry: fewer are no industry, and a reader keeps no more."""
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
    return able if len(able) == SHOWN else []


def further(ends: Iterable[list[Fact]]) -> list[list[Fact]]:
    """Return the examples of each end of a ranking, without those of the one that went less far.

    Two lists of names in one paragraph nobody reads.
    """
    some = list(ends)
    first = max(some, key=lambda end: abs(end[0].value) if end else 0.0, default=[])
    return [end if end is first else [] for end in some]

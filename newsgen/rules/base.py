"""What every rule is made of: its form, the score in bits, and the words for why.

score = surprise - log2(comparable facts looked at) + weight of the subject + freshness.
Three thousand stocks make a dozen "largest in a year" by chance every day; the second term keeps them out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import msgspec

from newsgen.facts.book import FactBook
from newsgen.facts.measures import INDICES
from newsgen.model import Fact, Item, Score

INDEX_OF = {"russell2000": "^RUT", "sp500": "^GSPC"}
"""The index of each universe."""

STILL = 0.005
"""Percent: what moved less prints as 0.00 % and neither rose nor fell."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the rules know of the desk besides the day's facts."""

    weights: Mapping[str, float] = field(default_factory=dict)
    """How much a subject matters to the readers, in bits."""
    universes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Members by universe."""
    told_apart: frozenset[str] = frozenset()
    """Stocks that have a paragraph of their own (the big seven): no movers besides."""
    issuers: Mapping[str, str] = field(default_factory=dict)
    """Company by symbol: two classes of one company's shares are one piece of news."""

    def weight(self, about: str) -> float:
        """Return the weight of a symbol, basket or universe; 0 where none is set."""
        return self.weights.get(about, 0.0)


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule: its thresholds are fields, overridable in ``newsgen.toml`` under ``[rules.<name>]``."""

    name: ClassVar[str]
    """Also the name of its template, ``templates/items/<name>.j2``."""
    roles: ClassVar[frozenset[str]]
    """Roles that its items fill and its template may name."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield what this rule has to say of a session, chosen or left out, each with its score."""
        raise NotImplementedError


def score(surprise: float, *, tested: int = 1, weight: float = 0.0, freshness: float = 0.0) -> Score:
    """Add up a score; all terms in bits."""
    bits = surprise - math.log2(max(tested, 1))
    return Score(
        surprise=surprise,
        tested=max(tested, 1),
        weight=weight,
        freshness=freshness,
        bits=bits,
        total=bits + weight + freshness,
    )


def rarity(periods: int | None) -> float:
    """Return the bits of "the largest in n periods": about log2(n + 1)."""
    return math.log2((periods or 0) + 1)


def gaussian(deviations: float) -> float:
    """Return the bits of a move of so many standard deviations, either way, were moves normal."""
    return -math.log2(max(math.erfc(deviations / math.sqrt(2)), 1e-12))


def went_together(book: FactBook, direction: float, *, least: float = 0.0) -> bool:
    """Return whether all of the three indices that closed went a way (a sign), by ``least`` percent.

    What is said of the market must hold of all of them.
    """
    moves = [math.copysign(1.0, direction) * fact.value for fact in book.select("change_day", INDICES)]
    return bool(moves) and all(move > 0 and move >= least for move in moves)


def ids(facts: Iterable[Fact | None]) -> tuple[str, ...]:
    """Return the ids of the facts that are there."""
    return tuple(fact.id for fact in facts if fact is not None)


def sign(value: float) -> str:
    """Return the tag of a direction: ``up``, ``down`` or ``flat``."""
    if value > 0:
        return "up"
    return "down" if value < 0 else "flat"

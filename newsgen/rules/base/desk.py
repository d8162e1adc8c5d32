"""What the rules know of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsgen.config import IndexWords, Style
from newsgen.measures import Span


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the rules know of the desk besides the day's facts."""

    style: Style = field(default_factory=Style)
    """From where on a move has a stronger word."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """How much a subject matters to the readers, in bits."""
    universes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Members by universe."""
    told_apart: frozenset[str] = frozenset()
    """Stocks that have a paragraph of their own (the big names): no movers besides."""
    members: frozenset[str] = frozenset()
    """Members of the desk's baskets: of several classes of a company's shares the one that is told."""
    industries: Mapping[str, str] = field(default_factory=dict)
    """Industry by symbol, of those of which it is known."""
    sectors: Mapping[str, str] = field(default_factory=dict)
    """Sector by symbol, likewise."""
    issuers: Mapping[str, str] = field(default_factory=dict)
    """Company by symbol: two classes of one company's shares are one piece of news."""

    def of_kind(self, known: Mapping[str, str], kind: str, universe: str) -> list[str]:
        """Return the members of a universe that are of an industry, or of a sector, as ``known`` has it."""
        return [one for one in sorted(self.universes.get(universe, ())) if known.get(one) == kind]

    def weight(self, about: str) -> float:
        """Return the weight of a symbol, basket or universe; 0 where none is set."""
        return self.weights.get(about, 0.0)

    def words(self, span: Span) -> IndexWords:
        """Return from where on an index's move over a span has a stronger word."""
        return self.style.week.index if span == "week" else self.style.index

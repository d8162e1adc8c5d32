"""Industries that went furthest either way, in words: within the sectors at the ends of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.sectors import ends, ranked
from newsgen.model import Fact, Item
from newsgen.rules.base import INSIDE, Desk, Rule, ids, score

NEAR, CLEAR = 0.7, 0.3
"""Which sectors are at the ends, as the rule on sectors has it: percentage points, and percent."""


class Industries(Rule, frozen=True):
    """An industry that went further than its sector, of the sectors at the top and of those at the bottom."""

    name: str = "industries"
    many: ClassVar[frozenset[str]] = frozenset({"best", "worst", "best_of", "worst_of"})

    least: float = 1.2
    """Percent that an industry must have moved."""
    beyond: float = 0.4
    """Percentage points that it must have gone further than its sector."""
    along: int = 3
    """Companies of weight in it that must have gone its way: one giant is no industry."""
    swept: float = 3.0
    """Percent that every sector moved one way on a day on which no industry stands out."""
    bits: float = 1.3
    """What it scores: it fills room that nothing better takes."""

    def matter(self, item: Item) -> str:  # noqa: ARG002 - one matter
        """Return that it is how the market looked inside."""
        return INSIDE

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - as every rule
        """Yield one item where an industry went far enough."""
        sectors = ranked(book, f"change_{self.span}")
        if not sectors or self._is_swept(sectors):
            return
        named = ends(sectors, near=NEAR, clear=CLEAR)
        best, worst = (self._furthest(book, each, way) for each, way in zip(named, (1.0, -1.0), strict=True))
        if not best and not worst:
            return
        (up, of_up), (down, of_down) = best or (None, None), worst or (None, None)
        yield Item(
            rule=self.name,
            about=book.market.universe("large"),
            facts=ids([up, of_up, down, of_down]),
            score=score(self.bits),
            reason="업종보다 잘게 나눈 산업의 하루를 말로 적는다",
            subjects={
                role: (fact.about,) if fact else ()
                for role, fact in (("best", up), ("best_of", of_up), ("worst", down), ("worst_of", of_down))
            },
            tags=frozenset({"both"} if best and worst else {"up"} if best else {"down"}),
        )

    def _is_swept(self, sectors: list[Fact]) -> bool:
        """Tell whether every sector went far the same way."""
        return sectors[-1].value >= self.swept or sectors[0].value <= -self.swept

    def _furthest(self, book: FactBook, sectors: list[Fact], way: float) -> tuple[Fact, Fact] | None:
        """Return the industry of some sectors that went furthest one way, and its sector."""
        of = {fact.about.rpartition("/")[2]: fact for fact in sectors}
        moves = (fact for fact in book.all(f"change_{self.span}") if fact.about.startswith("industry/"))
        able = [
            (fact, sector)
            for fact in moves
            if (sector := of.get(fact.about.split("/")[1])) is not None
            and fact.value * way >= self.least
            and (fact.value - sector.value) * way >= self.beyond
            and (book.value(f"along_{self.span}", fact.about) or 0) >= self.along
        ]
        return max(able, key=lambda pair: pair[0].value * way, default=None)

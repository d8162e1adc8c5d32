"""Industries that went furthest either way, in words: within the sectors at the ends of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.facts.book import FactBook
from newsgen.facts.sectors import ends, members, ranked
from newsgen.model import Fact, Item
from newsgen.rules.base import INSIDE, Desk, Rule, ids, score

NEAR, CLEAR = 0.7, 0.3
"""Which sectors are at the ends, as the rule on sectors has it: percentage points, and percent."""
TECHNOLOGY, CHIPS = "Information Technology", "Semiconductors & Semiconductor Equipment"
"""The sector, and the industry, that the index of semiconductors must not contradict."""
SAME = frozenset(
    {
        "Financial Services",
        "Health Care Technology",
        "Multi-Utilities",
        "Oil, Gas & Consumable Fuels",
        "Real Estate Management & Development",
        "Trading Companies & Distributors",
    }
)
"""Industries whose Korean name has their sector's within it: nobody tells the one from the other."""


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
        named = ends(sectors, members(book, sectors), near=NEAR, clear=CLEAR)
        best, worst = self._furthest(book, named.best, 1.0), self._furthest(book, named.worst, -1.0)
        if not best and not worst:
            return
        if best and worst:  # two unlike things are no sentence: the further one is told
            best, worst = (best, None) if best[0].value >= -worst[0].value else (None, worst)
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
            tags=frozenset({"up"} if best else {"down"}),
        )

    def _is_swept(self, sectors: list[Fact]) -> bool:
        """Tell whether every sector went far the same way."""
        return sectors[-1].value >= self.swept or sectors[0].value <= -self.swept

    def _furthest(self, book: FactBook, sectors: list[Fact], way: float) -> tuple[Fact, Fact] | None:
        """Return the industry of some sectors that went furthest one way, and its sector.

        None where that one is not fit to be told: the next one would be told in its place.
        """
        of = {fact.about.rpartition("/")[2]: fact for fact in sectors}
        measure = f"change_{self.span}"
        moves = book.select(measure, (one for one in book.abouts(measure) if one.startswith("industry/")))
        within = [(fact, of[kind]) for fact in moves if (kind := fact.about.split("/")[1]) in of]
        first = max(within, key=lambda pair: pair[0].value * way, default=None)
        return first if first and self._is_fit(book, *first, way) else None

    def _is_fit(self, book: FactBook, fact: Fact, sector: Fact, way: float) -> bool:
        """Tell whether an industry went far beyond its sector, and is no giant, nor the sector again."""
        kind = _kind(fact.about)
        far = max(one.value * way for one in (sector, *members(book, [sector])))
        if fact.value * way < max(self.least, far + self.beyond):
            return False
        if sector.value * way <= 0 or kind in SAME:
            return False
        chips = book.value(f"change_{self.span}", book.market.chips)
        if kind == CHIPS and chips is not None:
            return chips * way >= self.least
        if fact.about.split("/")[1] == TECHNOLOGY and chips is not None and chips * way > fact.value * way:
            return False
        return (book.value(f"along_{self.span}", fact.about) or 0) >= self.along


def said_once(items: list[Item]) -> list[Item]:
    """Return the items with an industry left out that is told with its stocks, or by its index."""
    told = {
        _kind(about)
        for item in items
        if item.chosen
        for way in ("rising", "falling")
        for about in item.subjects.get(way, ())
    } | {CHIPS for item in items if item.chosen and item.rule == "chips"}
    return [
        msgspec.structs.replace(item, chosen=False, reason="종목이나 지수와 함께 적는다")
        if "best_of" in item.subjects
        and told & {_kind(one) for end in ("best", "worst") for one in item.subjects[end]}
        else item
        for item in items
    ]


def _kind(about: str) -> str:
    """Return the industry that a fact or a subject is about, without its sector; empty of anything else."""
    return about.rpartition("/")[2] if about.startswith("industry/") else ""

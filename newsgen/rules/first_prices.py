"""A large company's close above a round price where it never was: 10만원, 13만원 of Samsung Electronics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, leaders, rarity, score


class FirstPrices(Rule, frozen=True):
    """One of the largest companies above a price of a digit and zeros for the first time ever."""

    name: str = "first_prices"
    many: ClassVar[frozenset[str]] = frozenset({"stocks"})
    section: str = "stocks"
    of_one: ClassVar[bool] = True
    joins: ClassVar[str] = "leaders"
    groups: ClassVar[tuple[str, ...]] = ("first",)

    rank: int = 2
    """Of the largest of each market, down to which place they are told."""
    round_bits: float = 3.0
    """Bits more of a digit 1, as 10만원: it stands a digit longer on every board."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a company."""
        for universe in book.market.universes:
            for rank in leaders(book, desk, universe.name) if universe.leaders else ():
                fact, move = book.get("level_first", rank.about), book.get("change_day", rank.about)
                if fact is None or move is None:
                    continue
                grand = f"{fact.value:.0f}".rstrip("0") == "1"
                yield Item(
                    rule=self.name,
                    about=rank.about,
                    facts=ids([fact, move]),
                    score=score(
                        rarity(fact.periods),
                        tested=len(book.market.universes) * self.rank,
                        weight=desk.weight(universe.name) - 4.0,
                        freshness=self.round_bits if grand else 0.0,
                    ),
                    reason=f"종가가 처음으로 {fact.value:,.0f}{book.market.money}을 넘었다",
                    subjects={"stocks": (rank.about,)},
                    chosen=rank.value <= self.rank,
                    tags=frozenset({"first", "up", *(["grand"] if grand else [])}),
                )

"""The big seven: their mean, the best and the worst of them, and whether they went with the market."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk, Rule, ids, score, sign


class Megacaps(Rule, frozen=True):
    """The plain mean of the Magnificent 7 against the S&P 500, with the members by their moves."""

    name: ClassVar[str] = "megacaps"
    roles: ClassVar[frozenset[str]] = frozenset({"basket", "market", "rose", "fell", "unchanged"})

    basket: str = "M7"
    market: str = "^GSPC"
    still: float = 0.1
    """Percent; a stock that moved less neither rose nor fell: 보합."""
    far: float = 8.0
    """Percent from which one member's move is the talk of the day."""
    flat: float = 0.1
    """Percent; what moved less has no direction to go against."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item; nothing where a member has no move."""
        mean, market = book.get("change_day", self.basket), book.get("change_day", self.market)
        if mean is None or market is None:
            return
        members = sorted(self._members(book, mean), key=lambda fact: -fact.value)
        rose = [fact for fact in members if fact.value >= self.still]
        fell = [fact for fact in reversed(members) if fact.value <= -self.still]
        still = [fact for fact in members if abs(fact.value) < self.still]
        against = mean.value * market.value < 0 and min(abs(mean.value), abs(market.value)) >= self.flat
        tags = {sign(mean.value), "against" if against else "with"}
        if book.get("high_52w_day_before", self.basket) and mean.value < 0:
            tags.add("off_high")
        if any(abs(fact.value) >= self.far for fact in members):
            tags.add("far")
        yield Item(
            rule=self.name,
            about=self.basket,
            facts=ids([mean, market, *members]),
            score=score(book.value("surprise_day", self.basket) or 0.0, weight=desk.weight(self.basket)),
            reason="대형 기술주는 매일 싣는다",
            subjects={
                "basket": (self.basket,),
                "market": (self.market,),
                "rose": tuple(fact.about for fact in rose),
                "fell": tuple(fact.about for fact in fell),
                "unchanged": tuple(fact.about for fact in still),
            },
            standing=True,
            tags=frozenset(tags),
        )

    def _members(self, book: FactBook, mean: Fact) -> list[Fact]:
        """Return the members' changes; the mean's inputs name them."""
        symbols = dict.fromkeys(given.symbol for given in mean.inputs)
        return book.select("change_day", symbols)

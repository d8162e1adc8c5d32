"""The market's big names: their mean, who rose and who fell, and whether they went with the market."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import Angle, Desk, Rule, ids, in_market, score, sign


class Megacaps(Rule, frozen=True):
    """The plain mean of the market's basket against its broad index, with the members by their moves."""

    name: str = "megacaps"
    one: ClassVar[frozenset[str]] = frozenset({"basket", "broad"})
    many: ClassVar[frozenset[str]] = frozenset({"rose", "fell", "unchanged"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    moved: ClassVar[Mapping[str, str]] = in_market("basket: basket", "market: broad")

    still: float = 0.1
    """Percent; a stock that moved less neither rose nor fell: 보합."""
    far: float = 8.0
    """Percent from which one member's move is the talk of the day."""
    flat: float = 0.1
    """Percent; what moved less has no direction to go against."""
    usual: float = 2.4
    """Percent: the usual size of the basket's week (its median, 2024 to 2026); a day has its own surprise."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item; nothing where a member has no move."""
        basket, broad = book.market.basket, book.market.broad
        mean = book.get("mean_change_week" if self.span == "week" else "change_day", basket)
        whole = book.get(f"change_{self.span}", broad)
        if mean is None or (whole is None and self.span == "day"):
            return
        members = book.select(f"change_{self.span}", dict.fromkeys(given.symbol for given in mean.inputs))
        if mean.n is not None and len(members) != mean.n:
            return
        yield Item(
            rule=self.name,
            about=basket,
            facts=ids([mean, whole, *members]),
            score=score(self._surprise(book, mean), weight=desk.weight(basket)),
            reason={"day": "대형 기술주는 매일 싣는다", "week": "대형 기술주의 한 주는 늘 싣는다"}[self.span],
            subjects={
                "basket": (basket,),
                "broad": (broad,) if whole else (),
                **self._groups(members),
            },
            standing=True,
            tags=frozenset(self._tags(book, mean, whole, members)),
        )

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that one of them moved as single stocks rarely do."""
        return "single_stock" if "far" in item.tags else None

    def _surprise(self, book: FactBook, mean: Fact) -> float:
        if self.span == "week":
            return abs(mean.value) / self.usual
        return book.value("surprise_day", mean.about) or 0.0

    def _groups(self, members: list[Fact]) -> dict[str, tuple[str, ...]]:
        """Return who rose, who fell and who did neither, the largest move first."""
        ranked = sorted(members, key=lambda fact: -abs(fact.value))
        return {
            "rose": tuple(fact.about for fact in ranked if fact.value >= self.still),
            "fell": tuple(fact.about for fact in ranked if fact.value <= -self.still),
            "unchanged": tuple(
                fact.about
                for fact in sorted(members, key=lambda fact: -fact.value)
                if abs(fact.value) < self.still
            ),
        }

    def _tags(self, book: FactBook, mean: Fact, whole: Fact | None, members: list[Fact]) -> Iterator[str]:
        yield sign(mean.value)
        if whole is not None:
            apart = mean.value * whole.value < 0 and min(abs(mean.value), abs(whole.value)) >= self.flat
            yield "against" if apart else "with"
        if self.span == "day" and mean.value < 0 and book.get("high_52w_day_before", mean.about):
            yield "off_high"
        if any(abs(fact.value) >= self.far for fact in members):
            yield "far"

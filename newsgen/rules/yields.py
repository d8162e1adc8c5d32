"""Government bond yields, a short and a long one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules.base import Angle, Desk, Rule, gaussian, ids, score, sign


class Yields(Rule, frozen=True):
    """The long yield with its change in basis points, and the short one where it is there."""

    name: str = "yields"
    one: ClassVar[frozenset[str]] = frozenset({"short", "long", "broad"})
    section: str = "rates"
    either_way: ClassVar[bool] = True

    shock: float = 12.0
    """Basis points from which the ten-year yield's day is a shock."""
    daily: float = 5.3
    """Basis points: the usual size of the ten-year yield's day (its standard deviation, 2015 to 2026)."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item."""
        market = book.market
        long, short = market.yield_of("long"), market.yield_of("short")
        ten, two = book.get("yield_change", long), book.get("yield_change", short)
        if ten is None:
            return
        broad = (market.broad,) if book.get("change_day", market.broad) else ()
        tags = {f"long_{sign(ten.value)}"}
        if two is not None:
            tags |= {f"short_{sign(two.value)}", "together" if ten.value * two.value > 0 else "apart"}
        if abs(ten.value) >= self.shock:
            tags.add("shock")
        yield Item(
            rule=self.name,
            about=long,
            facts=ids([ten, two, book.get("close", long), book.get("close", short)]),
            score=score(gaussian(abs(ten.value) / self.daily), tested=2, weight=desk.weight(long)),
            reason="국채 금리는 매일 싣는다",
            subjects={"short": (short,) if two else (), "long": (long,), "broad": broad},
            standing=True,
            tags=frozenset(tags),
        )

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002
        """Tell whether the long yield moved far enough."""
        return "shock" in item.tags

    def angle(self, item: Item) -> Angle:  # noqa: ARG002
        """Return that the day is one of rates."""
        return "rate_shock"

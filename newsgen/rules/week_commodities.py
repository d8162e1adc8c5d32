"""Oil, gold and silver over a finished week, where they moved far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, gaussian, ids, score


class WeekCommodities(Rule, frozen=True):
    """Oil with its price, gold and silver by their moves; oil and gold that moved less, in words."""

    name: str = "week_commodities"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset({"oil", "gold", "silver", "some_oil", "some_gold"})
    section: str = "rates"
    either_way: ClassVar[bool] = True
    joins: ClassVar[str] = "week_rates"

    oil: float = 3.0
    """Percent from which oil's week is told."""
    gold: float = 2.0
    """Percent from which gold's is."""
    silver: float = 5.0
    """Percent from which silver's is."""
    some: float = 0.5
    """Percent from which it is said of oil, and of gold, which way it went."""
    oil_vast: float = 12.0
    """Percent from which oil is what happened in the week."""
    gold_vast: float = 6.0
    """Percent from which gold is."""
    oil_weekly: float = 5.5
    """Percent: the usual size of oil's week (its standard deviation, 2020 to 2026)."""
    gold_weekly: float = 2.5
    """Percent: that of gold's."""
    silver_weekly: float = 5.0
    """Percent: that of silver's."""
    most: float = 8.0
    """Bits of surprise at most: their weeks have thicker tails than what the bits are reckoned by."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item where one of them moved far enough."""
        least = {
            "oil": (self.oil, self.oil_weekly, self.oil_vast),
            "gold": (self.gold, self.gold_weekly, self.gold_vast),
            "silver": (self.silver, self.silver_weekly, float("inf")),
        }
        moves = {role: book.get("change_week", book.market.commodity(role)) for role in least}
        told = {
            role: move
            for role, move in moves.items()
            if move and abs(move.value) >= least[role][0] and book.get("close", move.about)
        }
        some = {
            role: move
            for role, move in moves.items()
            if move and role not in told and role != "silver" and abs(move.value) >= self.some
        }
        if not told and not some:
            return
        bits = [gaussian(abs(move.value) / least[role][1]) for role, move in (told or some).items()]
        first = next(iter((told or some).values()))
        subjects: dict[str, tuple[str, ...]] = {
            role: (told[role].about,) if role in told else () for role in least
        }
        for role in ("oil", "gold"):
            subjects[f"some_{role}"] = (some[role].about,) if role in some else ()
        yield Item(
            rule=self.name,
            about=first.about,
            facts=ids(
                [
                    *told.values(),
                    *(book.get("close", move.about) for move in told.values()),
                    *some.values(),
                ]
            ),
            score=score(min(max(bits), self.most), weight=desk.weight(first.about)),
            reason=", ".join(f"{move.about} {abs(move.value):.2f}%" for move in (told or some).values()),
            subjects=subjects,
            standing=not told,
            tags=frozenset(
                {f"{role}_vast" for role, move in told.items() if abs(move.value) >= least[role][2]}
            ),
        )

    def happened(self, item: Item) -> bool:
        """Tell whether one moved as it does in a few weeks of a year."""
        return bool(item.tags)

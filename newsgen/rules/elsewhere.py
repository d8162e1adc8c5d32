"""Europe and Asia, where they moved far before New York closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, gaussian, ids, score


class Elsewhere(Rule, frozen=True):
    """Two indices at most, those that moved furthest, each by the bound that its market's file gives it.

    Where one moved as it does once in years that is what happened that day, and stands beside the market.
    """

    name: str = "elsewhere"
    one: ClassVar[frozenset[str]] = frozenset({"furthest"})
    many: ClassVar[frozenset[str]] = frozenset({"europe", "asia"})
    section: str = "rates"
    either_way: ClassVar[bool] = True

    most: int = 2
    """Indices that are told at most."""
    vast: float = 7.0
    """Percent from which it is."""
    usual: float = 1.1
    """Percent: the usual size of a day of one (its standard deviation, 2020 to 2026)."""
    bits: float = 5.0
    """Bits of surprise at most: it is the news of another place."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - whoever reads it
        """Yield one item where one moved far."""
        known = {one.symbol: one for one in book.market.elsewhere}
        moves = book.select("change_day", known)
        far = [fact for fact in moves if abs(fact.value) >= known[fact.about].least]
        told = sorted(far, key=lambda fact: -abs(fact.value))[: self.most]
        if not told:
            return
        bits = min(gaussian(abs(told[0].value) / self.usual), self.bits)
        yield Item(
            rule=self.name,
            about=told[0].about,
            facts=ids(told),
            score=score(bits),
            reason=", ".join(f"{fact.about} {abs(fact.value):.2f}%" for fact in told),
            subjects={"furthest": (told[0].about,)}
            | {
                region: tuple(fact.about for fact in told if known[fact.about].region == region)
                for region in ("europe", "asia")
            },
            tags=frozenset({"vast"} if abs(told[0].value) >= self.vast else ()),
        )

    def happened(self, item: Item) -> bool:
        """Tell whether one moved as it does once in years."""
        return "vast" in item.tags

    def section_of(self, item: Item) -> str:
        """Return that such a day stands with how the market looked."""
        return "market" if "vast" in item.tags else self.section

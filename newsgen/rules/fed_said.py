"""What the Fed published or its chair said in a session, with the hour: told beside how the indices went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.model import EventKind, Item
from newsgen.rules.base import LEVELS, Desk, Rule, ids, score

KINDS: tuple[EventKind, ...] = ("speech", "minutes", "survey")
"""What is told, the weightiest first."""


class FedSaid(Rule, frozen=True):
    """Minutes, the Beige Book, a speech of the chair: that it was, and when; never what moved on it."""

    name: str = "fed_said"
    one: ClassVar[frozenset[str]] = frozenset({"fed", "committee", "exchange"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})

    weight: float = 2.0
    """Bits of weight: it stands where it is, and leads nothing."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - whoever reads it
        """Yield one standing item where there was anything."""
        exchange = book.market.exchange
        held = [fact for kind in KINDS if (fact := book.get(f"{kind}_held", exchange))]
        if not held:
            return
        yield Item(
            rule=self.name,
            about=exchange,
            facts=ids(held),
            score=score(0.0, weight=self.weight),
            reason="연준이 공개하거나 말한 일은 시각과 함께 늘 싣는다",
            subjects={"exchange": (exchange,), "fed": ("FED",), "committee": ("FOMC",)},
            standing=True,
            tags=frozenset(fact.measure.removesuffix("_held") for fact in held),
        )

    def matter(self, item: Item) -> str:  # noqa: ARG002 - it is always told beside the levels
        """Return the matter of the levels: it stands in their paragraph."""
        return LEVELS

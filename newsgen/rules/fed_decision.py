"""What the Fed decided, on the day of the decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules.base import Angle, Desk, Rule, ids, score, went_together


class FedDecision(Rule, frozen=True):
    """A decision whose outcome is known: a change of the range leads the day, a hold is told in its place."""

    name: str = "fed_decision"
    one: ClassVar[frozenset[str]] = frozenset({"fed", "committee", "meeting"})
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    section: str = "fed"
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})

    change_bits: float = 12.0
    """What a change of the range is worth: it leads, unless the market did what it does once in years."""
    hold_bits: float = 3.0
    """What a hold is worth."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield the session's decision, if there is one."""
        for decision in book.all("decision"):
            kind = "cut" if decision.value < 0 else "hike" if decision.value > 0 else "hold"
            abouts = tuple(fact.about for fact in book.select("change_day", book.market.indices))
            tags = {kind, self._market(book)}
            if self._priced(book, decision.about, kind):
                tags.add("priced")
            yield Item(
                rule=self.name,
                about=decision.about,
                facts=ids([decision, book.get("decision_low", decision.about)]),
                score=score(
                    self.hold_bits if kind == "hold" else self.change_bits, weight=desk.weight("FED")
                ),
                reason="연준이 이날 기준금리를 결정했다",
                subjects={
                    "fed": ("FED",),
                    "committee": ("FOMC",),
                    "meeting": (decision.about,),
                    "indices": abouts,
                },
                standing=True,
                tags=frozenset(tags),
            )

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002
        """Tell whether the range was changed."""
        return "hold" not in item.tags

    def angle(self, item: Item) -> Angle:  # noqa: ARG002
        """Return that the day is one of policy."""
        return "policy"

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that the Fed held."""
        return "policy_hold" if "hold" in item.tags else None

    def _market(self, book: FactBook) -> str:
        """Return how the indices closed, all of them."""
        if went_together(book, 1):
            return "all_up"
        return "all_down" if went_together(book, -1) else "mixed"

    def _priced(self, book: FactBook, about: str, kind: str) -> bool:
        """Return whether the day before had odds of what came."""
        return book.get(f"{kind}_probability_day_before", about) is not None

"""What the Fed decided, on the day of the decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import Angle, Desk, Rule, ids, score, went_together

MEASURES = (
    "decision",
    "decision_low",
    "decision_high",
    *(f"{kind}_{run}" for kind in ("cut", "hold", "hike") for run in ("run", "run_ended")),
    "decision_last",
)
"""What is told of a decision."""


class FedDecision(Rule, frozen=True):
    """A decision whose outcome is known: a change of the range leads the day unless the market moved sharply.

    A hold, and a change on such a day, stand in the lead beside what leads.
    """

    name: str = "fed_decision"
    one: ClassVar[frozenset[str]] = frozenset({"fed", "committee", "meeting", "following"})
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    act: ClassVar[bool] = True
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})

    change_bits: float = 12.0
    """What a change of the range is worth: it leads, unless the market did what it does once in years."""
    hold_bits: float = 3.0
    """What a hold is worth."""
    large: float = 50.0
    """Basis points from which a cut is a big one."""
    sure: float = 90.0
    """Percent from which what came had been priced in: the odds of the day before are not told then."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield the session's decision, if there is one."""
        for decision in book.all("decision"):
            kind = "cut" if decision.value < 0 else "hike" if decision.value > 0 else "hold"
            abouts = tuple(fact.about for fact in book.select("change_day", book.market.indices))
            tags = {kind, self._market(book)}
            if abs(decision.value) >= self.large:
                tags.add("large")
            move = book.value("change_day", book.market.broad)
            if move is not None and abs(move) >= desk.words("day").sharp:
                tags.add("stormy")
            last = book.get("decision_last", decision.about)
            if last is not None and last.since is not None and last.since.year < book.day.year:
                tags.add("first_of_year")
            following = self._following(book)
            if self._unsure(book, decision.about, kind):
                tags.add("unsure")
            yield Item(
                rule=self.name,
                about=decision.about,
                facts=ids([*(book.get(measure, decision.about) for measure in MEASURES), following]),
                score=score(
                    self.hold_bits if kind == "hold" else self.change_bits, weight=desk.weight("FED")
                ),
                reason="연준이 이날 기준금리를 결정했다",
                subjects={
                    "fed": ("FED",),
                    "committee": ("FOMC",),
                    "meeting": (decision.about,),
                    "indices": abouts,
                    "following": (following.about,) if following else (),
                },
                tags=frozenset(tags),
            )

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002
        """Tell whether the range was changed, on a day on which the market did nothing larger."""
        return not item.tags & {"hold", "stormy"}

    def happened(self, item: Item) -> bool:  # noqa: ARG002
        """Return that a decision is what happened that day."""
        return True

    def angle(self, item: Item) -> Angle:  # noqa: ARG002
        """Return that the day is one of policy."""
        return "policy"

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that the Fed held."""
        return "policy_hold" if "hold" in item.tags else None

    def _following(self, book: FactBook) -> Fact | None:
        """Return the next meeting, where its days are known."""
        coming = (one for one in book.all("meeting") if one.value > 0)
        return min(coming, key=lambda one: one.value, default=None)

    def _market(self, book: FactBook) -> str:
        """Return how the indices closed, all of them."""
        if went_together(book, 1):
            return "all_up"
        return "all_down" if went_together(book, -1) else "mixed"

    def _unsure(self, book: FactBook, about: str, kind: str) -> bool:
        """Return whether the prices of the day before left it open what would come."""
        odds = book.value(f"{kind}_probability_day_before", about)
        return odds is not None and odds < self.sure

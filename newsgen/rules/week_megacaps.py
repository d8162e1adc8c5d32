"""The big seven over a finished week."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import STILL, Desk, Rule, ids, score, sign


class WeekMegacaps(Rule, frozen=True):
    """The plain mean of the members' weeks, with who rose and who fell."""

    name: ClassVar[str] = "week_megacaps"
    roles: ClassVar[frozenset[str]] = frozenset({"basket", "rose", "fell", "unchanged"})

    basket: str = "M7"
    usual: float = 2.4
    """Percent: the usual size of the basket's week (its median, 2024 to 2026)."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item; nothing where a member is missing."""
        mean = book.get("mean_change_week", self.basket)
        if mean is None:
            return
        members = book.select("change_week", dict.fromkeys(given.symbol for given in mean.inputs))
        if len(members) != mean.n:
            return
        largest_first = sorted(members, key=lambda fact: -abs(fact.value))
        groups = {
            "rose": [fact.about for fact in largest_first if fact.value >= STILL],
            "fell": [fact.about for fact in largest_first if fact.value <= -STILL],
            "unchanged": [fact.about for fact in largest_first if abs(fact.value) < STILL],
        }
        yield Item(
            rule=self.name,
            about=self.basket,
            facts=ids([mean, *members]),
            score=score(abs(mean.value) / self.usual, weight=desk.weight(self.basket)),
            reason="대형 기술주의 한 주는 늘 싣는다",
            subjects={"basket": (self.basket,), **{role: tuple(found) for role, found in groups.items()}},
            standing=True,
            tags=frozenset({sign(mean.value)}),
        )

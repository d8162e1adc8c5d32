"""An index that rose or fell several weeks in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.measures import INDICES
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score


class WeekStreak(Rule, frozen=True):
    """A streak of at least ``weeks`` weeks."""

    name: ClassVar[str] = "week_streak"
    roles: ClassVar[frozenset[str]] = frozenset({"indices"})

    weeks: int = 3

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index; by a coin's odds a streak of n weeks has n - 1 bits."""
        watched = (*INDICES, "^RUT")
        for about in watched:
            for measure, tag in (("weeks_up", "up"), ("weeks_down", "down")):
                fact = book.get(measure, about)
                if fact is None or book.get("change_week", about) is None:
                    continue
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids([fact]),
                    score=score(fact.value - 1, tested=len(watched), weight=desk.weight(about)),
                    reason=f"{fact.value:.0f}주 연속, 기준 {self.weeks}주",
                    subjects={"indices": (about,)},
                    chosen=fact.value >= self.weeks,
                    tags=frozenset({tag}),
                )

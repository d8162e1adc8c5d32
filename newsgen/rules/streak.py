"""An index that rose or fell several sessions in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.measures import INDICES
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score


class Streak(Rule, frozen=True):
    """A streak of at least ``sessions`` sessions."""

    name: ClassVar[str] = "streak"
    roles: ClassVar[frozenset[str]] = frozenset({"indices"})

    sessions: int = 4

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index; by a coin's odds a streak of n sessions has n - 1 bits."""
        watched = (*INDICES, "^RUT")
        for about in watched:
            for measure, tag in (("streak_up", "up"), ("streak_down", "down")):
                fact = book.get(measure, about)
                if fact is None or fact.value < 2:
                    continue
                week = book.get("change_week", about)
                tags = {tag, "whole_week"} if week and week.base == fact.base else {tag}
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids([fact, book.get("change_streak", about)]),
                    score=score(fact.value - 1, tested=len(watched), weight=desk.weight(about)),
                    reason=f"{fact.value:.0f}거래일 연속, 기준 {self.sessions}거래일",
                    subjects={"indices": (about,)},
                    chosen=fact.value >= self.sessions,
                    tags=frozenset(tags),
                )

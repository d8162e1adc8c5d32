"""The best and the worst sector of the S&P 500."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import STILL, Desk, Rule, ids, score


class Sectors(Rule, frozen=True):
    """Sectors by the plain mean of their members' moves, where they went far enough apart."""

    name: ClassVar[str] = "sectors"
    roles: ClassVar[frozenset[str]] = frozenset({"best", "worst"})

    universe: str = "sp500"
    usual: float = 2.7
    """Percentage points: the mean gap, 2024 to 2026; gaps are taken to fall off exponentially beyond it."""
    gap: float = 1.5
    """Percentage points between the best and the worst sector."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; the unclassified sector is not ranked."""
        means = [
            fact
            for fact in book.all("change_day")
            if fact.about.startswith(f"{self.universe}/") and not fact.about.endswith("/Miscellaneous")
        ]
        if len(means) < 4:
            return
        ranked = sorted(means, key=lambda fact: -fact.value)
        best, worst = ranked[0], ranked[-1]
        gap = best.value - worst.value
        if min(abs(best.value), abs(worst.value)) < STILL:
            return
        character = "all_up" if worst.value > 0 else "all_down" if best.value < 0 else "mixed"
        tags = {character, "wide"} if character == "mixed" and gap >= self.usual else {character}
        yield Item(
            rule=self.name,
            about=self.universe,
            facts=ids([best, worst]),
            score=score(
                gap / self.usual * math.log2(math.e), tested=len(ranked), weight=desk.weight(self.universe)
            ),
            reason=f"업종 간 차 {gap:.2f}%p, 기준 {self.gap:g}%p",
            subjects={"best": (best.about,), "worst": (worst.about,)},
            chosen=gap >= self.gap,
            tags=frozenset(tags),
        )

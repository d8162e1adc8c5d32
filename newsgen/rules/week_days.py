"""The best and the worst day of a finished week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Item
from newsgen.rules.base import STILL, Desk, Rule, ids, in_market, score


class WeekDays(Rule, frozen=True):
    """The days of the broad index that lay furthest apart, where they did."""

    name: str = "week_days"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    moved: ClassVar[Mapping[str, str]] = in_market("index: broad")

    gap: float = 1.0
    """Percentage points between the best and the worst day of the week."""
    wild: float = 3.0
    """The same from which the days are told however little the week moved as a whole."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; ``rose`` and ``fell`` are weeks whose days all went one way."""
        index = book.market.broad
        best, worst = book.get("change_best_day", index), book.get("change_worst_day", index)
        if best is None or worst is None:
            return
        apart = best.value - worst.value
        character = "rose" if worst.value >= STILL else "fell" if best.value <= -STILL else "both"
        clear = character != "both" or min(abs(best.value), abs(worst.value)) >= STILL
        yield Item(
            rule=self.name,
            about=index,
            facts=ids([best, worst]),
            score=score(0.0, tested=best.n or 1, weight=desk.weight(index)),
            reason=f"가장 나은 날과 못한 날의 차 {apart:.2f}%p, 기준 {self.gap:g}%p",
            subjects={"index": (index,)},
            chosen=apart >= self.gap and clear,
            standing=apart >= self.wild and clear,
            tags=frozenset({character}),
        )

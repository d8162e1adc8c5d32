"""Two indices that went apart: small caps against large, growth against blue chips."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.spreads import PAIRS
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score, sign


class Divergence(Rule, frozen=True):
    """One index ahead of another by at least ``gap`` percentage points over the day."""

    name: ClassVar[str] = "divergence"
    roles: ClassVar[frozenset[str]] = frozenset({"first", "second", "pair"})

    gap: float = 1.0
    """Percentage points, on the unrounded values."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a pair; ``opposite`` is tagged where one rose and the other fell."""
        for first, second in PAIRS:
            spread = book.get("spread_day", f"{first}-{second}")
            one, other = book.get("change_day", first), book.get("change_day", second)
            if spread is None or one is None or other is None:
                continue
            chosen = abs(spread.value) >= self.gap
            tags = {sign(spread.value), "small" if first == "^RUT" else "growth"}
            tags.add("opposite" if one.value * other.value < 0 else "same")
            surprise = book.value("surprise_day", spread.about) or 0.0
            yield Item(
                rule=self.name,
                about=spread.about,
                facts=ids([spread, one, other]),
                score=score(surprise, tested=len(PAIRS), weight=max(desk.weight(first), desk.weight(second))),
                reason=f"등락률 차 {abs(spread.value):.2f}%p, 기준 {self.gap:g}%p",
                subjects={"first": (first,), "second": (second,), "pair": (spread.about,)},
                chosen=chosen,
                tags=frozenset(tags),
            )

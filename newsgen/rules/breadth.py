"""How many stocks rose and fell, and whether that fits the index."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score


class Breadth(Rule, frozen=True):
    """Risers against fallers of a universe: lopsided, or against the direction of its index."""

    name: str = "breadth"
    many: ClassVar[frozenset[str]] = frozenset({"universes"})
    section: str = "stocks"
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")

    lopsided: float = 3.0
    """Risers over fallers, or the other way round, from which a day is lopsided."""
    min_members: int = 300
    """Fewer than this are a sample, not a universe."""
    against: float = 1.25
    """The same from which stocks contradict their index."""
    min_change: float = 0.1
    """Percent; an index that moved less has no direction to contradict."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a universe."""
        universes = book.market.universes
        for kind in universes:
            universe, index = kind.name, kind.index
            up, down = book.get("breadth_up", universe), book.get("breadth_down", universe)
            change = book.get("change_day", index)
            if up is None or down is None or change is None or (up.n or 0) < self.min_members:
                continue
            ratio = math.log2((up.value + 1) / (down.value + 1))
            against = ratio * change.value < 0 and abs(change.value) >= self.min_change
            contradicts = against and abs(ratio) >= math.log2(self.against)
            tags = {"up" if ratio > 0 else "down", kind.role}
            if contradicts:
                tags.add("against")
            extremes = [book.get(f"breadth_{side}_52w", universe) for side in ("high", "low")]
            yield Item(
                rule=self.name,
                about=universe,
                facts=ids([up, down, change, *extremes]),
                score=score(
                    abs(ratio) + (3.0 if contradicts else 0.0),
                    tested=len(universes),
                    weight=desk.weight(universe),
                ),
                reason=f"상승 {up.value:.0f}·하락 {down.value:.0f}, 기준 {self.lopsided:g}배",
                subjects={"universes": (universe,)},
                chosen=abs(ratio) >= math.log2(self.lopsided) or contradicts,
                tags=frozenset(tags),
            )

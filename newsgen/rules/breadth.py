"""How many stocks rose and fell, where that is news: nearly all went one way, or against their index."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import INSIDE, Desk, Rule, ids, score


class Breadth(Rule, frozen=True):
    """Risers against fallers of the large companies; how many moved by ten percent where it is many."""

    name: str = "breadth"
    one: ClassVar[frozenset[str]] = frozenset({"universe", "index"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})

    lopsided: float = 85.0
    """Percent of the members that went one way; what is less is told in words, with the sectors."""
    min_members: int = 300
    """Fewer than this are a sample, not a universe."""
    against: float = 55.0
    """Percent of the members from which on they contradict their index."""
    min_change: float = 0.1
    """Percent; an index that moved less has no direction to contradict."""
    crowd: int = 25
    """Members that moved by ten percent one way: reached on some five days a year."""

    def matter(self, item: Item) -> str:  # noqa: ARG002 - one matter
        """Return that it is how the market looked inside."""
        return INSIDE

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item about the large companies."""
        universe = book.market.universe("large")
        index = book.market.index_of(universe)
        up, down = book.get("share_up", universe), book.get("share_down", universe)
        change = book.get("change_day", index)
        if up is None or down is None or change is None or (up.n or 0) < self.min_members:
            return
        way, share, far = (
            ("up", up, "breadth_ge10") if up.value >= down.value else ("down", down, "breadth_le10")
        )
        against = (change.value < 0) == (way == "up") and abs(change.value) >= self.min_change
        contradicts = against and share.value >= self.against
        counted = book.get(far, universe)
        many = counted is not None and counted.value >= self.crowd
        ratio = abs(math.log2((up.value + 0.2) / (down.value + 0.2)))
        yield Item(
            rule=self.name,
            about=universe,
            facts=ids([share, change, counted if many else None]),
            score=score(
                ratio + (3.0 if contradicts else 0.0) + (2.0 if many else 0.0),
                weight=desk.weight(universe) - 1.0,
            ),
            reason=f"한쪽으로 간 종목 {share.value:.0f}%, 기준 {self.lopsided:g}%",
            subjects={"universe": (universe,), "index": (index,)},
            chosen=share.value >= self.lopsided or contradicts,
            tags=frozenset(
                {way, "large"} | ({"against"} if contradicts else set()) | ({"many"} if many else set())
            ),
        )

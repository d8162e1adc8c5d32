"""The best and the worst sector of the large companies, over a session or a week."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import STILL, Angle, Desk, Rule, ids, in_market, score

UNSORTED = "Miscellaneous"
"""The sector of what has none: it is not ranked."""
FEWEST = 4
"""Fewer sectors than this are no ranking."""


class Sectors(Rule, frozen=True):
    """Sectors by the plain mean of their members' moves, where they went far enough apart."""

    name: str = "sectors"
    one: ClassVar[frozenset[str]] = frozenset({"large", "index", "best", "worst"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    either_way: ClassVar[bool] = True
    moved: ClassVar[Mapping[str, str]] = in_market("universe: universe")

    counted: bool = False
    """Whether it tells first how many members rose and fell: then it stands, whatever the sectors did."""
    min_members: int = 300
    """Fewer than this are a sample, not a universe."""
    usual: float = 2.7
    """Percentage points: the mean gap, 2024 to 2026; gaps are taken to fall off exponentially beyond it.
    Infinite where it is not known: then the gap carries no bits."""
    gap: float = 1.5
    """Percentage points between the best and the worst sector."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; the unclassified sector is not ranked."""
        universe = book.market.universe("large")
        counts = self._counts(book, universe)
        ranked = self._ranked(book, universe)
        ends = [ranked[0], ranked[-1]] if len(ranked) >= FEWEST else []
        clear = bool(ends) and min(abs(end.value) for end in ends) >= STILL
        if not (counts if self.counted else clear):
            return
        apart = ends[0].value - ends[1].value if ends else 0.0
        far = clear and apart >= self.gap
        told = ends if far or not self.counted else []
        yield Item(
            rule=self.name,
            about=universe,
            facts=ids([*counts, *ends]),
            score=score(
                apart / self.usual * math.log2(math.e), tested=len(ranked), weight=desk.weight(universe)
            ),
            reason=f"업종 간 차 {apart:.2f}%p, 기준 {self.gap:g}%p",
            subjects={
                "large": (universe,) if counts else (),
                "index": (book.market.index_of(universe),),
                "best": tuple(end.about for end in told[:1]),
                "worst": tuple(end.about for end in told[1:]),
            },
            chosen=far or self.counted,
            standing=self.counted,
            tags=self._tags(told, apart),
        )

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that money changed places while the indices stood."""
        return "rotation" if small and "wide" in item.tags else None

    def _counts(self, book: FactBook, universe: str) -> list[Fact]:
        """Return how many rose and fell over the week; nothing where that is not told, or not known."""
        measures = [f"breadth_{way}_week" for way in ("up", "down")] if self.counted else []
        found = [fact for fact in (book.get(measure, universe) for measure in measures) if fact]
        return found if len(found) == 2 and (found[0].n or 0) >= self.min_members else []

    def _ranked(self, book: FactBook, universe: str) -> list[Fact]:
        """Return the sectors' means, the best first."""
        means = (fact for fact in book.all(f"change_{self.span}") if fact.about.startswith(f"{universe}/"))
        return sorted(
            (one for one in means if not one.about.endswith(f"/{UNSORTED}")), key=lambda f: -f.value
        )

    def _tags(self, told: list[Fact], apart: float) -> frozenset[str]:
        if not told:
            return frozenset({"near"})
        best, worst = told
        if worst.value > 0:
            return frozenset({"all_up"})
        if best.value < 0:
            return frozenset({"all_down"})
        return frozenset({"mixed", "wide"} if apart >= self.usual else {"mixed"})

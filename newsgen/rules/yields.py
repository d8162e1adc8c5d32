"""US government bond yields, two and ten years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, gaussian, ids, score, sign


class Yields(Rule, frozen=True):
    """The ten-year yield with its change in basis points, and the two-year one where it is there."""

    name: ClassVar[str] = "yields"
    roles: ClassVar[frozenset[str]] = frozenset({"short", "long", "broad"})

    shock: float = 12.0
    """Basis points from which the ten-year yield's day is a shock."""
    daily: float = 5.3
    """Basis points: the usual size of the ten-year yield's day (its standard deviation, 2015 to 2026)."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item."""
        ten, two = book.get("yield_change", "DGS10"), book.get("yield_change", "DGS2")
        if ten is None:
            return
        broad = ("^GSPC",) if book.get("change_day", "^GSPC") else ()
        tags = {f"long_{sign(ten.value)}"}
        if two is not None:
            tags |= {f"short_{sign(two.value)}", "together" if ten.value * two.value > 0 else "apart"}
        if abs(ten.value) >= self.shock:
            tags.add("shock")
        yield Item(
            rule=self.name,
            about="DGS10",
            facts=ids([ten, two, book.get("close", "DGS10"), book.get("close", "DGS2")]),
            score=score(gaussian(abs(ten.value) / self.daily), tested=2, weight=desk.weight("DGS10")),
            reason="국채 금리는 매일 싣는다",
            subjects={"short": ("DGS2",) if two else (), "long": ("DGS10",), "broad": broad},
            standing=True,
            tags=frozenset(tags),
        )

"""How many members of the S&P 500 rose over a finished week, and its best and worst sector."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import STILL, Desk, Rule, ids, score


class WeekSectors(Rule, frozen=True):
    """Risers against fallers, and sectors by the plain mean of their members' weeks."""

    name: ClassVar[str] = "week_sectors"
    roles: ClassVar[frozenset[str]] = frozenset({"large", "best", "worst"})

    universe: str = "sp500"
    min_members: int = 300
    """Fewer than this are a sample, not a universe."""
    gap: float = 2.0
    """Percentage points between the best and the worst sector."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item; a role without facts stays empty."""
        up, down = (book.get(f"breadth_{way}_week", self.universe) for way in ("up", "down"))
        if up is None or down is None or (up.n or 0) < self.min_members:
            return
        ranked = _ranked(book, self.universe)
        ends = (ranked[0], ranked[-1]) if len(ranked) >= 4 else None
        apart = ends[0].value - ends[1].value if ends else 0.0
        far = ends is not None and apart >= self.gap and min(abs(end.value) for end in ends) >= STILL
        tags = {_character(*ends)} if ends and far else {"near"}
        yield Item(
            rule=self.name,
            about=self.universe,
            facts=ids([up, down, *(ends or ())]),
            score=score(0.0, tested=max(len(ranked), 1), weight=desk.weight(self.universe)),
            reason=f"업종 간 차 {apart:.2f}%p, 기준 {self.gap:g}%p",
            subjects={
                "large": (self.universe,),
                "best": (ends[0].about,) if ends and far else (),
                "worst": (ends[1].about,) if ends and far else (),
            },
            standing=True,
            tags=frozenset(tags),
        )


def _ranked(book: FactBook, universe: str) -> list[Fact]:
    """Return the sectors' means, the best first; the unclassified sector is not ranked."""
    means = (fact for fact in book.all("change_week") if fact.about.startswith(f"{universe}/"))
    return sorted((one for one in means if not one.about.endswith("/Miscellaneous")), key=lambda f: -f.value)


def _character(best: Fact, worst: Fact) -> str:
    return "all_up" if worst.value > 0 else "all_down" if best.value < 0 else "mixed"

"""How the three indices went over a finished week: what an article of the week stands on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.measures import INDICES
from newsgen.model import Item
from newsgen.rules.base import STILL, Desk, Rule, ids, score


class WeekClose(Rule, frozen=True):
    """The week of the Dow, the S&P 500 and the Nasdaq; the character of the week as a tag."""

    name: ClassVar[str] = "week_close"
    roles: ClassVar[frozenset[str]] = frozenset({"week", "indices", "small", "fear"})

    broad: str = "^GSPC"
    """The index by which a week counts as sharp or extreme."""
    flat: float = 0.2
    """A week over which every index moved less than this, in percent, is flat (보합)."""
    quiet: float = 0.8
    """A week over which every index moved less than this, in percent, is quiet."""
    sharp: float = 3.5
    """From here on, in percent, the S&P 500 moved sharply (급등·급락)."""
    extreme: float = 7.0
    """From here on, in percent, it soared or plunged (폭등·폭락)."""
    fear: float = 15.0
    """Percent over the week from which the VIX is told."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item; nothing where no index has a finished week."""
        here = tuple(about for about in INDICES if _told(book, about))
        if not here or book.get("week", "XNYS") is None:
            return
        changes = [book.value("change_week", about) or 0.0 for about in here]
        volatile = abs(book.value("change_week", "^VIX") or 0.0) >= self.fear and _told(book, "^VIX")
        yield Item(
            rule=self.name,
            about="XNYS",
            facts=ids(book.get(m, a) for a in here for m in ("change_week", "points_week", "close")),
            score=score(0.0, tested=len(here), weight=max(map(desk.weight, here))),
            reason="3대 지수의 한 주는 늘 싣는다",
            subjects={
                "week": ("XNYS",),
                "indices": here,
                "small": ("^RUT",) if _told(book, "^RUT") else (),
                "fear": ("^VIX",) if volatile else (),
            },
            standing=True,
            tags=frozenset({self._direction(changes), self._size(book, changes)}),
        )

    def _direction(self, changes: list[float]) -> str:
        """Return which way the indices went; a change that prints as zero has none."""
        if all(change >= STILL for change in changes):
            return "all_up"
        return "all_down" if all(change <= -STILL for change in changes) else "mixed"

    def _size(self, book: FactBook, changes: list[float]) -> str:
        largest, broad = max(map(abs, changes)), abs(book.value("change_week", self.broad) or 0.0)
        if largest < self.flat:
            return "flat"
        if largest < self.quiet:
            return "quiet"
        if self._direction(changes) == "mixed":
            return "normal"
        return "extreme" if broad >= self.extreme else "sharp" if broad >= self.sharp else "normal"


def _told(book: FactBook, about: str) -> bool:
    return all(book.get(measure, about) for measure in ("change_week", "points_week", "close"))

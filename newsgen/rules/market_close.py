"""How the three indices closed: told every day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.measures import INDICES
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score


class MarketClose(Rule, frozen=True):
    """The close of the Dow, the S&P 500 and the Nasdaq; the character of the day as a tag."""

    name: ClassVar[str] = "market_close"
    roles: ClassVar[frozenset[str]] = frozenset({"indices", "small", "large"})

    broad: str = "^GSPC"
    """The index by which a day counts as sharp or extreme."""
    flat: float = 0.1
    """A day on which every index moved less than this, in percent, is flat (보합)."""
    quiet: float = 0.5
    """A day on which every index moved less than this, in percent, is quiet."""
    sharp: float = 2.0
    """From here on, in percent, the S&P 500 moved sharply (급등·급락)."""
    extreme: float = 5.0
    """From here on, in percent, it soared or plunged (폭등·폭락)."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item; nothing where no index closed."""
        here = tuple(about for about in INDICES if book.get("change_day", about))
        if not here:
            return
        changes = [book.value("change_day", about) or 0.0 for about in here]
        facts = [book.get(m, a) for a in here for m in ("change_day", "points_day", "close")]
        surprise = max(book.value("surprise_day", about) or 0.0 for about in here)
        yield Item(
            rule=self.name,
            about="XNYS",
            facts=ids(facts),
            score=score(surprise, tested=len(here), weight=max(desk.weight(about) for about in here)),
            reason="3대 지수 마감은 매일 싣는다",
            subjects={
                "indices": here,
                "small": ("^RUT",) if book.get("change_day", "^RUT") else (),
                "large": ("sp500",),
            },
            standing=True,
            tags=frozenset(self._tags(book, changes)),
        )

    def _tags(self, book: FactBook, changes: list[float]) -> Iterator[str]:
        """Yield what kind of day it was."""
        yield self._character(changes)
        yield self._size(book, changes)
        if any(abs(change) < self.flat for change in changes):
            yield "partly"
        if len(changes) == 1:
            yield "alone"
        if book.session.previous.day.year != book.day.year:
            yield "year_start"
        if book.session.is_half_day and book.session.closes.hour == 13:
            yield "half_day"

    def _character(self, changes: list[float]) -> str:
        """Return whether all rose, all fell, or they differed."""
        rose, fell = any(change > 0 for change in changes), any(change < 0 for change in changes)
        if rose == fell:
            return "mixed"
        return "all_up" if rose else "all_down"

    def _size(self, book: FactBook, changes: list[float]) -> str:
        """Return how large the day was: sharp by the broad index, quiet by all of them."""
        largest = max(abs(change) for change in changes)
        broad = book.value("change_day", self.broad)
        size = largest if broad is None else abs(broad)
        for bound, tag in ((self.extreme, "extreme"), (self.sharp, "sharp")):
            if size >= bound:
                return tag
        if largest < self.flat:
            return "flat"
        return "quiet" if largest < self.quiet else "normal"

"""The market's fear, by the Cboe Volatility Index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score, sign


class Volatility(Rule, frozen=True):
    """The VIX: told every day, with weight where it jumped or stands high."""

    name: ClassVar[str] = "volatility"
    roles: ClassVar[frozenset[str]] = frozenset({"index"})

    index: str = "^VIX"
    high: float = 30.0
    """A level from which the market counts as frightened."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item."""
        change, close = book.get("change_day", self.index), book.get("close", self.index)
        if change is None or close is None:
            return
        tags = {sign(change.value)}
        if close.value >= self.high:
            tags.add("high")
        yield Item(
            rule=self.name,
            about=self.index,
            facts=ids([close, change, book.get("points_day", self.index)]),
            score=score(book.value("surprise_day", self.index) or 0.0, weight=desk.weight(self.index)),
            reason="변동성지수는 매일 싣는다",
            subjects={"index": (self.index,)},
            standing=True,
            tags=frozenset(tags),
        )

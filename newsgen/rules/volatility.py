"""The market's fear, by its index of volatility."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, in_market, score, sign


class Volatility(Rule, frozen=True):
    """Told every day, with weight where it jumped or stands high."""

    name: str = "volatility"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    either_way: ClassVar[bool] = True
    moved: ClassVar[Mapping[str, str]] = in_market("index: fear")

    high: float = 30.0
    """A level from which the market counts as frightened."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item."""
        index = book.market.fear
        change, close = book.get("change_day", index), book.get("close", index)
        if change is None or close is None:
            return
        tags = {sign(change.value)}
        if close.value >= self.high:
            tags.add("high")
        yield Item(
            rule=self.name,
            about=index,
            facts=ids([close, change, book.get("points_day", index)]),
            score=score(book.value("surprise_day", index) or 0.0, weight=desk.weight(index)),
            reason="변동성지수는 매일 싣는다",
            subjects={"index": (index,)},
            standing=True,
            tags=frozenset(tags),
        )

"""The days on which futures and options end at once, and on which an index is made up anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.events import QUARTERLY
from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import LEVELS, Desk, Rule, ids, score


class Expiries(Rule, frozen=True):
    """Two occasions of a session that bear on how much is traded: four days a year, and one or two."""

    name: str = "expiries"
    one: ClassVar[frozenset[str]] = frozenset({"exchange", "index"})

    bits: float = 2.0
    """Freshness: it can be told on such a day only."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - whoever reads it
        """Yield one standing item on such a day."""
        market = book.market
        ends = book.event("expiry", market.exchange)
        chosen = [
            one.index
            for one in market.universes
            if any(each.day(book.day.year) == book.day for each in one.reconstituted)
        ]
        quarterly = ends is not None and QUARTERLY in ends.codes
        if book.as_of != "close" or not (quarterly or chosen):
            return
        yield Item(
            rule=self.name,
            about=market.exchange,
            facts=ids([book.get("session", market.exchange)]),
            score=score(0.0, freshness=self.bits),
            reason="만기가 겹치거나 지수의 구성 종목이 바뀌는 날이다",
            subjects={
                "exchange": (market.exchange,) if quarterly else (),
                "index": tuple(chosen[:1]),
            },
            standing=True,
        )

    def matter(self, item: Item) -> str:  # noqa: ARG002 - it is always told beside the levels
        """Return the matter of the levels: it stands in their paragraph."""
        return LEVELS

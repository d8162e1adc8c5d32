"""What the market became worth more, or less, on a day on which its index went far."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import INSIDE, Desk, Rule, ids, score, sign


class MarketWorth(Rule, frozen=True):
    """The change of what its shares are worth together: of the large companies' market alone.

    That is the exchange's own figure where it is known, else the sum of what its list holds.

    Its bits are the desk's: two where the index moved ``least`` percent, one more for each doubling.
    """

    name: str = "market_worth"
    one: ClassVar[frozenset[str]] = frozenset({"universe"})
    brief: ClassVar[bool] = True

    least: float = 2.0
    """Percent of the index from which it is told."""
    bits: float = 2.0
    first: float = 6.0
    """Bits of a round sum passed for the first time, told however far the index went."""

    def matter(self, item: Item) -> str:  # noqa: ARG002 - one matter
        """Return that it is how the market looked inside."""
        return INSIDE

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - as every rule
        """Yield one item where the worth and the index went one way."""
        universe = book.market.universe("large")
        worth = book.get("exchange_change_day", universe) or book.get("total_change_day", universe)
        moved = book.get("change_day", book.market.index_of(universe))
        if worth is None or moved is None or worth.value * moved.value <= 0:
            return
        first = book.get("exchange_first", universe)
        bits = self.bits + math.log2(abs(moved.value) / self.least)
        yield Item(
            rule=self.name,
            about=universe,
            facts=ids([worth, book.get("exchange_worth", universe), first]),
            score=score(max(bits, self.first) if first else bits),
            reason=f"지수 등락률 {moved.value:+.2f}%, 기준 {self.least:g}%",
            subjects={"universe": (universe,)},
            chosen=first is not None or abs(moved.value) >= self.least,
            tags=frozenset({sign(worth.value)} | ({"first"} if first else set())),
        )

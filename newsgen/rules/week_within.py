"""A round level that the broad index reached in the week as never before, by a close or within a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.measures import Span
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Angle, Desk, Rule, ids, score, sign


class WeekWithin(Rule, frozen=True):
    """It leads the week, whatever that closed at: people remember the first time."""

    name: str = "week_within"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset({"index", "week"})
    milestone: ClassVar[bool] = True

    bits: float = 9.5
    """Bits of such a week: one comes in some years."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - it asks no weights
        """Yield one item where there was such a day."""
        index, exchange = book.market.broad, book.market.exchange
        closed, change = book.get("level_first_week", index), book.get("change_week", index)
        level = closed or book.get("level_won_intraday_week", index)
        if level is None or change is None:
            return
        yield Item(
            rule=self.name,
            about=index,
            facts=ids([level, change, book.get("close", index), book.get("week", exchange)]),
            score=score(self.bits),
            reason=f"주중 {'종가로' if closed else '장중에'} {level.value:,.0f}선을 사상 처음 넘었다",
            subjects={"index": (index,), "week": (exchange,)},
            tags=frozenset({sign(change.value), "closed" if closed else "within"}),
        )

    def tops(self, item: Item, market: Market) -> int:  # noqa: ARG002 - the broad index alone has one
        """Return that it comes before all else."""
        return 2

    def angle(self, item: Item) -> Angle:  # noqa: ARG002 - as above
        """Return that the market was where it never had been."""
        return "record_high"

    def matter(self, item: Item) -> str:  # noqa: ARG002 - as above
        """Return that it is a record of some kind."""
        return RECORDS

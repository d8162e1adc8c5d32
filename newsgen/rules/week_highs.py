"""Record closes within a finished week that its last close fell short of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, score, sign


class WeekHighs(Rule, frozen=True):
    """A main index that closed at an all-time high on some day of the week, and lower in the end.

    A record on the week's last session is told as such (``extremes``).
    """

    name: str = "week_highs"
    span: Span = "week"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")

    record: float = 2.0
    """Bits of a record close that the end of the week fell short of; half a bit more for each other one."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index."""
        looked_at = book.market.indices
        for about in looked_at:
            counted = book.get("records_of_week", about)
            change = book.get("change_week", about)
            if counted is None or change is None or book.get("high_all", about):
                continue
            yield Item(
                rule=self.name,
                about=about,
                facts=ids([counted, change]),
                score=score(
                    self.record + (counted.value - 1) / 2,
                    tested=len(looked_at),
                    weight=desk.weight(about),
                ),
                reason=f"한 주 동안 사상 최고 종가 {counted.value:.0f}차례",
                subjects={"indices": (about,)},
                tags=frozenset({"record", sign(change.value)}),
            )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS

"""The broad index beside its record: the days on which it left it, and that on which it came near again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, score


class NearRecord(Rule, frozen=True):
    """A close that left the record, the second one down from it, or one that came within ``near`` percent.

    It says where a quiet day stands, and fills room: of the other days near the record nothing is told.
    """

    name: str = "near_record"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    is_place: ClassVar[bool] = True
    place_bits: ClassVar[float] = 2.0
    brief: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    near: float = 1.0
    """Percent that are left to the record."""
    sessions: int = 20
    """Sessions since the record, from which on coming near it again is news."""
    still: float = 0.05
    """Percent: a smaller fall has left nothing."""
    quiet: float = 1.0
    """Percent from which on a fall is more than a step back."""
    bits: float = 1.5

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - as every rule
        """Yield one item where the day left the record or came back to it."""
        index = book.market.broad
        left, before = book.get("to_record", index), book.get("to_record_day_before", index)
        after, change = book.get("after_record", index), book.get("change_day", index)
        if left is None or before is None or after is None or change is None:
            return
        kind = self._kind(left.value, before.value, after.value, change.value)
        if kind:
            yield Item(
                rule=self.name,
                about=index,
                facts=ids([left, before, after]),
                score=score(self.bits),
                reason=f"사상 최고 종가까지 {left.value:.2f}%, 기준 {self.near:g}%",
                subjects={"index": (index,)},
                tags=frozenset({kind, "up" if change.value > 0 else "down"}),
            )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is where an index stands."""
        return RECORDS

    def _kind(self, left: float, before: float, after: float, change: float) -> str:
        """Return what the day did beside the record; empty where that is no news."""
        if -self.quiet < change <= -self.still:
            if after == 1:
                return "left"
            if after == 2 and left > before > 0:
                return "two"
        back = change > 0 and left <= self.near < before and after >= self.sessions
        return "back" if back else ""

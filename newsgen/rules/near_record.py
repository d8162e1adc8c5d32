"""The main indices beside their records: the days on which one left it, and on which it came near again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import LEVELS, RECORDS, Desk, Rule, ids, is_roundest, score


class NearRecord(Rule, frozen=True):
    """A close that left the record, the second one down from it, or one that came within ``near`` percent.

    Leaving it is told of each main index; the others of the broad one alone: they say where a quiet day
    stands, and fill room. Of the other days near the record nothing is told.
    """

    name: str = "near_record"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = ("left", "two", "back")
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
    """Percent from which on a second fall is more than a step back."""
    bits: float = 1.5
    clear: float = 0.3
    """Percent from which leaving the record is news: what led to the day is told with it."""
    leaving: float = 3.0
    """Bits of that."""
    far: float = 2.0
    """Percent from which leaving it is told whatever else there is of its index."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - as every rule
        """Yield one item an index that left its record; of the broad one where it came back to it as well."""
        for about in book.market.indices:
            left, before = book.get("to_record", about), book.get("to_record_day_before", about)
            after, change = book.get("after_record", about), book.get("change_day", about)
            if left is None or before is None or after is None or change is None:
                continue
            kind = self._kind(left.value, before.value, after.value, change.value)
            if kind and (kind == "left" or about == book.market.broad):
                news = kind == "left" and change.value <= -self.clear
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids([left, before, after, change]),
                    score=score(self.leaving if news else self.bits),
                    reason=f"사상 최고 종가까지 {left.value:.2f}%, 기준 {self.near:g}%",
                    subjects={"indices": (about,)},
                    chosen=(news or about == book.market.broad) and not self._is_below_a_level(book, about),
                    tags=frozenset(
                        {kind, "up" if change.value > 0 else "down"}
                        | ({"far"} if kind == "left" and change.value <= -self.far else set())
                    ),
                )

    def _is_below_a_level(self, book: FactBook, about: str) -> bool:
        """Tell whether an index lost a level that all know, where wraps tell of these: that says as much."""
        lost = book.get("level_lost", about)
        return book.market.ranged and lost is not None and is_roundest(about, lost.value)

    def places(self, item: Item) -> bool:
        """Tell whether it is one of many things that may be said of where an index stands."""
        return "far" not in item.tags

    def matter(self, item: Item) -> str:
        """Return that it is where an index stands; of a far fall how the indices went."""
        return LEVELS if "far" in item.tags else RECORDS

    def _kind(self, left: float, before: float, after: float, change: float) -> str:
        """Return what the day did beside the record; empty where that is no news."""
        if change <= -self.still and after == 1:
            return "left"
        if -self.quiet < change <= -self.still and after == 2 and left > before > 0:
            return "two"
        back = change > 0 and left <= self.near < before and after >= self.sessions
        return "back" if back else ""

"""Since when a finished week was the largest of its kind."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, rarity, score, sign, watched

YEAR = 52
"""Weeks, from which on it is told whatever the others' are."""


class WeekRecord(Rule, frozen=True):
    """An index whose week was large, and the largest in weeks; those of one direction are told together."""

    name: str = "week_record"
    span: Span = "week"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")

    min_change: float = 1.0
    """Percent that the week must have moved."""
    part: float = 0.7
    """Of the weeks of the one that goes back farthest, below which another is left out ..."""
    weeks: int = 8
    """Weeks since the last one as large."""

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index that moved; small companies' only where it is no less than the others'."""
        found = list(self._items(book, desk))
        small = book.market.small
        others = [item.score.surprise for item in found if item.chosen and item.about != small]
        for item in found:
            lesser = item.about == small and item.score.surprise < max(others, default=0.0)
            lesser = lesser or (item.chosen and self._is_less(item, found))
            yield msgspec.structs.replace(item, chosen=False) if lesser else item

    def _is_less(self, item: Item, found: list[Item]) -> bool:
        """Tell whether another week of its way goes back much farther, and it less than a year."""
        most = max(one.score.surprise for one in found if one.chosen and one.tags & item.tags)
        return item.score.surprise < min(most + math.log2(self.part), rarity(YEAR))

    def _items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        looked_at = watched(book.market)
        for about in looked_at:
            change = book.get("change_week", about)
            word = "rise" if change and change.value > 0 else "fall"
            largest = book.get(f"largest_{word}_since_week", about)
            if change is None or largest is None:
                continue
            since = largest.periods or 0
            yield Item(
                rule=self.name,
                about=about,
                facts=ids([largest, change]),
                score=score(rarity(since), tested=len(looked_at), weight=desk.weight(about)),
                reason=f"주간 {abs(change.value):.2f}%, {since}주 만에 가장 큰 폭, 기준 {self.weeks}주",
                subjects={"indices": (about,)},
                chosen=since >= self.weeks and abs(change.value) >= self.min_change,
                tags=frozenset({sign(change.value)}),
            )

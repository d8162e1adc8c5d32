"""The long comparison: small caps against large since a date that the desk names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import STILL, Desk, Rule, data_came_out, ids, in_market, score, sign


class LongView(Rule, frozen=True):
    """How far small and large caps have come since the desk's date, on a day that is about small caps.

    It is background: told where their day was one of many, never day after day.
    """

    name: str = "long_view"
    one: ClassVar[frozenset[str]] = frozenset({"first", "second"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    moved: ClassVar[Mapping[str, str]] = in_market("first: small", "second: broad")

    gap: float = 4.0
    """Percentage points between the two over the day from which the comparison is worth a sentence."""
    bits: float = 4.5
    """How rare that gap has to be."""
    calm: float = 0.5
    """Percent of the broad index from which the day has news of its own."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; background, so it carries no surprise of its own."""
        first, second = book.market.small, book.market.broad
        one, other = book.get("change_since", first), book.get("change_since", second)
        spread = book.get("spread_day", f"{first}-{second}")
        if one is None or other is None or spread is None:
            return
        rare = (book.value("surprise_day", spread.about) or 0.0) >= self.bits
        calm = abs(book.value("change_day", second) or 0.0) < self.calm
        chosen = rare and calm and abs(spread.value) >= self.gap and not data_came_out(book)
        tags = {"first_behind" if one.value < other.value else "first_ahead", f"day_{sign(spread.value)}"}
        if min(one.value, other.value) >= STILL:
            tags.add("both_up")
        yield Item(
            rule=self.name,
            about=spread.about,
            facts=ids([one, other]),
            score=score(0.0, weight=desk.weight(first)),
            reason=f"그날 등락률 차 {abs(spread.value):.2f}%p, 기준 {self.gap:g}%p",
            subjects={"first": (first,), "second": (second,)},
            chosen=chosen and "both_up" in tags,
            tags=frozenset(tags),
        )

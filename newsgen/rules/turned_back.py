"""A big name that opened far one way and closed the other: a result that was cheered, and sold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score, sign


class TurnedBack(Rule, frozen=True):
    """Of the market's basket the one whose way from its opening to its close was the longest, and turned.

    Its bits are the whole percents of that way: who opens up by five and closes down by three made eight.
    """

    name: str = "turned_back"
    one: ClassVar[frozenset[str]] = frozenset({"stock"})
    of_one: ClassVar[bool] = True
    joins: ClassVar[str] = "megacaps"

    opened: float = 2.5
    """Percent of the close before that it must have opened apart from it."""
    closed: float = 1.0
    """Percent that it must have closed apart from it, the other way."""
    far: float = 6.0
    """Percentage points from the opening to the close from which it is what happened that day."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item, where one turned."""
        members = book.market.baskets.get(book.market.basket, ())
        pairs = ((book.get("open_change", one), book.get("change_day", one)) for one in members)
        turned = [
            (began, ended)
            for began, ended in pairs
            if began
            and ended
            and began.value * ended.value < 0
            and abs(began.value) >= self.opened
            and abs(ended.value) >= self.closed
        ]
        if not turned:
            return
        began, ended = max(turned, key=lambda pair: abs(pair[0].value - pair[1].value))
        way = abs(began.value - ended.value)
        yield Item(
            rule=self.name,
            about=ended.about,
            facts=ids([began, ended]),
            score=score(way / 2, weight=desk.weight(ended.about)),
            reason=f"{began.value:+.1f}%로 출발해 {ended.value:+.1f}%로 마감했다",
            subjects={"stock": (ended.about,)},
            tags=frozenset({sign(ended.value), ended.about, *({"far"} if way >= self.far else ())}),
        )

    def happened(self, item: Item) -> bool:
        """Tell whether it went so far that it stands in the lead, whatever leads."""
        return "far" in item.tags

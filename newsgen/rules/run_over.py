"""The end of a big name's long run: a close against eight sessions of one direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk, Rule, ids, score


class RunOver(Rule, frozen=True):
    """Of the market's basket the one whose run was the longest that ended today."""

    name: str = "run_over"
    one: ClassVar[frozenset[str]] = frozenset({"stock"})
    of_one: ClassVar[bool] = True
    joins: ClassVar[str] = "megacaps"

    least: int = 6
    """Sessions that the run lasted."""
    min_change: float = 0.5
    """Percent that ended it: what hardly moved turned nothing."""
    most: float = 2.0
    """Bits at most: it is a word beside how the big names went."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - as every rule
        """Yield one item; by a coin's odds a run of n has n - 1 bits."""
        members = book.market.baskets.get(book.market.basket, ())
        ended = [
            (fact, move, way)
            for way, measure in (("up", "streak_ended_down"), ("down", "streak_ended_up"))
            for fact in book.select(measure, members)
            if (move := book.get("change_day", fact.about))
            and fact.value >= self.least
            and abs(move.value) >= self.min_change
        ]
        if not ended:
            return
        fact, move, way = max(ended, key=lambda each: each[0].value)
        yield Item(
            rule=self.name,
            about=fact.about,
            facts=ids([fact, move]),
            score=score(min(fact.value - 1, self.most)),
            reason=f"{fact.value:.0f}거래일 이어진 흐름이 바뀌었다",
            subjects={"stock": (fact.about,)},
            tags=frozenset({way}) | self._place(book, move, members),
        )

    def _place(self, book: FactBook, move: Fact, members: Iterable[str]) -> frozenset[str]:
        """Return that none of the others went further its way: it stands first, with its figure."""
        way = 1.0 if move.value > 0 else -1.0
        furthest = max(way * each.value for each in book.select("change_day", members))
        return frozenset({"furthest"} if way * move.value >= furthest else ())

"""Closes at the limit of a day's move: large companies by name, and how many there are on rare days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk, Rule, at_limit, ids, leaders, other_boards, score

SIDES = {"upper": ("upper_limit", "limit_up", "up"), "lower": ("lower_limit", "limit_down", "down")}
"""Role of those that are named -> their measure, that of how many there are, and the way they went."""


class Limits(Rule, frozen=True):
    """Stocks that went as far as a day allows; usual numbers are no news."""

    name: str = "limits"
    many: ClassVar[frozenset[str]] = frozenset({*SIDES, "universes"})
    section: str = "stocks"
    groups: ClassVar[tuple[str, ...]] = ("up", "down")

    many_up: int = 20
    """Stocks at the upper limit from which on their number is told: 13 of 638 sessions."""
    many_down: int = 5
    """The same at the lower limit: 6 sessions."""
    named: int = 3
    """Large companies that are named at most."""
    wanted: float = 4.0
    """Bits: a large company that goes so far is always news."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a way, chosen where there is a large company, or there are many."""
        found = list(self._sides(book, desk))
        yield from [one for one in found if one.chosen] or found[:1]

    def matter(self, item: Item) -> str:
        """Return that those of another board stand with what is told of its largest."""
        return "small_leaders" if "beside" in item.tags else self.name

    def _sides(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a way; of two that name nobody one alone may stand under the market's name."""
        for role, (measure, counted, way) in SIDES.items():
            counts = book.select(counted, (one.name for one in book.market.universes))
            if not counts:
                continue
            every = [fact for fact in at_limit(book, desk) if fact.measure == measure]
            others = other_boards(book, desk)
            large = [fact for fact in every if fact.about not in others] or every
            beside = bool(large) and large[0].about in others
            total, least = sum(int(fact.value) for fact in counts), getattr(self, f"many_{way}")
            item = self._item(role, way, large[: self.named], counts, many=total >= least, total=total)
            ranked = {fact.about for fact in leaders(book, desk)}
            known = any(fact.about in ranked for fact in large[: self.named])
            tags = item.tags | ({"ranked"} if known else set()) | ({"beside"} if beside else set())
            yield msgspec.structs.replace(item, tags=tags)

    def _item(
        self, role: str, way: str, large: list[Fact], counts: list[Fact], *, many: bool, total: int
    ) -> Item:
        shown = [fact for fact in counts if fact.value] if many else []
        return Item(
            rule=self.name,
            about=large[0].about if large else counts[0].about,
            facts=ids([*(large or counts), *(shown if large else ())]),
            score=score(self.wanted if large or many else 0.0),
            reason=f"가격제한폭까지 간 종목 {total}개, 큰 회사 {len(large)}개",
            subjects={
                role: tuple(fact.about for fact in large),
                "universes": tuple(fact.about for fact in shown),
            },
            chosen=bool(large) or many,
            tags=frozenset({way, *(("named",) if large else ())}),
        )

"""One company that made most of an index's day, or held it up: arithmetic of prices and weights, no cause."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import INSIDE, Desk, Rule, ids, pulling, score, sign

PARTS = ((30.0, 37.0), (44.0, 56.0), (58.0, 95.0))
"""Percent of an index's move that there are words for: a third, half, more than half."""

BIG = "megacaps"
"""The matter of the big names."""


class Pull(Rule, frozen=True):
    """The company that moved the blue-chip index most, in points; else one that made much of the broad one.

    Its bits are the stock's own, less those of the index's thirty members.
    """

    name: str = "pull"
    one: ClassVar[frozenset[str]] = frozenset({"stock", "index"})
    many: ClassVar[frozenset[str]] = frozenset({"peers"})
    of_stocks: ClassVar[bool] = True
    of_one: ClassVar[bool] = True
    explains: ClassVar[bool] = True
    either_way: ClassVar[bool] = True

    looked_at: int = 30
    """Members of the index."""
    wanted: float = 4.0
    """Bits of weight: what explains an index is wanted beside it."""
    outweighs: float = 1.1
    """Times the index's own points from which on it would have gone the other way without the company."""
    market: float = 0.5
    """Percent that the broad index must have moved for a part of its move to be told."""
    least: float = 12.0
    """Percent of what the large companies gained or lost that the one must have made that made the most."""
    clear: float = 0.75
    """Part of that which the next one may have made."""
    filling: float = 1.5
    """Bits of that: it fills room."""
    named: int = 2
    """Others of its industry that are named beside it, where its day was theirs too."""
    own: float = 4.0
    """Percent that the company must have moved for that."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - no words of the desk's
        """Yield the item of the blue-chip index, and one a company of the broad one, the largest chosen."""
        found = pulling(book)
        if found is not None:
            yield self._of_points(book, found)
        parts = list(self._of_part(book, found.about if found else ""))
        yield from parts
        if not found and not any(item.chosen for item in parts):
            yield from self._of_first(book)

    def _of_first(self, book: FactBook) -> Iterator[Item]:
        """Yield the company that moved the broad index most, in words, where no sum of money says so."""
        parts = [fact for fact in book.all("worth_share_day") if fact.about != book.market.basket]
        parts.sort(key=lambda fact: -fact.value)
        change = book.get("change_day", book.market.broad)
        if len(parts) < 2 or change is None or abs(change.value) < self.market:
            return
        first, second = parts[:2]
        moved = book.value("change_day", first.about) or 0.0
        told = {fact.about for measure in ("cap_change_day", "cap_change_most") for fact in book.all(measure)}
        clear = self.least <= first.value and second.value <= self.clear * first.value
        if clear and moved * change.value > 0 and first.about not in told:
            reason = f"대형주 시가총액 증감의 {first.value:.0f}%를 차지한 종목"
            item = self._item(book, first, book.market.broad, [first, change], {"first", sign(moved)}, reason)
            subjects = {**item.subjects, "peers": ()}
            yield msgspec.structs.replace(item, score=score(self.filling), subjects=subjects)

    def matter(self, item: Item) -> str:
        """Return that it belongs to how the market looked inside, and who moved it most to the big names."""
        return BIG if "first" in item.tags else INSIDE

    def happened(self, item: Item) -> bool:
        """Tell that what moved the index by points stands in the lead."""
        return "points" in item.tags

    def _of_points(self, book: FactBook, fact: Fact) -> Item:
        index = book.market.blue
        points = book.value("points_day", index) or 0.0
        tags = {"points", sign(fact.value)}
        if points * fact.value < 0:
            tags.add("against")
        elif abs(fact.value) >= self.outweighs * abs(points):
            tags.add("outweighs")
        facts = [fact, book.get("blue_rest_day", fact.about), book.get("points_day", index)]
        reason = f"한 종목이 다우지수 {abs(fact.value):.0f}포인트, 지수는 {points:+.0f}포인트"
        return self._item(book, fact, index, facts, tags, reason)

    def _of_part(self, book: FactBook, told: str) -> Iterator[Item]:
        """Yield the companies that made a part of the broad index's move for which there are words."""
        index = book.market.broad
        change = book.get("change_day", index)
        parts = sorted(book.all("broad_share_day"), key=lambda fact: -fact.value)
        if change is None or abs(change.value) < self.market:
            return
        for place, fact in enumerate(parts):
            moved = book.value("change_day", fact.about) or 0.0
            if any(low <= fact.value <= high for low, high in PARTS) and abs(moved) >= self.own:
                reason = f"S&P500 등락의 {fact.value:.0f}%를 차지한 종목"
                item = self._item(book, fact, index, [fact, change], {"part", sign(moved)}, reason)
                yield item if place == 0 and not told else _left_out(item)

    def _item(
        self, book: FactBook, fact: Fact, index: str, facts: list[Fact | None], tags: set[str], reason: str
    ) -> Item:
        moved = book.get("change_day", fact.about)
        along = book.select("change_day", book.peers.get(fact.about, ())[: self.named])
        surprise = max(book.value("surprise_day", fact.about) or 0.0, math.log2(self.looked_at))
        return Item(
            rule=self.name,
            about=fact.about,
            facts=ids([*facts, moved, *along]),
            score=score(surprise, tested=self.looked_at, weight=self.wanted),
            reason=reason,
            subjects={
                "stock": (fact.about,),
                "index": (index,),
                "peers": tuple(one.about for one in along),
            },
            tags=frozenset(tags),
        )


def _left_out(item: Item) -> Item:
    return msgspec.structs.replace(item, chosen=False, reason=f"{item.reason}: 더 큰 종목이 있다")

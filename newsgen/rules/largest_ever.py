"""The largest move of all that an index ever made in a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Angle, Desk, Rule, ids, score


class LargestEver(Rule, frozen=True):
    """A rise or a fall that is larger than any before: what a day is remembered by, told of every index."""

    name: str = "largest_ever"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")
    is_place: ClassVar[bool] = True
    heads_places: ClassVar[bool] = True
    of_stocks: ClassVar[bool] = True
    one_way: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    bits: float = 14.0
    """Bits of one: once in some ten thousand sessions."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index."""
        for about in book.market.indices:
            for word, tag in (("rise", "up"), ("fall", "down")):
                if fact := book.get(f"largest_{word}_all", about):
                    yield Item(
                        rule=self.name,
                        about=about,
                        facts=ids([fact, book.get("change_day", about)]),
                        score=score(self.bits, tested=len(book.market.indices), weight=desk.weight(about)),
                        reason="사상 최대 하루 등락률",
                        subjects={"indices": (about,)},
                        standing=True,
                        tags=frozenset({tag}),
                    )

    def tops(self, item: Item, market: Market) -> int:
        """Return that it goes before all else, where it is of the index that stands for the market."""
        return 2 if item.about == market.broad else 1

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record."""
        return RECORDS

    def angle(self, item: Item) -> Angle:
        """Return which way it went."""
        return "surge" if "up" in item.tags else "plunge"

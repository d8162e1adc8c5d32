"""Semiconductors, where they went their own way, and the companies that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import CHIPS, RECORDS, ROLES, Desk, Rule, ids, in_market, score, showing, sign

FEWEST = 8
"""Companies that have to be known for anything to be said of most."""


class Chips(Rule, frozen=True):
    """The market's index of semiconductors: Korean readers hold its members and their peers."""

    name: str = "chips"
    one: ClassVar[frozenset[str]] = frozenset({"index", "industry", "behind"})
    many: ClassVar[frozenset[str]] = frozenset(ROLES)
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    moved: ClassVar[Mapping[str, str]] = in_market("index: chips")

    min_change: float = 1.0
    """Percent from which its move is told with its figure."""
    words: float = 0.3
    """Percent, of both, from which it is told that it closed against the main index of technology."""
    least: float = 2.0
    """Percent that a company must have moved to be named beside it."""
    as_far: float = 0.75
    """Part of its move that such a company must have moved at least."""
    most: float = 0.8
    """Share of the known companies that went the index's way from which most of them did."""
    sessions: int = 40
    """Sessions in which its move must be the largest to be told as such."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item."""
        index = book.market.chips
        change = book.get("change_day", index)
        if change is None:
            return
        direction = sign(change.value)
        word = "rise" if direction == "up" else "fall"
        largest = book.get(f"largest_{word}_since", index)
        record = largest is not None and (largest.periods or 0) >= self.sessions
        way = 1.0 if direction == "up" else -1.0
        least = max(self.least, self.as_far * change.value * way)
        members = desk.of_kind(desk.industries, CHIPS, book.market.universe("large"))
        shown = showing(book, desk, members, way, least=least)
        yield Item(
            rule=self.name,
            about=index,
            facts=ids(
                [
                    change,
                    book.get("close", index),
                    book.get("points_day", index),
                    largest if record else None,
                    *shown,
                ]
            ),
            score=score(book.value("surprise_day", index) or 0.0, weight=desk.weight(index)),
            reason=f"{abs(change.value):.2f}%, 기준 {self.min_change:g}%",
            subjects={
                "index": (index,),
                "industry": (f"industry/{CHIPS}",),
                "behind": self._behind(book, change.value),
                ROLES[direction == "down"]: tuple(one.about for one in shown),
            },
            chosen=abs(change.value) >= self.min_change or self._is_apart(book, change),
            tags=frozenset(
                {direction}
                | ({"largest"} if record else set())
                | self._lesser(book, change.value)
                | self._wide(book, members, way)
                | ({"against"} if self._is_apart(book, change) else set())
            ),
        )

    def _wide(self, book: FactBook, members: Iterable[str], way: float) -> set[str]:
        """Return that most of the companies went the index's way."""
        moves = book.select("change_day", members)
        went = sum(fact.value * way > 0 for fact in moves)
        return {"wide"} if len(moves) >= FEWEST and went >= self.most * len(moves) else set()

    def _is_apart(self, book: FactBook, change: Fact) -> bool:
        """Tell whether it closed against the main index of technology, where no place of its own is told."""
        places = (book.get(f"{end}_since", change.about) for end in ("highest", "lowest"))
        placed = book.get("high_all", change.about) or any(
            (fact.periods or 0) >= self.sessions for fact in places if fact
        )
        tech = book.value("change_day", book.market.tech) or 0.0
        far = min(abs(tech), abs(change.value)) >= self.words
        return book.as_of == "close" and tech * change.value < 0 and far and not placed

    def _lesser(self, book: FactBook, change: float) -> set[str]:
        """Return that a main index went the same way as far: beside it the move is no news of its own."""
        moves = book.select("change_day", book.market.indices)
        return {"lesser"} if any(one.value * change >= change**2 for one in moves) else set()

    def _behind(self, book: FactBook, change: float) -> tuple[str, ...]:
        """Return the main index that went furthest the same way, though less far."""
        moves = book.select("change_day", book.market.indices)
        same = [one for one in moves if 0 < one.value * change < change**2]
        return tuple(one.about for one in sorted(same, key=lambda one: -abs(one.value))[:1])

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return what it belongs to: what else is told of the index that day."""
        return RECORDS

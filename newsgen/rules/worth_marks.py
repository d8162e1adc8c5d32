"""A company worth a round sum for the first time, as 4 trillion dollars, or no longer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk, Rule, ids, score

EVER = ("ever", "record")
"""Tags of a sum that no company had been worth: it is a record of the market's, and stands in the lead."""


class WorthMarks(Rule, frozen=True):
    """One of the largest companies above a round market value as never before, or below it after long."""

    name: str = "worth_marks"
    one: ClassVar[frozenset[str]] = frozenset({"stock"})
    section: str = "stocks"
    of_one: ClassVar[bool] = True
    brief: ClassVar[bool] = True
    worded: ClassVar[bool] = True
    joins: ClassVar[str] = "megacaps"

    first: float = 9.0
    """Bits of a first time: a few in a year."""
    ever: float = 12.0
    """Bits of a sum that no company had been worth: once in some years."""
    lost: float = 4.0
    """Bits of a loss."""
    sessions: int = 60
    """Sessions for which it must have been worth the sum, for its loss to be told."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a company; of several classes of shares the one that is told."""
        for fact in (*book.all("worth_first"), *book.all("worth_lost")):
            move = book.get("change_day", fact.about)
            if move is None or (fact.about in desk.told_apart and fact.about not in desk.members):
                continue
            first, ever = fact.measure == "worth_first", book.get("worth_ever", fact.about)
            yield Item(
                rule=self.name,
                about=fact.about,
                facts=ids([fact, move, ever]),
                score=score(
                    self.ever if ever else self.first if first else self.lost, weight=desk.weight(fact.about)
                ),
                reason=f"시가총액의 단위 {fact.value:,.0f}백만을 {'처음 넘었다' if first else '밑돌았다'}",
                subjects={"stock": (fact.about,)},
                chosen=first or self._is_long(fact),
                tags=frozenset({"lost", "down"} if not first else {"first", "up", *(EVER if ever else ())}),
            )

    def _is_long(self, lost: Fact) -> bool:
        """Tell whether a company had been worth the sum for long."""
        return (lost.periods or 0) >= self.sessions

"""What futures priced for the next meeting of the Fed the day before: nothing newer is known in a session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score

KINDS = ("cut", "hold", "hike")


class FedBefore(Rule, frozen=True):
    """The odds of the next meeting the day before, where a move is nearly sure or a month moved them far."""

    name: str = "fed_before"
    one: ClassVar[frozenset[str]] = frozenset({"committee", "meeting"})
    section: str = "fed"
    days: ClassVar[frozenset[Over]] = frozenset({"so_far"})

    ahead: int = 42
    """Calendar days to the meeting up to which it is told: no further off than the one after a meeting."""
    sure: float = 80.0
    """Percent from which a move is all but certain."""
    shift: float = 25.0
    """Points in a month that are told beside, and make it worth telling."""
    news: float = 2.5
    """Bits of odds that are told: background, which stands while there is room."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002
        """Yield one item on the next meeting; nothing where it is the session's, or no odds are known."""
        if book.as_of == "close":
            return
        coming = min(book.all("meeting"), key=lambda fact: fact.value, default=None)
        if coming is None or not 0 < coming.value <= self.ahead:
            return
        day = {kind: book.get(f"{kind}_probability_day_before", coming.about) for kind in KINDS}
        kind, fact = max(day.items(), key=lambda pair: pair[1].value if pair[1] else -1.0)
        if fact is None:
            return
        month = book.get(f"{kind}_probability_month_before", coming.about)
        shifted = month is not None and abs(fact.value - month.value) >= self.shift
        told = shifted or (kind != "hold" and fact.value >= self.sure)
        yield Item(
            rule=self.name,
            about=coming.about,
            facts=ids([fact, month, coming]),
            score=score(self.news if told else 0.0),
            reason=f"하루 전 금리선물에 반영된 확률 {fact.value:.0f}%",
            subjects={"committee": ("FOMC",), "meeting": (coming.about,)},
            chosen=told,
            tags=frozenset({kind} | ({"shifted"} if shifted else set())),
        )

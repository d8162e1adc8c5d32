"""The end of a run: an index that rose after falling for days, or fell after rising."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, score, watched


class Turn(Rule, frozen=True):
    """A run of at least ``least`` sessions that ended today, with a move of ``min_change`` percent."""

    name: str = "turn"
    brief: ClassVar[bool] = True
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")

    least: int = 3
    min_change: float = 0.1
    """Percent: what hardly moved did not turn."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index; by a coin's odds a run of n has n - 1 bits."""
        looked_at = watched(book.market)
        for about in looked_at:
            change = book.get("change_day", about)
            for way, ended in (("up", "streak_ended_down"), ("down", "streak_ended_up")):
                fact = book.get(ended, about)
                if fact is None or change is None or fact.since is None or fact.value < 2:
                    continue
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids([fact, change]),
                    score=score(fact.value - 1, tested=len(looked_at), weight=desk.weight(about)),
                    reason=f"{fact.value:.0f}거래일 이어진 흐름이 바뀌었다, 기준 {self.least}거래일",
                    subjects={"indices": (about,)},
                    chosen=fact.value >= self.least and abs(change.value) >= self.min_change,
                    tags=frozenset({way}),
                )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS

"""Two days together: the largest rise or fall over two sessions since a day that the article names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, rarity, score, sign, watched


class TwoDays(Rule, frozen=True):
    """Two sessions that went one way and together moved the most in at least ``sessions`` sessions.

    Where nothing in the history was as large no day is named, and it is not told.
    """

    name: str = "two_days"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")
    is_place: ClassVar[bool] = True
    of_stocks: ClassVar[bool] = True

    sessions: int = 60
    """About three months."""
    min_change: float = 2.5
    """Percent over the two."""
    each: float = 0.25
    """Share of it that the lesser day must have made, a third of the other: else one day is told again."""
    seen: float = -1.0
    """Freshness in bits: half of it was told the day before."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index."""
        looked_at = watched(book.market)
        for about in looked_at:
            change = book.get("change_2d", about)
            if change is None:
                continue
            word = "rise" if change.value > 0 else "fall"
            since = book.get(f"largest_{word}_since_2d", about)
            if since is None:
                continue
            periods = since.periods or 0
            yield Item(
                rule=self.name,
                about=about,
                facts=ids([since, change]),
                score=score(
                    rarity(periods),
                    tested=len(looked_at),
                    weight=desk.weight(about),
                    freshness=self.seen,
                ),
                reason=(
                    f"이틀 동안 {abs(change.value):.2f}%, {periods}거래일 만에 가장 크다, "
                    f"기준 {self.sessions}거래일·{self.min_change:g}%"
                ),
                subjects={"indices": (about,)},
                chosen=periods >= self.sessions
                and abs(change.value) >= self.min_change
                and self._is_of_both(book, change),
                tags=frozenset({sign(change.value)}),
            )

    def _is_of_both(self, book: FactBook, change: Fact) -> bool:
        """Tell whether each of the two days made its share."""
        last = book.value("change_day", change.about)
        return last is None or self.each <= last / change.value <= 1 - self.each

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS

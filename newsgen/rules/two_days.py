"""Two days together: the largest rise or fall over two sessions since a day that the article names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import LEVELS, RECORDS, Desk, Rule, ids, rarity, score, sign, watched


class TwoDays(Rule, frozen=True):
    """Two sessions that went one way and together moved the most in at least ``sessions`` sessions.

    Where nothing in the history was as large no day is named, and it is not told; unless, where wraps tell
    one index first, they took it so far that they are one fall, or one rise: that is told whole.
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
    deep: float = 8.0
    """Percent over the two from which they are told as one."""
    fresh: int = 20
    """Sessions in which no other two went as far: of a fall that goes on they are no news the day after."""
    ever: float = 8.0
    """Bits of such a move where none in the history was as large."""
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
            periods = (since.periods or 0) if since else 0
            deep = book.market.ranged and about == book.market.broad and abs(change.value) >= self.deep
            deep = deep and (since is None or periods >= self.fresh)
            if since is None and not deep:
                continue
            yield Item(
                rule=self.name,
                about=about,
                facts=ids([since, change]),
                score=score(
                    rarity(periods) if since else self.ever,
                    tested=len(looked_at),
                    weight=desk.weight(about),
                    freshness=self.seen,
                ),
                reason=(
                    f"이틀 동안 {abs(change.value):.2f}%, {periods}거래일 만에 가장 크다, "
                    f"기준 {self.sessions}거래일·{self.min_change:g}%"
                ),
                subjects={"indices": (about,)},
                chosen=(deep or (periods >= self.sessions and abs(change.value) >= self.min_change))
                and self._is_of_both(book, change),
                tags=frozenset({sign(change.value)} | ({"deep"} if deep else set())),
            )

    def _is_of_both(self, book: FactBook, change: Fact) -> bool:
        """Tell whether each of the two days made its share."""
        last = book.value("change_day", change.about)
        return last is None or self.each <= last / change.value <= 1 - self.each

    def places(self, item: Item) -> bool:
        """Tell whether it is one of many things that may be said of where an index stands."""
        return "deep" not in item.tags

    def matter(self, item: Item) -> str:
        """Return that it is a record of some kind, or how the indices went."""
        return LEVELS if "deep" in item.tags else RECORDS

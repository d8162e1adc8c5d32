"""How far below a peak of some sessions ago an index stands: what makes a far day part of a fall."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, score, sign


class OffPeak(Rule, frozen=True):
    """The broad index, where wraps tell one first, far below the high that it closed at a few sessions ago.

    Told of a day that moved: one that went on falling says how far it is by now, one that rose how far it
    still has to go. Its bits are the desk's: ``bits``, and one more for each doubling of the fall.
    """

    name: str = "off_peak"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    answers: ClassVar[bool] = True

    recent: int = 10
    """Sessions since the high, at most: of an older one the fall is no news of these days."""
    deep: float = 7.0
    """Percent below it."""
    day: float = 1.0
    """Percent of the day itself: of a still day no fall is told again."""
    bits: float = 4.0

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item where the high is near and far above, and the day is more than one session away."""
        index = book.market.broad
        below, day = book.get("drawdown", index), book.get("change_day", index)
        if not book.market.ranged or below is None or day is None or not (below.periods or 0) >= 2:
            return
        near, deep = (below.periods or 0) <= self.recent, -below.value >= self.deep
        crossed = any(book.get(measure, index) for measure in ("correction_entered", "bear_entered"))
        yield Item(
            rule=self.name,
            about=index,
            facts=ids([below, day, *(book.get(one, index) for one in ("streak_up", "change_streak"))]),
            score=score(self.bits + math.log2(max(-below.value / self.deep, 1.0)), weight=desk.weight(index)),
            reason=f"{below.periods}거래일 전 고점보다 {-below.value:.2f}% 낮다, 기준 {self.deep:g}%",
            subjects={"index": (index,)},
            chosen=near and deep and abs(day.value) >= self.day and not crossed,
            tags=frozenset({sign(day.value), "far"}),
        )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is where an index stands."""
        return RECORDS

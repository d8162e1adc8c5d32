"""A day that turned: far up or down within the day, and the other way at the close.

Told where there are no bars of the session: with them its path says more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import STILL, Angle, Desk, Rule, ids, score, watched, went_together


class Reversal(Rule, frozen=True):
    """An index that was up (down) by ``min_swing`` percent within the day and closed down (up)."""

    name: str = "reversal"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")
    one_way: ClassVar[bool] = True

    min_swing: float = 1.0
    """Percent from the close before to the day's high or low."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index that turned; of those that turned one way the first is told alone."""
        told: set[str] = set()
        for item in sorted(self._turned(book, desk), key=lambda item: -item.score.total):
            way = self.angle(item)
            yield item if way not in told else msgspec.structs.replace(item, chosen=False)
            told |= {way} if item.chosen else set()

    def _turned(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield the indices that turned; nothing where bars, or the open, tell the way of the day."""
        if book.get("path_peak", book.market.broad) or book.get("open_change", book.market.broad):
            return  # that tells its turn
        looked_at = watched(book.market)
        for about in looked_at:
            change = book.get("change_day", about)
            peak, trough = book.get("peak_change", about), book.get("trough_change", about)
            if change is None or peak is None or trough is None:
                continue
            down = peak.value >= self.min_swing and change.value < 0
            up = trough.value <= -self.min_swing and change.value > 0
            if not (up or down) or abs(change.value) < STILL:
                continue
            turn, tags = (trough, {"up"}) if up else (peak, {"down"})
            if peak.value >= self.min_swing and trough.value <= -self.min_swing:
                tags.add("both")
            if went_together(book, change.value):
                tags.add("market")
            yield Item(
                rule=self.name,
                about=about,
                facts=ids([turn, change, book.get("high_52w_intraday", about)]),
                score=score(abs(turn.value), tested=len(looked_at), weight=desk.weight(about)),
                reason=f"장중 {abs(turn.value):.2f}%에서 방향을 바꿨다, 기준 {self.min_swing:g}%",
                subjects={"indices": (about,)},
                chosen=book.get("path_open", about) is None,
                tags=frozenset(tags),
            )

    def angle(self, item: Item) -> Angle:
        """Return which way it turned."""
        return "turn_up" if "up" in item.tags else "turn_down"

"""How a day or week looked inside the market, in words: what most stocks did, and the small ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import INSIDE, STILL, Desk, Rule, ids, score

MANY = 45.0
"""Percent of the stocks that went the way of the index, for its move to be that of few among many."""


class Inside(Rule, frozen=True):
    """The large companies' stocks and the small companies' index beside the broad one, on ordinary days.

    Where either is news it has a rule of its own (``breadth``, ``divergence``), which tells its size.
    """

    name: str = "inside"
    one: ClassVar[frozenset[str]] = frozenset({"universe", "index", "small"})

    most: float = 58.0
    """Percent of the stocks that went with the index from which on most did: less says nothing. It is a
    clause of the line on sectors; where wraps tell who traded it stands behind that."""
    wide: float = 65.0
    """... from which on the move was shared widely."""
    sized: float = 75.0
    """... from which on the part is told in a figure."""
    lopsided: float = 85.0
    """... from which on it is news, and told by ``breadth``."""
    even: float = 6.0
    """Percentage points between those that rose and those that fell up to which they were as many."""
    min_members: int = 100
    """Fewer than this are a sample, not a universe."""
    gap: float = 0.3
    """Percentage points by which the small companies' index must have gone another way or further."""
    alike: float = 0.15
    """... and those up to which it went as far, on a day on which the broad one moved by ``went``."""
    part: float = 0.15
    """... and part of the broad index's own move that this must come to: on a wild day all are apart."""
    apart: float = 1.0
    """... from which on it is news, and told by ``divergence``."""
    few: float = 30.0
    """Percent of the stocks that did better than an index that rose, or worse than one that fell, at most:
    the move then is theirs. Told where wraps tell the largest companies side by side."""
    most_fell: float = 50.0
    """Percent of the stocks that fell beyond which a fall is no move of few: most seem to hold."""
    went: float = 0.5
    """Percent that the index must have moved for that."""
    bits: float = 1.5
    """What it scores: it fills room that nothing better takes."""

    def matter(self, item: Item) -> str:  # noqa: ARG002 - one matter
        """Return that it is how the market looked inside."""
        return INSIDE

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - as every rule
        """Yield one item where something can be said of either."""
        market = book.market
        index, small = (book.get(f"change_{self.span}", about) for about in (market.broad, market.small))
        if index is None or abs(index.value) < STILL:
            return
        rest = (book.get(f"change_{self.span}", about) for about in market.indices)
        together = all(fact.value * index.value > 0 for fact in rest if fact)
        tags = {
            *self._stocks(book, index),
            *self._small(index, small, together=together),
            *self._few(book, index),
        }
        if not tags:
            return
        universe = market.universe("large")
        up, down = (book.get(measure, universe) for measure in self._shares())
        ahead = book.get("share_ahead", universe) if "few" in tags else None
        yield Item(
            rule=self.name,
            about=market.exchange,
            facts=ids([up, down, ahead, index, small]),
            score=score(self.bits),
            reason="오른 종목과 소형주의 하루를 말로 적는다",
            subjects={
                "universe": (universe,),
                "index": (market.broad,),
                "small": (market.small,) if small else (),
            },
            tags=frozenset(
                tags | {"up" if index.value > 0 else "down"} | ({"week"} if self.span == "week" else set())
            ),
        )

    def _stocks(self, book: FactBook, index: Fact) -> Iterator[str]:
        """Yield how many stocks went with the index."""
        universe = book.market.universe("large")
        up, down = (book.get(measure, universe) for measure in self._shares())
        if up is None or down is None or (up.n or 0) < self.min_members:
            return
        if max(up.value, down.value) >= self.lopsided:
            return
        along = up.value if index.value > 0 else down.value
        if along >= self.wide:
            yield "many"
            yield from ["sized"] if along >= self.sized else []
        elif along >= self.most and self._is_asked(book):
            yield "most"
        elif abs(up.value - down.value) <= self.even and self._is_asked(book):
            yield "even"

    def _is_asked(self, book: FactBook) -> bool:
        """Tell whether a few words on it have their place: with the sectors, or behind who traded."""
        return bool(book.market.sectors or (book.market.ranged and self.span == "day"))

    def _few(self, book: FactBook, index: Fact) -> Iterator[str]:
        """Yield that the index's move is that of few stocks, where many went its way."""
        universe = book.market.universe("large")
        ahead, up, down = (book.get(one, universe) for one in ("share_ahead", *self._shares()))
        if not book.market.ranks or self.span == "week" or abs(index.value) < self.went:
            return
        if ahead is None or up is None or down is None or (ahead.n or 0) < self.min_members:
            return
        along, further = (up, ahead.value) if index.value > 0 else (down, 100 - ahead.value)
        fell = index.value < 0 and down.value > self.most_fell
        if along.value >= MANY and further <= self.few and not fell:
            yield "few"

    def _shares(self) -> tuple[str, str]:
        """Return the measures of how many stocks rose and fell over the span."""
        end = "_week" if self.span == "week" else ""
        return f"share_up{end}", f"share_down{end}"

    def _small(self, index: Fact, small: Fact | None, *, together: bool) -> Iterator[str]:
        """Yield how the small companies' index stood to the broad one."""
        if small is None or abs(small.value) < STILL:
            return
        gap = abs(small.value) - abs(index.value)
        if together and abs(index.value) >= self.went and abs(small.value - index.value) <= self.alike:
            yield "alike"
            return
        if abs(small.value - index.value) >= self.apart or abs(small.value - index.value) < max(
            self.gap, self.part * abs(index.value)
        ):
            return
        if small.value * index.value < 0:
            if together:
                yield "opposite"
        else:
            yield "further" if gap > 0 else "less"

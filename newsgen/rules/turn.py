"""The end of a run: an index that rose after falling for days, or fell after rising.

A fall that dwarfs the rises before it is no end of them, but a day of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, runs_alone, score, watched


class Turn(Rule, frozen=True):
    """A run of at least ``least`` sessions that ended today, with a move of ``min_change`` percent."""

    name: str = "turn"
    brief: ClassVar[bool] = True
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")
    is_place: ClassVar[bool] = True

    moved: ClassVar[Mapping[str, str]] = MappingProxyType(
        dict.fromkeys(("short", "far"), "[rules.turn] least(이어진 거래일 수)")
    )

    least: int = 3
    """Sessions that a run lasted."""
    ranged: int = 2
    """The same of the broad index where wraps tell one index first: 사흘 만에 is what a quiet day has."""
    before: float = 0.4
    """Percent of the day before from which on it is not."""
    alone: int = 2
    """Sessions more that one must have lasted that the broad index did not share, of whom few follow."""
    leading: int = 5
    """Sessions of a run whose end may lead."""
    most: float = 2.0
    """Percent of a fall, and times what the run made a day, from which on it is no mere end of the run."""
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
                    reason=f"{fact.value:.0f}거래일 이어진 흐름이 바뀌었다, "
                    f"기준 {self._least(book, fact)}거래일",
                    subjects={"indices": (about,)},
                    chosen=self._is_long(book, fact)
                    and self._is_end(fact, change)
                    and not _is_answered(book),
                    tags=frozenset({way, "long"} if fact.value >= self.leading else {way}),
                )

    def _is_long(self, book: FactBook, fact: Fact) -> bool:
        """Tell whether a run was long enough: of an index that few follow it has to have been longer."""
        return fact.value >= self._least(book, fact)

    def _least(self, book: FactBook, fact: Fact) -> int:
        """Return how many sessions a run has to have lasted for its end to be told."""
        if book.market.ranged and fact.about == book.market.broad and not self._was_far(book):
            return self.ranged
        return self.least + (self.alone if runs_alone(book, fact, self.least) else 0)

    def _was_far(self, book: FactBook) -> bool:
        """Tell whether the day before went so far that today is told as its answer instead."""
        return abs(book.value("change_day_before", book.market.broad) or 0.0) >= self.before

    def _is_end(self, fact: Fact, change: Fact) -> bool:
        """Tell whether the day moved, and as a fall no farther than the run lets one expect."""
        if change.value > 0 or abs(change.value) < self.min_change:
            return change.value >= self.min_change
        mean = abs(_size(fact)) / fact.value
        return abs(change.value) < self.most and (not mean or abs(change.value) <= self.most * mean)

    def can_lead(self, item: Item, market: Market) -> bool:
        """Tell whether it is a long run of one of the main indices."""
        return "long" in item.tags and item.about in market.indices

    def is_lesser(self, item: Item, market: Market) -> bool:  # noqa: ARG002
        """Tell that a market that moved sharply as a whole is more."""
        return True

    def tops(self, item: Item, market: Market) -> int:  # noqa: ARG002
        """Return that it comes before the bare close."""
        return 1

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS


def _size(run: Fact) -> float:
    """Return how far a run went, in percent; 0 where its closes are not kept."""
    if not run.inputs:
        return 0.0
    return (run.inputs[-1].value / run.inputs[0].value - 1) * 100


def _is_answered(book: FactBook) -> bool:
    """Tell whether it is told how much of the broad index's run the day undid, which says more."""
    return any(book.get(measure, book.market.broad) for measure in ("won_back", "given_back"))

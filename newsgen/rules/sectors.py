"""The strongest and the weakest sectors of the large companies, over a session or a week."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.facts.sectors import borne_out, ends, members, ranked
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import (
    INSIDE,
    ROLES,
    STILL,
    Angle,
    Desk,
    Rule,
    further,
    ids,
    in_market,
    score,
    showing,
)

FEWEST = 8
"""Fewer sectors than this are no ranking."""
DEFENSIVE = frozenset({"Consumer Staples", "Health Care", "Utilities"})
CYCLICAL = frozenset({"Consumer Discretionary", "Financials", "Industrials", "Materials"})
"""Sectors that the economy moves least, and most."""


class Sectors(Rule, frozen=True):
    """The ends of the ranking of sectors by their weighted moves, where these went far enough apart.

    Of an end that is one sector those of its companies are named beside it that went furthest.
    Others from an end are named with the first where they are no more than ``near`` behind. Told is what both
    the funds of the sectors and their members bear out, each by itself. Of a day the next ones of either way
    are named behind the ends.
    """

    name: str = "sectors"
    many: ClassVar[frozenset[str]] = frozenset({"best", "worst", "risen", "fallen", *ROLES})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    either_way: ClassVar[bool] = True
    moved: ClassVar[Mapping[str, str]] = in_market("universe: universe")

    usual: float = 2.5
    """Percentage points: the mean gap, 2024 to 2026; gaps are taken to fall off exponentially beyond it.
    Infinite where it is not known: then the gap carries no bits."""
    gap: float = 0.8
    """Percentage points between the best and the worst sector."""
    near: float = 0.7
    """Percentage points."""
    clear: float = 0.3
    """Percent; a sector that moved less was neither strong nor weak."""
    showing: float = 2.0
    """Percent that a company must have moved to be named of the one sector at an end."""
    as_far: float = 0.75
    """Part of the sector's move that it must have moved at least."""
    more: int = 3
    """How many of each way are named behind the ends at most."""
    known: float = 2.5
    """Times the worth of a large company that such a company has at least: a sector has many."""
    wanted: float = 1.0
    """Bits of weight: readers look for it."""
    most: float = 2.9
    """Bits at most: told in words alone, it is never the news of a day."""

    def matter(self, item: Item) -> str:  # noqa: ARG002 - one matter
        """Return that it is how the market looked inside."""
        return INSIDE

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item."""
        universe = book.market.universe("large")
        moves = ranked(book, f"change_{self.span}")
        if len(moves) < FEWEST:
            return
        others = members(book, moves)
        best, worst = ends(moves, others, near=self.near, clear=self.clear)
        apart = min(max(each) - min(each) for each in ([fact.value for fact in by] for by in (moves, others)))
        least = borne_out(moves, others)
        tags = self._tags(least, best, worst, apart)
        risen, fallen = (self._next(moves, least, [*best, *worst], way) for way in (1.0, -1.0))
        shown = further([self._shown(book, desk, end, way) for end, way in ((best, 1.0), (worst, -1.0))])
        yield Item(
            rule=self.name,
            about=universe,
            facts=ids([*best, *worst, *risen, *fallen, *(one for some in shown for one in some)]),
            score=score(
                min(apart / self.usual * math.log2(math.e), self.most - self.wanted),
                tested=1,
                weight=self.wanted,
            ),
            reason=f"업종 간 차 {apart:.2f}%p, 기준 {self.gap:g}%p",
            subjects={
                "best": tuple(fact.about for fact in best),
                "worst": tuple(fact.about for fact in worst),
                "risen": tuple(fact.about for fact in risen),
                "fallen": tuple(fact.about for fact in fallen),
                **{role: tuple(one.about for one in some) for role, some in zip(ROLES, shown, strict=True)},
            },
            chosen=apart >= self.gap and "near" not in tags,
            tags=tags | _seconds(best, worst, others) | _kinds("best", best) | _kinds("worst", worst),
        )

    def _next(self, moves: list[Fact], least: dict[str, float], named: list[Fact], way: float) -> list[Fact]:
        """Return those that surely went a way of a day behind those that are named, the furthest first."""
        if self.span == "week":
            return []
        sure = [one for one in moves if one not in named and least[one.about] * way >= self.clear]
        return sorted(sure, key=lambda one: -way * least[one.about])[: self.more]

    def _shown(self, book: FactBook, desk: Desk, end: list[Fact], way: float) -> list[Fact]:
        """Return the moves of the companies that show how the one sector at an end of a day went."""
        if self.span == "week" or len(end) != 1 or end[0].value * way < self.clear:
            return []
        universe = book.market.universe("large")
        least = max(self.showing, self.as_far * end[0].value * way)
        members = desk.of_kind(desk.sectors, end[0].about.rpartition("/")[2], universe)
        return showing(book, desk, members, way, least=least, times=self.known)

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that money changed places while the indices stood."""
        return "rotation" if small and "wide" in item.tags else None

    def _tags(
        self, least: dict[str, float], best: list[Fact], worst: list[Fact], apart: float
    ) -> frozenset[str]:
        """Return how many went which way: all, all but those that are named, or some of each."""
        rose = {about for about, value in least.items() if value >= STILL}
        fell = {about for about, value in least.items() if value <= -STILL}
        wide = {"wide"} if apart >= self.usual else set()
        if rose == least.keys():
            return frozenset({"all_up"})
        if fell == least.keys():
            return frozenset({"all_down"})
        if rose | fell == least.keys() and rose and rose == {fact.about for fact in best}:
            return frozenset({"mostly_down"} | wide)
        if rose | fell == least.keys() and fell and fell == {fact.about for fact in worst}:
            return frozenset({"mostly_up"} | wide)
        strong = [fact for fact in best if fact.value >= self.clear]
        weak = [fact for fact in worst if fact.value <= -self.clear]
        if strong and weak:
            return frozenset({"mixed"} | wide)
        return frozenset({"strong"} if strong else {"weak"} if weak else {"near"})


def _seconds(best: list[Fact], worst: list[Fact], others: list[Fact]) -> set[str]:
    """Return the ends of which members put another one first that is named: none of them may stand alone."""
    value = {fact.about: fact.value for fact in others}
    return {
        f"{end}_second"
        for end, named, way in (("best", best, 1.0), ("worst", worst, -1.0))
        if any(way * value[one.about] > way * value[named[0].about] for one in named)
    }


def _kinds(end: str, named: list[Fact]) -> set[str]:
    """Return whether all that are named at an end, two at least, are defensive, or cyclical."""
    sectors = {fact.about.rpartition("/")[2] for fact in named}
    kinds = (("defensive", DEFENSIVE), ("cyclical", CYCLICAL))
    return {f"{end}_{kind}" for kind, of_kind in kinds if len(sectors) > 1 and sectors <= of_kind}

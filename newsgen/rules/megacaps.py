"""The market's big names by how far they went: two or three groups, and whether they went with the market."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import Angle, Desk, Rule, ids, in_market, score, sign, told_giants

PLACES = ("first", "second", "third")
"""Where the groups stand in the sentence."""


class Megacaps(Rule, frozen=True):
    """The members of the market's basket, cut into groups where their moves part; their mean if it is news.

    A member whose day is the market's (a giant) is told by itself and left out here.
    """

    name: str = "megacaps"
    one: ClassVar[frozenset[str]] = frozenset({"basket", "broad"})
    many: ClassVar[frozenset[str]] = frozenset(PLACES)
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    of_one: ClassVar[bool] = True
    moved: ClassVar[Mapping[str, str]] = in_market("basket: basket", "market: broad")

    still: float = 0.1
    """Percent; a stock that moved less neither rose nor fell."""
    cut: float = 1.2
    """Percentage points between two neighbours from which on they are of two groups."""
    small: float = 0.5
    """Percent; groups that went less far are not told besides another."""
    part: float = 0.2
    """Nor are those that went less than this part of the first."""
    far: float = 5.0
    """Percent from which one member's move is news."""
    apart: float = 1.5
    """Percentage points between the basket's mean and the broad index from which on the mean is told."""
    usual: float = 2.4
    """Percent: the usual size of the basket's week (its median, 2024 to 2026); a day has its own surprise."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; nothing where a member has no move."""
        basket, broad = book.market.basket, book.market.broad
        mean = book.get("mean_change_week" if self.span == "week" else "change_day", basket)
        whole = book.get(f"change_{self.span}", broad)
        if mean is None or (whole is None and self.span == "day"):
            return
        members = book.select(f"change_{self.span}", dict.fromkeys(given.symbol for given in mean.inputs))
        if mean.n is not None and len(members) != mean.n:
            return
        giants = told_giants(book, desk) if self.span == "day" else {}
        left = [fact for fact in members if fact.about not in giants]
        groups = self._groups(left)
        yield Item(
            rule=self.name,
            about=basket,
            facts=ids([mean, whole, *(fact for group in groups for fact in group)]),
            score=score(self._surprise(book, mean, left), weight=desk.weight(basket)),
            reason="대형 기술주를 무리 지어 적는다" if groups else "모두 따로 적거나 움직이지 않았다",
            subjects={
                "basket": (basket,),
                "broad": (broad,) if whole else (),
                **{
                    place: tuple(fact.about for fact in group)
                    for place, group in zip(PLACES, groups, strict=False)
                },
            },
            chosen=bool(groups),
            tags=frozenset(self._tags(mean, whole, members, left)),
        )

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that one of them moved as single stocks rarely do."""
        return "single_stock" if "far" in item.tags else None

    def _surprise(self, book: FactBook, mean: Fact, members: list[Fact]) -> float:
        """Return the bits of the mean, or of the member that went furthest, whichever are more."""
        if self.span == "week":
            return abs(mean.value) / self.usual
        far = max((abs(fact.value) for fact in members), default=0.0)
        own = max((book.value("surprise_day", fact.about) or 0.0 for fact in members), default=0.0)
        bits = max(book.value("surprise_day", mean.about) or 0.0, own - math.log2(max(len(members), 1)))
        return max(bits, far / 2) if far >= self.far else bits

    def _groups(self, members: list[Fact]) -> list[list[Fact]]:
        """Return who went together, in the order of how far the first of each went; not who stood still."""
        groups: list[list[Fact]] = []
        for fact in sorted(members, key=lambda fact: -fact.value):
            last = groups[-1][-1] if groups else None
            if abs(fact.value) < self.still:
                continue
            if last is None or last.value * fact.value < 0 or last.value - fact.value > self.cut:
                groups.append([])
            groups[-1].append(fact)
        ranked = [sorted(group, key=lambda fact: -abs(fact.value)) for group in groups]
        ranked.sort(key=lambda group: -abs(group[0].value))
        least = max(self.small, self.part * abs(ranked[0][0].value)) if ranked else 0.0
        told = [group for group in ranked if group is ranked[0] or abs(group[0].value) >= least]
        groups, over = told[: len(PLACES)], told[len(PLACES) :]
        for group in over:  # nobody who went as far is left out: they stand with the last that went their way
            same = [one for one in groups if one[0].value * group[0].value > 0]
            if same:
                same[-1].extend(group)
        return groups

    def _tags(self, mean: Fact, whole: Fact | None, members: list[Fact], left: list[Fact]) -> Iterator[str]:
        yield sign(mean.value)
        if whole is not None and abs(mean.value - whole.value) >= self.apart:
            yield "apart"
        if len(left) == len(members) and len({sign(fact.value) for fact in members}) == 1:
            yield "together"
        if any(abs(fact.value) >= self.far for fact in left):
            yield "far"

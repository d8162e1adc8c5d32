"""The market's big names by how far they went, one direction after the other, and the place of each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import (
    PLACES,
    Angle,
    Desk,
    Rule,
    ids,
    in_market,
    score,
    sign,
    standing,
    told_giants,
)

SIDES = ("first", "second")
"""Who went the way of the one that went furthest, and who went the other."""
FEWEST = 5
"""Members of which one that went against all others is an exception."""
PRINTS = 0.005
"""Percent from which a move does not print as zero."""


class Megacaps(Rule, frozen=True):
    """The members of the market's basket, side by side, who went furthest first; their mean if it is news.

    A member whose day is the market's (a giant) is told by itself and left out here.
    """

    name: str = "megacaps"
    one: ClassVar[frozenset[str]] = frozenset({"basket", "broad", "most", "peak", "ahead", "lone"})
    many: ClassVar[frozenset[str]] = frozenset((*SIDES, *PLACES))
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    of_one: ClassVar[bool] = True
    moved: ClassVar[Mapping[str, str]] = in_market("basket: basket", "market: broad")

    quiet: float = 1.0
    """Percent; where none moved as far nothing is told but that all went one way, or a record."""
    small: float = 0.3
    """Percent; who went less far is not told besides another."""
    part: float = 0.3
    """Nor is who went less than this part of the first."""
    alone: float = 3.0
    """Percent from which one that nobody stands beside is told."""
    far: float = 5.0
    """Percent from which one member's move is news."""
    apart: float = 2.0
    """Percentage points between the basket's mean and the broad index from which on the mean is told."""
    calm: float = 0.5
    """Percent of the broad index below which a member's record is the day's, where no main index made one."""
    clear: float = 1.0
    """Percent that a member rose to such a record."""
    usual: float = 2.4
    """Percent: the usual size of the basket's week (its median, 2024 to 2026); a day has its own surprise."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; where a member has no move, of a day what the others did, without a word on all."""
        basket, broad = book.market.basket, book.market.broad
        mean = book.get("mean_change_week" if self.span == "week" else "change_day", basket)
        whole = book.get(f"change_{self.span}", broad)
        if whole is None and self.span == "day":
            return
        members = self._members(book, mean)
        if not members:
            return
        giants = told_giants(book, desk) if self.span == "day" else {}
        left = [fact for fact in members if fact.about not in giants]
        sides, places = self._sides(left), self._places(book, left)
        if len(sides) > 1 and _has_record(sides[1], places) and not _has_record(sides[0], places):
            sides.reverse()
        tags = frozenset(self._tags(mean, whole, members, left))
        tags |= {f"rest_{way}" for way in _others(members, sides) if mean is not None}
        tags |= {f"rest_{how}" for how in _left(left, sides) if mean is not None and len(sides) > 1}
        most, peak = self._most(book, left), self._peak(book, left, whole)
        ahead, lone = _of_others(members, sides) if mean is not None else (None, None)
        quiet = all(abs(fact.value) < self.quiet for fact in left)
        told = bool(sides) and not (quiet and "together" not in tags) and not self._is_lone(sides, tags)
        yield Item(
            rule=self.name,
            about=basket,
            facts=ids(
                [mean, whole, *(fact for side in sides for fact in side), *places.values(), most, ahead]
            ),
            score=score(self._surprise(book, mean, left), weight=desk.weight(basket)),
            reason="대형 기술주를 방향에 따라 적는다" if told else "모두 따로 적거나 크게 움직이지 않았다",
            subjects={
                "basket": (basket,),
                "broad": (broad,) if whole else (),
                "most": (most.about,) if most else (),
                "peak": (peak.about,) if peak else (),
                "ahead": (ahead.about,) if ahead else (),
                "lone": (lone.about,) if lone else (),
                **{
                    name: tuple(fact.about for fact in side) for name, side in zip(SIDES, sides, strict=False)
                },
                **{kind: tuple(about for known, about in places if known == kind) for kind in PLACES},
            },
            chosen=told or bool(places),
            tags=tags | ({"quiet_names"} if quiet else set()) | ({"record"} if peak else set()),
        )

    def _members(self, book: FactBook, mean: Fact | None) -> list[Fact]:
        """Return the moves of all members; of a day those of most, if not all are known; else none."""
        if mean is None:
            known = book.market.baskets.get(book.market.basket, ()) if self.span == "day" else ()
            moves = book.select("change_day", known)
            return moves if len(moves) >= FEWEST else []
        moves = book.select(f"change_{self.span}", dict.fromkeys(given.symbol for given in mean.inputs))
        return moves if mean.n is None or len(moves) == mean.n else []

    def _most(self, book: FactBook, left: list[Fact]) -> Fact | None:
        """Return what one of those that are told here won or lost, where no company did so more that day."""
        named = {fact.about for fact in left if self.span == "day"}
        return next((fact for fact in book.all("cap_change_most") if fact.about in named), None)

    def _peak(self, book: FactBook, left: list[Fact], whole: Fact | None) -> Fact | None:
        """Return the move of a member that closed higher than ever, where no main index did.

        On a day on which the market did more it has to have gone far itself.
        """
        if self.span != "day" or any(book.get("high_all", index) for index in book.market.indices):
            return None
        least = self.clear if whole is not None and abs(whole.value) < self.calm else self.alone
        able = [fact for fact in left if fact.value >= least and book.get("high_all", fact.about)]
        return max(able, key=lambda fact: fact.value, default=None)

    def _is_lone(self, sides: list[list[Fact]], tags: frozenset[str]) -> bool:
        """Tell whether there is one name to tell, whose move is no news, and no word on the others."""
        (first, *rest) = (fact for side in sides for fact in side)
        return not rest and abs(first.value) < self.alone and not tags & {"apart", "together"}

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that one of them moved as single stocks rarely do."""
        return "single_stock" if "far" in item.tags else None

    def _surprise(self, book: FactBook, mean: Fact | None, members: list[Fact]) -> float:
        """Return the bits of the mean, or of the member that went furthest, whichever are more."""
        far = max((abs(fact.value) for fact in members), default=0.0)
        if self.span == "week" and mean is not None:
            bits = abs(mean.value) / self.usual
            return max(bits, far / 2) if far >= self.far else bits
        own = max((book.value("surprise_day", fact.about) or 0.0 for fact in members), default=0.0)
        bits = max(
            (mean and book.value("surprise_day", mean.about)) or 0.0, own - math.log2(max(len(members), 1))
        )
        return max(bits, far / 2) if far >= self.far else bits

    def _places(self, book: FactBook, members: list[Fact]) -> dict[tuple[str, str], Fact]:
        """Return what is told of each one's own place, by its kind and the company; of a week nothing."""
        if self.span == "week":
            return {}
        found = ((fact.about, standing(book, fact)) for fact in sorted(members, key=lambda one: -one.value))
        return {(told[0], about): told[1] for about, told in found if told and told[0] != "year"}

    def _sides(self, members: list[Fact]) -> list[list[Fact]]:
        """Return who went which way, who went furthest first; not who hardly moved beside that one.

        Who alone went against all others is told however little that was.
        """
        ranked = sorted(members, key=lambda fact: -abs(fact.value))
        if not ranked or abs(ranked[0].value) < PRINTS:
            return []
        least = max(self.small, self.part * abs(ranked[0].value))
        lone = _against_all(ranked)
        told = [fact for fact in ranked if fact in (ranked[0], lone) or abs(fact.value) >= least]
        sides = ([fact for fact in told if fact.value * way * ranked[0].value > 0] for way in (1, -1))
        return [side for side in sides if side]

    def _tags(
        self, mean: Fact | None, whole: Fact | None, members: list[Fact], left: list[Fact]
    ) -> Iterator[str]:
        if any(abs(fact.value) >= self.far for fact in left):
            yield "far"
        if mean is None:  # nothing is said of all of them
            return
        yield sign(mean.value)
        if whole is not None and abs(mean.value - whole.value) >= self.apart:
            yield "apart"
        if len(left) == len(members) and len({sign(fact.value) for fact in members}) == 1:
            yield "together"
        if len(left) == len(members) and _against_all(sorted(left, key=lambda fact: -abs(fact.value))):
            yield "but_one"
        for way in ("up", "down"):
            if FEWEST <= sum(_went(fact) == way for fact in members) < len(members):
                yield f"mostly_{way}"


def _has_record(side: list[Fact], places: dict[tuple[str, str], Fact]) -> bool:
    """Tell whether somebody of a side closed at a record: that side comes first, however far others went."""
    return any(("record", fact.about) in places for fact in side)


def _others(members: list[Fact], sides: list[list[Fact]]) -> Iterator[str]:
    """Yield which way most of those went that are not named, where all who are named went the other."""
    named = {fact.about for fact in sides[0]} if len(sides) == 1 else set()
    rest = [fact for fact in members if fact.about not in named]
    for way, other in (("up", "down"), ("down", "up")):
        against = bool(named) and _went(sides[0][0]) == other
        went = sum(_went(fact) == way for fact in rest)
        if against and len(rest) >= _SEVERAL and 2 * went > len(rest):
            yield way
            if went == len(rest):
                yield f"{way}_all"


def _of_others(members: list[Fact], sides: list[list[Fact]]) -> tuple[Fact | None, Fact | None]:
    """Return of those that are not named who went furthest the way of all of them, and the one that did not.

    No one of the second where there are more of them; nobody where most went no way.
    """
    if not any(_others(members, sides)):
        return None, None
    named = {fact.about for fact in sides[0]}
    rest = [fact for fact in members if fact.about not in named]
    way = "down" if _went(sides[0][0]) == "up" else "up"
    along = [fact for fact in rest if _went(fact) == way]
    apart = [fact for fact in rest if _went(fact) != way]
    return max(along, key=lambda fact: abs(fact.value)), apart[0] if len(apart) == 1 else None


def _left(members: list[Fact], sides: list[list[Fact]]) -> Iterator[str]:
    """Yield how those went that are named on neither side: little, or all one way."""
    named = {fact.about for side in sides for fact in side}
    rest = [fact for fact in members if fact.about not in named]
    if len(rest) < _SEVERAL:
        return
    if all(abs(fact.value) < _LITTLE for fact in rest):
        yield "little"
    elif len(ways := {_went(fact) for fact in rest}) == 1:
        yield from (f"{way}_all" for way in ways if way)


_LITTLE = 0.5
"""Percent below which one of the largest is said not to have moved far."""
_SEVERAL = 2
"""Of fewer nobody says which way most went."""


def _went(fact: Fact) -> str:
    """Return which way a move went; nothing of one that prints as zero."""
    return sign(fact.value) if abs(fact.value) >= PRINTS else ""


def _against_all(ranked: list[Fact]) -> Fact | None:
    """Return the one that went against all others, who went furthest first; None where there is none."""
    against = [fact for fact in ranked if fact.value * ranked[0].value < 0]
    printing = all(abs(fact.value) >= PRINTS for fact in ranked)
    return against[0] if len(against) == 1 and len(ranked) >= FEWEST and printing else None

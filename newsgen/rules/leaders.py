"""The largest companies of each market side by side, as the wraps of Seoul tell them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.groups import house_of
from newsgen.markets.parts import Universe
from newsgen.model import Fact, Item
from newsgen.rules.base import FRONT, Desk, Rule, at_limit, ids, leaders, score, sign

RECORDS = ("high_all", "high_52w", "low_52w")
"""What a close of theirs may be, the rarest first."""
ENDS = (("peaked", "up", "high_52w"), ("bottomed", "down", "low_52w"))
"""Role of those behind the front whose closes are told -> which way they went, and what their closes are."""


class Leaders(Rule, frozen=True):
    """How the largest companies of a market went: those at the front by their closes, of others who went far.

    Beside them stands that all of them rose or fell, where all have a move.
    """

    name: str = "leaders"
    role: str = "large"
    """Of which universe."""
    one: ClassVar[frozenset[str]] = frozenset({"universe"})
    many: ClassVar[frozenset[str]] = frozenset(
        {"front", "up", "down", "record", "peaked", "bottomed", "passed"}
    )
    section: str = "stocks"
    of_one: ClassVar[bool] = True

    named: int = 2
    """Companies named of one way behind the front, at most."""
    against: int = 1
    """The same of the other way than the first of all went."""
    least: float = 0.5
    """Percent that one of them moved."""
    beside: float = 1.0
    """Percentage points at most by which one of its house went less far than who is named, to be named."""
    part: float = 0.3
    """Part of the furthest one's move that another must come to."""
    priced: float = 5.0
    """Percent of one at the front from which their closes are told too."""
    far: float = 0.0
    """Percent that the first of them must have moved to be told ..."""
    very_far: float = 10.0
    """... any other of them, ..."""
    index_moved: float = 0.0
    """... or their index."""
    always: float = 3.0
    """Bits of score that they have at least: readers look for the first of them every day."""
    ended: float = 2.0
    """Percent from which of one behind the front a close at the end of its year is told too."""
    led: float = 4.0
    """Percent that all at the front went as their index did, from where on they stand above the text."""
    leading: float = 2.5
    """Bits of weight of such a day, and of one on which the first of a board lost its place."""
    against_least: float = 0.2
    """Percent of each from which on those at the front are told to have gone against their index."""
    outran: float = 0.7
    """Percentage points by which each of several at the front went further than their index, for that to be
    told: it is they who make the most of it."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item where the market ranks them."""
        for universe in book.market.universes:
            if universe.leaders and universe.role == self.role:
                ranks = leaders(book, desk, universe.name)
                yield from self._told(book, desk, universe, ranks) if ranks else ()

    def _told(self, book: FactBook, desk: Desk, universe: Universe, ranks: list[Fact]) -> Iterator[Item]:
        moves = book.select("change_day", (fact.about for fact in ranks))
        front = moves[: FRONT.get(universe.role, 1)]
        if len(front) < FRONT.get(universe.role, 1) or front[0].about != ranks[0].about:
            return
        sides = self._sides(book, desk, moves, front)
        ends = {role: self._ended(book, sides[one], moves, measure) for role, one, measure in ENDS}
        closes = book.select("close", (fact.about for fact in front))
        records = self._records(book, front)
        priced = self._priced(front, records)
        first = book.select("level_first", (fact.about for fact in front)) if priced and self.of_one else []
        index = book.value("change_day", universe.index)
        bits = max(book.value("surprise_day", fact.about) or 0.0 for fact in moves)
        leads = len(front) > 1 and all(
            abs(fact.value) >= self.led and fact.value * (index or 0.0) > 0 for fact in front
        )
        outran = len(front) > 1 and self._is_outrun(index or 0.0, front)
        against = len(front) > 1 and all(self._is_against(fact, index or 0.0) for fact in front)
        passed = self._passed(book, ranks, front)
        lagged = len(front) > 1 and self._is_behind(index or 0.0, front)
        weight, looked = desk.weight(universe.name), bits - math.log2(len(ranks))
        yield Item(
            rule=self.name,
            about=universe.name,
            facts=ids(
                [
                    ranks[0],
                    *front,
                    *closes,
                    *sides["up"],
                    *sides["down"],
                    *records,
                    *(one for some in ends.values() for one in some),
                    *first,
                    *passed,
                ]
            ),
            score=score(
                bits,
                tested=len(ranks),
                weight=max(weight, self.always - looked) + (self.leading if leads or passed else 0.0),
            ),
            reason=f"시가총액 상위 {len(ranks)}개 종목의 하루, 첫 종목 {front[0].value:+.2f}%",
            subjects={
                "universe": (universe.name,),
                "front": tuple(fact.about for fact in front),
                **{way: tuple(fact.about for fact in side) for way, side in sides.items()},
                "record": tuple(fact.about for fact in records),
                **{role: tuple(fact.about for fact in some) for role, some in ends.items()},
                "passed": tuple(fact.about for fact in passed[:1]),
            },
            chosen=bool(passed) or self._went_far(moves, front, index or 0.0),
            tags=frozenset(
                {
                    *self._tags(universe, ranks, moves),
                    *priced,
                    *(["led"] if leads else []),
                    *(["outran"] if outran else []),
                    *(["lagged"] if lagged else []),
                    *(["against"] if against else []),
                    *(f"first:{fact.about}" for fact in first),
                }
            ),
        )

    def _passed(self, book: FactBook, ranks: list[Fact], front: list[Fact]) -> list[Fact]:
        """Return whom the first passed today, where it alone stands for them: its place and its move."""
        listed = {fact.about for fact in ranks}
        was = [fact for fact in book.all("worth_passed") if fact.about in listed]
        moves = book.select("change_day", (fact.about for fact in was))
        return [*was, *moves] if len(front) == 1 and moves else []

    def _went_far(self, moves: list[Fact], front: list[Fact], index: float) -> bool:
        """Tell whether the first of them went far, any other very far, or their index did."""
        furthest = max(abs(fact.value) for fact in moves)
        return abs(front[0].value) >= self.far or furthest >= self.very_far or abs(index) >= self.index_moved

    def _is_against(self, fact: Fact, index: float) -> bool:
        """Tell whether one at the front went the other way than its index, both by moves that are told."""
        return fact.value * index < 0 and min(abs(fact.value), abs(index)) >= self.against_least

    def _is_outrun(self, index: float, front: list[Fact]) -> bool:
        """Tell whether an index that moved went the way of all at its front, and each of them further."""
        far = all(fact.value * index > 0 and abs(fact.value) - abs(index) >= self.outran for fact in front)
        return far and abs(index) >= self.least

    def _is_behind(self, index: float, front: list[Fact]) -> bool:
        """Tell whether all at the front went their index's way, and none of them half as far."""
        return abs(index) >= self.least and all(0 < fact.value * index <= index**2 / 2 for fact in front)

    def _priced(self, front: list[Fact], records: list[Fact]) -> frozenset[str]:
        """Return that the closes at the front are told: somebody there went far, or to a record."""
        far = any(abs(fact.value) >= self.priced for fact in front)
        return frozenset({"priced"} if far or records else ())

    def _sides(
        self, book: FactBook, desk: Desk, moves: list[Fact], front: list[Fact]
    ) -> dict[str, list[Fact]]:
        """Return who is named of those that rose and of those that fell behind the front.

        Where the largest went several ways, who is at a limit is told with it alone.
        """
        way = sign(front[0].value)
        if not self._went_one_way(moves):
            limits = {fact.about for fact in at_limit(book, desk)}
            moves = [fact for fact in moves if fact.about not in limits]
        return {one: self._side(moves, front, one, few=one != way != "flat") for one in ("up", "down")}

    def _went_one_way(self, moves: list[Fact]) -> bool:
        return len({sign(fact.value) for fact in moves}) == 1

    def _side(self, moves: list[Fact], front: list[Fact], way: str, *, few: bool) -> list[Fact]:
        """Return who behind the front went furthest one way; a ``few`` of who went against the first."""
        able = [fact for fact in moves if fact not in front and sign(fact.value) == way]
        able.sort(key=lambda fact: -abs(fact.value))
        least = max(self.least, self.part * abs(able[0].value)) if able else math.inf
        able = [fact for fact in able if abs(fact.value) >= least]
        first = able[: self.against if few else self.named]
        return [each for fact in first for each in (fact, *self._housed(fact, able, first))]

    def _housed(self, fact: Fact, able: list[Fact], first: list[Fact]) -> list[Fact]:
        """Return one of the same house that went about as far: 현대차와 기아 are told side by side."""
        house = house_of(fact.about)
        if not house or any(house_of(one.about) == house for one in first if one is not fact):
            return []
        near = (one for one in able if one not in first and house_of(one.about) == house)
        return [one for one in near if abs(fact.value) - abs(one.value) <= self.beside][:1]

    def _ended(self, book: FactBook, side: list[Fact], moves: list[Fact], measure: str) -> list[Fact]:
        """Return the places at an end of their year of those named that went far.

        Of all that went one way one alone is named.
        """
        named = side[:1] if self._went_one_way(moves) else side
        return book.select(measure, (fact.about for fact in named if abs(fact.value) >= self.ended))

    def _records(self, book: FactBook, front: list[Fact]) -> list[Fact]:
        """Return what the closes of those at the front are, where they all are the same: 사상 최고가."""
        for measure in RECORDS:
            found = book.select(measure, (fact.about for fact in front))
            if found:
                return found
        return []

    def _tags(self, universe: Universe, ranks: list[Fact], moves: list[Fact]) -> Iterator[str]:
        """Yield which way the first went, and whether all went one way."""
        yield sign(moves[0].value)
        yield universe.role
        ways = {sign(fact.value) for fact in moves}
        if len(moves) == len(ranks) and len(ways) == 1:
            yield f"all_{ways.pop()}"


class SmallLeaders(Leaders, frozen=True):
    """The same of the small companies' market, told in the paragraph of its index."""

    name: str = "small_leaders"
    role: str = "small"
    section: str = "market"
    of_one: ClassVar[bool] = False

    named: int = 1
    far: float = 4.0
    index_moved: float = 1.5
    always: float = 1.5

"""Single stocks that moved far, over a session or a week: few names, chosen by what readers can trade."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market, Universe
from newsgen.model import Fact, Item, Score
from newsgen.rules.base import Angle, Desk, Rule, ids, score, sign

MEASURES = ("close", "market_cap", "volume_ratio_20d", "turnover_20d", "surprise_day")
"""What of a stock is told or weighed besides its move."""


class Floors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a stock must reach to be named."""

    min_change: float
    """Percent, on the unrounded value: 이상."""
    min_excess: float
    """Percentage points beyond the universe's own index: when all move, only who moved more."""
    min_market_cap: float
    """Millions of the market's money."""
    min_price: float = 5.0
    """The market's money."""
    min_turnover: float = 10.0
    """Millions of it a day, mean of the 20 sessions before: thinly traded prices are poor witnesses."""
    min_total: float = -5.0
    """Bits: a day's move that is less news than this is not named, whatever its size."""
    named: int = 5
    """Stocks named in either direction."""


class Movers(Rule, frozen=True):
    """Members of a universe that moved far enough, above floors of size, price and trade.

    The rarity of a stock's day is in its fact ``surprise_day``; the number of members looked at is taken
    off, so a ten-percent move in two thousand stocks is little news by itself. A week's list is a ranking by
    size, so its bits are of size alone.
    """

    name: str = "movers"
    one: ClassVar[frozenset[str]] = frozenset({"universe"})
    many: ClassVar[frozenset[str]] = frozenset({"stocks"})
    section: str = "stocks"
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    groups: ClassVar[tuple[str, ...]] = ("large", "small")

    small: Floors = Floors(min_change=10.0, min_excess=5.0, min_market_cap=1000.0)
    large: Floors = Floors(min_change=5.0, min_excess=3.0, min_market_cap=10_000.0, named=4)
    giants: tuple[tuple[float, float], ...] = ((7.0, 150_000.0), (10.0, 30_000.0))
    """Percent moved, and millions of market value from which such a move is the talk of the day."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a stock and universe, the best of each direction chosen."""
        floors = {"small": self.small, "large": self.large}
        for universe in book.market.universes:
            if universe.role in floors:
                members = desk.universes.get(universe.name, frozenset()) - desk.told_apart
                for direction in ("up", "down"):
                    far = self._moved(book, members, floors[universe.role], direction)
                    moved = [self._item(book, universe, floors[universe.role], fact) for fact in far]
                    yield from self._cut(book, desk, floors[universe.role], moved)

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that a very large company moved far while the indices stood."""
        return "single_stock" if small and "giant" in item.tags else None

    def _moved(self, book: FactBook, members: frozenset[str], floors: Floors, direction: str) -> list[Fact]:
        """Return the moves that are far enough, in one direction."""
        return [
            fact
            for fact in book.all(f"change_{self.span}")
            if fact.about in members
            and abs(fact.value) >= floors.min_change
            and sign(fact.value) == direction
        ]

    def _item(self, book: FactBook, universe: Universe, floors: Floors, fact: Fact) -> Item:
        """Return the item of one stock, left out where it does not reach a floor."""
        lacking = self._lacking(book, universe, floors, fact)
        cap = book.value("market_cap", fact.about)
        giant = {"giant"} if universe.role == "large" and self._is_giant(abs(fact.value), cap) else set()
        return Item(
            rule=self.name,
            about=fact.about,
            facts=ids([fact, *(book.get(measure, fact.about) for measure in MEASURES)]),
            score=self._score(book, universe, floors, fact, cap),
            reason=lacking or f"{abs(fact.value):.2f}%, 기준 {floors.min_change:g}% 이상",
            subjects={"stocks": (fact.about,), "universe": (universe.name,)},
            chosen=not lacking,
            standing=True,
            tags=frozenset({sign(fact.value), universe.role, *giant}),
        )

    def _score(
        self, book: FactBook, universe: Universe, floors: Floors, fact: Fact, cap: float | None
    ) -> Score:
        if self.span == "week":
            size = 3 * math.log2(abs(fact.value) / floors.min_change)
            return score(size, weight=math.log2(cap / floors.min_market_cap) if cap else 0.0)
        counted = book.get("breadth_up", universe.name)
        return score(
            book.value("surprise_day", fact.about) or 0.0,
            tested=(counted and counted.n) or 1,
            weight=math.log2(cap / 1000.0) if cap else 0.0,
        )

    def _cut(self, book: FactBook, desk: Desk, floors: Floors, moved: list[Item]) -> Iterator[Item]:
        """Yield the stocks of one direction, those that are not named left out with the reason."""
        named = self._named(book, desk, floors, [item for item in moved if item.chosen])
        for item in moved:
            issuer = _issuer(item, desk)
            if not item.chosen or named.get(issuer) == item.about:
                yield item
                continue
            why = "같은 회사의 다른 종류 주식을 적는다" if issuer in named else "이름을 적는 종목 밖"
            yield msgspec.structs.replace(item, chosen=False, reason=f"{item.reason}, {why}")

    def _named(self, book: FactBook, desk: Desk, floors: Floors, able: list[Item]) -> dict[str, str]:
        """Return who is named, by company: one class of shares each, at most ``floors.named``.

        Readers take a list of movers for a ranking: the week's is one, and of a day's the one that moved
        furthest is always among them.
        """
        ranked = sorted(able, key=lambda item: -item.score.total)
        first = sorted(ranked, key=lambda item: -abs(book.value(f"change_{self.span}", item.about) or 0.0))
        if self.span == "day":
            first = [*first[:1], *(item for item in ranked if item.score.total >= floors.min_total)]
        named: dict[str, str] = {}
        for item in first:
            if len(named) < floors.named:
                named.setdefault(_issuer(item, desk), item.about)
        return named

    def _is_giant(self, size: float, cap: float | None) -> bool:
        """Tell whether a stock may be the talk of the day: a very large company that moved far."""
        return cap is not None and any(size >= move and cap >= least for move, least in self.giants)

    def _lacking(self, book: FactBook, universe: Universe, floors: Floors, fact: Fact) -> str:
        """Return which floor a stock does not reach, in Korean; empty where it reaches them all."""
        about, money = fact.about, book.market.money
        index = book.value(f"change_{self.span}", universe.index) or 0.0
        excess = math.copysign(1.0, fact.value) * (fact.value - index)
        bounds = (
            ("지수를 웃돈 폭(%p)", excess, floors.min_excess),
            (f"주가({money})", book.value("close", about), floors.min_price),
            (f"시가총액(백만{money})", book.value("market_cap", about), floors.min_market_cap),
            (f"20거래일 평균 거래대금(백만{money})", book.value("turnover_20d", about), floors.min_turnover),
        )
        for label, value, floor in bounds:
            if value is None or value < floor:
                return f"{label} {'없음' if value is None else f'{value:,.1f}'}, 하한 {floor:,g} 미달"
        return ""


def _issuer(item: Item, desk: Desk) -> str:
    return desk.issuers.get(item.about, item.about)

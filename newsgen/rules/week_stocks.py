"""The stocks that rose and fell furthest over a finished week, above floors of size, price and trade."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import INDEX_OF, Desk, Rule, ids, score, sign


class WeekFloors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a stock must reach to be named."""

    min_change: float
    """Percent over the week, on the unrounded value: 이상."""
    min_excess: float
    """Percentage points beyond the universe's own index."""
    min_market_cap: float
    """Millions of dollars."""
    min_price: float = 5.0
    """Dollars."""
    min_turnover: float = 10.0
    """Millions of dollars a day, mean of the 20 sessions before the last."""
    named: int = 3
    """Stocks named in either direction."""


class WeekStocks(Rule, frozen=True):
    """Members of a universe that went furthest; readers take the list for a ranking, so it is one."""

    name: ClassVar[str] = "week_stocks"
    roles: ClassVar[frozenset[str]] = frozenset({"stocks"})

    sp500: WeekFloors = WeekFloors(min_change=10.0, min_excess=5.0, min_market_cap=10_000.0)
    russell2000: WeekFloors = WeekFloors(min_change=15.0, min_excess=10.0, min_market_cap=1000.0)

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a stock and universe, the furthest of each direction chosen."""
        for universe, floors in (("sp500", self.sp500), ("russell2000", self.russell2000)):
            members = desk.universes.get(universe, frozenset()) - desk.told_apart
            moved = [
                fact
                for fact in book.all("change_week")
                if fact.about in members and abs(fact.value) >= floors.min_change
            ]
            for direction in ("up", "down"):
                found = [fact for fact in moved if sign(fact.value) == direction]
                yield from _ranked(book, desk, universe, floors, found)


def _ranked(
    book: FactBook, desk: Desk, universe: str, floors: WeekFloors, moved: list[Fact]
) -> Iterator[Item]:
    """Yield the stocks of one direction, the furthest first; one class of a company's shares is named."""
    issuers: set[str] = set()
    for fact in sorted(moved, key=lambda fact: -abs(fact.value)):
        lacking = _lacking(book, fact, universe, floors)
        issuer = desk.issuers.get(fact.about, fact.about)
        if not lacking and (issuer in issuers or len(issuers) >= floors.named):
            lacking = "이름을 적는 종목 밖"
        if not lacking:
            issuers.add(issuer)
        yield _item(book, fact, universe, floors, lacking)


def _item(book: FactBook, fact: Fact, universe: str, floors: WeekFloors, lacking: str) -> Item:
    told = (
        book.get(measure, fact.about) for measure in ("change_week", "close", "market_cap", "turnover_20d")
    )
    cap = book.value("market_cap", fact.about)
    return Item(
        rule=WeekStocks.name,
        about=fact.about,
        facts=ids(told),
        score=score(
            3 * math.log2(abs(fact.value) / floors.min_change),
            weight=math.log2(cap / floors.min_market_cap) if cap else 0.0,
        ),
        reason=lacking or f"{abs(fact.value):.2f}%, 기준 {floors.min_change:g}% 이상",
        subjects={"stocks": (fact.about,)},
        chosen=not lacking,
        standing=True,
        tags=frozenset({sign(fact.value), universe}),
    )


def _lacking(book: FactBook, fact: Fact, universe: str, floors: WeekFloors) -> str:
    """Return which floor a stock does not reach, in Korean; empty where it reaches them all."""
    index = book.value("change_week", INDEX_OF[universe]) or 0.0
    excess = math.copysign(1.0, fact.value) * (fact.value - index)
    bounds = (
        ("지수를 웃돈 폭(%p)", excess, floors.min_excess),
        ("주가(달러)", book.value("close", fact.about), floors.min_price),
        ("시가총액(백만달러)", book.value("market_cap", fact.about), floors.min_market_cap),
        ("20거래일 평균 거래대금(백만달러)", book.value("turnover_20d", fact.about), floors.min_turnover),
    )
    for label, value, floor in bounds:
        if value is None or value < floor:
            return f"{label} {'없음' if value is None else f'{value:,.1f}'}, 하한 {floor:,g} 미달"
    return ""

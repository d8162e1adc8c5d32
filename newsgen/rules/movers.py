"""Single stocks that moved far: few names, chosen by what readers can trade."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import INDEX_OF, Desk, Rule, ids, score, sign

GIANTS = ((7.0, 150_000.0), (10.0, 30_000.0))
"""Percent moved, and millions of dollars of market value from which such a move is the talk of the day."""


class Floors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a stock must reach to be named."""

    min_change: float
    """Percent, on the unrounded value: 이상."""
    min_excess: float
    """Percentage points beyond the universe's own index: on a day when all move, only who moved more."""
    min_market_cap: float
    """Millions of dollars."""
    min_price: float = 5.0
    """Dollars."""
    min_turnover: float = 10.0
    """Millions of dollars a day, mean of the 20 sessions before: thinly traded prices are poor witnesses."""
    min_total: float = -5.0
    """Bits: a move that is less news than this is not named, whatever its size."""
    named: int = 5
    """Stocks named in either direction."""


class Movers(Rule, frozen=True):
    """Members of a universe that moved far enough, above floors of size, price and trade.

    The rarity of a stock's move is in its fact ``surprise_day``; the number of members looked at is
    taken off, so a ten-percent move in two thousand stocks is little news by itself.
    """

    name: ClassVar[str] = "movers"
    roles: ClassVar[frozenset[str]] = frozenset({"stocks", "universe"})

    russell2000: Floors = Floors(min_change=10.0, min_excess=5.0, min_market_cap=1000.0)
    sp500: Floors = Floors(min_change=5.0, min_excess=3.0, min_market_cap=10_000.0, named=4)

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a stock and universe, the best of each direction chosen."""
        for universe, floors in (("russell2000", self.russell2000), ("sp500", self.sp500)):
            members = desk.universes.get(universe, frozenset())
            for direction in ("up", "down"):
                moved = _moved(book, universe, members - desk.told_apart, floors, direction)
                yield from _cut(moved, _named(moved, book, floors, desk), desk)


def _moved(
    book: FactBook, universe: str, members: frozenset[str], floors: Floors, direction: str
) -> list[Item]:
    """Return the stocks that moved far enough in one direction, best first."""
    counted = book.get("breadth_up", universe)
    tested = counted.n if counted and counted.n else 1
    moved = [
        _item(book, universe, fact.about, floors, tested, direction)
        for fact in book.all("change_day")
        if fact.about in members and abs(fact.value) >= floors.min_change and sign(fact.value) == direction
    ]
    return sorted(moved, key=lambda item: -item.score.total)


def _named(moved: list[Item], book: FactBook, floors: Floors, desk: Desk) -> dict[str, str]:
    """Return who is named, by company: one class of shares each, at most ``floors.named``.

    Readers take a list of movers for a ranking, so the one that moved furthest is always among them.
    """
    able = [item for item in moved if item.chosen]
    furthest = sorted(able, key=lambda item: -abs(book.value("change_day", item.about) or 0.0))[:1]
    worthy = [item for item in able if item.score.total >= floors.min_total]
    named: dict[str, str] = {}
    for item in [*furthest, *worthy]:
        if len(named) < floors.named:
            named.setdefault(desk.issuers.get(item.about, item.about), item.about)
    return named


def _cut(moved: list[Item], named: dict[str, str], desk: Desk) -> Iterator[Item]:
    """Yield the stocks, those that are not named left out with the reason."""
    for item in moved:
        issuer = desk.issuers.get(item.about, item.about)
        if not item.chosen or named.get(issuer) == item.about:
            yield item
            continue
        why = "같은 회사의 다른 종류 주식을 적는다" if issuer in named else "이름을 적는 종목 밖"
        yield msgspec.structs.replace(item, chosen=False, reason=f"{item.reason}, {why}")


def _item(book: FactBook, universe: str, about: str, floors: Floors, tested: int, direction: str) -> Item:
    """Return the item of one stock, left out where it does not reach a floor."""
    lacking = _lacking(book, about, universe, floors)
    change = book.value("change_day", about) or 0.0
    cap = book.value("market_cap", about)
    giant = {"giant"} if universe == "sp500" and _is_giant(abs(change), cap) else set()
    measures = ("change_day", "close", "market_cap", "volume_ratio_20d", "turnover_20d", "surprise_day")
    return Item(
        rule=Movers.name,
        about=about,
        facts=ids(book.get(measure, about) for measure in measures),
        score=score(
            book.value("surprise_day", about) or 0.0,
            tested=tested,
            weight=math.log2(cap / 1000.0) if cap else 0.0,
        ),
        reason=lacking or f"{abs(change):.2f}%, 기준 {floors.min_change:g}% 이상",
        subjects={"stocks": (about,), "universe": (universe,)},
        chosen=not lacking,
        standing=True,
        tags=frozenset({direction, universe, *giant}),
    )


def _is_giant(size: float, cap: float | None) -> bool:
    """Tell whether a stock may be the talk of the day: a very large company that moved far."""
    return cap is not None and any(size >= move and cap >= least for move, least in GIANTS)


def _lacking(book: FactBook, about: str, universe: str, floors: Floors) -> str:
    """Return which floor a stock does not reach, in Korean; empty where it reaches them all."""
    change = book.value("change_day", about) or 0.0
    excess = math.copysign(1.0, change) * (change - (book.value("change_day", INDEX_OF[universe]) or 0.0))
    bounds = (
        ("지수를 웃돈 폭(%p)", excess, floors.min_excess),
        ("주가(달러)", book.value("close", about), floors.min_price),
        ("시가총액(백만달러)", book.value("market_cap", about), floors.min_market_cap),
        ("20거래일 평균 거래대금(백만달러)", book.value("turnover_20d", about), floors.min_turnover),
    )
    for label, value, floor in bounds:
        if value is None or value < floor:
            return f"{label} {'없음' if value is None else f'{value:,.1f}'}, 하한 {floor:,g} 미달"
    return ""

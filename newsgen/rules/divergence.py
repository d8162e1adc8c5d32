"""Two indices that went apart: small caps against large, growth against blue chips."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.korean import decimal
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import LEVELS, STILL, Angle, Desk, Rule, ids, score, sign, went_together


class Divergence(Rule, frozen=True):
    """One index ahead of another by at least ``gap`` percentage points over the day."""

    name: str = "divergence"
    one: ClassVar[frozenset[str]] = frozenset({"first", "second", "pair"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    day_leads: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})

    gap: float = 1.0
    """Percentage points, on the unrounded values."""
    growth: float = 1.5
    """The same of growth against blue chips: what both did stands in the levels."""
    split: float = 0.7
    """The same of two that went two ways, from which the lead names both."""
    wide: float = 1.5
    """Percentage points from which small companies lead whatever record there is."""
    behind: float = 2.5
    """The same where small companies stay behind: nobody asks for that on most days."""
    leads: float = 1.75
    """Percent of their own index from which a session's article begins with them: else with a main index."""
    blue: float = 1.0
    """Percent of the blue-chip index's day beside which small companies do not lead."""
    one_stock: float = 10.0
    """The same of a company, in percent of its price."""
    worth: float = 100_000.0
    """Millions that it is worth."""
    share: float = 0.5
    """Of the larger of two moves one way: by how much less the other has to have moved to be told apart."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a pair; ``opposite`` is tagged where one rose and the other fell."""
        for first, second in book.market.pairs:
            spread = book.get("spread_day", f"{first}-{second}")
            one, other = book.get("change_day", first), book.get("change_day", second)
            if spread is None or one is None or other is None:
                continue
            far = max(abs(one.value), abs(other.value))
            together = one.value * other.value > 0 and abs(spread.value) < self.share * far
            kind = _kind(book.market, first)
            # what the main index did is told by its own close, and so is what the other lacks of it
            together |= kind == "own" and one.value * other.value > 0 and abs(other.value) > abs(one.value)
            chosen = abs(spread.value) >= (self.gap if kind == "small" else self.growth) and not together
            tags = {sign(spread.value), kind} | ({"ahead"} if abs(one.value) > abs(other.value) else set())
            tags.add("opposite" if one.value * other.value < 0 else "same")
            if _adds_up(one.value, other.value, spread.value):
                tags.add("adds_up")
            if one.value * other.value < 0 and abs(spread.value) >= self.split:
                tags.add("split")
            if went_together(book, -1):
                tags.add("market_down")
            if went_together(book, 1, least=STILL):
                tags.add("market_up")
            tags |= self._far(spread, one)
            if book.as_of != "close":
                tags.add("so_far")
            elif "small" in tags and self._is_overshadowed(book, spread):
                tags.add("behind")
            surprise = book.value("surprise_day", spread.about) or 0.0
            yield Item(
                rule=self.name,
                about=spread.about,
                facts=ids([spread, one, other]),
                score=score(
                    surprise,
                    tested=len(book.market.pairs),
                    weight=desk.weight(first),
                ),
                reason=f"등락률 차 {abs(spread.value):.2f}%p, 기준 {self.gap:g}%p",
                subjects={"first": (first,), "second": (second,), "pair": (spread.about,)},
                chosen=chosen,
                tags=frozenset(tags),
            )

    def _far(self, spread: Fact, one: Fact) -> set[str]:
        """Return that the two went far apart, and that the first did so by a far move of its own."""
        if abs(spread.value) < (1.5 * self.gap if spread.value > 0 else self.behind):
            return set()
        return {"far", "leads"} if abs(one.value) >= self.leads else {"far"}

    def matter(self, item: Item) -> str:
        """Return that growth belongs to the levels; small companies are a matter of their own."""
        return item.about if "small" in item.tags else LEVELS

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002
        """Tell whether small companies went far apart; growth, and a session so far, lead from the gap on.

        Small companies do not where a large name went far, and only from ``wide`` on beside a record.
        """
        return "small" not in item.tags or bool(item.tags & {"leads", "so_far"} and "behind" not in item.tags)

    def _is_overshadowed(self, book: FactBook, spread: Fact) -> bool:
        """Tell whether a large company's day comes first, or, if they are not wide apart, a record."""
        moves = ((about, book.value("change_day", about) or 0.0) for about in book.abouts("change_day"))
        far = (about for about, moved in moves if abs(moved) >= self.one_stock)
        giants = any((book.value("market_cap", about) or 0.0) >= self.worth for about in far)
        if giants or book.all("cap_change_day"):
            return True
        market = book.market
        records = any(book.get("high_all", about) for about in market.indices)
        blue = abs(book.value("change_day", market.blue) or 0.0) >= self.blue
        return (records or blue) and abs(spread.value) < self.wide

    def is_lesser(self, item: Item, market: Market) -> bool:
        """Tell whether the two went one way: how far apart is then less than how far they went."""
        return "same" in item.tags or super().is_lesser(item, market)

    def angle(self, item: Item) -> Angle:
        """Return whether the small or the growing were ahead or behind."""
        if "small" in item.tags:
            return "small_cap_rally" if "up" in item.tags else "small_cap_lag"
        return "growth_ahead" if "up" in item.tags else "growth_behind"


def _kind(market: Market, first: str) -> str:
    """Return what the first of a pair stands for: small companies, growth, or a market of its own."""
    return "small" if first == market.small else "growth" if first == market.tech else "own"


def _adds_up(one: float, other: float, spread: float) -> bool:
    """Return whether the difference of the two changes as printed is the difference as printed.

    Where it is not (4.39 less 2.95 is 1.45 before rounding) an article does not print it: readers subtract.
    """
    printed = round(_printed(one) - _printed(other), 2)
    return printed == _printed(spread)


def _printed(value: float) -> float:
    """Return a value as it prints with two decimals, half up, its sign kept."""
    return math.copysign(float(decimal(value, 2).replace(",", "")), value)

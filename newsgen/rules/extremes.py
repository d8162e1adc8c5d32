"""Closing highs and lows of an index: of all time, and of 52 weeks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import RECORDS, Angle, Desk, Rule, ids, rarity, score, watched


class Extremes(Rule, frozen=True):
    """A record close, a 52-week closing high, or a 52-week closing low."""

    name: str = "extremes"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "week"})
    groups: ClassVar[tuple[str, ...]] = ("record", "high", "low")

    stale: float = -2.0
    """Freshness, in bits, of a high that the day before was one too."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index; an all-time high is told instead of the 52-week high that it is too."""
        market = book.market
        looked_at = tuple(filter(None, (*watched(market), market.chips, market.basket)))
        for about in looked_at:
            fact, tag = self._extreme(book, about)
            if fact is None or book.get("change_day", about) is None:
                continue  # over a hole in the data nothing is the highest
            again = _again(book, about, fact, tag)
            yield Item(
                rule=self.name,
                about=about,
                facts=ids([fact]),
                score=score(
                    rarity(fact.periods),
                    tested=len(looked_at),
                    weight=desk.weight(about),
                    freshness=self.stale if again else 0.0,
                ),
                reason={"record": "사상 최고 종가", "high": "52주 최고 종가", "low": "52주 최저 종가"}[tag],
                subjects={"indices": (about,)},
                standing=tag == "record",
                tags=frozenset({tag, "again" if again else "fresh"}),
            )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS

    def can_lead(self, item: Item, market: Market) -> bool:
        """Tell whether it is new, of all time or a low, and of an index that stands for the market."""
        if {"again", "high"} & item.tags or item.about in {market.chips, market.basket}:
            return False
        return "low" not in item.tags or item.about != market.small

    def angle(self, item: Item) -> Angle:
        """Return whether it is a high or a low."""
        return "new_low" if "low" in item.tags else "record_high"

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that the market as a whole closed at a new record."""
        return "record_high" if item.about == market.broad and {"record", "fresh"} <= item.tags else None

    def _extreme(self, book: FactBook, about: str) -> tuple[Fact | None, str]:
        """Return the strongest extreme of a subject and its tag."""
        for measure, tag in (("high_all", "record"), ("high_52w", "high"), ("low_52w", "low")):
            fact = book.get(measure, about)
            if fact is not None:
                return fact, tag
        return None, ""


def _again(book: FactBook, about: str, fact: Fact, tag: str) -> bool:
    """Return whether the session before closed at such a high too: for a record, at a record."""
    before = book.get("low_52w_day_before" if tag == "low" else "high_52w_day_before", about)
    if before is None:
        return False
    return tag != "record" or fact.base == before.base

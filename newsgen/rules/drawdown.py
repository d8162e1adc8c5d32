"""A correction or a bear market that begins, and the way back: told on the day on which it happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Angle, Desk, Rule, ids, rarity, score, sign, watched

STAGES = {
    "bear": ("bear_entered", "고점보다 20% 넘게 내려 약세장에 들어섰다"),
    "correction": ("correction_entered", "고점보다 10% 넘게 내려 조정 국면에 들어섰다"),
    "bull": ("bull_entered", "저점보다 20% 넘게 올라 강세장에 들어섰다"),
    "left": ("correction_left", "조정 국면에서 벗어났다"),
}
"""Tag -> the measure whose fact is there on the day, and what it means."""


class Drawdown(Rule, frozen=True):
    """An index that closed 10 or 20 percent below its high, 20 percent above its low, or came back.

    Its bits are those of the sessions since it last was so: an index that goes in and out says it once.
    """

    name: str = "drawdown"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = tuple(STAGES)
    is_place: ClassVar[bool] = True
    heads_places: ClassVar[bool] = True
    place_bits: ClassVar[float] = 2.0
    of_stocks: ClassVar[bool] = True
    milestone: ClassVar[bool] = True

    sessions: int = 10
    """Sessions since it was last so, below which it is only to and fro about the line."""
    chips: int = 40
    """The same of semiconductors, which fall ten percent several times a year."""
    stages: tuple[str, ...] = tuple(STAGES)
    """Which of them are told."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index for which something began or ended."""
        market = book.market
        looked_at = tuple(filter(None, (*watched(market), market.chips)))
        for about in looked_at:
            least = self.chips if about == market.chips else self.sessions
            for tag, (measure, meaning) in ((tag, STAGES[tag]) for tag in self.stages):
                fact = book.get(measure, about)
                change = book.get("change_day", about)
                if fact is None or change is None:
                    continue
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids([fact, change]),
                    score=score(rarity(fact.periods), tested=len(looked_at), weight=desk.weight(about)),
                    reason=f"{meaning}, {fact.periods}거래일 만, 기준 {least}거래일",
                    subjects={"indices": (about,)},
                    chosen=(fact.periods or 0) >= least,
                    tags=frozenset({tag, sign(change.value)}),
                )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS

    def can_lead(self, item: Item, market: Market) -> bool:
        """Tell whether it begins for one of the indices that every wrap tells."""
        return self.span == "day" and item.about in market.indices and "left" not in item.tags

    def tops(self, item: Item, market: Market) -> int:  # noqa: ARG002
        """Return that a bear or a bull market which begins is what the day is remembered by."""
        return 2 if item.tags & {"bear", "bull"} else 0

    def angle(self, item: Item) -> Angle:
        """Return which way the market went into it."""
        return "surge" if "bull" in item.tags else "plunge"

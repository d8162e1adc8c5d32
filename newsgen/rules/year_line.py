"""The year's line: an index that closed above the year before's last close again, or fell below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Angle, Desk, Rule, ids, rarity, score

KINDS = {
    "up": ("year_regained", "올해 낙폭을 모두 만회했다"),
    "down": ("year_lost", "올해 상승분을 모두 반납했다"),
}
"""Tag -> the measure whose fact is there on the day, and what it means."""


class YearLine(Rule, frozen=True):
    """An index that crossed last year's last close after many sessions on its other side.

    Its bits are those of the sessions since it was last there.
    """

    name: str = "year_line"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = tuple(KINDS)
    of_stocks: ClassVar[bool] = True
    is_place: ClassVar[bool] = True
    heads_places: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    sessions: int = 10
    """Sessions on the other side, below which it is only to and fro about the line."""

    january: int = 5
    """The same in January, when the year has turned to a loss, or to a gain, rather than lost one."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a main index that crossed."""
        looked_at, january = book.market.indices, book.day.month == 1
        sessions = self.january if january else self.sessions
        for about in looked_at:
            for tag, (measure, meaning) in KINDS.items():
                fact, change = book.get(measure, about), book.get("change_day", about)
                if fact is None or change is None:
                    continue
                passed = (fact.periods or 0) - 1
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids([fact, change]),
                    score=score(rarity(fact.periods), tested=len(looked_at), weight=desk.weight(about)),
                    reason=f"{meaning}, {passed}거래일 만, 기준 {sessions}거래일",
                    subjects={"indices": (about,)},
                    chosen=passed >= sessions,
                    tags=frozenset({tag, "january"} if january else {tag}),
                )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is where an index stands."""
        return RECORDS

    def can_lead(self, item: Item, market: Market) -> bool:
        """Tell whether it is the index that stands for the market."""
        return item.about == market.broad

    def angle(self, item: Item) -> Angle:
        """Return which way it went."""
        return "advance" if "up" in item.tags else "decline"

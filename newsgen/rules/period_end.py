"""The month, the quarter or the year, on its last session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules.base import STILL, Angle, Desk, Rule, ids, score, sign


class PeriodEnd(Rule, frozen=True):
    """What the indices did over the month, quarter or year that ends today; the longest one is told."""

    name: str = "period_end"
    many: ClassVar[frozenset[str]] = frozenset({"indices", "rose", "fell", "unchanged"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "week"})
    either_way: ClassVar[bool] = True
    day_of: ClassVar[str] = "마지막 날"

    bonus: float = 4.0
    """Freshness in bits: it can be told on this day only."""
    far: float = 2.0
    """Percent that one of the indices must have moved for the bonus."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item on the last session of a month."""
        session, indices = book.session, book.market.indices
        ends = (
            ("change_ytd", "year", session.is_last_of_year),
            ("change_qtd", "quarter", session.is_last_of_quarter),
            ("change_mtd", "month", session.is_last_of_month),
        )
        for measure, tag, is_last in ends:
            if not is_last:
                continue
            facts = book.select(measure, indices)
            if facts:
                far = max(abs(fact.value) for fact in facts) >= self.far
                halves = {"half_year"} if session.day.month == 6 else set()
                signs = {sign(fact.value) for fact in facts}
                yield Item(
                    rule=self.name,
                    about=book.market.exchange,
                    facts=ids(facts),
                    score=score(
                        0.0, weight=max(map(desk.weight, indices)), freshness=self.bonus if far else 0.0
                    ),
                    reason="한 달·분기·한 해의 마지막 거래일",
                    subjects={
                        "indices": tuple(fact.about for fact in facts),
                        "rose": tuple(fact.about for fact in facts if fact.value >= STILL),
                        "fell": tuple(fact.about for fact in facts if fact.value <= -STILL),
                        "unchanged": tuple(fact.about for fact in facts if abs(fact.value) < STILL),
                    },
                    tags=frozenset({tag, signs.pop() if len(signs) == 1 else "mixed", *halves}),
                )
            return

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002
        """Tell whether a year ended."""
        return "year" in item.tags

    def tops(self, item: Item, market: Market) -> int:
        """Return that a year that ended comes before how the indices went that day."""
        return int(self.can_lead(item, market))

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that a year ended, or a shorter period."""
        return "year_end" if "year" in item.tags else "period_end"

"""The month, the quarter or the year, on its last session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.measures import INDICES
from newsgen.model import Item
from newsgen.rules.base import STILL, Desk, Rule, ids, score, sign


class PeriodEnd(Rule, frozen=True):
    """What the indices did over the month, quarter or year that ends today; the longest one is told."""

    name: ClassVar[str] = "period_end"
    roles: ClassVar[frozenset[str]] = frozenset({"indices", "rose", "fell", "unchanged"})

    bonus: float = 4.0
    """Freshness in bits: it can be told on this day only."""
    far: float = 2.0
    """Percent that one of the indices must have moved for the bonus."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item on the last session of a month."""
        ends = (
            ("change_ytd", "year", book.session.is_last_of_year),
            ("change_qtd", "quarter", book.session.is_last_of_quarter),
            ("change_mtd", "month", book.session.is_last_of_month),
        )
        for measure, tag, is_last in ends:
            if not is_last:
                continue
            facts = book.select(measure, INDICES)
            if facts:
                far = max(abs(fact.value) for fact in facts) >= self.far
                halves = {"half_year"} if book.day.month == 6 else set()
                signs = {sign(fact.value) for fact in facts}
                yield Item(
                    rule=self.name,
                    about="XNYS",
                    facts=ids(facts),
                    score=score(
                        0.0, weight=max(map(desk.weight, INDICES)), freshness=self.bonus if far else 0.0
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

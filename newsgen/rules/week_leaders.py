"""The largest companies of the main market over a finished week, as the wraps of Seoul tell them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Item
from newsgen.rules.base import FRONT, Desk, Rule, ids, leaders, score


class WeekLeaders(Rule, frozen=True):
    """What the week did to those at the front, with their closes: readers look for them whatever it was."""

    name: str = "week_leaders"
    span: Span = "week"
    many: ClassVar[frozenset[str]] = frozenset({"front"})
    section: str = "stocks"

    usual: float = 3.0
    """Percent: the usual size of such a company's week."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item where the market ranks them, and the week of each is known."""
        for universe in book.market.universes:
            if not universe.leaders or universe.role != "large":
                continue
            front = [fact.about for fact in leaders(book, desk, universe.name)[: FRONT[universe.role]]]
            moves, closes = (book.select(measure, front) for measure in ("change_week", "close"))
            if len(moves) == len(closes) == len(front) == FRONT[universe.role]:
                far = max(abs(fact.value) for fact in moves)
                yield Item(
                    rule=self.name,
                    about=universe.name,
                    facts=ids([*moves, *closes]),
                    score=score(far / self.usual, weight=desk.weight(universe.name)),
                    reason="시가총액이 가장 큰 두 종목의 한 주는 늘 싣는다",
                    subjects={"front": tuple(front)},
                    standing=True,
                )

"""Who bought and who sold in a finished week, on each part of the exchange."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Item
from newsgen.rules.base import INVESTORS, Desk, Rule, gaussian, ids, score


class WeekInvestors(Rule, frozen=True):
    """What foreigners, institutions and individuals bought on balance over a week of final figures.

    The surprise is that of the foreigners' amount, were it normal with ``usual`` times the root of the days.
    """

    name: str = "week_investors"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset({"board"})
    groups: ClassVar[tuple[str, ...]] = ("main", "beside")
    worded: ClassVar[bool] = True

    usual: float = 5000.0
    """억원 that foreigners buy or sell on a usual day: the root mean square of the KOSPI, 2023 to 2025."""
    far: float = 5000.0
    """억원 that foreigners bought or sold on the main part, from where on a headline may say so."""
    beside: float = 5000.0
    """억원 from which on another part of the exchange than the main one is told."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield an item for each part of the exchange of which the whole week is known."""
        for board in book.market.boards:
            facts = [fact for who in INVESTORS if (fact := book.get(f"net_buying_week_{who}", board.name))]
            if len(facts) < len(INVESTORS):
                continue
            main = board.index == book.market.broad
            most = max(abs(fact.value) for fact in facts)
            deviations = abs(facts[0].value) / (self.usual * math.sqrt(facts[0].n or 1))
            yield Item(
                rule=self.name,
                about=board.name,
                facts=ids(facts),
                score=score(gaussian(deviations), weight=desk.weight(board.name)),
                reason=f"가장 큰 주간 순매수·순매도 {most:,.0f}억원",
                subjects={"board": (board.name,)},
                chosen=main or most >= self.beside,
                standing=main,
                tags=frozenset(
                    {"main", *(["far"] if abs(facts[0].value) >= self.far else [])} if main else {"beside"}
                ),
            )

"""Who bought and who sold in a finished week, on each part of the exchange."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Fact, Item
from newsgen.rules.base import INVESTORS, Desk, Rule, gaussian, ids, rarity, score


class WeekInvestors(Rule, frozen=True):
    """What foreigners, institutions and individuals bought on balance over a week of final figures.

    The surprise is that of the foreigners' amount, were it normal with ``usual`` times the root of the days.
    """

    name: str = "week_investors"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset({"board"})
    groups: ClassVar[tuple[str, ...]] = ("main", "beside")
    worded: ClassVar[bool] = True
    milestone: ClassVar[bool] = True

    usual: float = 5000.0
    """억원 that foreigners buy or sell on a usual day: the root mean square of the KOSPI, 2023 to 2025."""
    far: float = 5000.0
    """억원 that foreigners bought or sold on the main part, from where on a headline may say so."""
    since: int = 26
    """Weeks from which on it is told since when nobody of a kind bought, or sold, as much."""
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
            record = self._record(book, board.name, facts)
            deviations = abs(facts[0].value) / (self.usual * math.sqrt(facts[0].n or 1))
            yield Item(
                rule=self.name,
                about=board.name,
                facts=ids([*facts, record]),
                score=score(
                    max(gaussian(deviations), rarity(record.periods) if record else 0.0),
                    weight=desk.weight(board.name),
                ),
                reason=f"가장 큰 주간 순매수·순매도 {most:,.0f}억원",
                subjects={"board": (board.name,)},
                chosen=main or most >= self.beside,
                standing=main,
                tags=frozenset(
                    {"main", *(["far"] if abs(facts[0].value) >= self.far else [])} if main else {"beside"}
                )
                | ({f"since:{record.measure.rpartition('_')[2]}"} if record else set()),
            )

    def _record(self, book: FactBook, board: str, nets: list[Fact]) -> Fact | None:
        """Return since when one of them bought or sold as much, where that is long ago; foreigners first."""
        for who, net in sorted(zip(INVESTORS, nets, strict=True), key=lambda pair: pair[0] != "foreign"):
            way = "buying" if net.value > 0 else "selling"
            fact = book.get(f"largest_{way}_since_week_{who}", board)
            if fact and (fact.periods or 0) >= self.since and abs(fact.value) >= self.beside:
                return fact
        return None

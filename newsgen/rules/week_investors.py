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
    opens_inside: ClassVar[bool] = True
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
    most: float = 5.0
    """Bits of an amount by itself, at most: what is usual grows with the market."""
    year: int = 52
    """Weeks from which on such a week of foreigners stands in a headline before how the other index went."""
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
            moved = book.value("change_week", board.index) or 0.0
            record = self._record(book, board.name, facts, moved)
            deviations = abs(facts[0].value) / (self.usual * math.sqrt(facts[0].n or 1))
            yield Item(
                rule=self.name,
                about=board.name,
                facts=ids([*facts, record]),
                score=score(
                    max(min(gaussian(deviations), self.most), rarity(record.periods) if record else 0.0),
                    weight=desk.weight(board.name),
                ),
                reason=f"가장 큰 주간 순매수·순매도 {most:,.0f}억원",
                subjects={"board": (board.name,)},
                chosen=main or most >= self.beside,
                standing=main,
                tags=frozenset(self._tags(facts, record, main=main)),
            )

    def _tags(self, nets: list[Fact], record: Fact | None, *, main: bool) -> Iterator[str]:
        """Yield the part of the exchange, who did as much for long, and what a headline may say."""
        yield "main" if main else "beside"
        if main and abs(nets[0].value) >= self.far:
            yield "far"
        if record:
            who = record.measure.rpartition("_")[2]
            yield f"since:{who}"
            if main and who == "foreign" and (record.periods or 0) >= self.year:
                yield "loud"

    def _record(self, book: FactBook, board: str, nets: list[Fact], moved: float) -> Fact | None:
        """Return since when one of them bought or sold as much, where that is long ago.

        Who went with the index comes first, of these the foreigners.
        """
        pairs = zip(INVESTORS, nets, strict=True)
        for who, net in sorted(pairs, key=lambda pair: (pair[1].value * moved <= 0, pair[0] != "foreign")):
            way = "buying" if net.value > 0 else "selling"
            fact = book.get(f"largest_{way}_since_week_{who}", board)
            if fact and (fact.periods or 0) >= self.since and abs(fact.value) >= self.beside:
                return fact
        return None

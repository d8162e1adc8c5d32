"""Oil, gold and silver, where they moved far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import HALF_YEAR, Desk, Rule, gaussian, ids, score, sign

_HUNDRED = 100
_MOST = 8.0
"""Bits of surprise at most: their moves have far thicker tails than what the bits are reckoned by."""


class Commodities(Rule, frozen=True):
    """Oil, far with its price and since when it was not as dear or cheap; gold, then silver, with records.

    A round price that a metal closed above for the first time ever is news however far it went.
    """

    name: str = "commodities"
    one: ClassVar[frozenset[str]] = frozenset({"oil", "gold", "silver"})
    section: str = "rates"
    either_way: ClassVar[bool] = True
    worded: ClassVar[bool] = True
    brief: ClassVar[bool] = True
    joins: ClassVar[str] = "yields"

    oil: float = 1.0
    """Percent from which oil is told: with a record, or a line that it crossed, from ``clear`` on."""
    priced: float = 4.0
    """Percent from which oil is told with its price; with a record it is, too."""
    gold: float = 1.0
    """Percent from which gold is told; of less readers learn nothing."""
    still: float = 0.7
    """Percent of gold up to which it is said of both that they did not move far."""
    whole: float = 1.0
    """Percent from which a move is told of which only the least is known, in whole percents."""
    silver: float = 4.0
    """Percent from which silver is told where gold is."""
    oil_news: float = 5.0
    """Percent of oil that headline, bullets and lead tell."""
    gold_news: float = 4.0
    """Percent of gold that they do."""
    silver_news: float = 8.0
    """Percent of silver that they do."""
    oil_vast: float = 8.0
    """Percent from which oil is told before all that is no more than how prices went."""
    gold_vast: float = 4.0
    """Percent from which gold is."""
    silver_vast: float = 10.0
    """Percent from which silver is."""
    silver_alone: float = 5.0
    """Percent from which silver is told without gold."""
    record: int = HALF_YEAR
    """Sessions from which on it is told since when oil was not as dear, or as cheap."""
    recorded: float = 2.0
    """Percent of a metal beside whose record headline, bullets and lead tell it."""
    oil_daily: float = 2.6
    """Percent: the usual size of oil's day (its standard deviation, 2020 to 2026)."""
    gold_daily: float = 1.2
    """Percent: that of gold's."""
    silver_daily: float = 2.5
    """Percent: that of silver's."""
    oil_told: float = 2.9
    """Percent of oil that is told whatever the room: as large as one day in four or five."""
    told: float = 3.0
    """Bits of that."""
    bits: float = 1.2
    """What a small move scores: it fills room that nothing better takes."""
    clear: float = 0.3
    """Percent from which one is told where that made a record."""
    hundred: int = 3
    """Sessions on the other side of a hundred dollars from which oil's crossing of it is news ..."""
    line: int = 40
    """... and of any other ten."""
    long: int = 250
    """Sessions of which oil's price is the highest, or the lowest, from which that stands in the lead."""
    largest: int = 120
    """Sessions from which on it is told since when a move that is news was not as large."""
    storm: float = 3.0
    """Percent of the broad index from which no price of oil is one of the day's largest things."""
    months: tuple[float, float, float] = (10.0, 8.0, 15.0)
    """Percent of oil, gold and silver over a month from which its last session tells it."""
    month_vast: float = 25.0
    """Percent of oil's month from which that stands in the lead."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; a role of which there is nothing to tell stays empty."""
        oil, gold, silver = (
            self._moved(book, role, least)
            for role, least in (("oil", self.oil), ("gold", self.gold), ("silver", self.silver))
        )
        oil, gold, silver = (
            each or self._marked(book, role)
            for role, each in (("oil", oil), ("gold", gold), ("silver", silver))
        )
        months = {role: fact for role in ("oil", "gold", "silver") if (fact := self._month(book, role))}
        oil, gold, silver = (
            each or (self._moved(book, role, 0.0) if role in months else None)
            for role, each in (("oil", oil), ("gold", gold), ("silver", silver))
        )
        loud = silver and (
            abs(silver.value) >= self.silver_alone or self._record(book, "silver") or "silver" in months
        )
        silver = silver if gold or loud else None
        calm = None if oil or gold or silver else self._calm(book)
        oil, gold = calm or (oil, gold)
        first = oil or gold or silver
        if first is None:
            return
        since, line = (self._since(book, oil), self._line(book, oil)) if oil else (None, None)
        told = [move for move in (oil, gold, silver) if move]
        made = [fact for role in ("gold", "silver") if (fact := self._record(book, role))]
        news = ((oil, self.oil_news), (gold, self.gold_news), (silver, self.silver_news))
        known = [(fact, least) for move, least in news if move and (fact := self._largest(book, move))]
        largest = [
            fact for fact, least in known if abs(fact.value) >= least or (fact.periods or 0) >= self.long
        ]
        far = [fact for fact, least in known if abs(fact.value) >= least]
        taken = [fact for move in told if (fact := self._taken(book, move))]
        lasting = [fact for move in (gold, silver) if move and (fact := self._since(book, move))]
        usual = ((oil, self.oil_daily), (gold, self.gold_daily), (silver, self.silver_daily))
        bits = [gaussian(abs(move.value) / daily) for move, daily in usual if move]
        bits += [self.told] if oil and abs(oil.value) >= self.oil_told else []
        yield Item(
            rule=self.name,
            about=first.about,
            facts=ids(
                [
                    *told,
                    *(book.get("close", move.about) for move in told),
                    since,
                    line,
                    *made,
                    *taken,
                    *largest,
                    *lasting,
                    *months.values(),
                ]
            ),
            score=score(min(max(self.bits, *bits), _MOST), weight=desk.weight(first.about)),
            reason=", ".join(f"{move.about} {abs(move.value):.2f}%" for move in told),
            subjects={
                role: (move.about,) if move else ()
                for role, move in (("oil", oil), ("gold", gold), ("silver", silver))
            },
            tags=frozenset(self._tags(book, oil, gold, silver, since))
            | {f"{role}_month" for role in months}
            | ({"calm"} if calm else set())
            | {f"largest:{fact.about}" for fact in largest}
            | {f"since:{fact.about}" for fact in lasting}
            | {"largest" for fact in far[:1] if fact.about == first.about or abs(first.value) < self.oil_news}
            | self._of_oil(book, line, since, months.get("oil")),
        )

    def _moved(self, book: FactBook, role: str, least: float) -> Fact | None:
        symbol = book.market.commodity(role)
        move = book.get("change_day", symbol) or book.get("change_least", symbol)
        if move and move.measure == "change_least":
            least = max(least, self.whole)
        return move if move and abs(move.value) >= least else None

    def _marked(self, book: FactBook, role: str) -> Fact | None:
        """Return the small move by which one made a record, or oil crossed a round price."""
        move = self._moved(book, role, self.clear)
        if move is None:
            return None
        of_oil = role == "oil" and (self._since(book, move) or self._line(book, move))
        made = self._record(book, role) or (role != "oil" and self._taken(book, move))
        return move if of_oil or made else None

    def _calm(self, book: FactBook) -> tuple[Fact, Fact] | None:
        """Return the moves of oil and gold where neither went far enough to be told by itself."""
        oil, gold = (book.get("change_day", book.market.commodity(role)) for role in ("oil", "gold"))
        return (oil, gold) if oil and gold and abs(gold.value) <= self.still else None

    def _since(self, book: FactBook, move: Fact) -> Fact | None:
        """Return since when one was not as far the way that it went, where that is long ago."""
        fact = book.get("highest_since" if move.value > 0 else "lowest_since", move.about)
        return fact if fact and (fact.periods or 0) >= self.record else None

    def _largest(self, book: FactBook, move: Fact) -> Fact | None:
        """Return since when a move was not as large, where that is long ago."""
        fact = book.get("largest_rise_since" if move.value > 0 else "largest_fall_since", move.about)
        return fact if fact and (fact.periods or 0) >= self.largest else None

    def _line(self, book: FactBook, move: Fact) -> Fact | None:
        """Return the round price that oil crossed, where it had stood on its other side for long."""
        fact = book.get("level_regained" if move.value > 0 else "level_lost", move.about)
        least = self.line if fact and fact.value % _HUNDRED else self.hundred
        return fact if fact and (fact.periods or 0) >= least else None

    def _month(self, book: FactBook, role: str) -> Fact | None:
        """Return what one did over the month that ends, where that is far."""
        fact = book.get("change_mtd", book.market.commodity(role))
        least = dict(zip(("oil", "gold", "silver"), self.months, strict=True))[role]
        return fact if fact and book.session.is_last_of_month and abs(fact.value) >= least else None

    def _of_oil(self, book: FactBook, line: Fact | None, since: Fact | None, month: Fact | None) -> set[str]:
        """Return which of oil's prices is news, and whether that is one of the day's largest things."""
        move = book.value("change_day", book.market.commodity("oil")) or 0.0
        calm = abs(book.value("change_day", book.market.broad) or 0.0) < self.storm
        stands = (line and not line.value % _HUNDRED) or (since and (since.periods or 0) >= self.long)
        far = month and abs(month.value) >= self.month_vast
        great = calm and (stands or far)
        tags = {"oil_line": line, "oil_news": great or abs(move) >= self.oil_news, "great": great}
        return {tag for tag, holds in tags.items() if holds}

    def _record(self, book: FactBook, role: str) -> Fact | None:
        """Return that a metal closed higher than ever."""
        return book.get("high_all", book.market.commodity(role))

    def _taken(self, book: FactBook, move: Fact) -> Fact | None:
        """Return the round price that a metal closed above for the first time ever."""
        return book.get("level_first", move.about)

    def _tags(
        self, book: FactBook, oil: Fact | None, gold: Fact | None, silver: Fact | None, since: Fact | None
    ) -> Iterator[str]:
        for role, move in (("oil", oil), ("gold", gold), ("silver", silver)):
            if move:
                yield f"{role}_{sign(move.value)}"
        if oil and abs(oil.value) >= self.priced:
            yield "priced"
        for role, move, news in (("gold", gold, self.gold_news), ("silver", silver, self.silver_news)):
            if move:
                yield from self._metal(book, role, move, news)
        far = ((oil, self.oil_vast), (gold, self.gold_vast), (silver, self.silver_vast))
        if any(move and abs(move.value) >= least for move, least in far):
            yield "vast"
        if since:
            yield "since"

    def _metal(self, book: FactBook, role: str, move: Fact, news: float) -> Iterator[str]:
        """Yield whether a metal made a record, took a round price, and is news."""
        made, taken = self._record(book, role), self._taken(book, move)
        if made:
            yield f"{role}_record"
        if taken:
            yield f"{role}_first"
        if taken or abs(move.value) >= (self.recorded if made else news):
            yield f"{role}_news"

    def happened(self, item: Item) -> bool:
        """Tell whether one moved as it does once or twice a year, or oil stands where it had not for long."""
        return "vast" in item.tags or {"great", "oil_news"} <= item.tags

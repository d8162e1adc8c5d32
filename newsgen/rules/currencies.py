"""The dollar against other currencies, and the readers' own."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.rates import rested
from newsgen.model import Fact, Item
from newsgen.rules.base import HALF_YEAR, Desk, Rule, gaussian, highest_of, ids, score, sign


class Currencies(Rule, frozen=True):
    """The rate of the readers' currency, and the dollar index where it moved or is a record.

    Of the readers' currency the level alone is told where no value before compares with it
    (:mod:`newsgen.facts.rates`).
    The surprise is that of the larger move, or of the rarer record.
    """

    name: str = "currencies"
    one: ClassVar[frozenset[str]] = frozenset({"dollar", "home", "board"})
    section: str = "rates"
    either_way: ClassVar[bool] = True
    worded: ClassVar[bool] = True
    milestone: ClassVar[bool] = True

    daily: float = 0.5
    """Percent: the usual size of a currency's day (standard deviations, 2024 to 2026: 0.42 and 0.65)."""
    stirred: float = 0.3
    """Percent from which the dollar index is told."""
    won: float = 0.0
    """Won from which the readers' currency is told; 0 tells it every day, as they ask for it."""
    wide: float = 20.0
    """Won from which it is news among the lines above the text."""
    record: int = 60
    """Sessions from which on "the highest since" is told."""
    long: int = 250
    """Sessions from which on it stands among the lines above the text."""
    far: float = 0.7
    """Percent from which the readers' currency is told to be strong or weak."""
    outdone: float = 0.5
    """Percent from which it is told to have gone further than the dollar the other way."""

    news: float = 0.8
    """Percent from which it stands beside the stocks, in a market that has no dollar index."""
    traded: float = 1000.0
    """억원 that foreigners bought or sold of its stocks for that to be set beside it: a time, no cause."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; a role of which there is nothing to tell stays empty."""
        home, dollar = book.market.currency("home"), book.market.currency("dollar")
        records = {about: self._record(book, about) for about in (home, dollar)}
        moves = {about: book.get("change_day", about) for about in (home, dollar)}
        told = [about for about in (dollar, home) if self._is_told(book, about, moves[about], records[about])]
        shut = not book.select("yield_change", [book.market.yield_of("long")])
        known = book.get("close", home) and not self._is_late(book, home)
        if known and home not in told and (told == [dollar] or (shut and not told)):
            told.append(home)  # readers ask for their own whenever the dollar is told, or no yield is
        if not told:
            return
        changes = {about: move for about in told if (move := moves[about])}
        bits = [0.0, *(gaussian(abs(move.value) / self.daily) for move in changes.values())]
        bits += [highest_of(record.periods) for about in told if (record := records[about])]
        largest = self._largest(book, dollar) if dollar in told else None
        own = home in changes and not dollar and abs(changes[home].value) >= self.news
        most = self._largest(book, home) if own else None
        bits += [highest_of(most.periods)] if most else []
        facts = [book.get(m, about) for about in told for m in ("close", "change_day", "points_day")]
        yield Item(
            rule=self.name,
            about=home or dollar,
            facts=ids([*facts, *(records[about] for about in told), largest, most]),
            score=score(max(bits), weight=desk.weight(home)),
            reason="환율의 하루",
            subjects={
                "dollar": (dollar,) if dollar in told else (),
                "home": (home,) if home in told else (),
                **({"board": self._traded(book)} if own else {}),
            },
            tags=frozenset(self._tags(book, changes, records, home))
            | ({"dollar_largest"} if largest else set())
            | ({"home_news"} if own else set())
            | ({"home_largest"} if most else set()),
        )

    def _is_told(self, book: FactBook, about: str, move: Fact | None, record: Fact | None) -> bool:
        if about == book.market.currency("home"):
            if book.get("close", about) is None or self._is_late(book, about):
                return False  # taken where its market opened again: who prints before has not seen it
            if move is None:
                return not self.won
            points = book.value("points_day", about)
            return record is not None or points is None or abs(points) >= self.won
        return move is not None and (record is not None or abs(move.value) >= self.stirred)

    def _is_late(self, book: FactBook, about: str) -> bool:
        close = book.get("close", about)
        return close is not None and rested(close)

    def _traded(self, book: FactBook) -> tuple[str, ...]:
        """Return the main part of the exchange, where foreigners bought or sold much of its stocks."""
        main = (one.name for one in book.market.boards if one.index == book.market.broad)
        nets = book.select("net_buying_foreign", main)
        return tuple(net.about for net in nets if net.as_of == "close" and abs(net.value) >= self.traded)

    def section_of(self, item: Item) -> str:
        """Return that it stands beside the stocks on a day on which it is news, else with the yields."""
        return "market" if "home_news" in item.tags or self.closes_body(item) else self.section

    def _tags(
        self, book: FactBook, changes: dict[str, Fact], records: dict[str, Fact | None], home: str
    ) -> Iterator[str]:
        for about, move in changes.items():
            role = "home" if about == home else "dollar"
            yield f"{role}_{sign(move.value)}"
            if record := records[about]:
                yield f"{role}_record"
                yield from [f"{role}_long"] if (record.periods or 0) >= self.long else []
            if about == home and abs(move.value) >= self._rare(book):
                yield "home_rare"
            if about == home and abs(move.value) >= self.far:
                yield "home_far"
            points = book.value("points_day", about)
            if about == home and points is not None and abs(points) >= self.wide:
                yield "home_wide"
        ways = {sign(move.value) for move in changes.values()}
        if len(changes) > 1:
            yield "together" if len(ways) == 1 else "apart"
            if all(abs(changes[about].value) >= least for about, least in self._least(book).items()):
                yield "outdone"

    def _rare(self, book: FactBook) -> float:
        """Return the percent from which the editor is asked to look at the readers' currency."""
        home = book.market.currency("home")
        return next((one.rare for one in book.market.currencies if one.symbol == home and one.rare), math.inf)

    def _least(self, book: FactBook) -> dict[str, float]:
        """Return how far each must have gone for the two to be set against each other."""
        return {book.market.currency("home"): self.outdone, book.market.currency("dollar"): self.stirred}

    joins: ClassVar[str] = "yields"

    def matter(self, item: Item) -> str:
        """Return that it stands with the yields, or by itself."""
        return self.name if "home_news" in item.tags else self.section

    def _largest(self, book: FactBook, about: str) -> Fact | None:
        """Return since when a currency's move was not as large, where that is long ago."""
        found = (book.get(f"largest_{way}_since", about) for way in ("rise", "fall"))
        return next((fact for fact in found if fact and (fact.periods or 0) >= HALF_YEAR), None)

    def _record(self, book: FactBook, about: str) -> Fact | None:
        """Return since when a currency was not as high or as low, where that is long ago."""
        found = (book.get(measure, about) for measure in ("highest_since", "lowest_since"))
        return next((fact for fact in found if fact and (fact.periods or 0) >= self.record), None)

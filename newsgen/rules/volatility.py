"""The market's fear, by its index of volatility."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk, Rule, highest_of, ids, in_market, score, sign


class Volatility(Rule, frozen=True):
    """Told where it moved far, or stands higher or lower than it did for long."""

    name: str = "volatility"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    either_way: ClassVar[bool] = True
    worded: ClassVar[bool] = True
    moved: ClassVar[Mapping[str, str]] = in_market("index: fear")

    high: float = 30.0
    """A level from which the market counts as frightened."""
    min_change: float = 7.0
    """Percent; what moved less is told in words, where its level is no news."""
    sized: float = 10.0
    """Percent from which its move is told beside its level."""
    rare: float = 20.0
    """Percent from which it is told at all where wraps do not tell it daily, unless its level is news."""
    clear: float = 1.0
    """Percent below which it is told to have stayed where it was."""
    against: float = 3.0
    """Percent from which it is told to have gone the way of the stocks, which it hardly ever does."""
    mood: float = 4.0
    """... and to have gone the other way, as it does: of a day's mood less says nothing."""
    words: float = 1.1
    """Bits of what is told in words: it fills room."""
    beside_record: float = 3.0
    """Percent from which it is told where no wrap tells it daily, on a day of the broad index's record ..."""
    beside_sharp: float = 8.0
    """... and on one on which that index moved sharply."""
    sessions: int = 60
    """Sessions of which its close must be the highest or lowest to be told as such, a quarter of a year;
    twice as many as the day before where that one was such a day too."""
    year: int = 240
    """Sessions of which a close that reaches further back than the one before is told as such again."""
    largest: int = 250
    """Sessions from which on it is told since when a move that is ``rare`` was not as large."""
    calm: float = -2.0
    """Freshness, in bits, of a low: nobody waits for it."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; its bits are those of its move, or of its level where they are more."""
        index = book.market.fear
        change, close = book.get("change_day", index), book.get("close", index)
        if change is None or close is None:
            return
        since, end = self._since(book, index)
        tags = {sign(change.value)} | ({end} if end else set())
        if close.value >= self.high:
            tags.add("high")
        daily = book.market.fear_daily
        news = since is not None and (daily or end == "highest")
        beside = "" if daily else self._of_day(book, desk, change)
        told = news or bool(beside) or abs(change.value) >= (self.min_change if daily else self.rare)
        surprise = max(book.value("surprise_day", index) or 0.0, highest_of(since.periods) if since else 0.0)
        tags |= set() if told else {"words"} if abs(change.value) >= self.clear else {"words", "stood"}
        largest = self._largest(book, change)
        tags |= {"largest"} if largest else set()
        tags |= {beside} if beside else set()
        tags |= {"sized"} if abs(change.value) >= self.sized else set()
        yield Item(
            rule=self.name,
            about=index,
            facts=ids([close, change, book.get("points_day", index), since, largest]),
            score=score(
                surprise if told else self.words,
                weight=desk.weight(index) if told else 0.0,
                freshness=self.calm if end == "lowest" else 0.0,
            ),
            reason=f"{abs(change.value):.2f}%, 기준 {self.min_change:g}%",
            subjects={"index": (index,)},
            standing=bool(beside),
            chosen=told or (daily and (close.value >= self.high or self._is_beside(book, change))),
            tags=frozenset(tags),
        )

    def _of_day(self, book: FactBook, desk: Desk, change: Fact) -> str:
        """Return beside what of the broad index its move is told: ``on_record``, ``on_sharp``, or nothing."""
        broad, size = book.market.broad, abs(change.value)
        if book.get("high_all", broad) and size >= self.beside_record:
            return "on_record"
        moved = abs(book.value("change_day", broad) or 0.0) >= desk.words("day").sharp
        return "on_sharp" if moved and size >= self.beside_sharp else ""

    def _is_beside(self, book: FactBook, change: Fact) -> bool:
        """Tell whether it says something of the indices' day, in words: all went its way, or the other."""
        moves = [fact.value * change.value for fact in book.select("change_day", book.market.indices)]
        against = all(move > 0 for move in moves) and abs(change.value) >= self.against
        return against or (all(move < 0 for move in moves) and abs(change.value) >= self.mood)

    def _largest(self, book: FactBook, change: Fact) -> Fact | None:
        """Return since when a far move was not as large, where that is long ago."""
        fact = book.get("largest_rise_since" if change.value > 0 else "largest_fall_since", change.about)
        return (
            fact if fact and abs(change.value) >= self.rare and (fact.periods or 0) >= self.largest else None
        )

    def _since(self, book: FactBook, index: str) -> tuple[Fact | None, str]:
        """Return since when it is the highest or the lowest, where that is long and new, and which."""
        for end in ("highest", "lowest"):
            fact, before = book.get(f"{end}_since", index), book.get(f"{end}_since_day_before", index)
            earlier = (before.periods or 0) if before else 0
            least = 2 * earlier if earlier >= self.sessions else self.sessions
            if fact and before and fact.since and before.since and fact.since < before.since:
                least = min(least, max(self.year, self.sessions))
            if fact is not None and (fact.periods or 0) >= least:
                return fact, end
        return None, ""

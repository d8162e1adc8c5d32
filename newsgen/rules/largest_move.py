"""The largest daily rise or fall of an index since a day that the article names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import RECORDS, Angle, Desk, Rule, ids, rarity, score, watched, went_together


class LargestMove(Rule, frozen=True):
    """A move that is the largest in at least ``sessions`` sessions."""

    name: str = "largest_move"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")
    is_place: ClassVar[bool] = True
    heads_places: ClassVar[bool] = True
    of_stocks: ClassVar[bool] = True
    tops_close: ClassVar[bool] = True
    one_way: ClassVar[bool] = True

    sessions: int = 40
    """About two months."""
    sharp_sessions: int = 20
    """The same of a sharp move of the broad index where wraps tell levels and its close is none of months."""
    min_change: float = 1.0
    """Percent; a calm market's largest move in months is still no news below this."""

    years: int = 1000
    """Sessions from which on it is told whatever else there is of a main index, where wraps tell levels."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index; small companies are left out where each of the main ones has its own."""
        found = list(self._items(book, desk))
        main = {item.about for item in found if item.chosen and item.about in book.market.indices}
        for item in found:
            left = item.about == book.market.small and len(main) == len(book.market.indices) > 1
            yield msgspec.structs.replace(item, chosen=False) if left else item

    def _items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index whose move is the largest since an earlier day."""
        looked_at = watched(book.market)
        for about in looked_at:
            for word, tag in (("rise", "up"), ("fall", "down")):
                fact = book.get(f"largest_{word}_since", about)
                if fact is None or fact.periods is None:
                    continue
                broad = abs(book.value("change_day", book.market.broad) or 0.0) >= self.min_change
                tags = {tag, "market"} if broad and went_together(book, fact.value) else {tag}
                if book.market.ranged and about in book.market.indices and fact.periods >= self.years:
                    tags.add("years")
                least = self.sharp_sessions if self._is_asked(book, desk, fact, tag) else self.sessions
                chosen = fact.periods >= least and abs(fact.value) >= self.min_change
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids([fact, book.get("change_day", about)]),
                    score=score(rarity(fact.periods), tested=len(looked_at), weight=desk.weight(about)),
                    reason=(
                        f"{fact.periods}거래일 만에 가장 큰 등락, 기준 {least}거래일·{self.min_change:g}%"
                    ),
                    subjects={"indices": (about,)},
                    chosen=chosen,
                    tags=frozenset(tags),
                )

    def _is_asked(self, book: FactBook, desk: Desk, fact: Fact, way: str) -> bool:
        """Tell whether readers ask since when a move was so large before months have passed."""
        close = book.get("highest_since" if way == "up" else "lowest_since", fact.about)
        own = book.market.ranged and fact.about == book.market.broad
        is_old = close is not None and (close.periods or 0) >= self.sessions
        return own and abs(fact.value) >= desk.words("day").sharp and not is_old

    def places(self, item: Item) -> bool:
        """Tell whether it is one of many things that may be said of an index: of years it stands besides."""
        return "years" not in item.tags

    def can_lead(self, item: Item, market: Market) -> bool:
        """Tell whether it is an index that stands for the market: small companies come second."""
        return item.about != market.small

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS

    def angle(self, item: Item) -> Angle:
        """Return which way it went."""
        return "surge" if "up" in item.tags else "plunge"

"""How the other main index closed, where a market's wraps tell the broad one's session first and whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import INVESTORS, STILL, Desk, Rule, ids, score


class OtherClose(Rule, frozen=True):
    """Every main index but the broad one: a paragraph of its own, who bought and sold its stocks included."""

    name: str = "other_close"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    many: ClassVar[frozenset[str]] = frozenset({"boards", "universes"})
    hosts: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    traded: float = 300.0
    """억원 that somebody bought or sold of its stocks for it to be said who did."""
    apart: float = 0.4
    """Percentage points by which it went further than the broad index, or less far, where that is said ..."""
    times: float = 1.5
    """... and how many times as far."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item an index; nothing in a market that tells its indices in one sentence."""
        market = book.market
        for about in market.indices if market.ranged else ():
            if about != market.broad and book.get("change_day", about):
                yield self._item(book, desk, about)

    def _item(self, book: FactBook, desk: Desk, about: str) -> Item:
        boards = [one.name for one in book.market.boards if one.index == about]
        nets = [net for who in INVESTORS for net in book.select(f"net_buying_{who}", boards)]
        final = [net for net in nets if net.as_of == "close"]
        told = len(final) == len(INVESTORS) and max(abs(net.value) for net in final) >= self.traded
        moves = (
            book.get(measure, about)
            for measure in ("change_day", "points_day", "close", "open", "open_change")
        )
        beside = self._beside(book, about)
        broad = book.get("change_day", book.market.broad) if beside & {"further", "less"} else None
        return Item(
            rule=self.name,
            about=about,
            facts=ids([*moves, broad, *(final if told else ())]),
            score=score(book.value("surprise_day", about) or 0.0, weight=desk.weight(about)),
            reason="주요 지수 마감은 매일 싣는다",
            subjects={
                "index": (about,),
                "boards": tuple(boards),
                "universes": tuple(one.name for one in book.market.universes if one.index == about),
            },
            standing=True,
            tags=beside | ({"traded"} if told else frozenset()),
        )

    def _beside(self, book: FactBook, about: str) -> frozenset[str]:
        """Return whether it went the broad index's way by moves that print, and how far beside it."""
        own, broad = (book.value("change_day", one) or 0.0 for one in (about, book.market.broad))
        if min(abs(own), abs(broad)) < STILL:
            return frozenset()
        if own * broad < 0:
            return frozenset({"against"})
        further, apart = abs(own) > abs(broad), abs(own - broad) >= self.apart
        wide = max(abs(own), abs(broad)) >= self.times * min(abs(own), abs(broad))
        return frozenset({"along"} | ({"further" if further else "less"} if apart and wide else set()))

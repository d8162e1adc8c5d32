"""How the other main index closed, where a market's wraps tell the broad one's session first and whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score


class OtherClose(Rule, frozen=True):
    """Every main index but the broad one: a paragraph of its own, who bought and sold its stocks included."""

    name: str = "other_close"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    many: ClassVar[frozenset[str]] = frozenset({"boards"})
    hosts: ClassVar[bool] = True

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item an index; nothing in a market that tells its indices in one sentence."""
        market = book.market
        for about in market.indices if market.ranged else ():
            if about != market.broad and book.get("change_day", about):
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids(book.get(measure, about) for measure in ("change_day", "points_day", "close")),
                    score=score(book.value("surprise_day", about) or 0.0, weight=desk.weight(about)),
                    reason="주요 지수 마감은 매일 싣는다",
                    subjects={
                        "index": (about,),
                        "boards": tuple(one.name for one in market.boards if one.index == about),
                    },
                    standing=True,
                )

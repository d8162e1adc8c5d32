"""The largest move in points that an index ever made in a day, where in percent others were larger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, score


class MostPoints(Rule, frozen=True):
    """A rise or a fall of the broad index that is larger in points than any before it.

    Its bits are less than those of a record in percent: an index that stands higher makes more points of the
    same move.
    """

    name: str = "most_points"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    milestone: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    bits: float = 6.0
    """Bits of one."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; nothing where the move is the largest in percent, too."""
        about = book.market.broad
        for word, tag in (("rise", "up"), ("fall", "down")):
            fact = book.get(f"points_{word}_all", about)
            if fact and not book.get(f"largest_{word}_all", about):
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids([fact, book.get("change_day", about)]),
                    score=score(self.bits, weight=desk.weight(about)),
                    reason="사상 최대 하루 등락 폭(포인트)",
                    subjects={"index": (about,)},
                    tags=frozenset({tag, "ever"}),
                )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record."""
        return RECORDS

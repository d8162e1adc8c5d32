"""What the central bank of the market's own country did with its rate, on the session that changed it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import LEVELS, Desk, Rule, ids, score, sign


class BaseRate(Rule, frozen=True):
    """A change of the rate, and by how much; that it was held is not told: no series knows of the meeting."""

    name: str = "base_rate"
    one: ClassVar[frozenset[str]] = frozenset({"rate"})
    milestone: ClassVar[bool] = True

    bits: float = 4.0
    """Freshness: a few times a year at most."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item on such a day."""
        about = book.market.policy
        moved, rate = (book.get(measure, about) for measure in ("yield_change", "close"))
        if moved is None or rate is None or book.as_of != "close":
            return
        yield Item(
            rule=self.name,
            about=about,
            facts=ids([moved, rate]),
            score=score(0.0, weight=desk.weight(about), freshness=self.bits),
            reason="중앙은행이 기준금리를 바꾼 날이다",
            subjects={"rate": (about,)},
            standing=True,
            tags=frozenset({sign(moved.value)}),
        )

    def matter(self, item: Item) -> str:  # noqa: ARG002 - it is always told beside the levels
        """Return the matter of the levels: it stands in their paragraph."""
        return LEVELS

"""What the central bank of the market's own country did with its rate, on the session that decided it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules.base import LEVELS, Angle, Desk, Rule, ids, score, sign


class BaseRate(Rule, frozen=True):
    """A change of the rate, and by how much; or that it was held, for the n-th time in a row.

    A change leads the day unless the market moved sharply; then it stands beside what leads, as a hold does.
    """

    name: str = "base_rate"
    one: ClassVar[frozenset[str]] = frozenset({"rate"})
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    milestone: ClassVar[bool] = True
    act: ClassVar[bool] = True

    bits: float = 12.0
    """Freshness: a few times a year at most, and readers' loans go by it."""
    held: float = 3.0
    """The same of a hold."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item on such a day."""
        about = book.market.policy
        moved, rate, run = (book.get(measure, about) for measure in ("yield_change", "close", "hold_run"))
        if moved is None or rate is None or book.as_of != "close":
            return
        went = book.select("change_day", book.market.indices)
        broad = book.value("change_day", book.market.broad)
        stormy = broad is not None and abs(broad) >= desk.words("day").sharp
        yield Item(
            rule=self.name,
            about=about,
            facts=ids([moved, rate, run]),
            score=score(0.0, weight=desk.weight(about), freshness=self.bits if moved.value else self.held),
            reason=f"중앙은행이 기준금리를 {'바꾼' if moved.value else '동결한'} 날이다",
            subjects={"rate": (about,), "indices": tuple(fact.about for fact in went)},
            standing=True,
            tags=frozenset(
                {sign(moved.value) if moved.value else "held"}
                | ({"stormy"} if stormy or broad is None else set())
            ),
        )

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002
        """Tell whether the market did nothing larger."""
        return not item.tags & {"stormy", "held"}

    def tops(self, item: Item, market: Market) -> int:  # noqa: ARG002
        """Return that it is what the day is remembered by, where it can lead."""
        return 0 if item.tags & {"stormy", "held"} else 2

    def happened(self, item: Item) -> bool:  # noqa: ARG002
        """Return that a decision is what happened that day."""
        return True

    def angle(self, item: Item) -> Angle:  # noqa: ARG002
        """Return that the day is one of policy."""
        return "policy"

    def matter(self, item: Item) -> str:  # noqa: ARG002 - it is always told beside the levels
        """Return the matter of the levels: it stands in their paragraph."""
        return LEVELS

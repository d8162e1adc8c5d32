"""What the Fed decided in a finished week."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score


class WeekFed(Rule, frozen=True):
    """A decision is told in every article of its week."""

    name: str = "week_fed"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset({"fed", "committee", "meeting"})
    act: ClassVar[bool] = True

    bits: float = 4.0
    """What a move of the range is worth; a hold is worth nothing by itself."""

    def happened(self, item: Item) -> bool:
        """Tell whether the Fed moved its range: the week's event, whatever leads."""
        return bool(item.tags & {"cut", "hike"})

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item in a week with a decision that is known."""
        for fact in book.all("decided"):
            kind = "cut" if fact.value < 0 else "hike" if fact.value > 0 else "hold"
            yield Item(
                rule=self.name,
                about=fact.about,
                facts=ids(book.get(m, fact.about) for m in ("decided", "decided_low", "decided_high")),
                score=score(self.bits if fact.value else 0.0, weight=desk.weight("FED")),
                reason="한 주 안에 기준금리가 결정됐다",
                subjects={"fed": ("FED",), "committee": ("FOMC",), "meeting": (fact.about,)},
                standing=True,
                tags=frozenset({kind}),
            )

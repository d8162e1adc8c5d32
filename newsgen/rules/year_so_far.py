"""The broad index's year so far: where it passes a round ten percent, and on quiet days of December."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, score, sign

LAST_MONTH = 12
LAST_WEEKS = 15
"""Day of December from which on the year is nearly over."""


class YearSoFar(Rule, frozen=True):
    """How far the broad index has come in its year, told on few days and in little room."""

    name: str = "year_so_far"
    one: ClassVar[frozenset[str]] = frozenset({"index"})

    quiet: float = 0.6
    """Percent up to which a day of December is quiet."""
    far: float = 3.0
    """Percent of the year from which on it is told on such a day, the first one of its week."""
    ten_bits: float = 2.5
    """What it scores to be beyond ten, twenty, ... percent for the first time of the year."""
    quiet_bits: float = 1.4

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - as every rule
        """Yield one item on a day on which the year is worth a sentence."""
        index, session = book.market.broad, book.session
        year, change = book.get("change_ytd", index), book.get("change_day", index)
        if year is None or change is None or session.is_last_of_year:
            return
        tens = book.get("year_tens", index)
        if tens is not None:
            yield self._item(
                index, ids([tens, year]), self.ten_bits, {"tens", "up"}, "올해 10% 단위를 처음 넘었다"
            )
        elif (
            session.day.month == LAST_MONTH
            and session.day.day >= LAST_WEEKS
            and session.first_of_week == session
            and abs(change.value) <= self.quiet
            and abs(year.value) >= self.far
        ):
            reason = f"12월, 등락률 {change.value:.2f}%, 기준 {self.quiet:g}%"
            yield self._item(index, ids([year]), self.quiet_bits, {"december", sign(year.value)}, reason)

    def _item(self, index: str, facts: tuple[str, ...], bits: float, tags: set[str], reason: str) -> Item:
        return Item(
            rule=self.name,
            about=index,
            facts=facts,
            score=score(bits),
            reason=reason,
            subjects={"index": (index,)},
            tags=frozenset(tags),
        )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is where an index stands."""
        return RECORDS

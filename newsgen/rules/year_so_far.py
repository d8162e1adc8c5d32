"""The broad index's year so far: where it passes a round ten percent, and as a week begins."""

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
    month: float = 1.0
    """Percent of the month so far that is told beside the year, as a week begins in the middle of one."""
    begun: int = 5
    """Sessions of a month before which nobody counts it."""
    week_bits: float = 1.15
    """What it scores as a week begins: it fills room that nothing better takes."""

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
        elif session.first_of_week == session and abs(year.value) >= self.far and session.day.month > 1:
            month = book.get("change_mtd", index)
            since = (session.day - year.base).days if year.base else 0
            told = (
                month
                if month and abs(month.value) >= self.month and session.day.day > 2 * self.begun
                else None
            )
            tags = {"week", sign(year.value)} | ({"month"} if told and since else set())
            yield self._item(
                index, ids([year, told]), self.week_bits, tags, "한 주의 첫 거래일이라 올해 등락률을 알린다"
            )

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

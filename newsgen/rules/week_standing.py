"""Where the broad index stands at the end of a week: from its high, and from the end of last year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, ids, score, sign


class WeekStanding(Rule, frozen=True):
    """The week within the year, beside where it ended. A record needs no distance, and January no year."""

    name: str = "week_standing"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    worded: ClassVar[bool] = True
    behind_levels: ClassVar[bool] = True

    near: float = 1.0
    """Percent to the record within which it is close to it."""
    deep: float = 5.0
    """Percent below the high from which it is told by how much."""
    sessions: int = 30
    """Sessions of the year from which its change is told."""
    year: float = 1.0
    """Percent of the year that are worth telling."""
    bits: float = 1.5
    """What it is worth: told where there is room."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item; of the year only beside the distance: alone it is every week's figure."""
        index = book.market.broad
        below, year = book.get("drawdown", index), book.get("change_ytd", index)
        record = book.get("to_record", index)
        if book.get("change_week", index) is None:
            return
        tags = set()
        if record is not None and record.value <= self.near and not book.get("records_of_week", index):
            tags.add("near")  # the high of a market that only came off its low is no record
        elif below is not None and -below.value >= self.deep:
            tags.add("deep")
        first = book.day.replace(month=1, day=1)
        if (
            tags
            and year
            and abs(year.value) >= self.year
            and (book.day - first).days * 5 / 7 >= self.sessions
        ):
            tags |= {"year", sign(year.value)}
        yield Item(
            rule=self.name,
            about=index,
            facts=ids([record if "near" in tags else below, year]),
            score=score(self.bits, weight=desk.weight(index)),
            reason="고점과 지난해 말에 견준 자리",
            subjects={"index": (index,)},
            chosen=bool(tags),
            tags=frozenset(tags),
        )

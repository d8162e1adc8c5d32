"""The week so far, or the finished week, and since when it is the largest.

Since when a week will have been the largest is told of its last session but one, and of its last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import STILL, Desk, Rule, ids, rarity, score, sign, watched

TWO = 2
MIDDLE = 2
"""Weekday from which a session so far holds its week against whole ones: Wednesday."""


class Week(Rule, frozen=True):
    """A week's change worth telling: large, or the first or largest of its kind in weeks."""

    name: str = "week"
    ends_levels: ClassVar[bool] = True
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")
    worded: ClassVar[bool] = True

    min_change: float = 3.0
    """Percent; a week this large is told whatever its record."""
    turned: float = 1.0
    """Percent that the sessions before must have come to where today turned the week's sign."""
    told: float = 1.0
    """Percent of the broad index from which a week is told from its third session on, as far as there is
    room."""
    running: float = -3.0
    """Freshness, in bits, of a week that still runs where wraps tell levels: those come first."""
    same: float = 0.2
    """Percentage points between the week so far and the day within which the two are one figure."""
    in_a_row: int = 3
    """Weeks that the broad index went one way, from which their number is told."""
    weeks: int = 8
    """Weeks since the last one as large, or above the same whole percent."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index; what no reader asks for beside the strongest is left out."""
        found = list(self._items(book, desk))
        told = self._told(book, [item for item in found if item.chosen])
        for item in found:
            left = item.chosen and item.about not in told
            yield msgspec.structs.replace(item, chosen=False, standing=False) if left else item

    def _told(self, book: FactBook, able: list[Item]) -> set[str]:
        """Return whose week is told: of an ordinary one the main indices', else the strongest index's.

        Beside a record stands the broad index alone, when the week is over or where it went the other way.
        """
        if not able:
            return set()
        broad = book.market.broad
        first = max(able, key=lambda item: (item.about != book.market.small, item.score.total))
        if first.standing and not any(item.tags & {"largest", "first"} for item in able):
            return {item.about for item in able if item.standing}
        return {first.about} | {
            item.about
            for item in able
            if item.about == broad and ("week" in item.tags or not item.tags & first.tags & {"up", "down"})
        }

    def _items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index; while the week runs it is 이번 주 들어, afterwards 주간."""
        market = book.market
        looked_at = watched(market)
        for about in looked_at:
            finished = book.get("change_week", about)
            change = finished or book.get("change_wtd", about)
            if change is None or (finished is None and self._only_today(book, change)):
                continue
            if finished and market.ranged and self._is_one_session(book, change):
                continue
            if abs(change.value) < STILL or book.get("change_day", about) is None:
                continue
            standing = finished is not None and about in market.indices
            kind = "week" if finished else "wtd"
            word = "rise" if change.value > 0 else "fall"
            largest = book.get(f"largest_{word}_since_{kind}", about)
            first = book.get(f"first_{word}_since_{kind}", about)
            if finished is None and not self._is_to_be_seen(book):
                largest = first = None  # what the week will be is not to be seen yet
            since = max((fact.periods or 0 for fact in (largest, first) if fact), default=0)
            least = self.min_change if about == market.small and not finished else 1.0
            record = since >= self.weeks and abs(change.value) >= least
            tags = {sign(change.value), kind}
            run = (
                book.get(f"weeks_{sign(change.value)}", about) if finished and about == market.broad else None
            )
            in_a_row = run if run and run.value >= self.in_a_row else None
            if largest and (largest.periods or 0) >= self.weeks:
                tags.add("largest")
            if first and (first.periods or 0) >= self.weeks and first.since != (largest and largest.since):
                tags.add("first")
            if finished is None and about == market.broad and self._is_turned(book, change):
                tags.add("turned")
            yield Item(
                rule=self.name,
                about=about,
                facts=ids(
                    [
                        change,
                        largest if "largest" in tags else None,
                        first if "first" in tags else None,
                        in_a_row,
                    ]
                ),
                score=score(
                    rarity(since),
                    tested=len(looked_at),
                    weight=desk.weight(about),
                    freshness=self.running if market.ranged and not finished else 0.0,
                ),
                reason=f"{'주간' if finished else '이번 주'} {abs(change.value):.2f}%, {since}주 만의 기록",
                subjects={"indices": (about,)},
                standing=standing,
                chosen=standing
                or abs(change.value) >= self.min_change
                or record
                or "turned" in tags
                or self._fills(book, change),
                tags=frozenset(tags),
            )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is the week, of whatever index."""
        return self.name

    def places(self, item: Item) -> bool:
        """Tell whether it is a week that still runs: a finished one is told beside everything else."""
        return "wtd" in item.tags

    def _is_to_be_seen(self, book: FactBook) -> bool:
        """Tell whether a week is held against whole ones: on its last day but one, live from its middle."""
        return book.session.following.is_last_of_week or (
            book.as_of != "close" and book.day.weekday() >= MIDDLE
        )

    def _fills(self, book: FactBook, change: Fact) -> bool:
        """Tell whether readers want to know where the broad index's week stands, from its third day on."""
        late = book.as_of == "close" and len(book.session.week) > TWO
        return late and change.about == book.market.broad and abs(change.value) >= self.told

    def _is_turned(self, book: FactBook, change: Fact) -> bool:
        """Tell whether today's close turned the sign of a week that had gone some way."""
        if len(book.session.week) <= TWO:
            return False  # two sessions: that is what today did to the day before
        day = book.value("change_day", change.about) or 0.0
        before = ((1 + change.value / 100) / (1 + day / 100) - 1) * 100
        return before * change.value < 0 and abs(before) >= self.turned

    def _is_one_session(self, book: FactBook, change: Fact) -> bool:
        """Tell whether a week had one session: what it did is what the day did."""
        day = book.get("change_day", change.about)
        return day is not None and day.base == change.base

    def _only_today(self, book: FactBook, change: Fact) -> bool:
        """Return whether the week's change is the day's: it is one session old, or nothing came before."""
        day = book.value("change_day", change.about)
        alike = day is not None and abs(day - change.value) < self.same
        return alike or self._is_one_session(book, change)

"""An index that rose or fell several sessions, or weeks, in a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, runs_alone, score, watched

COUNTED = {"day": ("streak", "거래일"), "week": ("weeks", "주")}
"""Span -> what its measures are called, and how it is counted in Korean."""


class Streak(Rule, frozen=True):
    """A streak of at least ``least`` sessions or weeks."""

    name: str = "streak"
    brief: ClassVar[bool] = True
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")
    is_place: ClassVar[bool] = True
    renamed: ClassVar[Mapping[str, str]] = MappingProxyType({"sessions": "least", "weeks": "least"})
    moved: ClassVar[Mapping[str, str]] = MappingProxyType(
        dict.fromkeys(("last", "short", "far"), "[rules.streak] least(연속한 거래일 수)")
    )

    least: int = 3
    """Sessions or weeks in a row."""
    levels: int = 4
    """Sessions in a row told beside a level that the index crossed, where wraps tell it by its levels."""
    more: int = 4
    """Sessions, or weeks, more that the run of small companies must last."""
    alone: int = 2
    """The same of one that the broad index does not share, unless every reader follows it."""

    def places(self, item: Item) -> bool:
        """Tell that a run of sessions does; a run of weeks is told besides, and a long one where wraps do."""
        return self.span == "day" and "besides" not in item.tags

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index; by a coin's odds a streak of n has n - 1 bits."""
        measure, unit = COUNTED[self.span]
        looked_at = watched(book.market)
        for about in looked_at:
            for way in ("up", "down"):
                fact = book.get(f"{measure}_{way}", about)
                if fact is None or fact.value < 2 or not self._holds(book, about):
                    continue
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids([fact, book.get("change_streak", about) if self.span == "day" else None]),
                    score=score(fact.value - 1, tested=len(looked_at), weight=desk.weight(about)),
                    reason=f"{fact.value:.0f}{unit} 연속, 기준 {self.least}{unit}",
                    subjects={"indices": (about,)},
                    chosen=self._is_told(book, fact, way),
                    tags=frozenset({way, *self._marks(book, fact)}),
                )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS

    def _is_told(self, book: FactBook, fact: Fact, way: str) -> bool:
        """Tell whether a run is long enough, and no record says more."""
        return self._is_long(book, fact) and not self._is_record(book, fact, way)

    def _is_long(self, book: FactBook, fact: Fact) -> bool:
        """Tell whether a run is long enough: it has to be longer of whom few follow."""
        small = fact.about == book.market.small
        more = self.more if small else 0
        if self.span == "day":
            more = self.more if small else self.alone if runs_alone(book, fact, self.least) else 0
        return fact.value >= self.least + more

    def _marks(self, book: FactBook, fact: Fact) -> set[str]:
        """Return whether a run is just the finished week, and whether it ends the year."""
        long = book.market.ranged and fact.value >= self.levels
        known = {
            "besides": long,
            "whole_week": self._is_week(book, fact),
            "year_end": book.session.is_last_of_year,
        }
        return {tag for tag, holds in known.items() if holds}

    def _is_record(self, book: FactBook, fact: Fact, way: str) -> bool:
        """Tell whether the run is one of record closes, which says more."""
        records = book.value("records_run", fact.about) or 0.0
        return way == "up" and self.span == "day" and records >= max(2.0, fact.value - 1)

    def _holds(self, book: FactBook, about: str) -> bool:
        """Tell whether the last week of a streak is whole."""
        return self.span == "day" or book.get("change_week", about) is not None

    def _is_week(self, book: FactBook, fact: Fact) -> bool:
        """Tell whether a streak of sessions is just the finished week."""
        week = book.get("change_week", fact.about)
        return self.span == "day" and week is not None and week.base == fact.base

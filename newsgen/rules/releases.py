"""Economic releases: what came out this day, and the week's weighty ones of the days before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.indicators import Indicator, indicators
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import Angle, Desk, Rule, ids, score

PRICES = frozenset({"cpi_yoy", "cpi_mom", "pce_yoy", "core_pce_yoy"})
"""Roles of the releases that make a day one of prices."""

MEASURES = ("actual", "forecast", "gap", "previous", "revised", "change", "revision")


class Releases(Rule, frozen=True):
    """Figures that came out together make one item; what came far from its forecast is news.

    The Fed's decision has a rule of its own.
    """

    name: str = "releases"
    one: ClassVar[frozenset[str]] = frozenset(code.lower() for code in indicators() if code != "FED_RATE")
    section: str = "fed"
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far", "week"})
    either_way: ClassVar[bool] = True

    recalled: float = 4.5
    """Weight from which a release is always told, and again on the later days of its week."""
    stale: float = -1.0
    """Freshness of such a release."""
    far: float = 3.0
    """Bits from which a release counts as far from its forecast."""
    revised: float = 30.0
    """Thousands of persons from which a revision of payrolls is told."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item for each family of figures that came out this week."""
        families: dict[str, list[Indicator]] = {}
        for one in indicators().values():
            if one.code.lower() in self.one and book.get("release_actual", one.code):
                families.setdefault(one.family, []).append(one)
        for members in families.values():
            for today in (True, False):
                told = [one for one in members if self._today(book, one) == today]
                if told:
                    yield self._item(book, desk, told, today=today)

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return what came out this very day and weighs: jobs, or prices."""
        if not item.standing or "same_day" not in item.tags:
            return None
        told = {role for role, abouts in item.subjects.items() if abouts}
        return "jobs" if "payrolls" in told else "inflation" if told & PRICES else None

    def _today(self, book: FactBook, one: Indicator) -> bool:
        """Tell whether a figure came out since the session before."""
        actual = book.get("release_actual", one.code)
        return bool(actual and actual.since and actual.since > book.session.previous.day)

    def _item(self, book: FactBook, desk: Desk, members: list[Indicator], *, today: bool) -> Item:
        first = members[0]
        weight = desk.weight(first.code)
        bits = max((book.value("release_surprise", one.code) or 0.0 for one in members), default=0.0)
        tags = self._tags(book, members, bits) | {"today" if today else "earlier"}
        return Item(
            rule=self.name,
            about=first.code,
            facts=ids(book.get(f"release_{measure}", one.code) for one in members for measure in MEASURES),
            score=score(bits, tested=len(members), weight=weight, freshness=0.0 if today else self.stale),
            reason=f"{first.agency}의 {first.name}, 예상과 벌어진 정도 {bits:.1f}비트",
            subjects={one.code.lower(): (one.code,) for one in members},
            chosen="same_day" in tags or weight >= self.recalled,
            standing=today and weight >= self.recalled,
            tags=frozenset(tags),
        )

    def _tags(self, book: FactBook, members: list[Indicator], bits: float) -> set[str]:
        tags = {"far"} if bits >= self.far else set()
        if all(fact.since == book.day for fact in book.select("release_actual", [m.code for m in members])):
            tags.add("same_day")
        if any(self._worth(book.get("release_revision", one.code)) for one in members):
            tags.add("revised")
        if any(self._together(book, one.code) for one in members):
            tags.add("together")
        return tags

    def _together(self, book: FactBook, code: str) -> bool:
        """Tell whether payrolls of two months came out on one day, as after the shutdown of 2025."""
        last, before = (book.get(f"release_{name}", code) for name in ("actual", "previous"))
        return code == "PAYROLLS" and bool(last and before and last.since == before.since)

    def _worth(self, revision: Fact | None) -> bool:
        return revision is not None and revision.unit == "thousand" and abs(revision.value) >= self.revised

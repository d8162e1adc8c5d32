"""Economic releases: what came out this day, or in a week, the far from its forecast first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

import msgspec

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.indicators import Indicator, indicators
from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules.base import Angle, Desk, Rule, ids, score

PRICES = frozenset({"cpi_yoy", "cpi_mom", "pce_yoy", "core_pce_yoy"})
"""Roles of the releases that make a day one of prices."""

MEASURES = (
    *("actual", "forecast", "gap", "previous", "revised", "change", "revision"),
    *("highest_since", "lowest_since"),
)
_OF_WEEK = frozenset({"PAYROLLS", "CPI_YOY", "CPI_MOM"})
"""Releases that may be the event of a week."""
_SURPRISES = ("release_surprise", "release_revision_surprise")


class Releases(Rule, frozen=True):
    """Figures that came out together make one item, told where it weighs or came far from its forecast.

    The surprise is the rarest distance from a forecast among them, or the rarest revision, against the
    releases before. The Fed's decision has a rule of its own. Figures of an earlier day are left out, but for
    a week's article.
    """

    name: str = "releases"
    one: ClassVar[frozenset[str]] = frozenset(code.lower() for code in indicators() if code != "FED_RATE")
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    worded: ClassVar[bool] = True
    either_way: ClassVar[bool] = True
    renamed: ClassVar[Mapping[str, str]] = MappingProxyType({"recalled": "weighty"})

    told: float = 1.5
    """Weight from which a session tells it, as far as there is room, whatever it says."""
    weighty: float = 4.5
    """Weight from which a release is told whatever it says."""
    leading: float = 6.0
    """Weight from which it is what happened that day whatever it says."""
    named: float = 3.0
    """Weight from which it is what happened that day where it came far from its forecast."""
    far: float = 3.0
    """Bits from which a release counts as far from its forecast."""
    year: int = 12
    """Releases from which on it is told since when prices did not rise as much, or as little."""
    apart: float = 0.2
    """Points from which the rate of the month before is told."""
    revised: float = 30.0
    """Thousands of persons from which a revision of payrolls is told."""
    shock: float = 50.0
    """Thousands of persons by which payrolls that fall short of their forecast are called 쇼크."""
    shock_revision: float = 100.0
    """Thousands of persons taken off the month before that make any shortfall one."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item for each family of figures that came out this week, one a day's."""
        families: dict[str, list[Indicator]] = {}
        for one in indicators().values():
            if one.code.lower() in self.one and book.get("release_actual", one.code):
                families.setdefault(one.family, []).append(one)
        made = list(self._families(book, desk, families.values()))
        leads = any(self.happened(item) for item in made)
        for item in made:
            beside = leads and "today" in item.tags and not self.happened(item)
            yield msgspec.structs.replace(item, tags=item.tags | {"beside"}) if beside else item

    def _families(self, book: FactBook, desk: Desk, families: Iterable[list[Indicator]]) -> Iterator[Item]:
        for members in families:
            for today in (True, False):
                told = [one for one in members if self._today(book, one) == today]
                if told:
                    yield self._item(book, desk, told, today=today)

    def section_of(self, item: Item) -> str:
        """Return that a session's lesser figures stand with the yields, as they move those if anything.

        Beside one that counts they stand behind it: the yields do so too then.
        """
        lesser = self.span == "day" and not item.tags & {"leading", "weighty", "beside"}
        return "rates" if lesser else self.section

    def happened(self, item: Item) -> bool:
        """Tell whether it came out this day and weighs."""
        return {"today", "leading"} <= item.tags if self.span == "day" else "of_week" in item.tags

    def matter(self, item: Item) -> str:
        """Return that a release that counts stands with the prices that it moved."""
        if "of_week" in item.tags:
            return "week_rates"  # what the lead tells of is told to its end with the prices that it moved
        if self.span == "day" and (self.happened(item) or "beside" in item.tags):
            return "data"
        section = self.section_of(item)
        return section if section != self.section else f"{self.name}:{item.about}"

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return what came out this very day and weighs: jobs, or prices."""
        if not {"same_day", "weighty"} <= item.tags:
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
        surprises = (book.value(name, one.code) for one in members for name in _SURPRISES)
        bits = max((bits for bits in surprises if bits is not None), default=0.0)
        tags = self._tags(book, members) | {"today" if today else "earlier"}
        tags |= {"far"} if bits >= self.far else set()
        tags |= {"weighty"} if weight >= self.weighty else set()
        tags |= {"leading"} if weight >= (self.named if "far" in tags else self.leading) else set()
        if self.span == "week" and self._is_of_week(book, desk, first, tags):
            tags.add("of_week")
        of_before = self.span == "week" and first.every == "week"  # it tells of the week before
        fills = self.span == "day" and weight >= self.told
        counts = (fills or bool(tags & {"far", "weighty"})) and not of_before
        return Item(
            rule=self.name,
            about=first.code,
            facts=ids(book.get(f"release_{measure}", one.code) for one in members for measure in MEASURES),
            score=score(bits, tested=len(members), weight=weight),
            reason=self._reason(first, bits, today=today, counts=counts),
            subjects={one.code.lower(): (one.code,) for one in members},
            chosen=counts and (today or self.span == "week"),
            tags=frozenset(tags),
        )

    def _is_of_week(self, book: FactBook, desk: Desk, first: Indicator, tags: set[str]) -> bool:
        """Tell whether it is the event of a week: jobs or prices far from their forecast, and no crash."""
        size = abs(book.value("change_week", book.market.broad) or 0.0)
        apart = abs(book.value("release_gap", "PAYROLLS") or 0.0) >= self.shock and first.code == "PAYROLLS"
        counts = apart or {"far", "leading"} <= tags or ("jobs_shock" in tags and first.code == "PAYROLLS")
        return counts and first.code in _OF_WEEK and size < desk.words("week").sharp

    def _reason(self, first: Indicator, bits: float, *, today: bool, counts: bool) -> str:
        told = f"{first.agency}의 {first.name}, 예상과 벌어진 정도 {bits:.1f}비트"
        if self.span == "day" and not today:
            return f"{told}: 앞선 날 나와 이미 알려졌다"
        return told if counts else f"{told}: 예상과 크게 다르지 않다"

    def _tags(self, book: FactBook, members: list[Indicator]) -> set[str]:
        tags = set()
        if all(fact.since == book.day for fact in book.select("release_actual", [m.code for m in members])):
            tags.add("same_day")
        if any(self._worth(book, one.code) for one in members):
            tags.add("revised")
        if any(self._together(book, one.code) for one in members):
            tags.add("together")
        if self._shocks(book):
            tags.add("jobs_shock")
        tags |= self._against_before(book) if any(one.code == "CPI_YOY" for one in members) else set()
        return tags

    def _against_before(self, book: FactBook) -> set[str]:
        """Return whether prices rose the most, or the least, for long, or else than in the month before."""
        ends = (book.get(f"release_{end}_since", "CPI_YOY") for end in ("highest", "lowest"))
        change = book.value("release_change", "CPI_YOY") or 0.0
        known = book.get("release_previous", "CPI_YOY") is not None
        if known and change and any(fact and (fact.periods or 0) >= self.year for fact in ends):
            return {"prices_since"}
        return {"prices_changed"} if known and abs(round(change, 6)) >= self.apart else set()

    def _together(self, book: FactBook, code: str) -> bool:
        """Tell whether payrolls of two months came out on one day, as after the shutdown of 2025."""
        last, before = (book.get(f"release_{name}", code) for name in ("actual", "previous"))
        return code == "PAYROLLS" and bool(last and before and last.since == before.since)

    def _worth(self, book: FactBook, code: str) -> bool:
        """Tell whether persons were revised by many, or from a gain to a loss or back."""
        revision = book.get("release_revision", code)
        if revision is None or revision.unit != "thousand":
            return False
        was, now = (book.value(f"release_{name}", code) or 0.0 for name in ("previous", "revised"))
        return abs(revision.value) >= self.revised or was * now < 0

    def _shocks(self, book: FactBook) -> bool:
        """Tell whether payrolls fell so short of their forecast that the press calls it a shock."""
        gap = book.value("release_gap", "PAYROLLS")
        revision = book.value("release_revision", "PAYROLLS") or 0.0
        if gap is None or gap >= 0:
            return False
        return gap <= -self.shock or revision <= -self.shock_revision

"""Government bond yields and currencies over a finished week."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Fact, Item
from newsgen.rules.base import WEIGHTY, Desk, Rule, came_out, gaussian, ids, score, turning_day

MEASURES = (
    "yield_change_week",
    "yield_rise_since_week",
    "yield_fall_since_week",
    "yield_change_largest_day",
    "change_week",
    "points_week",
    "level_lost_week",
    "level_won_week",
    "close",
)
"""What is told of a yield or a currency."""


class WeekRates(Rule, frozen=True):
    """Told every week that has any of them."""

    name: str = "week_rates"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset(
        {"first", "second", "long", "dollar", "home", "far", "release", "decision"}
    )
    section: str = "rates"
    either_way: ClassVar[bool] = True

    shock: float = 20.0
    """Basis points from which the ten-year yield's week is a shock."""
    weekly: float = 11.0
    """Basis points: the usual size of the ten-year yield's week (its standard deviation, 2015 to 2026)."""
    stirred: float = 0.5
    """Percent from which it is told which way the dollar index went."""
    record: int = 26
    """Weeks in which no other was as large, from which since when is told."""
    historic: int = 104
    """The same from which a shock is what happened in the week ..."""
    line: int = 26
    """Weeks on one side of a round level of the dollar index from which its crossing is told."""
    far: float = 8.0
    """Basis points of one day, on which a release or a decision came out, from which it is told."""
    weighty: float = WEIGHTY
    """Weight of such a release."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item; a role without facts stays empty."""
        market = book.market
        long, home, dollar = market.yield_of("long"), market.currency("home"), market.currency("dollar")
        yields = [about for about in (long, market.yield_of("short")) if _moved(book, about)]
        known = market.yield_of(market.benchmark)
        ours = (
            known if known != long else ""
        )  # what its readers know a market by comes first, whoever moved more
        yields.sort(key=lambda about: (about != ours, -abs(book.value("yield_change_week", about) or 0.0)))
        stirred = abs(book.value("change_week", dollar) or 0.0) >= self.stirred
        subjects: dict[str, tuple[str, ...]] = {
            "first": tuple(yields[:1]),
            "second": tuple(yields[1:]),
            "long": (long,) if long in yields else (),
            "dollar": (dollar,) if _moved(book, dollar) else (),
            "home": (home,) if _moved(book, home) else (),
        }
        told = list(dict.fromkeys(about for abouts in subjects.values() for about in abouts))
        if not told:
            return
        ten = book.value("yield_change_week", long) if subjects["long"] else None
        beside = self._on_the_day(book, desk, yields)
        figures = ids(book.get(measure, about) for about in told for measure in MEASURES)
        releases = ids(book.get("release_actual", about) for about in beside.get("release", ()))
        yield Item(
            rule=self.name,
            about=long,
            facts=figures + releases,
            score=score(gaussian(abs(ten or 0.0) / self.weekly), weight=desk.weight(long)),
            reason="금리와 환율의 한 주는 늘 싣는다",
            subjects=subjects | beside,
            standing=True,
            tags=frozenset(self._tags(book, ten, yields, dollar))
            | self._known_day(book, beside)
            | ({"stirred"} if stirred else set()),
        )

    def happened(self, item: Item) -> bool:
        """Tell whether the week was one of bonds: as large as none in years."""
        return "historic" in item.tags

    def _known_day(self, book: FactBook, beside: dict[str, tuple[str, ...]]) -> set[str]:
        """Return a tag where the way of the index tells what came out on the day of the yield."""
        turned = turning_day(book)
        far = book.get("yield_change_largest_day", *beside.get("far", ("",)))
        return {"known_day"} if turned and far and turned.since == far.since else set()

    def _tags(self, book: FactBook, ten: float | None, yields: list[str], dollar: str) -> Iterator[str]:
        """Yield how large the week of the yield was that moved more, and whether the dollar passed a line."""
        if ten is not None and abs(ten) >= self.shock:
            yield "shock"
        largest = _largest(book, yields[0]) if yields else None
        if largest is not None and (largest.periods or 0) >= self.record and _is_dated(largest):
            yield "record"
            if abs(largest.value) >= self.shock and (largest.periods or 0) >= self.historic:
                yield "historic"
        lines = (book.get(f"level_{way}_week", dollar) for way in ("lost", "won"))
        if any(fact is not None and (fact.periods or 0) >= self.line for fact in lines):
            yield "line"

    def _on_the_day(self, book: FactBook, desk: Desk, yields: list[str]) -> dict[str, tuple[str, ...]]:
        """Return whose largest day was that of a release, or of a decision of the Fed, and which."""
        days = [
            fact for fact in book.select("yield_change_largest_day", yields) if abs(fact.value) >= self.far
        ]
        far = max(days, key=lambda fact: abs(fact.value), default=None)
        if far is None:
            return {}
        found = came_out(book, desk, far, self.weighty)
        return {"far": (far.about,), **found} if found else {}


def _largest(book: FactBook, about: str) -> Fact | None:
    """Return since when a yield's week was the largest of its way."""
    return book.get("yield_rise_since_week", about) or book.get("yield_fall_since_week", about)


def _is_dated(largest: Fact) -> bool:
    """Tell whether it can be said since when: since a week as large, or a year known from January."""
    return largest.since is not None or (largest.base is not None and largest.base.month == 1)


def _moved(book: FactBook, about: str) -> bool:
    known = book.get("close", about) is not None
    return known and any(book.get(measure, about) for measure in ("yield_change_week", "change_week"))

"""Government bond yields and currencies over a finished week."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.measures import Span
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, gaussian, ids, score


class WeekRates(Rule, frozen=True):
    """Told every week that has any of them."""

    name: str = "week_rates"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset({"first", "second", "long", "dollar", "home"})
    section: str = "rates"
    either_way: ClassVar[bool] = True

    shock: float = 20.0
    """Basis points from which the ten-year yield's week is a shock."""
    weekly: float = 11.0
    """Basis points: the usual size of the ten-year yield's week (its standard deviation, 2015 to 2026)."""
    stirred: float = 0.5
    """Percent from which the dollar index is told."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item; a role without facts stays empty."""
        market = book.market
        long, home, dollar = market.yield_of("long"), market.currency("home"), market.currency("dollar")
        yields = [about for about in (long, market.yield_of("short")) if _moved(book, about)]
        yields.sort(key=lambda about: -abs(book.value("yield_change_week", about) or 0.0))
        stirred = abs(book.value("change_week", dollar) or 0.0) >= self.stirred
        subjects: dict[str, tuple[str, ...]] = {
            "first": tuple(yields[:1]),
            "second": tuple(yields[1:]),
            "long": (long,) if long in yields else (),
            "dollar": (dollar,) if stirred and _moved(book, dollar) else (),
            "home": (home,) if _moved(book, home) else (),
        }
        told = list(dict.fromkeys(about for abouts in subjects.values() for about in abouts))
        if not told:
            return
        ten = book.value("yield_change_week", long) if subjects["long"] else None
        yield Item(
            rule=self.name,
            about=long,
            facts=ids(
                book.get(measure, about)
                for about in told
                for measure in ("yield_change_week", "change_week", "points_week", "close")
            ),
            score=score(gaussian(abs(ten or 0.0) / self.weekly), weight=desk.weight(long)),
            reason="금리와 환율의 한 주는 늘 싣는다",
            subjects=subjects,
            standing=True,
            tags=frozenset({"shock"} if ten is not None and abs(ten) >= self.shock else ()),
        )


def _moved(book: FactBook, about: str) -> bool:
    known = book.get("close", about) is not None
    return known and any(book.get(measure, about) for measure in ("yield_change_week", "change_week"))

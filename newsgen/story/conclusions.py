"""What 전문가 시각 concludes from a day's, or a week's, own facts; where too little follows, it is left out.

Each conclusion holds by numbers of the book alone: how wide a rise was, how small companies, sectors, yields
and the index of fear went against the market, where the day stands in its month or year, and what is due
next. None asserts a cause. A number that is not known is NaN, of which nothing holds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.facts.sectors import ranked
from newsgen.indicators import indicators
from newsgen.model import Fact

MOST, FEWEST = 3, 2
"""Conclusions of an article, besides what is due next."""
SOON = 14
"""Days before a meeting of the Fed from which it is what comes next."""
WEIGHTY = 5.0
"""Bits of weight from which a release that is due is what comes next."""
WEEKLY = 2.0
"""How many times as far as in a day things move in a week."""

_DEFENSIVE = frozenset(
    {
        "Utilities",
        "Consumer Staples",
    }
)
_TECH = frozenset({"Information Technology"})
_FEW_MEMBERS = 100
"""Large companies that have to be known: fewer are a sample."""
_FEW_SECTORS = 8
"""Sectors that have to be known for anything to be said of them."""


class Seen(NamedTuple):
    """The numbers that conclusions ask for; moves of a week are told in days' terms."""

    broad: float
    small: float
    up: float
    """Share of the large companies that rose."""
    down: float
    fear: float
    """Percent of the index of fear, and what it stands at."""
    fear_level: float
    long: float
    """Basis points of the long yield, and of the short one."""
    short: float
    month: float
    """Percent of the broad index since the month, and the year, began."""
    year: float
    record: bool
    """Whether the broad index closed at a record."""
    sectors: tuple[tuple[str, float], ...]
    """Sectors and their moves, the best first; empty where too few are known."""

    @property
    def gap(self) -> float:
        """How far small companies went ahead of the market."""
        return self.small - self.broad

    @property
    def risen(self) -> float:
        """Share of the sectors that rose; NaN where they are not known."""
        return sum(move > 0 for _, move in self.sectors) / len(self.sectors) if self.sectors else math.nan

    @property
    def spread(self) -> float:
        """How far the best sector went ahead of the worst."""
        return self.sectors[0][1] - self.sectors[-1][1] if self.sectors else math.nan

    def ahead(self, names: frozenset[str]) -> bool:
        """Tell whether the two best sectors are of some."""
        return bool(self.sectors) and {name for name, _ in self.sectors[:2]} <= names

    def behind(self, names: frozenset[str], count: int = 2) -> bool:
        """Tell whether the worst sectors are of some."""
        return bool(self.sectors) and {name for name, _ in self.sectors[-count:]} <= names


def _tech(seen: Seen) -> float:
    return next((move for name, move in seen.sectors if name in _TECH), math.nan)


class Conclusion(NamedTuple):
    """A conclusion: the block of ``templates/article/view.j2`` that says it, and when it holds."""

    name: str
    matter: str
    """What it is about: one conclusion of a matter is drawn, the weightiest."""
    weight: float
    holds: Callable[[Seen], bool]


CONCLUSIONS: tuple[Conclusion, ...] = (
    Conclusion("record_few", "width", 7, lambda s: s.record and s.down - s.up >= 0.1),
    Conclusion("record_wide", "width", 4, lambda s: s.record and s.up >= 0.65),
    Conclusion("narrow_rise", "width", 6, lambda s: s.broad >= 0.2 and s.down - s.up >= 0.1),
    Conclusion("narrow_fall", "width", 6, lambda s: s.broad <= -0.2 and s.up - s.down >= 0.1 and s.gap >= 0),
    Conclusion("wide_rise", "width", 3, lambda s: s.broad >= 0.2 and s.up >= 0.8),
    Conclusion("wide_fall", "width", 3, lambda s: s.broad <= -0.2 and s.down >= 0.8),
    Conclusion("small_eased", "rates", 4, lambda s: s.gap >= 0.75 and s.small > 0 and s.long <= -5),
    Conclusion("small_despite", "rates", 5, lambda s: s.gap >= 0.75 and s.small > 0 and s.long >= 5),
    Conclusion("small_ahead", "size", 3, lambda s: s.gap >= 0.75 and s.small > 0 and s.up >= 0.5),
    Conclusion("small_left", "size", 4, lambda s: s.gap <= -0.75 and s.broad >= 0.2 and s.up < 0.65),
    Conclusion("small_weak", "size", 4, lambda s: s.gap <= -0.75 and abs(s.broad) < 0.2),
    Conclusion("small_worse", "size", 3, lambda s: s.gap <= -0.75 and s.broad <= -0.2),
    Conclusion("rotation", "groups", 6, lambda s: s.risen >= 0.6 and s.behind(_TECH, 1) and _tech(s) < 0),
    Conclusion("tech_alone", "groups", 5.5, lambda s: s.broad > 0 and s.risen < 0.5 and _tech(s) > 0),
    Conclusion("defensive", "groups", 4.5, lambda s: s.broad <= -0.2 and s.ahead(_DEFENSIVE)),
    Conclusion("sheltered", "groups", 4.5, lambda s: s.broad > 0 and s.ahead(_DEFENSIVE)),
    Conclusion("appetite", "groups", 3.5, lambda s: s.broad >= 0.2 and s.behind(_DEFENSIVE)),
    Conclusion("apart", "groups", 2.5, lambda s: abs(s.broad) < 0.3 and s.spread >= 1.5),
    Conclusion("together", "groups", 2.5, lambda s: abs(s.broad) >= 0.5 and s.risen in {0.0, 1.0}),
    Conclusion("front_end", "rates", 4.5, lambda s: abs(s.short) >= 5 and abs(s.short) - abs(s.long) >= 3),
    Conclusion("burden", "rates", 4, lambda s: s.broad <= -0.4 and s.long >= 5),
    Conclusion("refuge", "rates", 4, lambda s: s.broad <= -0.4 and s.long <= -5 and s.down >= 0.5),
    Conclusion("growth", "rates", 3.2, lambda s: s.broad >= 0.4 and s.long >= 5),
    Conclusion("ease", "rates", 3.2, lambda s: s.broad >= 0.4 and s.long <= -5),
    Conclusion("steady", "rates", 1.5, lambda s: abs(s.broad) >= 0.7 and abs(s.long) < 2),
    Conclusion("wary_rise", "fear", 5, lambda s: s.broad >= 0.2 and s.fear >= 4),
    Conclusion("calm_fall", "fear", 5, lambda s: s.broad <= -0.2 and s.fear <= -3),
    Conclusion("still_high", "fear", 4, lambda s: s.broad >= 0.8 and s.fear_level >= 25),
    Conclusion("alarm", "fear", 3, lambda s: s.broad <= -0.8 and s.fear >= 10),
    Conclusion("short_of", "place", 4, lambda s: s.broad >= 0.8 and s.month <= -2),
    Conclusion("above_all", "place", 3, lambda s: s.broad <= -0.8 and s.month >= 1),
    Conclusion("still_up", "place", 2, lambda s: s.broad <= -0.8 and s.year >= 5),
    Conclusion("deeper", "place", 3.5, lambda s: s.broad <= -0.5 and s.month - s.broad <= -2),
    Conclusion("idle", "place", 1.2, lambda s: abs(s.broad) < 0.2 and abs(s.month) < 0.7),
)
"""All that may be concluded, the name of each a block of the template."""


def conclusions(book: FactBook, edition: Edition) -> list[Conclusion]:
    """Return what is concluded, the weightiest first, one of a matter; nothing where too little holds."""
    seen = see(book, edition)
    found: dict[str, Conclusion] = {}
    for one in sorted(CONCLUSIONS, key=lambda one: -one.weight):
        if one.holds(seen):
            found.setdefault(one.matter, one)
    best = list(found.values())[:MOST]
    return best if len(best) >= FEWEST else []


def coming(book: FactBook, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield what comes next as role and subject: a weighty release, a meeting of the Fed.

    An article of a week has a section for that; while a session runs, its close is what comes next.
    """
    if edition.over != "session":
        return
    known = indicators()
    due = [one for one in book.all("due") if known[one.about].weight >= WEIGHTY and one.about != "FED_RATE"]
    if due:
        order = list(known)
        yield (
            "due",
            min(due, key=lambda one: (one.value, -known[one.about].weight, order.index(one.about))).about,
        )
    meeting = next((one for one in book.all("meeting") if 0 < one.value <= SOON), None)
    if meeting is not None:
        yield "meeting", meeting.about


def see(book: FactBook, edition: Edition) -> Seen:
    """Return the numbers of a book over what an edition tells."""
    market, weekly = book.market, edition.weekly
    terms, end = (WEEKLY, "_week") if weekly else (1.0, "")

    def of(measure: str, about: str) -> float:
        value = book.value(measure, about)
        return math.nan if value is None else value

    large = market.universe("large")
    rose, fell = (book.get(f"breadth_{way}{end}", large) for way in ("up", "down"))
    return Seen(
        broad=of(edition.move, market.broad) / terms,
        small=of(edition.move, market.small) / terms,
        up=_share(rose),
        down=_share(fell),
        fear=of(edition.move, market.fear) / terms,
        fear_level=of("close", market.fear),
        long=of(f"yield_change{end}", market.yield_of("long")) / terms,
        short=of(f"yield_change{end}", market.yield_of("short")) / terms,
        month=math.nan if weekly else of("change_mtd", market.broad),
        year=of("change_ytd", market.broad),
        record=not weekly and book.get("high_all", market.broad) is not None,
        sectors=_sectors(book, edition.move, terms),
    )


def _share(count: Fact | None) -> float:
    """Return what part of a universe was counted; NaN of a sample."""
    return count.value / count.n if count and count.n and count.n >= _FEW_MEMBERS else math.nan


def _sectors(book: FactBook, move: str, terms: float) -> tuple[tuple[str, float], ...]:
    found = ranked(book, move)
    told = tuple((fact.about.partition("/")[2], fact.value / terms) for fact in found)
    return told if len(told) >= _FEW_SECTORS else ()

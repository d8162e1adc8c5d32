"""What every rule is made of: its form, all that it can do, the score in bits, and the words for why.

score = surprise - log2(comparable facts looked at) + weight of the subject + freshness.
Three thousand stocks make a dozen "largest in a year" by chance every day; the second term keeps them out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar, Literal

import msgspec

from newsgen.config import IndexWords, Style
from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market, Span
from newsgen.model import Fact, Item, Score

STILL = 0.005
"""Percent: what moved less prints as 0.00 % and neither rose nor fell."""

Angle = Literal[
    "small_cap_rally",
    "small_cap_lag",
    "growth_ahead",
    "growth_behind",
    "record_high",
    "new_low",
    "surge",
    "plunge",
    "turn_up",
    "turn_down",
    "rate_shock",
    "policy",
    "advance",
    "decline",
    "mixed",
    "quiet",
    "policy_hold",
    "inflation",
    "jobs",
    "year_end",
    "year_start",
    "period_end",
    "half_day",
    "single_stock",
    "rotation",
    "week_surge",
    "week_plunge",
    "week_advance",
    "week_decline",
    "week_mixed",
    "week_quiet",
]
"""What a day is about; each has a reviewed background, ``templates/article/views/<angle>.j2``."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the rules know of the desk besides the day's facts."""

    style: Style = field(default_factory=Style)
    """From where on a move has a stronger word."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """How much a subject matters to the readers, in bits."""
    universes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Members by universe."""
    told_apart: frozenset[str] = frozenset()
    """Stocks that have a paragraph of their own (the big names): no movers besides."""
    issuers: Mapping[str, str] = field(default_factory=dict)
    """Company by symbol: two classes of one company's shares are one piece of news."""

    def weight(self, about: str) -> float:
        """Return the weight of a symbol, basket or universe; 0 where none is set."""
        return self.weights.get(about, 0.0)

    def words(self, span: Span) -> IndexWords:
        """Return from where on an index's move over a span has a stronger word."""
        return self.style.week.index if span == "week" else self.style.index


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule: what it looks for, and all that it can do.

    Its thresholds are fields, overridable in ``newsgen.toml`` under ``[rules.<name>]``; ``name``, ``span``
    and ``section`` tell rules of one kind apart. What it can say are the blocks of its template.
    """

    name: str
    """Also the name of its template, ``templates/items/<name>.j2``."""
    span: Span = "day"
    """Over what its facts are measured."""
    section: str = "market"
    """Where in an article it is told; its place there is that in ``RULES``."""

    one: ClassVar[frozenset[str]] = frozenset()
    """Roles that its template sees as one subject, or None where nothing fills them."""
    many: ClassVar[frozenset[str]] = frozenset()
    """Roles that its template sees as a list."""
    days: ClassVar[frozenset[Over]] = frozenset({"session"})
    """What articles tell it, where it is measured over a day."""
    day_leads: ClassVar[frozenset[Over]] = frozenset({"session"})
    """Which of them it may lead, if its template has a lead."""
    groups: ClassVar[tuple[str, ...]] = ()
    """Tags by which its items share a paragraph; without any each has its own."""
    is_close: ClassVar[bool] = False
    """Whether it is how the indices went: always told, always able to lead, with nothing besides to say."""
    tops_close: ClassVar[bool] = False
    """Whether it leads rather than the bare close, however the two score."""
    one_way: ClassVar[bool] = False
    """Whether its own direction is that of the headline which it leads."""
    either_way: ClassVar[bool] = False
    """Whether its tail may go another way than the headline: it is about something else, or a longer time."""
    moved: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Thresholds that stood here once, and where they are set now."""
    renamed: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Old names of thresholds, which still hold."""

    @property
    def told_over(self) -> frozenset[Over]:
        """What articles tell it."""
        return frozenset({"week"}) if self.span == "week" else self.days

    @property
    def leads_over(self) -> frozenset[Over]:
        """What articles it may lead, if its template has a lead."""
        return frozenset({"week"}) if self.span == "week" else self.day_leads

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield what this rule has to say of a session, chosen or left out, each with its score."""
        raise NotImplementedError

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002 - a rule that asks has its own
        """Tell whether an item may lead: it is large enough, and its subject stands for the market."""
        return True

    def is_lesser(self, item: Item, market: Market) -> bool:
        """Tell whether an item tells less than a market that moved sharply as a whole."""
        return item.about == market.small

    def angle(self, item: Item) -> Angle:
        """Return what a day is about that an item leads."""
        return "advance" if "up" in item.tags else "decline" if "down" in item.tags else "mixed"

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002 - as above
        """Return what an item makes a day known for that its indices lead; ``small`` if they hardly moved."""
        return None


def score(surprise: float, *, tested: int = 1, weight: float = 0.0, freshness: float = 0.0) -> Score:
    """Add up a score; all terms in bits."""
    bits = surprise - math.log2(max(tested, 1))
    return Score(
        surprise=surprise,
        tested=max(tested, 1),
        weight=weight,
        freshness=freshness,
        bits=bits,
        total=bits + weight + freshness,
    )


def rarity(periods: int | None) -> float:
    """Return the bits of "the largest in n periods": about log2(n + 1)."""
    return math.log2((periods or 0) + 1)


def gaussian(deviations: float) -> float:
    """Return the bits of a move of so many standard deviations, either way, were moves normal."""
    return -math.log2(max(math.erfc(deviations / math.sqrt(2)), 1e-12))


def watched(market: Market) -> tuple[str, ...]:
    """Return the main indices and that of small companies, where the market has one."""
    return tuple(dict.fromkeys(filter(None, (*market.indices, market.small))))


def went_together(book: FactBook, direction: float, *, least: float = 0.0) -> bool:
    """Return whether all of the main indices that closed went a way (a sign), by ``least`` percent.

    What is said of the market must hold of all of them.
    """
    told = book.select("change_day", book.market.indices)
    moves = [math.copysign(1.0, direction) * fact.value for fact in told]
    return bool(moves) and all(move > 0 and move >= least for move in moves)


def ids(facts: Iterable[Fact | None]) -> tuple[str, ...]:
    """Return the ids of the facts that are there."""
    return tuple(fact.id for fact in facts if fact is not None)


def sign(value: float) -> str:
    """Return the tag of a direction: ``up``, ``down`` or ``flat``."""
    if value > 0:
        return "up"
    return "down" if value < 0 else "flat"

"""The form of a rule: what it looks for, and all that it can do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar, Literal

import msgspec

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.markets.market import is_index
from newsgen.measures import Span
from newsgen.model import Fact, Item
from newsgen.rules.base.desk import Desk

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
"""What a day is about, in one word, for whoever files or finds the article."""


INSIDE = "inside"
"""The matter of how a market looked inside: its stocks, its sectors, its small companies."""
INVESTORS = ("foreign", "institution", "individual")
"""The kinds of investors that are always told together."""
LEVELS = "levels"
"""The matter of how the indices went; what bears on the session as such stands in its paragraph."""
RESTS = "rests"
"""The matter of when the exchange rests next, where that stands behind all that is told of the indices."""


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
    abroad: ClassVar[bool] = False
    """Whether it is about markets abroad, which nobody asks for in front."""
    day_of: ClassVar[str] = ""
    """What the session is to the longer time that it tells: headlines part the moves of the day by that."""
    of_stocks: ClassVar[bool] = False
    """Whether it makes a day one of stocks, beside which rates are no second story."""
    of_one: ClassVar[bool] = False
    """Whether it is what happened to one stock, which comes after what happened to all."""
    is_place: ClassVar[bool] = False
    """Whether it says where an index stands: of one index an article tells the strongest of these."""
    heads_places: ClassVar[bool] = False
    """Whether the strongest of these may lead, and is then told besides."""
    place_bits: ClassVar[float] = 0.0
    """What it has before others of these, in bits."""
    explains: ClassVar[bool] = False
    """Whether it is one stock's part in an index's move: told in the lead of that, before all else."""
    act: ClassVar[bool] = False
    """Whether it is what somebody did, which no cause of how the market moved explains."""
    milestone: ClassVar[bool] = False
    """Whether it is a mark that the market passed: told in the lead beside what happened."""
    answers: ClassVar[bool] = False
    """Whether it is what the day did to the days before, told in the lead where those went far."""
    brief: ClassVar[bool] = False
    """Whether it is a few words, told in the lead beside another thing on a day without great news."""
    joins: ClassVar[str] = ""
    """The rule with whose items its own share a paragraph, wherever that stands."""
    hosts: ClassVar[bool] = False
    """Whether what else is told of its subject stands in its paragraph, wherever that would stand alone."""
    behind_levels: ClassVar[bool] = False
    """Whether one sentence of it stands behind all that is told of the levels."""
    ends_levels: ClassVar[bool] = False
    """Whether a single sentence of it closes the levels, where these are told side by side."""
    opens_inside: ClassVar[bool] = False
    """Whether how the market looked inside goes on in its paragraph, where that has room."""
    worded: ClassVar[bool] = False
    """Whether its words state facts besides its figures: an article keeps all the facts of its items."""
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

    def tops(self, item: Item, market: Market) -> int:  # noqa: ARG002 - a rule that asks has its own
        """Return how an item stands to the bare close: 0 by its bits, 1 before it, 2 before all else."""
        return int(self.tops_close)

    def section_of(self, item: Item) -> str:  # noqa: ARG002 - a rule that asks has its own
        """Return where in an article an item is told."""
        return self.section

    def matter(self, item: Item) -> str:
        """Return what an item is about: what is of one matter shares a paragraph, as ``RULES`` orders it."""
        return item.about if is_index(item.about) else self.name

    def places(self, item: Item) -> bool:  # noqa: ARG002 - as above
        """Tell whether an item says where an index stands."""
        return self.is_place

    def happened(self, item: Item) -> bool:  # noqa: ARG002 - as above
        """Tell whether an item is what happened that day: it stands in the lead, whatever leads."""
        return False

    def angle(self, item: Item) -> Angle:
        """Return what a day is about that an item leads."""
        return "advance" if "up" in item.tags else "decline" if "down" in item.tags else "mixed"

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002 - as above
        """Return what an item makes a day known for that its indices lead; ``small`` if they hardly moved."""
        return None


def ids(facts: Iterable[Fact | None]) -> tuple[str, ...]:
    """Return the ids of the facts that are there."""
    return tuple(fact.id for fact in facts if fact is not None)


def in_market(*places: str) -> Mapping[str, str]:
    """Return where symbols are set now that were settings of a rule: ``in_market("index: chips")``."""
    pairs = (place.split(": ") for place in places)
    return MappingProxyType({key: f"시장 자료(newsgen/data/markets)의 {role}" for key, role in pairs})

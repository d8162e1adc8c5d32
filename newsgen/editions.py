"""The editions: what each of them tells, in which order, and what may lead it.

A template of an edition, ``items/<edition>/<rule>.j2``, stands before the common one, ``items/<rule>.j2``.
"""

from __future__ import annotations

from newsgen.errors import UsageProblem
from newsgen.markets import Span
from newsgen.model import Record


class Edition(Record, frozen=True, kw_only=True):
    """A kind of article."""

    name: str
    market: str
    """Name of the market that it tells."""
    korean: str
    """What it is called: the line over every headline."""
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    """Sections in their order, and the rules in theirs."""
    leads: frozenset[str]
    """Rules that have a lead template."""
    live: bool = False
    """Whether it tells a session so far, not its close."""
    weekly: bool = False
    """Whether it tells a finished week, not its last session."""
    close: str = "market_close"
    """The rule that is always told and can always lead: how the indices went."""
    move: str = "change_day"
    """Measure of an index's move over what the edition tells."""
    charted: tuple[str, ...] = ("^DJI", "^GSPC", "^IXIC", "^RUT", "^SOX", "M7")
    """What its chart compares, in its order."""
    chart: str = "주요 지수 등락률"
    """The chart's title."""

    instead: str = ""
    """The edition that tells a session once it is over, of one that tells it so far."""

    @property
    def span(self) -> Span:
        """What it tells over."""
        return "week" if self.weekly else "day"

    @property
    def rules(self) -> frozenset[str]:
        """Every rule whose items it tells."""
        return frozenset(rule for _, rules in self.sections for rule in rules)


CLOSE = Edition(
    name="us-close",
    market="us",
    korean="미국 증시 마감",
    sections=(
        (
            "market",
            (
                "market_close",
                "extremes",
                "divergence",
                "largest_move",
                "reversal",
                "streak",
                "week",
                "long_view",
                "period_end",
                "megacaps",
                "chips",
                "sectors",
                "volatility",
            ),
        ),
        ("stocks", ("breadth", "movers")),
        ("rates", ("yields", "currencies")),
        ("fed", ("fed_decision", "fed_odds", "releases")),
    ),
    leads=frozenset(
        {"market_close", "divergence", "extremes", "largest_move", "reversal", "yields", "fed_decision"}
    ),
)

MIDDAY = Edition(
    name="us-midday",
    market="us",
    instead="us-close",
    korean="미국 증시 장중",
    sections=(
        ("market", ("market_close", "divergence", "week", "long_view", "megacaps", "chips", "sectors")),
        ("stocks", ("breadth", "movers")),
        ("fed", ("fed_decision", "fed_odds", "releases")),
    ),
    leads=frozenset({"market_close", "divergence"}),
    live=True,
)

WEEK = Edition(
    name="us-week",
    market="us",
    korean="미국 증시 주간",
    sections=(
        (
            "market",
            ("week_close", "extremes", "week_streak", "week", "week_days", "period_end", "week_megacaps"),
        ),
        ("stocks", ("week_sectors", "week_stocks")),
        ("rates", ("week_rates",)),
        ("fed", ("week_fed", "fed_odds", "releases")),
        ("ahead", ("week_ahead",)),
    ),
    leads=frozenset({"week_close"}),
    weekly=True,
    close="week_close",
    move="change_week",
    charted=("^DJI", "^GSPC", "^IXIC", "^RUT", "^SOX"),
    chart="주요 지수 주간 등락률",
)

EDITIONS: dict[str, Edition] = {edition.name: edition for edition in (CLOSE, MIDDAY, WEEK)}
"""Name -> edition."""

DEFAULT = CLOSE.name
"""The edition that is made where none is asked for."""


def edition_named(name: str) -> Edition:
    """Return an edition; raises UsageProblem, naming those there are."""
    if name not in EDITIONS:
        raise UsageProblem(f"그런 판이 없습니다: {name}. 쓸 수 있는 판: {', '.join(EDITIONS)}")
    return EDITIONS[name]


def korean(name: str) -> str:
    """Return what an edition is called; empty for one that there is no more."""
    found = EDITIONS.get(name)
    return found.korean if found else ""

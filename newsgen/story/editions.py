"""The editions: what each of them tells, in which order, and what may lead it.

A template of an edition, ``items/<edition>/<rule>.j2``, stands before the common one, ``items/<rule>.j2``.
"""

from __future__ import annotations

from newsgen.model import Record


class Edition(Record, frozen=True, kw_only=True):
    """A kind of article."""

    name: str
    korean: str
    """What the desk calls it."""
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    """Sections in their order, and the rules in theirs."""
    leads: frozenset[str]
    """Rules that have a lead template."""
    live: bool = False
    """Whether it tells a session so far, not its close."""

    @property
    def rules(self) -> frozenset[str]:
        """Every rule whose items it tells."""
        return frozenset(rule for _, rules in self.sections for rule in rules)


CLOSE = Edition(
    name="us-close",
    korean="마감",
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
    korean="장중",
    sections=(
        ("market", ("market_close", "divergence", "week", "long_view", "megacaps", "chips", "sectors")),
        ("stocks", ("breadth", "movers")),
        ("fed", ("fed_decision", "fed_odds", "releases")),
    ),
    leads=frozenset({"market_close", "divergence"}),
    live=True,
)

EDITIONS: dict[str, Edition] = {edition.name: edition for edition in (CLOSE, MIDDAY)}
"""Name -> edition."""

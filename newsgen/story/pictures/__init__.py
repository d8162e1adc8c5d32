"""The pictures of a session or a week: which there can be, and which of them an article has.

A picture must earn its place: the indices always stand, one over time only where the article tells what it
shows. ``newsgen chart`` draws any.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType

from newsgen.model import Chart
from newsgen.story.pictures import bars, lines
from newsgen.story.pictures.scene import Scene

__all__ = ["KINDS", "Scene", "drawn", "printed"]

KINDS: Mapping[str, Callable[[Scene], Iterator[Chart]]] = MappingProxyType(
    {
        "indices": bars.indices,
        "path": lines.path,
        "year": lines.year,
        "week": bars.week,
        "movers": bars.movers,
        "odds": lines.odds,
        "investors": bars.investors,
        "leaders": bars.leaders,
    }
)
"""Picture -> what makes it, as often as a market has it; in the order of an article."""

ALWAYS = frozenset({"indices", "week", "investors", "leaders"})
"""Pictures that stand wherever they can be drawn."""
EARNED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "path": frozenset({"path", "reversal", "turn"}),
        "year": frozenset({"long_view", "drawdown", "near_record", "week_record", "week_drawdown"}),
        "odds": frozenset({"fed_odds", "fed_decision", "week_odds"}),
    }
)
"""Picture -> the rules of which an article must tell one."""


def printed(scene: Scene, told: Collection[str]) -> tuple[Chart, ...]:
    """Return the pictures of an article that tells items of the rules ``told``."""
    kinds = [kind for kind in KINDS if kind in ALWAYS or not EARNED.get(kind, frozenset()).isdisjoint(told)]
    return drawn(scene, kinds)


def drawn(scene: Scene, kinds: Collection[str]) -> tuple[Chart, ...]:
    """Return the pictures of some kinds; none of a kind for which the day has not enough."""
    return tuple(chart for kind in KINDS if kind in kinds for chart in KINDS[kind](scene))

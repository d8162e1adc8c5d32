"""What the market made of what the Fed decided, and of the day's payrolls and prices."""

from __future__ import annotations

from newsgen.story.drawn.kind import YIELDS, Conclusion
from newsgen.story.seen import Seen

_SURE = 90.0
"""Percent of odds from which on a decision is no news."""


def _weak(s: Seen) -> bool:
    """Tell whether payrolls were clearly weak; unemployment below what was expected says otherwise."""
    return s.jobs <= -25 and not s.unemployment < -0.05


def _strong(s: Seen) -> bool:
    """Tell whether they were clearly strong; unemployment above what was expected says otherwise."""
    return s.jobs >= 25 and not s.unemployment > 0.05


def _known(s: Seen) -> bool:
    """Tell whether nobody waited for another decision."""
    return s.odds >= _SURE


EVENTS: tuple[Conclusion, ...] = (
    Conclusion(
        "cut_scorned",
        "policy",
        9.9,
        lambda s: s.decision == "cut" and s.short >= 4,
        bars=frozenset({"front_hike"}),
        printed=(YIELDS,),
    ),
    Conclusion(
        "cut_long_up", "policy", 9.6, lambda s: s.decision == "cut" and s.long >= 4, printed=(YIELDS,)
    ),
    Conclusion(
        "cut_more",
        "policy",
        9.4,
        lambda s: s.decision == "cut" and s.short <= -4,
        bars=frozenset({"front_cut"}),
        printed=(YIELDS,),
    ),
    Conclusion(
        "hold_moved",
        "policy",
        9.4,
        lambda s: s.decision == "hold" and abs(s.short) >= 4,
        bars=frozenset({"front_cut", "front_hike"}),
        printed=(YIELDS,),
    ),
    Conclusion(
        "cut_known",
        "policy",
        9.0,
        lambda s: (
            s.decision == "cut"
            and _known(s)
            and abs(s.broad) < 0.5
            and not s.furthest >= 0.8
            and abs(s.short) < 4
            and abs(s.long) < 4
        ),
        printed=(YIELDS,),
    ),
    Conclusion(
        "hold_known",
        "policy",
        9.0,
        lambda s: (
            s.decision == "hold"
            and _known(s)
            and abs(s.broad) < 0.6
            and not s.furthest >= 0.8
            and abs(s.short) < 4
            and abs(s.long) < 4
        ),
        printed=(YIELDS,),
    ),
    Conclusion(
        "jobs_fear",
        "data",
        8.5,
        lambda s: _weak(s) and s.agreed and s.broad <= -0.5 and s.short <= -5 and s.down >= 0.55,
        bars=frozenset({"front_cut"}),
        printed=(YIELDS,),
    ),
    Conclusion(
        "jobs_strength",
        "data",
        8.5,
        lambda s: _strong(s) and s.agreed and s.broad >= 0.3 and s.short >= 4,
        bars=frozenset({"front_hike"}),
        printed=(YIELDS,),
    ),
    Conclusion(
        "jobs_burden",
        "data",
        8.5,
        lambda s: _strong(s) and s.agreed and s.broad <= -0.4 and s.short >= 4,
        bars=frozenset({"both_fell", "front_hike"}),
        printed=(YIELDS,),
    ),
    Conclusion(
        "prices_relief",
        "data",
        8.5,
        lambda s: s.prices < -0.05 and s.agreed and s.broad >= 0.6 and s.short <= -3,
        bars=frozenset({"both_rose", "front_cut"}),
        printed=(YIELDS,),
    ),
)

"""What the day is beside the days before it: the week, the month, the year, what is usual."""

from __future__ import annotations

from newsgen.story.drawn.kind import LONG, Conclusion
from newsgen.story.seen import Seen

_FAR = 2.5
"""Percent of a day beside which what it did to the week is a matter of course."""
_RANGE = r"장중|고점|저점|오름폭을|낙폭을|출렁|막판"
"""How the body tells the course of the session."""


def _back(s: Seen, before: float) -> float:
    """Return what part of a move before the day took back; negative where it added to it."""
    return -s.broad / before if before else 0.0


COURSE: tuple[Conclusion, ...] = (
    Conclusion(
        "year_back",
        "place",
        7.5,
        lambda s: s.year >= 0.01 and s.year_before <= -0.01,
        untold="올해 [^.]*(?:낙폭|돌아)",
    ),
    Conclusion(
        "year_lost",
        "place",
        7.5,
        lambda s: s.year <= -0.01 and s.year_before >= 0.01,
        untold="올해 [^.]*(?:상승|돌아)",
    ),
    Conclusion(
        "month_lost",
        "place",
        6.2,
        lambda s: s.month <= -0.01 and s.month_before >= 1.2,
        untold="이달|지난해 말",  # in January the year's loss is the month's
    ),
    Conclusion(
        "week_back",
        "place",
        5.2,
        lambda s: s.week >= 0.01 and s.week_before <= -0.8 and s.broad < _FAR,
        untold="이번 주|주간|한 주",
    ),
    Conclusion(
        "week_lost",
        "place",
        5.2,
        lambda s: s.week <= -0.01 and s.week_before >= 0.8 and s.broad > -_FAR,
        untold="이번 주|주간|한 주",
    ),
    Conclusion("far_below", "place", 6.0, lambda s: s.broad >= 1.2 and s.below <= -6, LONG, untold="고점"),
    Conclusion(
        "unusual",
        "measure",
        5.0,
        lambda s: 5 <= s.usual <= 9 and abs(s.broad) >= 0.8,
        unled="이후 (?:가장|최대|최고|처음)|만에 가장|사상 최",
    ),
    Conclusion(
        "month_of_a_day",
        "place",
        5.3,
        lambda s: (
            abs(s.broad) >= 0.8 and s.month_long and s.broad >= 0.55 * s.month > 0 and s.month_before > 0
        ),
        untold="이달",
    ),
    Conclusion(
        "near_record", "place", 5.0, lambda s: 0 < s.left <= 0.9 * s.broad and s.broad >= 0.4, untold="최고치"
    ),
    Conclusion(
        "month_trimmed",
        "place",
        4.7,
        lambda s: -2 < s.broad <= -0.25 and s.month_before >= 2 and _back(s, s.month_before) <= 0.35,
        untold="이달",
    ),
    Conclusion(
        "wide_flat",
        "course",
        5.1,
        lambda s: abs(s.broad) <= 0.2 and s.swing >= max(1.1, 1.8 * s.ordinary),
        untold=_RANGE,
    ),
)

"""What the day is beside the days before it: the week, the month, the year, what is usual."""

from __future__ import annotations

from newsgen.story.drawn.kind import LONG, Conclusion
from newsgen.story.seen import Seen


def _storm(s: Seen) -> bool:
    return abs(s.broad) >= 1.2 and 0.75 <= s.usual <= 1.25


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
        "month_lost", "place", 6.2, lambda s: s.month <= -0.01 and s.month_before >= 1.2, untold="이달"
    ),
    Conclusion(
        "week_back",
        "place",
        5.2,
        lambda s: s.week >= 0.01 and s.week_before <= -0.8,
        untold="이번 주|주간|한 주",
    ),
    Conclusion(
        "week_lost",
        "place",
        5.2,
        lambda s: s.week <= -0.01 and s.week_before >= 0.8,
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
    Conclusion("stormy", "measure", 5.0, _storm),
)

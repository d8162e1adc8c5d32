"""Days, hours and what is on them: sessions, holidays, releases, results, offices, all by the calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsgen.checks.calendar import (
    awaited,
    clocks,
    coming,
    countdowns,
    days,
    edges,
    fixed_days,
    holidays,
    landmarks,
    offices,
    overdue,
    release_days,
    reopened,
    results,
    sessions,
    weeks,
    yearly,
    years,
)
from newsgen.checks.found import Flaw, Open
from newsgen.checks.look import Look

CHECKS: tuple[Callable[[Look], Iterable[Flaw | Open]], ...] = (
    days.check,
    sessions.check,
    clocks.check,
    landmarks.check,
    holidays.check,
    fixed_days.check,
    reopened.check,
    countdowns.check,
    years.check,
    yearly.check,
    edges.check,
    coming.check,
    awaited.check,
    overdue.check,
    results.check,
    release_days.check,
    weeks.check,
    offices.check,
)
"""All of these checks."""

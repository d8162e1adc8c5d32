"""repeats What a text says of the past: since when, how long in a row, which record, over which part of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsgen.checks.found import Flaw, Open
from newsgen.checks.history import (
    firsts,
    headed,
    lapses,
    left_extremes,
    nth,
    part_years,
    quarters,
    records,
    repeats,
    runs,
    shares,
    since,
    so_far,
    standing,
    streaks,
)
from newsgen.checks.look import Look

CHECKS: tuple[Callable[[Look], Iterable[Flaw | Open]], ...] = (
    left_extremes.check,
    part_years.check,
    streaks.check,
    runs.check,
    since.check,
    quarters.check,
    lapses.check,
    headed.check,
    repeats.check,
    so_far.check,
    records.check,
    standing.check,
    nth.check,
    shares.check,
    firsts.check,
)
"""All of these checks."""

"""Central banks and economic releases: ranges, rates, odds, meetings, minutes, what was out and what it said."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsgen.checks.found import Flaw, Open
from newsgen.checks.look import Look
from newsgen.checks.policy import (
    ahead,
    baserate,
    chances,
    decisions,
    fed,
    forecasts,
    meetings,
    minutes,
    policy_runs,
    public,
    releases,
)

CHECKS: tuple[Callable[[Look], Iterable[Flaw | Open]], ...] = (
    fed.check,
    chances.check,
    baserate.check,
    meetings.check,
    decisions.check,
    minutes.check,
    public.check,
    ahead.check,
    policy_runs.check,
    forecasts.check,
    releases.check,
)
"""All of these checks."""

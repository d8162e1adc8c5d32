"""mixed Who bought and sold in Seoul, how many stocks went which way, and what parts of the market are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsgen.checks.found import Flaw, Open
from newsgen.checks.look import Look
from newsgen.checks.trading import (
    balance,
    breadth,
    crowds,
    doubled,
    echoes,
    flows,
    investors,
    mixed,
    parts,
    recalled,
    sides,
    standings,
    sums,
    whole,
    worths,
)

CHECKS: tuple[Callable[[Look], Iterable[Flaw | Open]], ...] = (
    mixed.check,
    whole.check,
    worths.check,
    standings.check,
    flows.check,
    sums.check,
    balance.check,
    recalled.check,
    parts.check,
    investors.check,
    sides.check,
    breadth.check,
    crowds.check,
    doubled.check,
    echoes.check,
)
"""All of these checks."""

"""shapes Levels, moves and amounts of a text: against the record, against each other, and in their units."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsgen.checks.amounts import (
    alike,
    alone,
    apiece,
    arithmetic,
    bare,
    between,
    bygone,
    carried_over,
    compared,
    from_eve,
    inverse,
    limits,
    lines,
    money,
    named_after,
    namesakes,
    prices,
    scales,
    shared,
    spreads,
    steps,
    swung,
    ten_thousands,
    together,
    twice,
    units,
    unlike,
    ways,
    won_steps,
)
from newsgen.checks.found import Flaw, Open
from newsgen.checks.look import Look

CHECKS: tuple[Callable[[Look], Iterable[Flaw | Open]], ...] = (
    bygone.check,
    prices.check,
    carried_over.check,
    together.check,
    shared.check,
    compared.check,
    alike.check,
    limits.check,
    bare.check,
    swung.check,
    arithmetic.check,
    from_eve.check,
    between.check,
    twice.check,
    lines.check,
    money.check,
    ways.check,
    alone.check,
    inverse.check,
    units.check,
    scales.check,
    named_after.check,
    namesakes.check,
    unlike.check,
    spreads.check,
    steps.check,
    apiece.check,
    won_steps.check,
    ten_thousands.check,
)
"""All of these checks."""

"""Whether the moves of stocks in a text are quotes of before the close, as copy of the last minutes has them.

Such a text has several that are off by little, each by another part, and of no shape of a slip. None of its moves of
stocks is called wrong then: which of them slipped besides nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.checks.amounts.readings import Truth
from newsgen.checks.amounts.shapes import OWN, shape_of
from newsgen.checks.look import Look
from newsgen.claims import Claim, Measure
from newsgen.claims.claim import DAY

_FEW = 3
"""Quotes from which on a text has such."""
_OFF = (0.3, 0.15)
"""Percent, and part of the day's move, that a quote may be off the close."""


def are_quotes(look: Look, wrong: Iterable[tuple[Claim, list[Truth]]]) -> bool:
    """Tell whether the moves that disagree with the record are such quotes."""
    return sum(is_stocks(claim, truths) and _is_quote(look, claim, truths) for claim, truths in wrong) >= _FEW


def is_stocks(claim: Claim, truths: list[Truth]) -> bool:
    """Tell whether a figure is the day's move of single stocks."""
    indices = any(one.about.startswith("^") or "=" in one.about for one in truths)
    return claim.measure is Measure.CHANGE and claim.span == DAY and not claim.days and not indices


def _is_quote(look: Look, claim: Claim, truths: list[Truth]) -> bool:
    value = truths[0].value
    if not claim.figure.is_exact or not isinstance(value, float) or shape_of(look, claim, truths) in OWN:
        return False
    return abs(float(claim.figure.value) - abs(value)) <= _OFF[0] + _OFF[1] * abs(value)

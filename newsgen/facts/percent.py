"""Changes in percent, without the noise of binary fractions.

6.60 over 6.00 is 10 %, but comes out as 9.999999999999986: whether a move is 이상 or 넘게 would hang on
the last bit. Prices have at most four decimals; no true change is nearer than 1e-9 % to a round one
without being it.
"""

from __future__ import annotations

import math
from typing import overload

import numpy as np

from newsgen.snapshot.snapshot import Floats

_PLACES = 9
_SCALE = 10.0**_PLACES
_RECENT, _RUNS = 64, 2
"""Closes among which there mostly are more turns than the two that end the last runs."""

_NOTHING = 0.005
"""Percent, or points: what moved less prints as 0.00."""


@overload
def change(now: Floats, before: Floats) -> Floats: ...
@overload
def change(now: float, before: float) -> float: ...
def change(now: Floats | float, before: Floats | float) -> Floats | float:
    """Return the change from ``before`` to ``now`` in percent; NaN where either is missing."""
    if isinstance(now, float) and isinstance(before, float) and math.isfinite(now / (before or math.nan)):
        return _rounded(now, before)
    with np.errstate(divide="ignore", invalid="ignore"):
        moved = np.round((np.asarray(now) / before - 1) * 100, _PLACES)
    return moved if moved.ndim else float(moved)


def _rounded(now: float, before: float) -> float:
    """Return what numpy makes of two numbers, the sign of nothing included, at a tenth of the cost."""
    moved = (float(now) / before - 1) * 100
    return math.copysign(round(moved * _SCALE) / _SCALE, moved)


def last_directions(close: Floats) -> Floats:
    """Return the last of the directions of some closes, back beyond the last two runs of one direction."""
    for size in (_RECENT, close.size):
        ways = directions(close[-size:])
        if np.count_nonzero(ways[1:] != ways[:-1]) > _RUNS:
            break
    return ways


def directions(close: Floats) -> Floats:
    """Return which way each close went: 1, -1, 0 where the move prints as nothing, NaN where it is not known.

    It prints as nothing where neither its points nor its percentage have a digit: 14.73 to 14.7300001.
    """
    points = np.diff(close)
    nothing = (np.abs(points) < _NOTHING) & (np.abs(change(close[1:], close[:-1])) < _NOTHING)
    return np.where(nothing, 0.0, np.sign(points))

"""Changes in percent, without the noise of binary fractions.

6.60 over 6.00 is 10 %, but comes out as 9.999999999999986: whether a move is 이상 or 넘게 would hang on
the last bit. Prices have at most four decimals; no true change is nearer than 1e-9 % to a round one
without being it.
"""

from __future__ import annotations

from typing import overload

import numpy as np

from newsgen.snapshot.snapshot import Floats

_PLACES = 9


@overload
def change(now: Floats, before: Floats) -> Floats: ...
@overload
def change(now: float, before: float) -> float: ...
def change(now: Floats | float, before: Floats | float) -> Floats | float:
    """Return the change from ``before`` to ``now`` in percent; NaN where either is missing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        moved = np.round((np.asarray(now) / before - 1) * 100, _PLACES)
    return moved if moved.ndim else float(moved)

"""The middle of some values: NumPy's own function imports masked arrays, which is slow at a start."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt


def median(values: npt.NDArray[Any]) -> float:
    """Return the median of values of which none is missing; NaN where there are none."""
    ordered, half = np.sort(values), values.size // 2
    if not values.size:
        return float("nan")
    return float(ordered[half] if values.size % 2 else (ordered[half - 1] + ordered[half]) / 2)

"""The steps that prices of a market move by, and how far a price may go from its base in a day.

By the rules of the Korea Exchange: the largest part of the base that is a whole number of its own steps,
added or taken away, and then to the step of what comes out, towards the base.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from newsgen.markets.bounds import Bounds

Floats = npt.NDArray[np.float64]

SLIP = 1e-6
"""Part of a step by which a price may be off it: what a division of floats leaves."""


def steps(prices: Floats, bounds: Bounds) -> Floats:
    """Return the step at each price; NaN where there is none, or no price."""
    if bounds.ticks is None:
        return np.full(prices.shape, np.nan)
    begins, sizes = np.array(bounds.ticks.steps, dtype=np.float64).T
    at = np.searchsorted(begins, np.nan_to_num(prices), side="right") - 1
    return np.where(prices >= begins[0], sizes[np.maximum(at, 0)], np.nan)


def limits(base: Floats, bounds: Bounds) -> tuple[Floats, Floats]:
    """Return the lowest and the highest price of a day for each base price; NaN where there is no limit."""
    if bounds.limit is None or bounds.ticks is None:
        nothing = np.full(base.shape, np.nan)
        return nothing, nothing
    step = steps(base, bounds)
    reach = np.floor(np.round(base * bounds.limit / 100 / step, 9)) * step
    return _on_step(base - reach, bounds, np.ceil), _on_step(base + reach, bounds, np.floor)


def off(prices: Floats, bounds: Bounds) -> npt.NDArray[np.bool_]:
    """Mark the prices that stand on no step."""
    step = steps(prices, bounds)
    marks: npt.NDArray[np.bool_] = np.isfinite(step) & (
        np.abs(prices / step - np.round(prices / step)) > 1e-6
    )
    return marks


def _on_step(prices: Floats, bounds: Bounds, rounded: Callable[[Floats], Floats]) -> Floats:
    step = steps(prices, bounds)
    return rounded(np.round(prices / step, 9)) * step

"""How rare a day's move is against the instrument's own recent volatility, in bits.

Each day's move is divided by the standard deviation of the 60 moves before it; the share of the last
ten years' days with a ratio at least as large estimates P, with one added to both counts so that a
move never seen before is not impossible. Source of the method: empirical p-values with the
add-one correction (Davison and Hinkley, Bootstrap Methods and their Application, 4.2).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from newsgen.facts.fact import make, of_day
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Floats, Series, Snapshot

VOLATILITY = 60
"""Sessions over which an instrument's own volatility is taken."""
FEWEST = 30
"""Known moves among them without which it is not taken."""
MEMORY = 2520
"""Sessions against which a day is compared: ten years."""


def facts(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the bits of today's move; nothing with less than a year to compare with."""
    close = series.close[-MEMORY - VOLATILITY - 1 :]
    ratio = standardised(close)
    history = ratio[:-1][np.isfinite(ratio[:-1])] if ratio.size else ratio
    if history.size < 250 or not math.isfinite(ratio[-1]):
        return
    as_large = int((history >= ratio[-1]).sum())
    bits = -math.log2((as_large + 1) / (history.size + 1))
    yield make(
        "surprise_day",
        series.symbol,
        bits,
        "bits",
        snapshot.day,
        base=series.on(-2),
        periods=int(history.size),
        inputs=of_day(series),
    )


def spread(snapshot: Snapshot, first: Series, second: Series) -> Iterator[Fact]:
    """Yield the bits of the gap between two instruments' moves of the day, against the gaps of ten years."""
    size = min(first.close.size, second.close.size, MEMORY + 1)
    moves = [np.diff(np.log(series.close[-size:])) for series in (first, second)]
    gap = np.abs(moves[0] - moves[1])
    history = gap[:-1][np.isfinite(gap[:-1])] if gap.size else gap
    if history.size < 250 or not math.isfinite(gap[-1]):
        return
    as_large = int((history >= gap[-1]).sum())
    bits = -math.log2((as_large + 1) / (history.size + 1))
    about = f"{first.symbol}-{second.symbol}"
    yield make(
        "surprise_day", about, bits, "bits", snapshot.day, base=first.on(-2), periods=int(history.size)
    )


def standardised(close: Floats) -> Floats:
    """Return the size of each move over the standard deviation of the ``VOLATILITY`` moves before it.

    Of moves that are missing nothing is guessed; NaN where fewer than ``FEWEST`` are known.
    """
    if close.size < VOLATILITY + 3:
        return np.empty(0)
    move = np.diff(np.log(close))
    there = np.isfinite(move)
    kept, known = np.where(there, move, 0.0), _before(there)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = _before(kept) / known
        variance = _before(kept**2) / known - mean**2
        ratio: Floats = np.abs(move[VOLATILITY:]) / np.sqrt(variance)
    ratio[known < FEWEST] = np.nan
    return ratio


def _before(values: Floats | npt.NDArray[np.bool_]) -> Floats:
    """Return the sum of the ``VOLATILITY`` values before each one that has so many before it."""
    sums = np.zeros(values.size + 1)
    np.cumsum(values, out=sums[1:])
    before: Floats = sums[VOLATILITY:-1] - sums[: -VOLATILITY - 1]
    return before

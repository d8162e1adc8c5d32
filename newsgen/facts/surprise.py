"""How rare a day's move is against the instrument's own recent volatility, in bits.

Each day's move is divided by the standard deviation of the 60 moves before it; the share of the last
ten years' days with a ratio at least as large estimates P, with one added to both counts so that a
move never seen before is not impossible. Source of the method: empirical p-values with the
add-one correction (Davison and Hinkley, Bootstrap Methods and their Application, 4.2).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

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
FEWEST_COMPARED = 250
"""Of those a year, without which nothing is said."""


def facts(snapshot: Snapshot, followed: Iterable[Series]) -> Iterator[Fact]:
    """Yield the bits of today's move of each; nothing of one with less than a year to compare with."""
    long = [series for series in followed if series.close.size >= VOLATILITY + 3]
    if not long:
        return
    ratio = standardised([series.close for series in long])
    known, as_large = np.isfinite(ratio), ratio[:-1] >= ratio[-1]
    compared = known[:-1].sum(axis=0)
    larger = (known[:-1] & as_large).sum(axis=0)
    for at, series in enumerate(long):
        if compared[at] >= FEWEST_COMPARED and known[-1, at]:
            yield make(
                "surprise_day",
                series.symbol,
                _bits(int(larger[at]), int(compared[at])),
                "bits",
                snapshot.day,
                base=series.on(-2),
                periods=int(compared[at]),
                inputs=of_day(series),
            )


def _bits(as_large: int, compared: int) -> float:
    """Return how rare a move is of which so many were as large."""
    return -math.log2((as_large + 1) / (compared + 1))


def spread(snapshot: Snapshot, first: Series, second: Series) -> Iterator[Fact]:
    """Yield the bits of the gap between two instruments' moves of the day, against the gaps of ten years."""
    size = min(first.close.size, second.close.size, MEMORY + 1)
    moves = [np.diff(np.log(series.close[-size:])) for series in (first, second)]
    gap = np.abs(moves[0] - moves[1])
    history = gap[:-1][np.isfinite(gap[:-1])] if gap.size else gap
    if history.size < FEWEST_COMPARED or not math.isfinite(gap[-1]):
        return
    bits = _bits(int((history >= gap[-1]).sum()), history.size)
    about = f"{first.symbol}-{second.symbol}"
    yield make(
        "surprise_day", about, bits, "bits", snapshot.day, base=first.on(-2), periods=int(history.size)
    )


def standardised(closes: Sequence[Floats]) -> Floats:
    """Return the size of each move over the standard deviation of the ``VOLATILITY`` moves before it.

    A column each, all at once; the last rows are the last moves. Of moves that are missing nothing is
    guessed; NaN where fewer than ``FEWEST`` are known, and of the first ``VOLATILITY`` that there are.
    """
    sizes = [min(close.size, MEMORY + VOLATILITY + 1) for close in closes]
    table = np.full((max(sizes), len(closes)), np.nan)
    for at, (close, size) in enumerate(zip(closes, sizes, strict=True)):
        table[-size:, at] = close[-size:]
    move = np.diff(np.log(table), axis=0)
    there = np.isfinite(move)
    kept, known = np.where(there, move, 0.0), _before(there)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = _before(kept) / known
        variance = _before(kept**2) / known - mean**2
        ratio: Floats = np.abs(move[VOLATILITY:]) / np.sqrt(variance)
    ratio[known < FEWEST] = np.nan
    for at, size in enumerate(sizes):
        ratio[: max(sizes) - size, at] = np.nan
    return ratio


def _before(values: Floats | npt.NDArray[np.bool_]) -> Floats:
    """Return the sum of the ``VOLATILITY`` values before each one that has so many before it."""
    sums = np.zeros((len(values) + 1, *values.shape[1:]))
    np.cumsum(values, axis=0, out=sums[1:])
    before: Floats = sums[VOLATILITY:-1] - sums[: -VOLATILITY - 1]
    return before

"""Companies so large that their day is the market's: who moved far, and whose history is asked for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from newsgen.markets import Size
from newsgen.snapshot.snapshot import Floats
from newsgen.store import Window

MOVE = 7.0
"""Percent from which a giant's day is news by itself."""
FAR = 5.0
"""Percent from which the day of a company that is nearly as large is news too."""
MEGA_MOVE = 10.0
"""Percent from which that is news as a giant's is."""
RECENT = 6
"""Sessions back to which a market value is looked for."""


def worth_before(close: Floats, market_cap: Floats) -> Floats:
    """Return what each column was worth before the last row, by the last known value and the closes since.

    ``close`` is comparable across rows. NaN where no value of the last sessions is known.
    """
    found = np.full(close.shape[1], np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        for row in range(max(close.shape[0] - RECENT, 0), close.shape[0] - 1):
            worth = market_cap[row] * close[-2] / close[row]
            found = np.where(np.isfinite(worth), worth, found)
    return found


def moved(close: Floats, market_cap: Floats, least: float, move: float = MOVE) -> npt.NDArray[np.intp]:
    """Return the columns worth ``least`` before the last row that moved by ``move`` percent on it."""
    if close.shape[0] < 2:
        return np.array([], dtype=np.intp)
    with np.errstate(divide="ignore", invalid="ignore"):
        change = np.abs(close[-1] / close[-2] - 1) * 100
    large = worth_before(close, market_cap) >= least
    return np.flatnonzero(large & (np.round(change, 9) >= move))


def moved_far(close: Floats, market_cap: Floats, size: Size) -> npt.NDArray[np.intp]:
    """Return the columns whose day was the market's: giants by ``MOVE``, the next by ``MEGA_MOVE``."""
    far = (moved(close, market_cap, size.giant), moved(close, market_cap, size.mega, MEGA_MOVE))
    return np.union1d(*far).astype(np.intp)


def to_follow(window: Window, first: np.datetime64, size: Size) -> list[str]:
    """Return whose histories the sessions from ``first`` on ask for: one more than needed does no harm.

    They are the giants', and those of the largest companies that moved by :data:`FAR` percent.
    """
    last = window.days.size
    rows = range(max(int(np.searchsorted(window.days, first)), 1), last)
    found: set[int] = set()
    for row in rows:
        close, worth = window.close[: row + 1], window.market_cap[: row + 1]
        far = moved(close, worth, size.mega, FAR)
        found.update((*far.tolist(), *np.flatnonzero(worth_before(close, worth) >= size.giant).tolist()))
    return [window.symbols[column] for column in sorted(found)]

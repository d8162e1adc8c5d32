"""Companies so large that their day is the market's: who moved far, and whose history is asked for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from newsgen.markets.market import Size
from newsgen.snapshot.snapshot import Floats
from newsgen.store import Window

MOVE = 7.0
"""Percent from which a giant's day is news by itself."""
FAR = 5.0
"""Percent from which the history of one of the largest companies is asked for."""
MEGA_MOVE = 10.0
"""Percent from which that of one of the next largest is."""
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


def moved(close: Floats, market_cap: Floats, size: Size) -> npt.NDArray[np.intp]:
    """Return the columns that moved so far on the last row that it is news, by their worth before it.

    A giant by :data:`MOVE` percent, one of the next largest by :data:`MEGA_MOVE`.
    """
    if close.shape[0] < 2:
        return np.array([], dtype=np.intp)
    change = _change(close)
    worth = worth_before(close, market_cap)
    far = ((worth >= size.giant) & (change >= MOVE)) | ((worth >= size.mega) & (change >= MEGA_MOVE))
    return np.flatnonzero(far)


def _change(close: Floats) -> Floats:
    """Return how far each went on the last row, either way, in percent."""
    with np.errstate(divide="ignore", invalid="ignore"):
        changed: Floats = np.round(np.abs(close[-1] / close[-2] - 1) * 100, 9)
    return changed


def to_follow(window: Window, first: np.datetime64, size: Size) -> list[str]:
    """Return whose histories the sessions from ``first`` on ask for: one more than needed does no harm.

    They are the giants', and those of the next largest that moved by :data:`FAR` percent.
    """
    found: set[int] = set()
    for row in range(max(int(np.searchsorted(window.days, first)), 1), window.days.size):
        close, worth = (
            window.close[: row + 1],
            worth_before(window.close[: row + 1], window.market_cap[: row + 1]),
        )
        far = (worth >= size.mega) & (_change(close) >= FAR)
        found.update(np.flatnonzero(far | (worth >= size.giant)).tolist())
    return [window.symbols[column] for column in sorted(found)]

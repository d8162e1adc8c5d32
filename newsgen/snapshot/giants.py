"""Companies so large that their day is the market's: who moved far, and whose history is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from newsgen.markets.parts import Size
from newsgen.snapshot.snapshot import Floats, to_date
from newsgen.store import Window

MOVE = 7.0
"""Percent from which a giant's day is news by itself."""
FAR = 5.0
"""Percent from which the history of one of the largest companies is asked for."""
NAMED = 4.0
"""Percent from which that of a large company is whose record of all time can be known from it."""
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


def to_follow(
    window: Window, first: dt.date, size: Size, recorded: Collection[str] = ()
) -> dict[dt.date, list[str]]:
    """Return whose histories each session from a day on asks for, where it asks for any.

    They are the giants', and those of the next largest that moved by :data:`FAR` percent; of those whose
    record of all time is known (``recorded``) any of a large company that moved by :data:`NAMED`.
    """
    known = np.array([symbol in recorded for symbol in window.symbols], dtype=bool)
    begun = max(int(np.searchsorted(window.days, np.datetime64(first))), 1)
    found = {
        to_date(window.days[row]): _asked(window, row, size, known) for row in range(begun, window.days.size)
    }
    return {day: asked for day, asked in found.items() if asked}


def _asked(window: Window, row: int, size: Size, known: npt.NDArray[np.bool_]) -> list[str]:
    rows = slice(max(row - RECENT, 0), row + 1)
    close, worth = window.close[rows], worth_before(window.close[rows], window.market_cap[rows])
    changed = _change(close)
    asked = (worth >= size.giant) | ((worth >= size.mega) & (changed >= FAR))
    asked |= known & (worth >= size.large) & (changed >= NAMED)
    return [window.symbols[column] for column in np.flatnonzero(asked).tolist()]

"""What prices tell of their own past: changes, runs, years, weeks, and when something last was so."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np

from newsgen.checks.recorded import Prices
from newsgen.snapshot import Floats


class Last(NamedTuple):
    """When something last was so before a row, None where never; and from when on the history knows."""

    day: dt.date | None
    first: dt.date


def changes(prices: Prices, row: int) -> Floats | None:
    """Return the percentage changes up to a row, aligned so that the last is the row's."""
    if row < 1:
        return None
    close = prices.close[: row + 1]
    with np.errstate(invalid="ignore", divide="ignore"):
        moved: Floats = (close[1:] / close[:-1] - 1) * 100
    return moved if np.isfinite(moved[-1]) else None


def years(prices: Prices, row: int) -> dict[int, float]:
    """Return the moves of years, as ratios, that end at a year's last session or at a row."""
    last: dict[int, float] = {}
    for day, close in zip(prices.days[: row + 1], prices.close[: row + 1], strict=True):
        if np.isfinite(close):
            last[day.year] = float(close)
    return {year: close / last[year - 1] for year, close in last.items() if year - 1 in last}


def run(prices: Prices, row: int, sign: int) -> int | None:
    """Count the sessions in a row of one sign that end at a row; None over a hole or at the history's start."""
    moved = changes(prices, row)
    if moved is None:
        return None
    want = sign or int(np.sign(moved[-1]))
    for n, change in enumerate(moved[::-1]):
        if not np.isfinite(change):
            return None
        if int(np.sign(change)) != want or not want:
            return n
    return None


def latest(prices: Prices, row: int, so: np.ndarray) -> Last:
    """Return when a condition, given row by row, was last true before a row."""
    rows = np.flatnonzero(so[:row])
    first = prices.days[int(np.flatnonzero(np.isfinite(prices.close))[0])]
    return Last(prices.days[int(rows[-1])] if rows.size else None, first)


def weekly(prices: Prices, row: int) -> Prices:
    """Return the closes that ended weeks up to a row, each under the first session of its week."""
    return _ending(prices, (_numbers(prices, row) - 1) // 7)  # day 1 was a Monday


def monthly(prices: Prices, row: int) -> Prices:
    """Return the closes that ended months up to a row, each under the first session of its month."""
    days = (_numbers(prices, row) - _EPOCH).astype("datetime64[D]")
    return _ending(prices, days.astype("datetime64[M]").astype(int))


_EPOCH = dt.date(1970, 1, 1).toordinal()
"""The day from which NumPy counts."""


def _numbers(prices: Prices, row: int) -> np.ndarray:
    """Return the ordinals of the days up to a row."""
    return np.fromiter(map(dt.date.toordinal, prices.days[: row + 1]), int, row + 1)


def _ending(prices: Prices, parts: np.ndarray) -> Prices:
    """Return the closes that ended parts of time, whose numbers are told day by day."""
    ends = np.flatnonzero(np.diff(parts, append=parts[-1] + 1))
    return Prices([prices.days[at] for at in (0, *(ends[:-1] + 1))], prices.close[ends])

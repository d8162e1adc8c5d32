"""Distributions of the Fed's next meetings: ``newsgen`` beside the same method in NumPy and in pandas.

All three compute the outlook of 2025-08-13 (prices of seven contracts, four meetings) and must agree; the
others are written as one would for an afternoon's notebook: a table of months, levels solved backward, and
a distribution convolved as an array.
"""

from __future__ import annotations

import calendar as months
import datetime as dt

import numpy as np
import pandas as pd

from benchmarks.clock import measure
from benchmarks.rows import Row
from benchmarks.rows import times as row_of
from newsgen.fed import fedwatch
from newsgen.fed.contracts import month_named
from newsgen.fed.fomc import calendar

DAY = dt.date(2025, 8, 13)
LOW = 425
PRICES = {
    "2025-08": 95.67, "2025-09": 95.79, "2025-10": 95.945, "2025-11": 96.1, "2025-12": 96.24,
    "2026-01": 96.32, "2026-02": 96.425,
}  # fmt: skip
DECISIONS = {"2025-09": 17, "2025-10": 29, "2025-12": 10, "2026-01": 28}
AVERAGES = {month_named(month): 100 - price for month, price in PRICES.items()}
CALENDAR = calendar()


def by_newsgen() -> list[dict[int, float]]:
    return [one.outcomes for one in fedwatch.outlook(DAY, LOW, AVERAGES, CALENDAR).odds]


def by_numpy() -> list[dict[int, float]]:
    names = list(PRICES)
    average = 100 - np.array(list(PRICES.values()))
    size = np.array([months.monthrange(int(name[:4]), int(name[5:]))[1] for name in names])
    decided = np.array([DECISIONS.get(name, 0) for name in names])
    return _chain(names, _levels(average, size, decided), decided)


def by_pandas() -> list[dict[int, float]]:
    table = pd.DataFrame({"price": PRICES})
    table.index = pd.PeriodIndex(table.index, freq="M")
    table["average"] = 100 - table["price"]
    table["size"] = table.index.days_in_month
    table["decided"] = (
        pd.Series(DECISIONS).rename(lambda name: pd.Period(name, freq="M")).reindex(table.index, fill_value=0)
    )
    levels = _levels(*(table[name].to_numpy() for name in ("average", "size", "decided")))
    return _chain(list(PRICES), levels, table["decided"].to_numpy())


def _levels(average: np.ndarray, size: np.ndarray, decided: np.ndarray) -> np.ndarray:
    """Start and end of each month: anchors first, then backward."""
    start = np.where(decided == 0, average, np.nan)
    end = start.copy()
    for at in range(1, len(average)):
        if decided[at] and not decided[at - 1]:
            start[at] = end[at - 1]
    for at in range(len(average) - 2, -1, -1):
        if np.isnan(end[at]):
            end[at] = start[at + 1]
        if np.isnan(start[at]):
            start[at] = (size[at] * average[at] - (size[at] - decided[at]) * end[at]) / decided[at]
    return np.stack([start, end])


def _chain(names: list[str], levels: np.ndarray, decided: np.ndarray) -> list[dict[int, float]]:
    found, odds, lowest = [], np.array([1.0]), LOW
    for at in np.flatnonzero(decided):
        steps = round(float(levels[1, at] - levels[0, at]) / 0.25, 9)
        whole = int(np.floor(steps))
        odds = np.convolve(odds, [1 - (steps - whole), steps - whole])
        lowest += 25 * whole
        found.append({lowest + 25 * n: p for n, p in enumerate(odds) if p > 0})
    return found


def main(*, small: bool = False) -> list[Row]:
    """Measure, and tell how many outlooks a second each makes."""
    candidates = {"newsgen": by_newsgen, "NumPy": by_numpy, "pandas": by_pandas}
    expected = by_newsgen()
    for work in candidates.values():
        for ours, theirs in zip(expected, work(), strict=True):
            assert all(abs(theirs.get(low, 0.0) - p) < 1e-9 for low, p in ours.items())
    times = measure(candidates, runs=1 if small else 9)
    print("The outlook of 2025-08-13, four meetings (processor time; all three agree)")
    for name, taken in times.items():
        ratio = taken.median / times["newsgen"].median
        print(
            f"  {name:<8} {taken.median * 1e6:8.0f} us  {1 / taken.median:8,.0f} outlooks/s  "
            f"{4 / taken.median:8,.0f} distributions/s  {ratio:5.1f} x"
        )
    name = "the odds of the Fed's next four meetings"
    return [
        row_of(name, times["newsgen"], f"{other}, the same equations by hand", times[other])
        for other in ("NumPy", "pandas")
    ]

"""Importing made-up prices, four times as many the second time: processor time, and the memory at its peak.

The measure beside it is ``pandas.read_csv`` of the same files, which checks and stores nothing.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.clock import NEWSGEN, run
from benchmarks.rows import Row, Target
from newsgen import calendars, markets
from newsgen.sources import demo

STOCKS, SESSIONS, TIMES = 1_300, 250, 4
FIRST = dt.date(2018, 1, 2)
READ_CSV = """
import pathlib, sys, pandas
for path in sorted(pathlib.Path(sys.argv[1], "prices").glob("*.csv")):
    pandas.read_csv(path)
"""
# A process takes over the peak of the one that starts it, so a small one does.
MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


class Cost(NamedTuple):
    """What a program took."""

    seconds: float
    """Of the processor."""
    megabytes: float
    """At its peak."""


def cost(words: Sequence[str]) -> Cost:
    """Run a program quietly and tell what it took."""
    seconds, kilobytes = run((sys.executable, "-c", MEASURE, *words)).stdout.split()
    return Cost(float(seconds), float(kilobytes) / 1024)


def write(folder: Path, stocks: int, sessions: int) -> int:
    """Write a folder of prices, a file a year, day by day; return how many there are."""
    (folder / "prices").mkdir(parents=True)
    chance = np.random.default_rng(20250813)
    exchange = markets.named("us").exchange
    days = calendars.sessions(FIRST, demo.SESSION, exchange)[-sessions:]
    close = np.full(stocks, 50.0)
    for year in sorted({day.year for day in days}):
        with (folder / "prices" / f"{year}.csv").open("w", encoding="utf-8") as file:
            file.write("symbol,date,open,high,low,close,volume\n")
            for day in (day for day in days if day.year == year):
                close = close * np.exp(chance.standard_normal(stocks) * 0.015)
                volume = chance.integers(1_000, 9_999_999, stocks)
                file.writelines(
                    f"S{at:05d},{day},{c:.2f},{c * 1.01:.2f},{c * 0.99:.2f},{c:.2f},{v}\n"
                    for at, (c, v) in enumerate(zip(close.tolist(), volume.tolist(), strict=True))
                )
    return stocks * len(days)


def main(*, small: bool = False) -> list[Row]:
    """Measure and print."""
    stocks, sessions = (20, 30) if small else (STOCKS, SESSIONS)
    ours, theirs, counts = [], [], []
    for times in (1, TIMES):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "market"
            counts.append(write(folder, stocks, sessions * times))
            theirs.append(cost((sys.executable, "-c", READ_CSV, str(folder))))
            ours.append(cost((*NEWSGEN, "--store", f"{place}/m.sqlite", "import", str(folder))))
        print(
            f"  {counts[-1]:,} prices: newsgen import {ours[-1].seconds:.1f} s, {ours[-1].megabytes:.0f} MB; "
            f"pandas.read_csv {theirs[-1].seconds:.1f} s, {theirs[-1].megabytes:.0f} MB"
        )
    return [
        Row(
            name=f"`newsgen import`, {counts[1]:,} prices, processor time",
            ours=ours[1].seconds,
            unit="s",
            alternative="`pandas.read_csv`, the same files",
            theirs=theirs[1].seconds,
            target=Target("<=", 3),
        ),
        Row(
            name=f"`newsgen import`, {counts[1]:,} prices, memory at its peak",
            ours=ours[1].megabytes,
            unit="MB",
            alternative=f"the same of {counts[0]:,} prices",
            theirs=ours[0].megabytes,
            target=Target("<=", 1.25),
        ),
    ]

"""What the benchmarks share: fair clocks, one table, and the market that they measure on."""

from __future__ import annotations

import contextlib
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the checkout's newsgen, installed or not

MARKET = ROOT.parent / "shared" / "data" / "market"
"""The recorded market; benchmarks on real prices are skipped where it is absent."""
STORE = os.environ.get("NEWSGEN_STORE")
"""A store with the recorded market already imported, to save the import."""


class Times(NamedTuple):
    """Seconds of several runs."""

    median: float
    least: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Times:
        """Sum up some runs."""
        return cls(statistics.median(seconds), min(seconds))


def measure(candidates: Mapping[str, Callable[[], object]], *, runs: int = 15) -> dict[str, Times]:
    """Time the candidates in turns, so that a slow moment of the machine falls on all alike.

    Measured is processor time of this process: what other processes take does not count. Every candidate
    runs once unmeasured before (imports, caches), and a short one often enough a run to be measurable.
    """
    often = {name: _often(work) for name, work in candidates.items()}
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    gc.collect()
    for _ in range(runs):
        for name, work in candidates.items():
            taken[name].append(_once(work, often[name]))
    return {name: Times.of(seconds) for name, seconds in taken.items()}


def _often(work: Callable[[], object]) -> int:
    """Return how many calls make up some twenty milliseconds."""
    work()
    return max(1, int(0.02 / max(_once(work, 1), 1e-7)))


def _once(work: Callable[[], object], calls: int) -> float:
    begun = time.process_time()
    for _ in range(calls):
        work()
    return (time.process_time() - begun) / calls


def table(title: str, times: Mapping[str, Times], against: str) -> None:
    """Print the times in milliseconds, each with its ratio to the one named."""
    print(f"\n{title}")
    print(f"  {'':<46} {'median ms':>10} {'least ms':>10} {'ratio':>9}")
    for name, taken in times.items():
        ratio = taken.median / times[against].median
        print(f"  {name:<46} {taken.median * 1e3:>10.3f} {taken.least * 1e3:>10.3f} {ratio:>8.2f}x")


@contextlib.contextmanager
def store() -> Iterator[Path | None]:
    """Give a store of the recorded market: NEWSGEN_STORE, else one imported here and gone afterwards."""
    if STORE or not MARKET.is_dir():
        yield Path(STORE) if STORE else None
        return
    import datetime as dt

    from newsgen.sources.recorded import folder
    from newsgen.store import Store

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "market.sqlite"
        with Store.open(path, create=True) as made:
            made.write(folder.read(MARKET), now=dt.datetime.now(dt.UTC))
        yield path

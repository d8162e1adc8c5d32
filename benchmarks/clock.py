"""Fair clocks, and one table of what they say."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

ROOT = Path(__file__).resolve().parent.parent
NEWSGEN = (sys.executable, "-m", "newsgen")
_Name = TypeVar("_Name", bound=Hashable)


class Times(NamedTuple):
    """Seconds of several runs."""

    median: float
    least: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Times:
        """Sum up some runs."""
        return cls(statistics.median(seconds), min(seconds))


def measure(candidates: Mapping[_Name, Callable[[], object]], *, runs: int = 15) -> dict[_Name, Times]:
    """Time the candidates in turns, so that a slow moment of the machine falls on all alike.

    Measured is processor time of this process: what other processes take does not count. Every candidate
    runs once unmeasured before (imports, caches), and a short one often enough a run to be measurable.
    """
    often = {name: _often(work) for name, work in candidates.items()}
    taken: dict[_Name, list[float]] = {name: [] for name in candidates}
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


def in_turns(programs: Mapping[str, Sequence[str]], *, runs: int, cold: bool = False) -> dict[str, Times]:
    """Time whole processes in turns by the clock on the wall, the file cache warmed first unless ``cold``."""
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for at in range(-1 + cold, runs):
        for name, words in programs.items():
            seconds = wall(words)
            if at >= 0:
                taken[name].append(seconds)
    return {name: Times.of(seconds) for name, seconds in taken.items()}


def wall(words: Sequence[str]) -> float:
    """Return how long a program takes by the clock on the wall, in seconds."""
    begun = time.perf_counter()
    run(words)
    return time.perf_counter() - begun


def run(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a program quietly; stop with its complaint where it fails."""
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done


def table(title: str, times: Mapping[str, Times], against: str) -> None:
    """Print the times in milliseconds, each with its ratio to the one named."""
    print(f"\n{title}")
    print(f"  {'':<46} {'median ms':>10} {'least ms':>10} {'ratio':>9}")
    for name, taken in times.items():
        ratio = taken.median / times[against].median
        print(f"  {name:<46} {taken.median * 1e3:>10.3f} {taken.least * 1e3:>10.3f} {ratio:>8.2f}x")

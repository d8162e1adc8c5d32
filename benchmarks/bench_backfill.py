"""Articles of many sessions: a backfill beside each article built alone, and the pieces of single stocks.

What is told is processor time, as other work on the machine would count on the wall; a process's peak memory
is what the system says of the largest child.
"""

from __future__ import annotations

import datetime as dt
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import market
from benchmarks.clock import NEWSGEN, run
from benchmarks.rows import Row, Target
from newsgen import calendars, markets, pipeline
from newsgen.backfill import pieces
from newsgen.backfill.plan import BACK
from newsgen.config import Config
from newsgen.editions import STOCK
from newsgen.errors import NewsgenError
from newsgen.sources import demo
from newsgen.store import Held, Store

US = markets.named("us")
SPAN = dt.date(2025, 1, 2), dt.date(2025, 8, 13)
"""Sessions of the whole run: 154."""
ALONE = 20
"""Of so many sessions one is built alone to compare with."""
TEN_YEARS = 2_500
"""Sessions."""
STOCKS = dt.date(2025, 8, 11), dt.date(2025, 8, 13)


class Cost(NamedTuple):
    """What a program took."""

    wall: float
    processor: float
    megabytes: float
    """The largest of its processes."""


def program(*words: str) -> Cost:
    """Run ``newsgen`` and tell what it took, its workers included."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run((*NEWSGEN, *words))
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, spent, after.ru_maxrss / 1024)


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _build(store: Store, day: dt.date) -> None:
    try:
        pipeline.build(store, day)
    except NewsgenError:
        return  # held: that takes its time too


def alone(path: Path, days: Sequence[dt.date]) -> float:
    """Return the processor seconds of an article that is built by itself, from a store just opened."""

    def build(day: dt.date) -> None:
        with Store.open(path) as store:
            _build(store, day)

    build(days[0])  # templates and glossary: what a process pays once
    return _timed(lambda: [build(day) for day in days]) / len(days)


def held(path: Path, days: Sequence[dt.date]) -> float:
    """Return the same of a store that is held for all of them, neighbours; reading it is not in it."""
    store = Held(Store.open(path), US, days[0] - BACK, days[-1])
    _build(store, days[0])
    return _timed(lambda: [_build(store, day) for day in days[1:]]) / max(len(days) - 1, 1)


def show_articles(path: Path, place: Path, days: Sequence[dt.date]) -> list[Row]:
    """Tell the cost of a session alone, held, and of whole backfills by one and by two processes."""
    one, other = alone(path, days[:: max(1, len(days) // ALONE)]), held(path, days[: 2 * ALONE])
    print(f"  an article built alone: {one * 1e3:.0f} ms; of a store that is held: {other * 1e3:.0f} ms")
    print(f"  ratio alone to held: {one / other:.1f}x")
    rows = []
    for jobs in (1, 2):
        words = ("--from", f"{days[0]}", "--to", f"{days[-1]}", "--jobs", f"{jobs}")
        folders = ("--out", str(place / f"{jobs}"), "--outbox", str(place / f"{jobs}.sqlite"))
        cost = program("--store", str(path), "backfill", *words, *folders)
        each = cost.processor / len(days)
        print(
            f"  {len(days)} sessions, {jobs} process(es): {cost.wall:.1f} s on the wall "
            f"({len(days) / cost.wall:.1f} a second), {each * 1e3:.0f} ms of the processor a session "
            f"with start and reading, largest process {cost.megabytes:.0f} MB; "
            f"ratio alone to this: {one / each:.1f}x"
        )
        rows.append(
            Row(
                name=f"`newsgen backfill --jobs {jobs}`, {TEN_YEARS:,} sessions at the rate of {len(days)}",
                ours=cost.wall / len(days) * TEN_YEARS,
                unit="s",
                alternative="articles built alone, one after another",
                theirs=one * TEN_YEARS,
                target=Target("<=", 45, "ours") if jobs == 2 else None,
            )
        )
    return rows


def show_pieces(path: Path, days: Sequence[dt.date]) -> Row:
    """Tell how many pieces of stocks are written and proved in a second of the processor."""
    store = Held(Store.open(path), US, days[0] - BACK, days[-1])
    symbols = store.of(US).window(days[0], days[-1], apart=US.apart).symbols

    def made(day: dt.date) -> int:
        return len(list(pieces.articles(store, STOCK, day, Config(), symbols)))

    made(days[-1])
    counts: list[int] = []
    seconds = _timed(lambda: counts.extend(map(made, days)))
    print(f"  {sum(counts):,} pieces of stocks: {sum(counts) / seconds:,.0f} a second of one processor")
    return Row(
        name="pieces of single stocks, each proved, of one processor",
        ours=sum(counts) / seconds,
        unit="a second",
        alternative="none does it",
        theirs=None,
        target=Target(">=", 750, "ours"),
    )


def main(*, small: bool = False) -> list[Row]:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, market.store(small=small) as path:
        if path is None:
            print("  skipped: no recorded market beside this repository and no NEWSGEN_STORE")
            return []
        span = (demo.SESSION - dt.timedelta(2), demo.SESSION) if small else SPAN
        rows = show_articles(path, Path(folder), calendars.sessions(*span, US.exchange))
        return [*rows, show_pieces(path, calendars.sessions(*(span if small else STOCKS), US.exchange))]

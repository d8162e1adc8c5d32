"""What is measured when: some articles for development, all of them for the report."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import market
from benchmarks.clock import ROOT
from benchmarks.quality import seoul
from benchmarks.quality.made import Reading, Wanted, read_all
from benchmarks.quality.report import report
from benchmarks.quality.table import EXCHANGE, Row, neighbours, rows, same
from benchmarks.reader import wording
from newsgen import calendars, markets
from newsgen.sources import demo

REPORT = ROOT / "docs" / "quality.md"
FIRST, LAST = dt.date(2024, 8, 6), dt.date(2026, 8, 21)
"""Between these the recorded market can be told."""
EVERY = 20
"""Of so many sessions the quick run takes two in a row: the day before is compared with."""
NOONS, SMALL = 10, 3
"""Of so many sessions one is told at noon; so many the demo has."""
NOON = dt.time(12, 30)
MIDDAYS = dt.date(2025, 1, 10)
"""From when there are bars."""
TELLING = tuple(
    dt.date.fromisoformat(day)
    for day in (
        "2024-11-06",
        "2024-12-18",
        "2025-01-27",
        "2025-01-30",
        "2025-03-13",
        "2025-04-03",
        "2025-04-04",
        "2025-04-09",
        "2025-04-10",
        "2025-05-12",
        "2025-05-13",
        "2025-07-30",
        "2025-07-31",
        "2025-08-01",
        "2025-08-13",
        "2025-08-22",
        "2025-09-17",
        "2025-10-10",
        "2025-11-20",
        "2025-11-28",
        "2025-12-24",
        "2025-12-29",
        "2025-12-31",
        "2026-01-02",
        "2026-01-23",
        "2026-04-30",
        "2026-05-27",
    )
)
"""Sessions of every kind: crash, rally, decision, turn, half day, dull day, many reports."""


@contextlib.contextmanager
def opened(store: Path | None) -> Iterator[Path]:
    """Give the store to measure on: the one named, or one into which the recorded market is imported."""
    if store is not None:
        yield store
        return
    with market.store(small=False) as path:
        if path is None:
            sys.exit(f"no recorded market at {market.RECORDED}")
        yield path


def quick_days() -> list[dt.date]:
    """Return the sessions of the quick run: pairs of neighbours all over the record, and telling ones."""
    every = calendars.sessions(FIRST, LAST, EXCHANGE)
    pairs = {day for at in range(10, len(every) - 1, EVERY) for day in every[at : at + 2]}
    return sorted(pairs | set(TELLING))


def wanted_of(edition: str, days: Sequence[dt.date]) -> list[Wanted]:
    """Return the articles of an edition on some days: for the week its last sessions, at noon so far."""
    if edition == "us-week":
        lasts = sorted({calendars.last_of_week(day, EXCHANGE) for day in days})
        return [Wanted(edition, day) for day in lasts if FIRST + dt.timedelta(7) < day <= LAST]
    if edition == "us-midday":
        zone = markets.named("us").zone
        return [
            Wanted(edition, day, dt.datetime.combine(day, NOON, tzinfo=zone))
            for day in days
            if day >= MIDDAYS
        ]
    return [Wanted(edition, day) for day in days]


def quick(store: Path | None, edition: str, *, shown: int) -> None:
    """Measure some articles and print the table, the faults and what makes the figures."""
    with opened(store) as path:
        readings = read_all(path, wanted_of(edition, quick_days()))
    print(f"{edition}: {len(readings)} articles\n")
    print("\n".join(_line(row) for row in rows(readings)))
    print("\n".join(_faults(readings, shown)))
    print("\n".join(_reasons(readings)))
    print("\n".join(_sources(readings)))


def _line(row: Row) -> str:
    met = {True: "ok", False: "NO", None: ""}[row.met]
    return f"{met:<3}{row.name:<50}{row.printed:>9}  people {row.people:<10}asked {row.asked:<12}{row.worst}"


def _faults(readings: Sequence[Reading], shown: int) -> Iterator[str]:
    found = defaultdict(list)
    for reading in readings:
        for fault in reading.faults:
            found[fault.kind].append((reading, fault))
    for kind, some in found.items():
        by_source = Counter(fault.source.partition(":")[0] for _, fault in some)
        days = {reading.day for reading, _ in some}
        yield f"\n== {kind}: {len(some)} in {len(days)} articles; {by_source.most_common(8)}"
        step = max(1, len(some) // shown)
        for reading, fault in some[::step][:shown]:
            yield f"  {reading.day} [{fault.source}] {wording.clipped(fault.words, 240)}"
    for reading in readings:
        if reading.problem:
            yield f"  {reading.day} NOT MADE {reading.problem}"


def _reasons(readings: Sequence[Reading]) -> Iterator[str]:
    yield "\n== named large movers with a recorded report: told of known, and of whom it is not told"
    for reading in readings:
        one = reading.reasons
        if one and (one.missed or one.invented):
            invented = f"; not in the files: {' '.join(one.invented)}" if one.invented else ""
            yield f"  {reading.day} {len(one.carried)} of {one.known}, {' '.join(one.missed)}{invented}"
        for text in reading.unread:
            yield f"  {reading.day} NOT READ {wording.clipped(text, 240)}"


def _sources(readings: Sequence[Reading]) -> Iterator[str]:
    figures: Counter[str] = Counter()
    for reading in readings:
        for source, count in reading.figures:
            figures[source] += count
    made = sum(bool(reading.texture) for reading in readings) or 1
    yield "\n== figures an article by what its paragraph tells"
    for source, count in figures.most_common(30):
        yield f"  {count / made:6.2f}  {source}"
    again: Counter[tuple[str, str]] = Counter()
    for one, other in neighbours([each for each in readings if each.texture]):
        repeats = set(same(one, other))
        again.update({(wording.bare(text), source) for text, source in other.sentences if text in repeats})
    yield "\n== sentences of the day before, figures taken out"
    for (text, source), count in again.most_common(25):
        yield f"  {count:3}  [{source}] {wording.clipped(text)}"


def full(store: Path | None, *, shown: int) -> None:
    """Measure all sessions and weeks and some noons, write the report, and print the faults."""
    days = calendars.sessions(FIRST, LAST, EXCHANGE)
    editions = {"us-close": days, "us-week": days, "us-midday": days[::NOONS]}
    with opened(store) as path:
        readings = {edition: read_all(path, wanted_of(edition, some)) for edition, some in editions.items()}
    of_seoul = seoul.measured()
    text = report(readings, seoul.rows(of_seoul))
    REPORT.write_text(text, encoding="utf-8")
    print(text)
    for edition, some in {**readings, seoul.EDITION: of_seoul}.items():
        print(f"\n# {edition}", *_faults(some, shown), *_reasons(some), *_sources(some), sep="\n")


def small() -> str:
    """Return the report of the demo's last sessions."""
    days = calendars.sessions(demo.SESSION - dt.timedelta(4), demo.SESSION, EXCHANGE)[-SMALL:]
    with market.store(small=True) as path:
        if path is None:
            sys.exit("no demo")
        return report({"us-close": read_all(path, wanted_of("us-close", days))})

"""How the briefs of Seoul read, beside thirty closing wraps by people: its own table, in its own measures.

No reader of raw closes judges them yet: figures and claims in words are held by the tests and the proof.
"""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import market
from benchmarks.quality.made import Reading, Wanted, read_all
from benchmarks.quality.table import Row, neighbours, same
from benchmarks.reader import faults
from newsgen import calendars, markets
from newsgen.sources.recorded import folder
from newsgen.store import Store

EDITION = "kr-close"
FIRST, LAST = dt.date(2024, 2, 1), dt.date(2026, 8, 21)
"""Between these the recorded market can be told."""
TOLD_OF = ("empty lead", "dropped item", "figure again")
"""Faults that need no raw closes."""
RECORDS = ("연속", "만에", "이후", "최고", "최저", "최대")


def measured(*, every: int = 1, store: Path | None = None) -> list[Reading]:
    """Make and read the briefs of every so many sessions; none without the recorded market."""
    if store is None and not market.SEOUL.is_dir():
        return []
    days = calendars.sessions(FIRST, LAST, markets.named("kr").exchange)[::every]
    wanted = [Wanted(EDITION, day) for day in days]
    if store is not None:
        return read_all(store, wanted)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "seoul.sqlite"
        with Store.open(path, create=True) as made:
            made.write(folder.read(market.SEOUL), now=dt.datetime.now(dt.UTC))
        return read_all(path, wanted)


def rows(readings: Sequence[Reading]) -> list[Row]:
    """Return the table."""
    made = [each for each in readings if each.texture]
    return [*_texture(made), *_headlines(made), *_neighbours(made), *_faults(readings)] if made else []


def _texture(made: Sequence[Reading]) -> Iterator[Row]:
    counted = [each.texture for each in made if each.texture]
    yield Row("body characters (median)", statistics.median(one.characters for one in counted), "647")
    yield Row("sentences (median)", statistics.median(one.sentences for one in counted), "13")
    figures = statistics.median(1000 * one.numbers / one.characters for one in counted)
    yield Row("figures per 1,000 characters (median)", figures, "48", "<= 50", figures <= 50)
    lengths = [len(text) for each in made for text, _ in each.sentences]
    middle = statistics.median(lengths)
    yield Row("sentence, characters (median)", middle, "43", "38-50", 38 <= middle <= 50)
    yield Row("sentence, characters (90th percentile)", statistics.quantiles(lengths, n=10)[-1], "80")
    told = sum(any(word in text for text, _ in each.sentences for word in RECORDS) for each in made)
    yield Row("briefs with a record, a run or a since", 100 * told / len(made), "73%", unit="%")


def _headlines(made: Sequence[Reading]) -> Iterator[Row]:
    lengths = [len(each.headline) for each in made]
    middle = statistics.median(lengths)
    yield Row("headline, characters (median)", middle, "36", "30-38", 30 <= middle <= 38)
    yield Row("headline, characters (longest)", max(lengths), "43", "<= 46", max(lengths) <= 46)


def _neighbours(made: Sequence[Reading]) -> Iterator[Row]:
    pairs = neighbours(made)
    if pairs:
        total = sum(len(other.sentences) for _, other in pairs)
        share = 100 * sum(len(same(one, other)) for one, other in pairs) / total
        yield Row("sentences of the day before, figures taken out", share, "", "<= 4%", share <= 4, "%")


def _faults(readings: Sequence[Reading]) -> Iterator[Row]:
    for kind in faults.HARD:
        found = [each for each in readings if any(fault.kind == kind for fault in each.faults)]
        if kind in TOLD_OF or found:
            worst = ", ".join(str(each.day) for each in found[:3])
            yield Row(f"{kind}: articles", len(found), "", "0", not found, worst=worst)
    failed = [each for each in readings if each.problem]
    told = ", ".join(str(each.day) for each in failed[:3])
    yield Row("articles not made (held, or proof failed)", len(failed), worst=told)

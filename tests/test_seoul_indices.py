"""What is printed of Seoul's indices, read from the text and held against the recorded closes alone."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import re
from collections.abc import Iterator
from functools import cache

import pytest

from newsgen import pipeline
from newsgen.model import text_of
from newsgen.store import Store
from tests.recorded import SEOUL

DAYS = [
    "2024-02-01", "2024-03-14", "2024-05-08", "2024-08-05", "2024-08-06", "2024-09-11", "2024-12-04",
    "2024-12-30", "2025-01-02", "2025-04-07", "2025-04-10", "2025-06-20", "2025-08-06", "2025-09-10",
    "2025-09-16", "2025-10-10", "2025-10-17", "2025-10-27", "2025-11-05", "2025-11-13", "2025-11-28",
    "2025-12-30", "2026-01-26", "2026-01-27", "2026-02-25", "2026-03-03", "2026-03-04", "2026-03-05",
    "2026-04-24", "2026-05-06", "2026-06-18", "2026-06-22", "2026-06-23", "2026-07-28", "2026-07-31",
    "2026-08-21",
]  # fmt: skip
CLOSED = re.compile(
    r"전장보다 ([\d,.]+)포인트(?:\(([\d.]+)%\))? (오른|내린|상승한|하락한|올라|내려) (?:\S+ \S+인 )?([\d,]+\.\d\d)"
)
LEVEL_FIRST = re.compile(
    r"([\d,]+\.\d\d)(?:으)?로 (?:전장보다 )?([\d,.]+)포인트(?:\(([\d.]+)%\))? "
    r"(올랐|내렸|올라|내려|오르|내리|상승|하락)"
)
NAMES = {"코스피": "^KS11", "코스닥": "^KQ11"}
OPENED = re.compile(r"([\d.]+)% (오른|내린) ([\d,]+\.\d\d)(?:으)?로 출발")
REACHED = re.compile(r"([\d,]+\.\d\d)까지 (올|밀)")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not SEOUL.is_dir(), reason="the recorded market of Seoul is not beside the repository"
    ),
]


@cache
def recorded() -> dict[str, list[dict[str, str]]]:
    with gzip.open(SEOUL / "prices" / "indices.csv.gz", "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {symbol: [row for row in rows if row["symbol"] == symbol] for symbol in ("^KS11", "^KQ11")}


def of(symbol: str, day: str) -> tuple[float, dict[str, float]]:
    """The close before a day, and the day's own prices."""
    rows = recorded()[symbol]
    at = next(at for at, row in enumerate(rows) if row["date"] == day)
    prices = {name: float(rows[at][name]) for name in ("open", "high", "low", "close")}
    return float(rows[at - 1]["close"]), prices


def number(text: str) -> float:
    return float(text.replace(",", ""))


def symbol_of(text: str, at: int) -> str:
    """Whose a figure is: that index's which is named last before it."""
    return NAMES[re.findall("|".join(NAMES), text[:at])[-1]]


def closes(text: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Symbol, points, percent, way and level of each close, whichever of points and level comes first."""
    for found in CLOSED.finditer(text):
        points, percent, way, close = found.groups()
        yield symbol_of(text, found.start()), points, percent, way, close
    for found in LEVEL_FIRST.finditer(text):
        close, points, percent, way = found.groups()
        yield symbol_of(text, found.start()), points, percent, way, close


@pytest.mark.parametrize("day", DAYS)
def test_every_level_of_an_index_is_the_recorded_one(held_seoul_store: Store, day: str):
    made = pipeline.build(held_seoul_store, dt.date.fromisoformat(day), "kr-close")
    text = " ".join(text_of(each.runs) for each in made.paragraphs)
    told = [*closes(text)]
    assert {symbol for symbol, *_ in told} == {*NAMES.values()}, text
    for symbol, points, percent, way, close in told:
        before, prices = of(symbol, day)
        moved = prices["close"] - before
        assert number(close) == prices["close"]
        assert number(points) == pytest.approx(abs(moved), abs=0.0051)
        assert way.startswith(("오", "올", "상승") if moved > 0 else ("내", "하락"))
        if percent:
            assert number(percent) == pytest.approx(abs(moved / before) * 100, abs=0.0051)
    for found in OPENED.finditer(text):
        percent, way, level = found.groups()
        before, prices = of(symbol_of(text, found.start()), day)
        assert number(level) == prices["open"]
        assert number(percent) == pytest.approx(abs(prices["open"] / before - 1) * 100, abs=0.0051)
        assert way == ("오른" if prices["open"] > before else "내린")
    for found in REACHED.finditer(text):
        level, way = found.groups()
        _, prices = of(symbol_of(text, found.start()), day)
        assert number(level) == prices["high" if way == "올" else "low"]

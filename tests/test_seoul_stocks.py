"""Every printed percent and close of a stock of Seoul, against the CSV files alone."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import pytest

from newsgen import pipeline
from newsgen.config import Config
from newsgen.editions import edition_named
from newsgen.errors import Held
from newsgen.gate import Consequence
from tests.recorded import SEOUL

DAYS = [
    dt.date.fromisoformat(day)
    for day in (
        *("2024-02-02", "2024-04-25", "2024-08-05", "2024-08-06", "2024-11-25", "2024-12-04", "2024-12-09"),
        *("2025-04-07", "2025-04-10", "2025-06-20", "2025-08-06", "2025-09-10", "2025-09-16", "2025-10-17"),
        *("2025-10-27", "2025-11-05", "2025-11-24", "2025-11-28", "2025-12-30", "2026-01-26", "2026-01-27"),
        *("2026-02-25", "2026-03-03", "2026-03-04", "2026-03-05", "2026-05-06", "2026-06-18", "2026-06-22"),
        *("2026-06-23", "2026-07-28", "2026-07-31", "2026-08-05", "2026-08-21"),
    )
]
STYLES = {"percent", "exact", "tenth", "over", "nearly", "band", "around", "priced"}
KNOWN = {"", "krx-published", "adjusted-series"}
NUMBER = re.compile(r"[\d,.]+")

pytestmark = pytest.mark.slow


class Stocks(NamedTuple):
    """What the file says of the stocks, read once: it has more than a million rows."""

    closes: dict[str, dict[str, Decimal]]
    """By symbol and date."""
    halted: set[tuple[str, str]]
    """Rows without a trade."""


@pytest.fixture(scope="module")
def stocks() -> Stocks:
    found = Stocks({}, set())
    with gzip.open(SEOUL / "prices" / "stocks.csv.gz", "rt", encoding="utf-8") as lines:
        rows = csv.reader(lines)
        symbol, date, close, volume = map(next(rows).index, ("symbol", "date", "close", "volume"))
        for row in rows:
            found.closes.setdefault(row[symbol], {})[row[date]] = Decimal(row[close])
            if not float(row[volume] or 0):
                found.halted.add((row[symbol], row[date]))
    return found


@pytest.fixture(scope="module")
def closes(stocks: Stocks) -> dict[str, dict[str, Decimal]]:
    return stocks.closes


STEPS = ((500_000, 1000), (200_000, 500), (50_000, 100), (20_000, 50), (5_000, 10), (2_000, 5), (0, 1))


def is_known(row: dict[str, str]) -> bool:
    """Whether a base price is more than a guess: above the close before it is that of a consolidation."""
    if not row["base"] or row["kind"] not in KNOWN:
        return False
    twice = 2 * Decimal(row["base"]) / Decimal(row["prev_close"])
    return row["kind"] != "adjusted-series" or twice <= 2 or abs(twice - round(twice)) < Decimal("0.005")


@pytest.fixture(scope="module")
def bases() -> dict[tuple[str, str], Decimal]:
    """The nearest price to each that stands on a step."""
    with (SEOUL / "base_prices.csv").open(encoding="utf-8") as lines:
        known = [row for row in csv.DictReader(lines) if is_known(row)]
    found = {(row["symbol"], row["date"]): Decimal(row["base"]) for row in known}
    steps = {key: next(step for least, step in STEPS if price >= least) for key, price in found.items()}
    return {key: round(price / steps[key]) * Decimal(steps[key]) for key, price in found.items()}


def won(text: str) -> Decimal:
    """10만2,000원 is 102,000."""
    myriads, _, rest = text.removesuffix("원").rpartition("만")
    return Decimal(myriads.replace(",", "") or 0) * 10_000 + Decimal(rest.replace(",", "") or 0)


def test_every_printed_move_and_close_of_a_stock_is_that_of_the_files(held_seoul_store, closes, bases):
    told = 0
    for day in DAYS:
        try:
            article = pipeline.build(held_seoul_store, day, "kr-close", Config())
        except Held:
            continue
        runs = [run for part in (article.lead, *(one.runs for one in article.paragraphs)) for run in part]
        for run in runs:
            figure = run.figure
            if figure is None or figure.style not in STYLES:
                continue
            measure, _, about = figure.fact.partition("@")[0].partition(":")
            if about not in closes or measure not in {"change_day", "close"}:
                continue
            days = [one for one in closes[about] if one <= str(day)]
            close, before = closes[about][days[-1]], closes[about][days[-2]]
            assert days[-1] == str(day)
            told += 1
            if measure == "close":
                assert won(run.text) == close, (day, about, run.text)
                continue
            move = (close / bases.get((about, str(day)), before) - 1) * 100
            assert agrees(figure.style, Decimal(NUMBER.search(run.text)[0].rstrip(".")), abs(move)), (
                day, about, run.text, move,
            )  # fmt: skip
    assert told > 7 * len(DAYS)


def agrees(style: str, printed: Decimal, move: Decimal) -> bool:
    """Whether a figure is what its style says of a move."""
    match style:
        case "percent":
            return printed == move.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
        case "exact":
            return printed == move.quantize(Decimal("0.01"), ROUND_HALF_UP)
        case "tenth":
            return abs(printed - move) <= Decimal("0.05")
        case "over" | "band":
            return printed <= move < printed + 1
        case "nearly":
            return 0 < printed - move <= Decimal("0.3")
        case _:
            return abs(printed - move) <= Decimal("1")


def test_ds_dansuk_rose_as_its_exchange_published(held_seoul_store):
    """128,800 to 55,800 on 2024-11-25: a bonus issue, and the upper limit of its base price."""
    day = pipeline.computed(held_seoul_store, edition_named("kr-close"), dt.date(2024, 11, 25), Config())
    assert round(day.book.value("change_day", "017860.KS"), 2) == 29.92
    assert day.book.get("upper_limit", "017860.KS").value == 55_800


def test_the_limits_of_a_session_are_those_of_two_newspapers_lists(held_seoul_store):
    """2024-11-25, preferred shares aside: 우성머티리얼스 (then 성안) and DS단석; five of the KOSDAQ."""
    day = pipeline.computed(held_seoul_store, edition_named("kr-close"), dt.date(2024, 11, 25), Config())
    assert (day.book.value("limit_up", "kospi"), day.book.value("limit_up", "kosdaq")) == (2, 5)


def test_halts_are_no_part_of_who_rose_and_fell(held_seoul_store, closes, bases, halted, unknown):
    """Counted anew from the files, and near the counts beside them, which know of no unknown base price."""
    with gzip.open(SEOUL / "breadth_computed.csv.gz", "rt", encoding="utf-8") as lines:
        listed = {(row["date"], row["market"].lower()): row for row in csv.DictReader(lines)}
    uncounted = halted | unknown
    for day in map(str, DAYS[::6]):
        moves: dict[str, list[Decimal]] = {"kospi": [], "kosdaq": []}
        for symbol, known in closes.items():
            before = max((one for one in known if one < day), default="")
            if day in known and before and (symbol, day) not in uncounted:
                base = bases.get((symbol, day), known[before])
                moves["kospi" if symbol.endswith(".KS") else "kosdaq"].append(known[day] - base)
        seoul = pipeline.computed(
            held_seoul_store, edition_named("kr-close"), dt.date.fromisoformat(day), Config()
        )
        drops = [one for one in seoul.findings if one.consequence is Consequence.DROP]
        dropped = {one.symbol for one in drops if one.code != "halted"}
        for name, each in moves.items():
            told = [seoul.book.value(f"breadth_{way}", name) for way in ("up", "down", "flat")]
            counted = [
                sum(one > 0 for one in each),
                sum(one < 0 for one in each),
                sum(one == 0 for one in each),
            ]
            assert sum(abs(a - b) for a, b in zip(told, counted, strict=True)) <= len(dropped), (day, name)
            beside = [int(listed[day, name][column]) for column in ("up", "down", "flat")]
            assert all(abs(a - b) <= 5 for a, b in zip(told, beside, strict=True)), (day, name)


@pytest.fixture(scope="module")
def halted(stocks: Stocks) -> set[tuple[str, str]]:
    return stocks.halted


@pytest.fixture(scope="module")
def unknown() -> set[tuple[str, str]]:
    """Days whose base price nobody knows."""
    with (SEOUL / "base_prices.csv").open(encoding="utf-8") as lines:
        return {(row["symbol"], row["date"]) for row in csv.DictReader(lines) if not is_known(row)}

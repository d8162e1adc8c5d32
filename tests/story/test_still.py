"""A move that prints as zero: whole articles in which one close is the close before and next to nothing.

None is refused by its proof, whatever moved so, over the day and over the week.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from newsgen import facts, pipeline, proof, rules, snapshot, story
from newsgen.config import Config
from newsgen.editions import DEFAULT, edition_named
from newsgen.facts.fact import make
from newsgen.facts.periods import last_row_before
from newsgen.glossary import Glossary
from newsgen.indicators import indicators
from newsgen.model import Article, text_of
from newsgen.snapshot import Snapshot
from newsgen.snapshot.snapshot import Days
from newsgen.store import Store
from tests.facts.builders import fact
from tests.markets import us
from tests.rules.books import one
from tests.rules.books import written as in_words

CONFIG = Config()
MEMBERS = ("AAPL", "MSFT", "AMZN", "NVDA", "GOOGL", "META", "TSLA")
INDICES = ("^DJI", "^GSPC", "^IXIC")
RATES = ("DGS2", "DGS10", "DXY", "USDKRW")
MOVED = (
    *((one,) for one in (*INDICES, "^RUT", "^SOX", "^VIX", *RATES, "NVDA")),
    *(INDICES, INDICES[1:], MEMBERS, ("DGS2", "DGS10")),
)
SIZES = (0.0, 1e-9, 1e-7, 0.0004, 0.004, 0.0049, 0.005, 0.0051)
Row = Callable[[Days], int | None]


def day_before(days: Days) -> int:
    return days.size - 2


def week_before(days: Days) -> int | None:
    return last_row_before(days, "week")


def written(seen: Snapshot, edition: str) -> Article:
    """The article of what is seen, proved; raises where its proof refuses it."""
    kind = edition_named(edition)
    book = facts.compute(seen, span=kind.span)
    items = rules.items(rules.configured(CONFIG.rules), book, rules.desk(seen, book, CONFIG.style))
    article = story.build(
        book,
        items,
        edition=kind,
        instruments=seen.instruments,
        glossary=Glossary.load(),
        config=CONFIG,
        provenance=story.Provenance(),
    )
    proof.check(article)
    return article


def moved(seen: Snapshot, symbols: tuple[str, ...], by: float, row: Row, *, percent: bool) -> Snapshot:
    """What is seen, with the last value of some symbols moved from that of a row by points or percent."""
    series, rates, close = dict(seen.series), dict(seen.rates), seen.panel.close.copy()

    def new(values: np.ndarray, at: int) -> np.ndarray:
        base = float(values[at])
        return np.append(values[:-1], base * (1 + by / 100) if percent else base + by)

    for symbol in symbols:
        if symbol in series:
            one = series[symbol]
            at = row(one.days)
            assert at is not None
            series[symbol] = replace(one, close=new(one.close, at), high=None, low=None)
            if symbol in seen.panel.symbols:
                close[-1, seen.panel.symbols.index(symbol)] = series[symbol].close[-1]
        elif rates[symbol].days.size:
            kept = rates[symbol]
            at = row(kept.days)
            assert at is not None
            rates[symbol] = replace(kept, values=new(kept.values, at))
    return replace(seen, series=series, rates=rates, panel=replace(seen.panel, close=close))


def cases(seed: int, count: int, rows: tuple[Row, ...]) -> Iterator[tuple[tuple[str, ...], float, Row, bool]]:
    """Some of all that can move next to nothing: each symbol, each size both ways, in points and percent."""
    sizes = [sign * size for size in SIZES for sign in (1, -1)]
    every = list(itertools.product(MOVED, sizes, rows, (True, False)))
    return iter(random.Random(seed).sample(every, count))


def plain(article: Article) -> str:
    runs = (article.lead, *(one.runs for one in article.paragraphs))
    return "\n".join(map(text_of, runs))


@pytest.mark.parametrize("day", ["2025-04-09", "2025-08-13", "2026-03-04"])
def test_no_article_of_a_session_is_refused(held_store: Store, day: str) -> None:
    seen = snapshot.snapshot(held_store, us(dt.date.fromisoformat(day)), CONFIG)
    for symbols, by, row, percent in cases(int(day[-2:]), 15, (day_before,)):
        said = plain(written(moved(seen, symbols, by, row, percent=percent), DEFAULT))
        assert not re.search(r"(?<![\d,.])0\.00(?:%|포인트|원)\S* (?:오|올|내|하|상|높|낮)", said)


@pytest.mark.parametrize("day", ["2025-08-15", "2026-01-30"])
def test_no_article_of_a_week_is_refused(held_store: Store, day: str) -> None:
    seen = snapshot.snapshot(held_store, us(dt.date.fromisoformat(day)), CONFIG)
    for symbols, by, row, percent in cases(int(day[-2:]), 15, (day_before, week_before)):
        written(moved(seen, symbols, by, row, percent=percent), "us-week")


def test_the_index_of_fear_that_closed_a_hair_higher_closed_where_it_was(held_store: Store) -> None:
    seen = snapshot.snapshot(held_store, us(dt.date(2025, 8, 13)), CONFIG)
    said = plain(written(moved(seen, ("^VIX",), 1e-7, day_before, percent=False), DEFAULT))
    about = re.findall(r"[^.\n]*변동성지수\(VIX\)[^.\n]*\.", said)
    assert not any(re.search("올[라랐]|내[려렸]|오른|내린", each) for each in about), about


@pytest.mark.parametrize("day", [13, 14, 15])
@pytest.mark.parametrize("by", [0.0, 1e-7, -0.004])
def test_a_high_of_the_index_of_fear_may_be_told_without_a_move(day: int, by: float) -> None:
    told = dt.date(2025, 8, day)
    book = [
        make("close", "^VIX", 52.33, "level", told),
        make("change_day", "^VIX", by, "percent", told),
        make("highest_since", "^VIX", 52.33, "level", told, since=dt.date(2020, 3, 27), periods=1_263),
    ]
    (text,) = in_words([one("volatility", *book, session=told)], book, session=told)
    assert "52.33" in text
    assert not re.search("올[라랐]|내[려렸]|오른|내린|%", text), text


@pytest.mark.parametrize(
    ("measure", "unit", "value", "nothing"),
    [
        ("change_day", "percent", 0.00499, True),
        ("change_day", "percent", -0.005, False),
        ("points_day", "points", 1e-9, True),
        ("yield_change", "bp", 0.04, True),
        ("yield_change", "bp", -0.06, False),
        ("release_gap", "pp", 0.04, True),
        ("release_gap", "pp", -0.05, False),
        ("release_change", "thousand", 0.0004, True),
        ("release_change", "thousand", 0.001, False),
    ],
)
def test_what_prints_as_nothing(measure: str, unit: str, value: float, nothing: bool) -> None:
    assert story.figures.prints_nothing(fact(measure, "X", value, unit)) is nothing


@pytest.mark.parametrize("by", [0.0, 0.04, -0.04, 0.0001])
def test_a_release_next_to_its_forecast_and_its_previous_figure_is_not_refused(
    held_store: Store, by: float
) -> None:
    for day in (dt.date(2025, 8, 12), dt.date(2025, 8, 1), dt.date(2025, 8, 14)):
        seen = snapshot.snapshot(held_store, us(day), CONFIG)
        releases = tuple(
            one._replace(actual=one.forecast + by, previous=one.forecast)
            if one.date == day and one.forecast is not None and indicators()[one.code].unit == "percent"
            else one
            for one in seen.releases
        )
        written(replace(seen, releases=releases), DEFAULT)


def test_a_session_is_read_as_the_pipeline_reads_it(held_store: Store) -> None:
    day = dt.date(2025, 8, 13)
    seen = snapshot.snapshot(held_store, us(day), CONFIG)
    assert plain(written(seen, DEFAULT)) == plain(pipeline.build(held_store, day))

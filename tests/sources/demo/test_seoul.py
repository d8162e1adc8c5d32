"""The demo of Seoul: what it says of 2025-10-27 is true, and what is made up in it makes no news."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen import calendars, pipeline
from newsgen.config import Config
from newsgen.editions import KR_CLOSE
from newsgen.model import Article, text_of
from newsgen.sources.batch import Batch
from newsgen.sources.demo import market as demo
from newsgen.sources.recorded import folder
from newsgen.store import Store
from tests.markets import KR
from tests.recorded import DATA

NOW = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
RECORDED = DATA / "kr"
INDICES = ("^KS11", "^KQ11", "^KS200")
OF_EVERY_DAY = ("surprise",)
"""Measures that ask for every close of years, made-up ones too."""


@pytest.fixture(scope="module")
def batch() -> Batch:
    return demo.batch(demo.SEOUL)


@pytest.fixture(scope="module")
def market(batch: Batch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("demo") / "demo.sqlite", create=True) as store:
        store.write(batch, now=NOW)
        yield store


@pytest.fixture(scope="module")
def article(market: Store) -> Article:
    return pipeline.build(market, demo.SEOUL.session, KR_CLOSE.name)


@pytest.fixture(scope="module")
def recorded() -> Path:
    if not RECORDED.is_dir():
        pytest.skip(f"no recorded market at {RECORDED}")
    return RECORDED


def published() -> demo.Published:
    return demo._closes(demo._rows("instruments.csv", demo.SEOUL), demo.SEOUL)


def test_it_is_small_says_that_it_is_made_up_and_is_the_same_everywhere(batch):
    assert batch.demo
    assert "예시 데이터" in batch.origin
    assert sum(file.stat().st_size for file in demo.SEOUL.folder.iterdir()) < 16_000
    told = "\n".join(f"{p.symbol} {p.date} {p.close:.2f} {p.volume}" for p in batch.prices)
    assert hashlib.sha256(told.encode()).hexdigest()[:16] == "fc3ab81d871c9c7c"


def test_every_session_of_seoul_has_a_price_that_can_be_one(batch):
    days: dict[str, list[dt.date]] = {}
    for price in batch.prices:
        days.setdefault(price.symbol, []).append(price.date)
        if not price.symbol.startswith("^"):
            step = next(
                least
                for floor, least in ((500_000, 1000), (200_000, 500), (50_000, 100), (0, 50))
                if price.close >= floor
            )
            assert price.close % step == 0, (price.symbol, price.date, price.close)
    for symbol, closes in published().items():
        assert days[symbol] == calendars.sessions(min(closes), demo.SEOUL.session, KR.exchange)


def test_ten_of_each_market_and_their_index(batch):
    members = {
        name: [one.symbol for one in batch.instruments if name in one.universes]
        for name in ("kospi", "kosdaq")
    }
    assert {name: len(each) for name, each in members.items()} == {"kospi": 10, "kosdaq": 10}
    assert all(symbol.endswith(".KS") for symbol in members["kospi"])
    assert {*INDICES} == {one.symbol for one in batch.instruments if not one.universes}
    worth = {price.symbol: price.market_cap for price in batch.prices if price.market_cap}
    assert worth["005930.KS"] == 603_803_068, "603.8 trillion won, as it was reported that evening"


@pytest.mark.parametrize(
    ("measure", "about", "value"),
    [
        ("close", "^KS11", 4042.83),
        ("points_day", "^KS11", 101.24),
        ("change_day", "^KS11", 2.57),
        ("close", "^KQ11", 902.70),
        ("points_day", "^KQ11", 19.62),
        ("change_day", "^KQ11", 2.22),
        ("change_day", "005930.KS", 3.24),
        ("change_day", "000660.KS", 4.90),
        ("close", "KTB3Y", 2.62),
    ],
)
def test_figures_that_were_reported_that_evening(market, measure, about, value):
    book = pipeline.computed(market, KR_CLOSE, demo.SEOUL.session, Config(), every_stock=True).book
    assert book.value(measure, about) == pytest.approx(value, abs=0.0051)


def test_the_article_is_marked_and_has_nothing_of_new_york(article):
    assert article.demo
    assert [source.name for source in article.sources] == [demo.ORIGIN]
    assert "예시 데이터" in article.disclosure
    told = "\n".join(text_of(each) for each in (article.headline, article.lead))
    assert "현지시간" not in told
    assert "뉴욕" not in told


def test_every_published_price_is_the_recorded_one(recorded):
    known = published()
    wanted = {(symbol, str(day)): close for symbol, closes in known.items() for day, close in closes.items()}
    for name in ("indices", "stocks"):
        with gzip.open(recorded / "prices" / f"{name}.csv.gz", "rt", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                close = wanted.pop((row["symbol"], row["date"]), None)
                assert close is None or close == float(row["close"]), row
    assert not wanted


def test_every_fact_of_the_indices_is_that_of_the_record(article, market, recorded, tmp_path):
    (tmp_path / "prices").mkdir()
    shutil.copy(recorded / "prices" / "indices.csv.gz", tmp_path / "prices")
    with Store.open(tmp_path / "real.sqlite", create=True) as store:
        store.write(folder.read(tmp_path), now=NOW)
        real = pipeline.computed(store, KR_CLOSE, demo.SEOUL.session, Config()).book
        ours = pipeline.computed(market, KR_CLOSE, demo.SEOUL.session, Config()).book
        for fact in ours:
            if fact.about not in INDICES or fact.measure.startswith(OF_EVERY_DAY):
                continue
            assert fact.id in real, fact.id
            other = real[fact.id]
            assert fact.value == pytest.approx(other.value, rel=1e-5, abs=0.0015), fact.id
            assert (fact.base, fact.since) == (other.base, other.since), fact.id

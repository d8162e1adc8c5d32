"""The demo market: what it says of 2025-08-13 is true, and what is made up in it makes no news."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from itertools import pairwise

import pytest

from newsgen import calendars, pipeline
from newsgen.config import Config
from newsgen.editions import CLOSE
from newsgen.errors import StoreProblem
from newsgen.facts import FactBook
from newsgen.model import Article, text_of
from newsgen.sources.batch import Batch, Price
from newsgen.sources.demo import market as demo
from newsgen.sources.demo.bridge import Course, bridge
from newsgen.store import Store
from newsgen.story.scopes import SCOPES
from tests.markets import US

NOW = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
M7 = ("AAPL", "MSFT", "AMZN", "NVDA", "GOOGL", "META", "TSLA")


@pytest.fixture(scope="module")
def batch() -> Batch:
    return demo.batch()


@pytest.fixture(scope="module")
def market(batch, tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("demo") / "demo.sqlite", create=True) as store:
        store.write(batch, now=NOW)
        yield store


@pytest.fixture(scope="module")
def article(market) -> Article:
    return pipeline.build(market, demo.SESSION)


@pytest.fixture(scope="module")
def day(market) -> pipeline.Day:
    return pipeline.computed(market, CLOSE, demo.SESSION, Config())


@pytest.fixture(scope="module")
def book(day) -> FactBook:
    return day.book


def published() -> demo.Published:
    return demo._closes(demo._rows("instruments.csv"))


def sentences(article: Article) -> list[str]:
    parts = [article.headline, article.deck, article.lead, *(p.runs for p in article.paragraphs)]
    return [one for part in parts for one in re.split(r"(?<=다\.)\s+", text_of(part))]


# ---------------------------------------------------------------- the table


def test_the_table_is_small(batch):
    closes = published()
    assert len(batch.instruments) + len({rate.series for rate in batch.rates}) <= 90
    counts = {symbol: len(days) for symbol, days in closes.items()}
    assert counts.pop("^GSPC") < 60, "with the days that say which closes of the year were records"
    assert max(counts.values()) < 30, "a few closes, no series"
    assert sum(len(one) for one in closes.values()) < 500
    assert all(calendars.is_session(day, US.exchange) for one in closes.values() for day in one)
    assert all(max(one) == demo.SESSION for one in closes.values())


def test_the_table_has_who_the_day_was_about(batch):
    universes = {one.symbol: one.universes for one in batch.instruments}
    assert {"^DJI", "^GSPC", "^IXIC", "^RUT", "^SOX", "^VIX"} <= universes.keys()
    assert all(universes[symbol] == ("sp500",) for symbol in M7)
    assert all(universes[symbol] == ("russell2000",) for symbol in ("CC", "HI", "DFH", "ARWR", "JACK"))
    assert sum("sp500" in one for one in universes.values()) >= 30
    assert sum("russell2000" in one for one in universes.values()) >= 30
    assert all(one.sector and one.english and one.korean for one in batch.instruments if one.universes)


# ---------------------------------------------------------------- what is made up


def test_the_batch_says_that_it_is_made_up(batch):
    assert batch.demo
    assert "예시 데이터" in batch.origin
    assert batch.notices


def test_published_closes_stand_as_they_are(batch):
    made = {(price.symbol, price.date): price.close for price in batch.prices}
    for symbol, closes in published().items():
        for date, close in closes.items():
            assert made[symbol, date] == close


def test_every_session_has_a_price_and_no_other_day(batch):
    days: dict[str, list[dt.date]] = {}
    for price in batch.prices:
        days.setdefault(price.symbol, []).append(price.date)
    for symbol, closes in published().items():
        assert days[symbol] == calendars.sessions(min(closes), demo.SESSION, US.exchange)


def test_it_is_the_same_everywhere(batch):
    """On every platform and every Python: to the cent and the share."""
    told = "\n".join(f"{p.symbol} {p.date} {p.close:.2f} {p.volume}" for p in batch.prices)
    assert hashlib.sha256(told.encode()).hexdigest()[:16] == "3426dab942d42b3b"


def test_made_up_closes_set_no_records(batch):
    """Of an instrument with a long history, every high and low of any stretch is a published close."""
    for row in demo._rows("instruments.csv"):
        if demo._short(row):
            continue
        known = sorted(published()[row["symbol"]].items())
        made = {price.date: price.close for price in batch.prices if price.symbol == row["symbol"]}
        for (start, first), (end, last) in pairwise(known):
            between = [made[one] for one in calendars.sessions(start, end, US.exchange)]
            assert min(first, last) <= min(between)
            assert max(between) <= max(first, last)


def test_no_made_up_week_reaches_the_week_that_is_news(batch):
    made = {price.date: price.close for price in batch.prices if price.symbol == "^RUT"}
    known = published()["^RUT"]
    ends = [one for one in made if calendars.is_last_of_week(one, US.exchange)]
    weeks = [(a, b) for a, b in pairwise(ends) if not (a in known and b in known)]
    assert max(abs(made[b] / made[a] - 1) * 100 for a, b in weeks) < 4


def test_stocks_trade_what_the_table_says(batch):
    rows = {row["symbol"]: row for row in demo._rows("instruments.csv")}
    prices: dict[str, list[Price]] = {}
    for price in batch.prices:
        prices.setdefault(price.symbol, []).append(price)
    for symbol in ("CC", "WBTN", "AAPL"):
        volumes = [price.volume or 0 for price in prices[symbol]]
        assert volumes[-1] == float(rows[symbol]["volume"])
        assert sum(volumes[-21:-1]) / 20 == pytest.approx(float(rows[symbol]["usual_volume"]), rel=1e-5)
        assert prices[symbol][-1].market_cap == float(rows[symbol]["market_cap"])


# ---------------------------------------------------------------- the bridge


MONDAY, FRIDAY, LATER = dt.date(2025, 6, 2), dt.date(2025, 6, 27), dt.date(2025, 7, 25)


def test_a_bridge_goes_from_close_to_close():
    known = {MONDAY: 100.0, FRIDAY: 110.0, LATER: 105.0}
    closes = bridge("x", known, Course(deviation=2.0))
    assert list(closes) == calendars.sessions(MONDAY, LATER, US.exchange)
    assert {one: closes[one] for one in known} == known
    assert all(close == round(close, 2) for close in closes.values())


def test_a_bridge_depends_on_its_seed_alone():
    known, course = {MONDAY: 100.0, FRIDAY: 110.0}, Course(deviation=2.0)
    assert bridge("x", known, course) == bridge("x", known, course)
    assert bridge("x", known, course) != bridge("y", known, course)


def test_a_bridge_swings_as_told():
    known = {dt.date(2024, 1, 2): 1000.0, dt.date(2024, 12, 31): 1000.0}
    closes = list(bridge("x", known, Course(deviation=2.0)).values())
    moves = [b / a - 1 for a, b in pairwise(closes)]
    assert (sum(one * one for one in moves) / len(moves)) ** 0.5 == pytest.approx(0.02, rel=0.15)


def test_a_bridge_that_sets_no_records_stays_between_its_ends():
    closes = bridge("x", {MONDAY: 100.0, LATER: 101.0}, Course(deviation=5.0, records=False))
    assert min(closes.values()) == 100.0
    assert max(closes.values()) == 101.0


def test_a_bridge_keeps_its_weeks_small():
    known = {dt.date(2024, 1, 2): 100.0, dt.date(2024, 12, 31): 120.0}
    closes = bridge("x", known, Course(deviation=4.0, week=3.0))
    ends = [one for one in closes if calendars.is_last_of_week(one, US.exchange)]
    assert max(abs(closes[b] / closes[a] - 1) * 100 for a, b in pairwise(ends)) < 3


@pytest.mark.parametrize("close", [0.02, 3.0])
def test_a_bridge_never_reaches_zero(close):
    closes = bridge("x", {MONDAY: close, LATER: close}, Course(deviation=60.0))
    assert min(closes.values()) > 0


def test_neighbouring_sessions_leave_nothing_to_make_up():
    known = {dt.date(2025, 8, 12): 1.0, dt.date(2025, 8, 13): 2.0}
    assert bridge("x", known, Course(deviation=9.0)) == known


# ---------------------------------------------------------------- what it says


@pytest.mark.parametrize(
    ("measure", "about", "value"),
    [
        ("close", "^RUT", 2328.06),
        ("change_day", "^RUT", 1.98),
        ("change_wtd", "^RUT", 4.94),
        ("change_since", "^RUT", 26.76),
        ("close", "^GSPC", 6466.58),
        ("change_day", "^GSPC", 0.32),
        ("change_since", "^GSPC", 63.40),
        ("close", "^IXIC", 21713.14),
        ("change_day", "^IXIC", 0.14),
        ("close", "^DJI", 44922.27),
        ("change_day", "^DJI", 1.04),
        ("close", "^VIX", 14.49),
        ("change_day", "M7", -0.27),
        ("change_day", "CC", 17.955),
        ("change_day", "DFH", 13.02),
        ("change_day", "HI", 12.63),
        ("change_day", "ARWR", 12.30),
        ("change_day", "JACK", 12.00),
        ("close", "DGS10", 4.24),
        ("yield_change", "DGS10", -5),
        ("close", "DGS2", 3.67),
        ("yield_change", "DGS2", -5),
        ("close", "USDKRW", 1378.78),
        ("points_day", "USDKRW", 1378.78 - 1383.09),
    ],
)
def test_figures_of_the_day(book, measure, about, value):
    assert book.value(measure, about) == pytest.approx(value, abs=0.0051)


def test_records_of_the_day(book):
    largest, first = (book.get(f"{word}_rise_since_wtd", "^RUT") for word in ("largest", "first"))
    assert (largest.since, round(largest.since_value, 2)) == (dt.date(2024, 11, 8), 8.57)
    assert (first.since, round(first.since_value, 2)) == (dt.date(2025, 5, 16), 4.46)
    assert {fact.about for fact in book.all("high_all")} == {"^GSPC", "^IXIC"}
    assert {fact.about for fact in book.all("high_52w")} == {"^GSPC", "^IXIC", "^SOX"}
    assert book.get("high_52w", "^SOX").since == dt.date(2024, 7, 10)
    assert book.get("high_52w_day_before", "M7"), "the big seven stood at a high the day before"
    assert not book.all("low_52w")


def test_the_article_is_marked(article):
    assert article.demo
    assert "예시 데이터" in article.disclosure
    assert [source.name for source in article.sources] == [demo.ORIGIN]
    assert article.angle == "small_cap_rally", "1.7 percentage points ahead"
    assert not article.flags


def test_the_article_names_the_movers_that_were(article):
    text = "\n".join(sentences(article))
    (small,) = (one for one in sentences(article) if one.startswith(SCOPES["small"].openings))
    assert "케머스(Chemours)가 18% 가까이" in small, "by 17.95 %"
    movers = (
        r"AMD[가는도] 5\.4% (?:오르|올라|올랐)",
        r"인터랙티브브로커스\(Interactive Brokers\)[가는도] 6\.1% 급락",
    )
    assert [each for each in movers if not re.search(each, text)] == []


def test_a_sample_is_not_counted_as_a_universe(article):
    assert not [fact.id for fact in article.facts if fact.measure.startswith(("breadth_", "share_"))]
    assert not [p.item for p in article.paragraphs if (p.item or "").startswith(("breadth:", "sectors:"))]
    wide = r"종목이 (내린|오른) 종목|폭넓게|고루|고르게|대부분의 종목"
    assert not [one for one in sentences(article) if re.search(wide, one)]


def test_the_demo_and_a_real_market_do_not_mix(market):
    with pytest.raises(StoreProblem, match="예시 데이터"):
        market.write(Batch(origin="x", prices=[Price("A", demo.SESSION, 1.0)]), now=NOW)


# ---------------------------------------------------------------- against the recorded market

UNRECORDED = {"cut_probability_month_before", "cut_probability_day_before"}
"""Of the day before and of that a month before no futures are recorded."""


OF_EVERY_DAY = ("surprise", "usual_day", "records_of_year", "largest_rise_since_2d", "largest_fall_since_2d")
"""Measures that ask for every close of months, made-up ones too."""


def test_every_published_close_is_the_recorded_one(recorded_store):
    closes = published()
    histories = recorded_store.of(US).history(closes, demo.SESSION)
    for symbol, known in closes.items():
        recorded = dict(zip(histories[symbol].days.tolist(), histories[symbol].close.tolist(), strict=True))
        for date, close in known.items():
            assert close == pytest.approx(recorded[date], abs=0.0051), (symbol, date)


def test_every_printed_fact_is_the_recorded_one(article, recorded_day):
    real = recorded_day(demo.SESSION).book
    for fact in article.facts:
        if fact.measure in UNRECORDED:
            continue
        recorded = real[fact.id]
        if fact.measure.startswith("surprise"):  # the made-up days swing as the table says, not day by day
            assert fact.value == pytest.approx(recorded.value, rel=0.1), fact.id
            continue
        assert fact.value == pytest.approx(recorded.value, rel=1e-5, abs=0.0015), fact.id
        if fact.measure == "high_52w_day_before":
            continue  # of the big seven's mean, a level of our own
        told = (fact.unit, fact.base, fact.since)
        assert told == (recorded.unit, recorded.base, recorded.since), fact.id


def test_indices_have_the_recorded_facts_and_no_others(book, recorded_day):
    real = recorded_day(demo.SESSION).book
    ours = {
        fact.id for fact in book if fact.about.startswith("^") and not fact.measure.startswith(OF_EVERY_DAY)
    }
    for one in ours:
        assert one in real
        assert book[one].value == pytest.approx(real[one].value, rel=1e-5, abs=0.0015), one
        assert (book[one].base, book[one].since) == (real[one].base, real[one].since), one


def test_every_figure_in_print_is_that_of_the_recorded_market(article, recorded_store, recorded_day):
    """And both articles lead with the same: all stocks change what is told of stocks, and nothing else."""
    real, facts = recorded_day(demo.SESSION).book, {fact.id: fact for fact in article.facts}
    texts = [article.headline, article.deck, *article.summary, article.lead]
    texts += [paragraph.runs for paragraph in article.paragraphs]
    printed = {run.figure.fact for runs in texts for run in runs if run.figure}
    assert len(printed) > 20
    for one in (one for one in printed if facts[one].measure not in UNRECORDED):
        assert facts[one].value == pytest.approx(real[one].value, rel=1e-5, abs=0.0015), one
    assert pipeline.build(recorded_store, demo.SESSION).angle == article.angle

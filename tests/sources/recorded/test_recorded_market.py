"""The recorded market of ../shared/data, where it is there: real figures with real faults."""

from __future__ import annotations

import datetime as dt
import shutil

import numpy as np
import pytest

from newsgen.store import Store, Written
from tests.markets import US
from tests.recorded import MARKET

NOW = dt.datetime(2026, 8, 22, tzinfo=dt.UTC)
DAY = dt.date(2025, 8, 13)

pytestmark = pytest.mark.skipif(not MARKET.is_dir(), reason=f"{MARKET} is not there")


@pytest.fixture(scope="module")
def batch(recorded_batch):
    return recorded_batch


@pytest.fixture(scope="module")
def store(bare_store_path):
    with Store.open(bare_store_path) as opened:
        yield opened


def closes(store: Store, symbol: str, *days: str) -> list[float]:
    history = store.of(US).history([symbol], dt.date(2026, 8, 21))[symbol]
    found = dict(zip(history.days.tolist(), history.close.tolist(), strict=True))
    return [found[dt.date.fromisoformat(text)] for text in days]


def test_what_is_in_it(batch, store):
    assert len(list(batch.instruments)) == 2459
    assert len(batch.prices) == 1_322_825
    assert len(list(batch.bars)) == 31_872
    assert store.of(US).latest_session() == dt.date(2026, 8, 21)
    assert store.series() == (
        "DFEDTARL",
        "DFEDTARU",
        "DFF",
        "DGS10",
        "DGS2",
        "DGS30",
        "DXY",
        "EURUSD",
        "USDJPY",
        "USDKRW",
    )
    assert not any("파일마다" in notice for notice in batch.notices)
    assert len(store.of(US).members("sp500")) > 490
    assert store.of(US).instruments()["TRUE"].english.startswith("TrueCar")


def test_once_more_changes_nothing(batch, bare_store_path, tmp_path):
    shutil.copy(bare_store_path, tmp_path / "copy.sqlite")
    with Store.open(tmp_path / "copy.sqlite") as copy:
        assert copy.write(batch, now=NOW) == Written(same=len(batch.prices))


def test_known_closes(store):
    assert closes(store, "^RUT", "2025-08-12", "2025-08-13") == [2282.78, 2328.06]
    assert closes(store, "CC", "2025-08-12", "2025-08-13") == [12.42, 14.65]
    assert store.of(US).history(["CC"], DAY)["CC"].high[-1] > 14.65, (
        "stocks.csv has no high, the movers' file has"
    )
    assert store.rates("DGS10", DAY)[1][-1] == pytest.approx(4.24)


def test_a_close_of_zero_is_left_out(store):
    assert (store.of(US).history(["NMAX"], NOW.date())["NMAX"].close > 0).all()


def test_breadth_of_the_day(store):
    window = store.of(US).window(dt.date(2025, 8, 12), DAY)
    small = np.isin(window.symbols, list(store.of(US).members("russell2000")))
    before, after = window.close[:, small]
    assert (int((after > before).sum()), int((after < before).sum())) == (1613, 300)


def test_holidays_of_the_vix_and_the_day_that_all_stocks_lack(store):
    window = store.of(US).window(dt.date(2026, 2, 20), dt.date(2026, 7, 6), ["^VIX", "CC"])
    days = window.days.tolist()
    assert dt.date(2026, 5, 25) not in days
    assert dt.date(2026, 7, 3) not in days
    missing = window.close[days.index(dt.date(2026, 2, 24))]
    assert np.isnan(missing).tolist() == [False, True]


@pytest.mark.parametrize(
    ("symbol", "before", "ex", "prices"),
    [
        ("NVDA", "2024-06-07", "2024-06-10", (1208.88, 121.79)),
        ("NVDA", "2021-07-19", "2021-07-20", (751.19, 186.12)),
        ("TSLA", "2022-08-24", "2022-08-25", (891.29, 296.07)),
        ("AMZN", "2022-06-03", "2022-06-06", (2447.0, 124.79)),
        ("GOOG", "2022-07-15", "2022-07-18", (2255.34, 109.91)),
        ("AVGO", "2024-07-12", "2024-07-15", (1700.67, 171.42)),
        ("WMT", "2024-02-23", "2024-02-26", (175.56, 59.6)),
        ("NFLX", "2025-11-14", "2025-11-17", (1112.17, 110.29)),
    ],
)
def test_closes_around_a_split_are_as_traded(store, symbol, before, ex, prices):
    assert closes(store, symbol, before, ex) == pytest.approx(prices, rel=5e-4)


def test_splits_that_the_list_lacks(store):
    found = {(split.symbol, str(split.date)): split.ratio for split in store.of(US).splits()}
    assert found["ANET", "2024-12-04"] == 4
    assert found["SEZL", "2025-03-28"] == 6
    assert found["PIPR", "2026-03-24"] == 4
    assert found["DEA", "2025-04-28"] == 0.4


def test_a_split_before_the_list_begins_stays_adjusted(store):
    before, after = closes(store, "AAPL", "2020-08-28", "2020-08-31")
    assert 1.0 < after / before < 1.1

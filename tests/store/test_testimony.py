"""What sources say about their figures is only added to, and known as of any import."""

import datetime as dt

import pytest

from newsgen.sources.batch import Base, Batch, LastTrade, Moment, Price
from newsgen.store import Store
from tests.markets import KR, US

DAY = dt.date(2025, 8, 13)
FIRST, SECOND = (dt.datetime(2025, 8, 14, hour, tzinfo=dt.UTC) for hour in (1, 2))
SAID = Batch(
    origin="Test",
    moments=(Moment("USDKRW", "00:00 Europe/London"),),
    bases=(Base("BDX", DAY, 177.25), Base("005930.KS", DAY, 70000)),
    trades=(LastTrade("AAPL", 233.33, dt.datetime(2025, 8, 13, 20, 0, 1, tzinfo=dt.UTC)),),
)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "market.sqlite", create=True) as store:
        store.write(SAID, now=FIRST)
        yield store


def test_what_was_said_is_there_by_market(store):
    assert store.moments() == {"USDKRW": "00:00 Europe/London"}
    assert store.of(US).bases() == [Base("BDX", DAY, 177.25)]
    assert store.of(KR).bases(last=DAY) == [Base("005930.KS", DAY, 70000)]
    assert store.of(US).bases(last=DAY - dt.timedelta(days=1)) == []
    assert store.of(US).last_trades(DAY) == {"AAPL": SAID.trades[0]}
    assert store.of(US).last_trades(DAY + dt.timedelta(days=1)) == {}


def test_the_same_said_again_is_nothing_new(store):
    assert store.write(SAID, now=SECOND).others == 0


def test_the_latest_word_counts_and_the_earlier_one_is_known(store):
    late = LastTrade("AAPL", 233.40, dt.datetime(2025, 8, 13, 20, 45, tzinfo=dt.UTC))
    again = Batch(
        origin="Desk",
        moments=(Moment("USDKRW", "close us"),),
        bases=(Base("BDX", DAY, 180.0),),
        trades=(late,),
    )
    assert store.write(again, now=SECOND).others == 3
    assert store.moments() == {"USDKRW": "close us"}
    assert store.of(US).bases() == [Base("BDX", DAY, 180.0)]
    assert store.of(US).last_trades(DAY) == {"AAPL": late}
    then = store.as_known_at(FIRST)
    assert then.moments() == {"USDKRW": "00:00 Europe/London"}
    assert then.of(US).bases() == [Base("BDX", DAY, 177.25)]
    assert then.of(US).last_trades(DAY) == {"AAPL": SAID.trades[0]}


def test_a_word_taken_back_and_given_again_counts_again(store):
    for price in (180.0, 177.25):
        store.write(Batch(origin="Desk", bases=(Base("BDX", DAY, price),)), now=SECOND)
    assert store.of(US).bases() == [Base("BDX", DAY, 177.25)]


@pytest.mark.parametrize("price", [0.0, -1.0, float("nan"), float("inf")])
def test_a_price_that_is_none_is_refused_and_nothing_is_written(store, price):
    batch = Batch(origin="Test", prices=(Price("AAPL", DAY, 233.33),), bases=(Base("AAPL", DAY, price),))
    with pytest.raises(ValueError, match="finite"):
        store.write(batch, now=SECOND)
    assert store.of(US).counts(DAY) == 0

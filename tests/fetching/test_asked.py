"""When closes were asked for, as the imports tell it, and which are due once more."""

import datetime as dt

import pytest

from newsgen import gate, markets
from newsgen.fetching.known import known
from newsgen.gate.evidence import gather
from newsgen.markets import Session
from newsgen.sources.batch import Batch, LastTrade, Price

US = markets.named("us")
DAY = dt.date(2025, 8, 13)
SESSION = Session(US, DAY)
BELL = dt.datetime(2025, 8, 13, 20, tzinfo=dt.UTC)
YAHOO, FOLDER = "Yahoo Finance", "recorded"


def after(minutes: int) -> dt.datetime:
    return BELL + dt.timedelta(minutes=minutes)


def bring(store, minutes: int, *symbols: str, origin: str = YAHOO, day: dt.date = DAY, close: float = 100.0):
    prices = tuple(Price(symbol, day, close) for symbol in symbols)
    store.write(Batch(origin=origin, prices=prices, live=origin == YAHOO), now=after(minutes))


@pytest.fixture
def read(store):
    def told() -> dict[str, float]:
        found = store.of(US).asked(DAY)
        return {symbol: (at - BELL).total_seconds() / 60 for symbol, at in found.items()}

    return told


def test_closes_were_asked_for_when_their_import_was_written(store, read):
    bring(store, 35, "^GSPC", "AAPL", "MSFT")
    bring(store, 50, "TSLA")
    assert read() == {"^GSPC": 35, "AAPL": 35, "MSFT": 35, "TSLA": 50}
    assert gather(store, SESSION).fetched == after(35)


def test_a_folder_is_no_fetch_whenever_it_is_imported(store, read):
    bring(store, -600, "AAPL", origin=FOLDER)
    bring(store, 600, "MSFT", origin=FOLDER)
    assert read() == {}
    assert gather(store, SESSION).fetched is None
    assert known(store, SESSION, after(600)).soon == frozenset()


def test_another_import_that_finds_them_there_has_asked_for_them_again(store, read):
    bring(store, 35, "^GSPC", "AAPL", "MSFT", "TSLA")
    bring(store, 70, "^GSPC", "AAPL", close=100.0)  # as it was, and
    assert set(read().values()) == {70}
    bring(store, 90, "^GSPC", "AAPL", close=101.0)  # a little later
    assert set(read().values()) == {90}


def test_the_few_closes_that_a_later_session_overlaps_are_no_second_asking(store, read):
    bring(store, 35, "^GSPC", "AAPL", "MSFT", "TSLA")
    bring(store, 24 * 60 + 35, "^GSPC")
    bring(store, 24 * 60 + 35, "^GSPC", "AAPL", "MSFT", "TSLA", day=DAY + dt.timedelta(days=1))
    assert set(read().values()) == {35}


def test_what_was_known_then_is_told_of_a_moment_before(store):
    bring(store, 35, "^GSPC", "AAPL")
    bring(store, 70, "^GSPC", "AAPL")
    then = store.as_known_at(after(40))
    assert set(then.of(US).asked(DAY).values()) == {after(35)}
    assert gather(then, SESSION).fetched == after(35)


@pytest.mark.parametrize(
    ("first", "now", "due"), [(35, 59, False), (35, 60, True), (59, 61, True), (60, 90, False)]
)
def test_closes_of_the_first_hour_are_due_once_more_after_it(store, first, now, due):
    bring(store, first, "^GSPC", "AAPL")
    assert bool(known(store, SESSION, after(now)).soon) is due


def test_last_trades_of_the_session_reach_the_gate(store):
    day_before = LastTrade("AAPL", 99.0, after(-24 * 60))
    trades = (day_before, LastTrade("AAPL", 100.5, after(0)), LastTrade("^GSPC", 6466.0, after(42)))
    prices = (Price("AAPL", DAY, 100.0), Price("^GSPC", DAY, 6466.58))
    store.write(Batch(origin=YAHOO, prices=prices, trades=trades, live=True), now=after(65))
    assert gather(store, SESSION).quotes == {
        "AAPL": gate.Quote(100.5, after(0)),
        "^GSPC": gate.Quote(6466.0, after(42)),
    }

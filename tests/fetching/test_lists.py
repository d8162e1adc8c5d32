"""Lists that the desk asks for: who can be asked, and which list is not taken."""

import datetime as dt

import pytest

from newsgen import markets
from newsgen.errors import ImportRefused, UsageProblem
from newsgen.fetching import lists
from newsgen.model import Instrument
from newsgen.sources.batch import Batch, Listing
from tests.markets import KR, US, us

SYMBOLS = frozenset({"A", "B", "C", "D"})


def batch(symbols, day=dt.date(2025, 7, 1)) -> Batch:
    return Batch(origin="x", listings=(Listing("russell2000", day, frozenset(symbols)),))


def test_a_list_tells_who_joined_and_who_left(store):
    (first,) = lists.take(store, batch(SYMBOLS))
    assert (first.before, first.joined) == (frozenset(), SYMBOLS)
    (second,) = lists.take(store, batch({"A", "B", "C", "E"}, dt.date(2025, 8, 1)))
    assert (second.joined, second.left) == ({"E"}, {"D"})
    assert store.of(US).members("russell2000", dt.date(2025, 8, 13)) == {"A", "B", "C", "E"}


def test_a_list_that_lacks_most_of_the_one_before_changes_nothing(store):
    lists.take(store, batch(SYMBOLS))
    with pytest.raises(ImportRefused, match="4종목 가운데 1종목만"):
        lists.take(store, batch({"A", "X", "Y", "Z"}, dt.date(2025, 8, 1)))
    assert store.of(US).members("russell2000") == SYMBOLS


def test_who_cannot_be_asked_is_told_who_can():
    with pytest.raises(UsageProblem, match="sp500, russell2000, names"):
        lists.downloaded("kospi200")


NOW = dt.datetime(2025, 8, 14, 6, 30, tzinfo=dt.timezone(dt.timedelta(hours=9)))
CLOSE = us(dt.date(2025, 8, 13))


def due(store, session=CLOSE, now=NOW) -> list[str]:
    return [each.name for each in lists.due(store, session, now)]


def put(store, universe, day, symbols=SYMBOLS):
    store.write(Batch(origin="x", listings=(Listing(universe, day, frozenset(symbols)),)), now=NOW)


def test_an_empty_store_wants_every_list_that_there_is_of_its_market(store):
    assert due(store) == ["sp500", "russell2000"]
    assert due(store, markets.session(KR, dt.date(2025, 8, 13))) == []


def test_a_list_of_this_month_does_and_an_older_one_is_asked_for_anew(store):
    put(store, "sp500", dt.date(2025, 7, 15))
    put(store, "russell2000", dt.date(2025, 8, 12))
    assert due(store) == []
    assert due(store, us(dt.date(2025, 8, 14)), NOW + dt.timedelta(days=1)) == ["sp500"]


def test_a_list_from_before_the_index_was_made_up_anew_is_asked_for_at_once(store):
    put(store, "sp500", dt.date(2025, 6, 26))
    put(store, "russell2000", dt.date(2025, 6, 26))  # made up anew after the close of the 27th
    later = dt.datetime(2025, 7, 2, tzinfo=dt.UTC)
    assert due(store, us(dt.date(2025, 6, 27)), later) == []
    assert due(store, us(dt.date(2025, 7, 1)), later) == ["russell2000"]


def test_a_list_of_the_desk_without_a_day_is_not_asked_for(store):
    listed = tuple(Instrument(symbol=s, english=s, universes=("sp500", "russell2000")) for s in SYMBOLS)
    store.write(Batch(origin="x", instruments=listed), now=NOW)
    assert due(store) == []


def test_who_was_in_long_ago_cannot_be_asked_of_who_tells_today(store):
    put(store, "sp500", dt.date(2024, 1, 2))
    put(store, "russell2000", dt.date(2024, 1, 2))
    assert due(store, now=NOW + dt.timedelta(days=20)) == []

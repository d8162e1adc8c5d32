"""Lists that the desk asks for: who can be asked, and which list is not taken."""

import datetime as dt

import pytest

from newsgen.errors import ImportRefused, UsageProblem
from newsgen.fetching import lists
from newsgen.sources.batch import Batch, Listing
from tests.markets import US

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
    with pytest.raises(UsageProblem, match="russell2000, names"):
        lists.downloaded("sp500")

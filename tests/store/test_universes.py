"""Lists of members by their day: which one holds for a session, and whether one does."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.model import Instrument
from newsgen.sources.batch import Batch, Listing
from newsgen.store import Membership
from tests.markets import US

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def put(store, as_of: str, *symbols: str, universe: str = "russell2000") -> None:
    listing = Listing(universe, day(as_of), frozenset(symbols))
    store.write(Batch(origin=f"목록 {as_of}", listings=(listing,)), now=NOW)


def test_without_a_list_nothing_is_covered(store):
    assert store.of(US).membership("russell2000", day("2026-01-05")) == Membership(frozenset())


def test_the_latest_list_of_the_time(store):
    put(store, "2026-01-05", "A", "B")
    put(store, "2026-02-02", "A", "C")
    found = store.of(US).membership("russell2000", day("2026-01-30"))
    assert found == (frozenset("AB"), day("2026-01-05"), True, "목록 2026-01-05")
    assert store.of(US).members("russell2000", day("2026-02-02")) == frozenset("AC")
    assert store.of(US).members("russell2000") == frozenset("AC")
    before = store.of(US).membership("russell2000", day("2025-12-31"))
    assert (before.symbols, before.covers) == (frozenset("AB"), False)


@pytest.mark.parametrize(
    ("as_of", "session", "covers"),
    [
        ("2025-06-27", "2025-08-13", True),  # the list of the very day of the change
        ("2025-06-26", "2025-06-27", True),
        ("2025-06-26", "2025-06-30", False),
        ("2024-06-28", "2025-06-27", True),
        ("2025-11-11", "2025-11-20", True),  # once a year until 2025
        ("2026-11-12", "2026-11-13", True),
        ("2026-11-12", "2026-11-16", False),  # twice from 2026 on
        ("2026-11-16", "2026-11-20", True),
    ],
)
def test_a_list_ends_where_the_index_is_made_up_anew(store, as_of, session, covers):
    put(store, as_of, "A")
    assert store.of(US).membership("russell2000", day(session)).covers is covers
    assert store.of(US).members("russell2000", day(session)) == {"A"}


def test_other_universes_hold_for_a_while(store):
    put(store, "2026-01-05", "A", universe="sp500")
    assert store.of(US).membership("sp500", day("2026-04-10")).covers
    assert not store.of(US).membership("sp500", day("2026-06-01")).covers


def test_a_list_without_a_day_holds_where_no_dated_one_does(store):
    one = Instrument(symbol="U", english="U", universes=("russell2000",))
    store.write(Batch(origin="폴더", instruments=(one,)), now=NOW)
    put(store, "2026-02-02", "D")
    assert store.of(US).membership("russell2000", day("2026-01-05")) == (frozenset("U"), None, True, "폴더")
    assert store.of(US).members("russell2000", day("2026-02-02")) == {"D"}
    assert store.of(US).instruments()["U"].universes == ()


def test_a_list_again_is_no_new_one_and_a_corrected_one_replaces_it(store):
    put(store, "2026-02-02", "A")
    put(store, "2026-02-02", "A")
    assert store.of(US).lists("russell2000") == [(day("2026-02-02"), "목록 2026-02-02", 1)]
    put(store, "2026-02-02", "A", "B")
    assert store.of(US).members("russell2000", day("2026-02-03")) == frozenset("AB")
    assert [size for *_, size in store.of(US).lists("russell2000")] == [2]

"""Histories read in one piece say what the imports say, whatever came in whatever order."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen import calendars, markets
from newsgen.errors import StoreProblem
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store, histories
from tests.markets import KR, US

NOW = dt.datetime(2025, 8, 14, tzinfo=dt.UTC)
SYMBOLS = ("^GSPC", "AAPL", "CC", "JACK", "005930.KS", "^KS11")
"""Indices and a member of a basket, which are followed, and some that are not."""
DAYS = [dt.date(2025, 6, 27) + dt.timedelta(days=n) for n in range(12)]
"""With two weekends and a day on which New York rests."""

maybe = st.none() | st.sampled_from([1.0, 2.0, 3.0])
price = st.builds(Price, st.sampled_from(SYMBOLS), st.sampled_from(DAYS), st.sampled_from([1.0, 2.0]),
                  maybe, maybe, maybe, maybe)  # fmt: skip
imports = st.tuples(st.lists(price, max_size=10), st.sets(st.sampled_from(SYMBOLS), max_size=2))


def merged(held: dict[tuple[str, dt.date], list], prices: list[Price]) -> None:
    """Bring what is held up to an import: a symbol's first row of a day counts, and what it lacks stays."""
    for one in {(price.symbol, price.date): price for price in reversed(prices)}.values():
        values = [one.open, one.high, one.low, one.close, one.volume]
        before = held.get((one.symbol, one.date), values)
        held[one.symbol, one.date] = [
            old if new is None else new for old, new in zip(before, values, strict=True)
        ]


def told(store: Store, symbol: str) -> list[tuple]:
    market = markets.of(symbol)
    one = store.of(market).history([symbol], DAYS[-1]).get(symbol)
    if one is None:
        return []
    columns = (one.open, one.high, one.low, one.close, one.volume)
    return [
        (day, *(None if math.isnan(value) else value for value in values))
        for day, *values in zip(one.days.tolist(), *(column.tolist() for column in columns), strict=True)
    ]


@settings(max_examples=60, deadline=None)
@given(given_=st.lists(imports, min_size=1, max_size=5))
def test_a_history_says_what_the_imports_say(tmp_path_factory, given_):
    held: dict[tuple[str, dt.date], list] = {}
    with Store.open(tmp_path_factory.mktemp("h") / "m.sqlite", create=True) as store:
        for prices, follow in given_:
            store.write(Batch(origin="시험", prices=prices), now=NOW, follow=follow)
            merged(held, prices)
            for symbol in SYMBOLS:
                exchange = markets.of(symbol).exchange
                assert told(store, symbol) == [
                    (day, *values)
                    for (name, day), values in sorted(held.items())
                    if name == symbol and calendars.is_session(day, exchange)
                ]


def kept(store: Store) -> set[str]:
    return {one for (one,) in store._db.execute("SELECT symbol FROM histories JOIN symbols USING (id)")}


def test_indices_and_the_usual_baskets_are_followed_and_whatever_is_asked_for(store):
    prices = [Price(symbol, DAYS[0], 1.0) for symbol in SYMBOLS]
    store.write(Batch(origin="시험", prices=prices), now=NOW)
    assert kept(store) == {"^GSPC", "AAPL", "^KS11"}
    store.write(Batch(origin="시험", prices=[Price("CC", DAYS[3], 2.0)]), now=NOW, follow=["CC", "NONE"])
    assert kept(store) == {"^GSPC", "AAPL", "^KS11", "CC"}
    assert store.of(US).history(["CC"], DAYS[-1])["CC"].close.tolist() == [1.0, 2.0], (
        "what was there before too"
    )


def test_nothing_of_later_days_or_of_other_markets_is_in_a_history(store):
    store.write(Batch(origin="시험", prices=[Price("^GSPC", day, 1.0) for day in DAYS]), now=NOW)
    assert store.of(US).history(["^GSPC"], dt.date(2025, 7, 6))["^GSPC"].days.tolist() == [
        dt.date(2025, 6, 27), dt.date(2025, 6, 30),
        dt.date(2025, 7, 1), dt.date(2025, 7, 2), dt.date(2025, 7, 3),
    ]  # fmt: skip
    assert store.of(US).history(["^GSPC"], dt.date(2025, 6, 26)) == {}
    assert store.of(KR).history(["^GSPC"], DAYS[-1]) == {}


def test_a_history_that_was_cut_is_not_read_as_prices(store):
    store.write(Batch(origin="시험", prices=[Price("^GSPC", DAYS[0], 1.0)]), now=NOW)
    store._db.execute("UPDATE histories SET body = x'0102030405'")
    with pytest.raises(StoreProblem, match="손상"):
        store.of(US).history(["^GSPC"], DAYS[-1])


def test_followed_instruments_are_read_without_the_blocks(store, monkeypatch):
    store.write(Batch(origin="시험", prices=[Price("^GSPC", DAYS[0], 1.0)]), now=NOW)

    def refuse(*_: object) -> dict[int, object]:
        raise AssertionError("read every price of the market")

    monkeypatch.setattr(histories.Past, "blocks", refuse)
    assert store.of(US).history(["^GSPC"], DAYS[-1])["^GSPC"].close.tolist() == [1.0]

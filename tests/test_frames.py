"""Frames hold what the store, the facts and the items say, and nothing is made up where something lacks."""

from __future__ import annotations

import datetime as dt
import io

import pandas as pd
import pytest

from newsgen import frames, pipeline
from newsgen.config import Config
from newsgen.editions import EDITIONS
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store
from tests.facts.builders import fact
from tests.markets import US

DAY = dt.date(2025, 8, 13)


@pytest.fixture
def filled(store: Store) -> Store:
    prices = [
        Price("A", dt.date(2025, 8, 12), 10.0, volume=5.0, market_cap=100.0),
        Price("A", DAY, 11.0, volume=6.0),
        Price("B", DAY, 20.0),
    ]
    store.write(Batch(origin="시험", prices=prices), now=dt.datetime(2026, 8, 22, tzinfo=dt.UTC))
    return store


def test_prices_are_a_row_a_session_and_symbol_that_has_one(filled: Store) -> None:
    frame = frames.prices(filled.of(US), ["A", "B"], dt.date(2025, 8, 12), DAY)
    assert frame.close.to_dict() == {
        (pd.Timestamp("2025-08-12"), "A"): 10.0,
        (pd.Timestamp("2025-08-13"), "A"): 11.0,
        (pd.Timestamp("2025-08-13"), "B"): 20.0,
    }
    assert frame.loc[(pd.Timestamp("2025-08-12"), "A"), "market_cap"] == 100.0
    assert pd.isna(frame.loc[(pd.Timestamp("2025-08-13"), "B"), "volume"])


def test_facts_keep_dates_numbers_and_what_is_absent() -> None:
    given = [
        fact("change_day", "^RUT", 1.98, base=dt.date(2025, 8, 12)),
        fact("breadth_up", "sp500", 399, "count", n=500),
    ]
    frame = frames.facts(given)
    assert list(frame.value) == [1.98, 399]
    assert frame.base[0] == pd.Timestamp("2025-08-12")
    assert pd.isna(frame.base[1])
    assert pd.isna(frame.n[0])
    assert frame.n[1] == 500
    read = pd.read_csv(io.StringIO(frame.to_csv(index=False)))
    assert list(read.id) == [one.id for one in given]


def test_a_frame_of_nothing_has_its_columns() -> None:
    assert {"id", "value", "n"} <= set(frames.facts([]).columns)
    assert {"rule", "total", "facts"} <= set(frames.items([]).columns)


def test_items_of_a_recorded_week(held_store: Store) -> None:
    day = pipeline.computed(held_store, EDITIONS["us-week"], dt.date(2025, 8, 15), Config())
    frame = frames.items(day.items)
    assert len(frame) == len(day.items)
    assert frame.total.is_monotonic_decreasing
    first = day.items[0]
    assert (frame.rule[0], frame.facts[0].split()) == (first.rule, list(first.facts))

"""Base prices beside closes, held against the close before that the store has."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsgen.sources.batch import Base, Batch, Price
from newsgen.store import Store
from tests.markets import KR

NOW = dt.datetime(2025, 10, 27, 9, tzinfo=dt.UTC)
FRIDAY, MONDAY = dt.date(2025, 10, 24), dt.date(2025, 10, 27)


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "a.sqlite", create=True) as opened:
        rows = [Price("000010.KS", FRIDAY, close=510.0), Price("000020.KS", FRIDAY, close=100.0)]
        opened.write(Batch(origin="x", prices=rows), now=NOW)
        yield opened


def told(store: Store, **bases: float) -> list[tuple[str, float | None]]:
    names = {f"{name[1:]}.KS": price for name, price in bases.items()}
    references = tuple(Base(name, MONDAY, price) for name, price in names.items())
    prices = [Price(name, MONDAY, close=price) for name, price in names.items()]
    store.write(Batch(origin="x", prices=prices, references=references), now=NOW)
    return [(one.symbol, one.price) for one in store.of(KR).bases()]


def test_only_a_base_that_is_not_the_close_before_is_kept(store):
    assert told(store, _000010=5100.0, _000020=100.0, _000030=10_000.0) == [("000010.KS", 5100.0)]


def test_a_wrong_base_is_corrected_by_one_that_is_the_close_before(store):
    assert told(store, _000020=90.0) == [("000020.KS", 90.0)]
    assert told(store, _000020=100.0) == [("000020.KS", 100.0)]

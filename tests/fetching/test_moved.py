"""Whom sources ask about one by one: figures by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.fetching.moved import MOST, moved
from newsgen.markets import Session
from newsgen.sources.batch import Base, Batch, Price, Split
from newsgen.sources.source import Wanted

US = markets.named("us")
SESSION = Session(US, dt.date(2025, 8, 13))
BEFORE = SESSION.previous.day


@pytest.fixture
def told(store):
    def of(**changes: tuple[float, float]) -> tuple[str, ...]:
        """Return who moved, of symbols with their change in percent and their worth in billions."""
        prices = []
        for symbol, (change, worth) in changes.items():
            prices.append(Price(symbol, BEFORE, 100.0, market_cap=worth * 1000))
            prices.append(Price(symbol, SESSION.day, 100.0 + change))
        store.write(Batch(origin="x", prices=prices), now=dt.datetime.now(dt.UTC))
        return moved(store.of(US), Wanted(session=SESSION, members=frozenset(changes)))

    return of


def test_giants_first_then_the_large_then_the_others_each_by_the_move(told):
    assert told(
        NVDA=(0.1, 4000), AAPL=(-1.2, 3000), INTC=(-3.0, 100), TGT=(2.9, 60), KEYS=(9.0, 25), SAVA=(-6.9, 1),
        HI=(18.5, 1.5), CC=(-7.0, 2),
    ) == ("AAPL", "NVDA", "KEYS", "INTC", "HI", "CC")  # fmt: skip


def test_a_day_of_a_split_or_of_another_base_is_no_move(store, told):
    day = SESSION.day
    apart = Batch(origin="x", splits=(Split("NFLX", day, 10.0),), bases=(Base("DD", day, 40.0),))
    store.write(apart, now=dt.datetime.now(dt.UTC))
    assert told(NFLX=(-90.0, 400), DD=(-60.0, 30), HI=(8.0, 1)) == ("HI",)


def test_nobody_else_is_asked_about(store, told):
    told(HI=(18.5, 1.5))
    assert moved(store.of(US), Wanted(session=SESSION, members=frozenset({"AAPL"}))) == ()
    nowhere = Session(US, dt.date(2025, 9, 15))
    assert moved(store.of(US), Wanted(session=nowhere, members=frozenset({"HI"}))) == ()


def test_they_are_not_many(told):
    many = {f"QA{chr(65 + at // 26)}{chr(65 + at % 26)}": (8.0 + at / 10, 1) for at in range(60)}
    assert len(told(**many)) == MOST

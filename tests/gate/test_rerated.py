"""Rates that another import changes after they were first known."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import gate, snapshot
from newsgen.config import Config
from newsgen.sources.batch import Batch, Moment, Rate
from newsgen.store import Store
from tests.facts.builders import DAY, fill
from tests.markets import us

BEFORE = us(DAY).previous.day
EARLIER = us(BEFORE).previous.day
FIRST = us(DAY).closes + dt.timedelta(hours=5)
LATER = FIRST + dt.timedelta(hours=1)
VALUES = {"DGS10": (4.2, 4.24, 4.29), "DGS2": (3.7, 3.72, 3.74), "USDKRW": (1380.0, 1385.0, 1390.0)}
OTHERS = {"EFFR": 4.33, "DFEDTARL": 4.25, "DFEDTARU": 4.5, "ZQ:2025-09": 95.79}


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, {"^GSPC": [6400.0, 6410.0, 6420.0]})
    days = (EARLIER, BEFORE, DAY)
    rates = [
        Rate(name, day, value) for name, row in VALUES.items() for day, value in zip(days, row, strict=True)
    ]
    rates += [Rate(name, day, value) for name, value in OTHERS.items() for day in days]
    put(store, *rates, now=FIRST, clocks=True)
    return store


def put(store: Store, *rates: Rate, now: dt.datetime = LATER, clocks: bool = False) -> None:
    moments = [Moment(name, "close us") for name in VALUES] if clocks else []
    store.write(Batch(origin="a file", prices=[], rates=rates, moments=tuple(moments)), now=now)


def said(store: Store) -> list[str]:
    judged = gate.judged(store, snapshot.snapshot(store, us(DAY), Config()))
    return [one.message for one in judged if one.code == "rate-rewritten"]


def test_what_is_as_it_was_says_nothing(filled):
    assert said(filled) == []
    put(filled, Rate("DGS10", BEFORE, 4.24), Rate("DGS10", EARLIER, 4.5))
    assert said(filled) == [], "the same again, and a day that nothing is measured from"


@pytest.mark.parametrize(
    ("series", "day", "new", "told"),
    [
        ("DGS10", BEFORE, 4.12, f"DGS10 {BEFORE} 값이 4.24에서 4.12로"),
        ("DGS2", DAY, 3.83, f"DGS2 {DAY} 값이 3.74에서 3.83로"),
        ("USDKRW", BEFORE, 1399.0, f"USDKRW {BEFORE} 값이 1385에서 1399로"),
        ("EFFR", EARLIER, 4.08, f"EFFR {EARLIER} 값이 4.33에서 4.08로"),
        ("DFEDTARL", DAY, 4.0, f"DFEDTARL {DAY} 값이 4.25에서 4로"),
        ("ZQ:2025-09", BEFORE, 95.82, f"ZQ:2025-09 {BEFORE} 값이 95.79에서 95.82로"),
    ],
)
def test_a_base_or_a_value_that_was_changed_is_told_with_both(filled, series, day, new, told):
    put(filled, Rate(series, day, new))
    (message,) = said(filled)
    symbol, date, changed = told.split(" ", 2)
    assert message.startswith(date)
    assert symbol in message
    assert changed in message


def test_less_than_is_printed_is_not_told(filled):
    put(filled, Rate("DGS10", BEFORE, 4.242), Rate("USDKRW", BEFORE, 1385.2))
    assert said(filled) == []


def test_what_was_changed_before_the_session_before_was_over_is_known(filled):
    put(filled, Rate("DGS10", BEFORE, 4.12), now=us(BEFORE).closes - dt.timedelta(hours=1))
    assert said(filled) == []

"""Where a company's close stands in its own history, by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from newsgen.facts import companies
from newsgen.facts.book import FactBook
from newsgen.snapshot import giants, peaks
from newsgen.store import Window
from tests.facts.builders import floats, market, panel, series, sessions_until
from tests.markets import US, us

DAY = dt.date(2025, 1, 27)


def book(closes: list[float], symbol: str = "ORCL", **more) -> FactBook:
    history = series(symbol, closes, day=DAY)
    seen = market(day=DAY, stocks=panel({symbol: closes[-2:]}, day=DAY, caps={symbol: 513_521.0}))
    seen = replace(seen, giants={symbol: history}, **more)
    return FactBook(us(DAY), companies.facts(seen, np.array([-15.0])))


def test_since_when_comes_of_the_history_of_its_own():
    since = book([100.0, 80.0, 81.0, 80.0, 68.0]).get("largest_fall_since", "ORCL")
    assert (since.value, since.since_value, since.periods) == (-15.0, -20.0, 3)


@pytest.mark.parametrize(("last", "record"), [(151.0, True), (150.0, False), (140.0, False)])
def test_a_record_beats_what_stood_before_the_history_too(last, record):
    """The history begins at 100, after a close of at most one and a half times as much."""
    closes = [100.0, *np.linspace(100.0, 120.0, 300).tolist(), last]
    history = series("ORCL", closes, day=DAY)
    first = history.on(0)
    known = {"ORCL": peaks._Standing(first, first, 1.5)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(peaks, "_known", lambda: known)
        stood = dict(peaks.of_companies([history]))
    found = book(closes, peaks=stood)
    assert (found.get("high_all", "ORCL") is not None) is record
    assert found.get("high_52w", "ORCL") is not None
    assert book(closes).get("high_all", "ORCL") is None, "nothing is known of before"


def test_a_large_mover_without_a_history_has_its_year():
    closes = [*np.linspace(100.0, 90.0, 260).tolist(), 80.0]
    stocks = panel({"AAA": closes, "BBB": closes}, day=DAY, caps={"AAA": 30_000.0, "BBB": 19_000.0})
    seen = market(day=DAY, stocks=stocks)
    found = FactBook(us(DAY), companies.facts(seen, np.array([-11.0, -11.0])))
    assert [one.about for one in found.all("low_52w")] == ["AAA"]
    still = FactBook(us(DAY), companies.facts(seen, np.array([-2.9, -11.0])))
    assert still.all("low_52w") == []


@pytest.mark.parametrize(
    ("symbol", "worth", "last", "asked"),
    [
        ("SNDK", 70_000.0, 104.0, True),
        ("SNDK", 70_000.0, 103.9, False),
        ("SNDK", 19_000.0, 110.0, False),
        ("OTHER", 70_000.0, 110.0, False),
        ("OTHER", 310_000.0, 106.0, True),
    ],
)
def test_the_history_is_asked_for_of_whom_a_record_can_be_known(symbol, worth, last, asked):
    days = sessions_until(DAY, 2)
    window = Window(
        days=days,
        symbols=(symbol,),
        close=floats([100.0, last]).reshape(2, 1),
        volume=floats([1.0, 1.0]).reshape(2, 1),
        market_cap=floats([worth, worth]).reshape(2, 1),
    )
    found = giants.to_follow(window, DAY, US.size, peaks.known())
    assert found == ({DAY: [symbol]} if asked else {})

"""Round market values: who was never worth as much, and who no longer is."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen.facts import marks
from newsgen.facts.book import FactBook
from tests.facts.builders import NAN, market, panel
from tests.markets import us

DAY = dt.date(2025, 7, 10)
"""Nvidia closed above 4 trillion dollars as the first company ever; up to the day before nobody had."""


def book(*caps: float, symbol: str = "NVDA", day: dt.date = DAY) -> FactBook:
    """What is found of one company's market values in billions, the last on the session."""
    stocks = panel({symbol: [100.0] * len(caps)}, day=day, caps={symbol: 1.0})
    stocks.market_cap[:, 0] = np.array(caps) * 1000
    return FactBook(us(day), marks.facts(market(day=day, stocks=stocks)))


@pytest.mark.parametrize(("now", "first"), [(4004.0, True), (4000.0, True), (3999.9, False)])
def test_nvidia_of_2025_07_10(now, first):
    found = book(3904.0, 3974.0, now)
    assert (found.value("worth_first", "NVDA") == 4_000_000.0) is first


def test_no_company_at_all_was_worth_as_much():
    """Nvidia was the first above 4 trillion; Apple, above it months later, was not."""
    assert book(3904.0, 3974.0, 4004.0).value("worth_ever", "NVDA") == 4_000_000.0
    later = dt.date(2025, 10, 28)
    stocks = panel({"AAPL": [100.0] * 90, "NVDA": [100.0] * 90}, day=later, caps={"AAPL": 1.0, "NVDA": 1.0})
    stocks.market_cap[:, 0] = [*[3.9e6] * 89, 4.01e6]
    stocks.market_cap[:, 1] = [*[3.9e6] * 40, *[4.4e6] * 50]
    found = FactBook(us(later), marks.facts(market(day=later, stocks=stocks)))
    assert (found.value("worth_first", "AAPL"), found.value("worth_ever", "AAPL")) == (4_000_000.0, None)


def test_a_panel_that_does_not_reach_back_to_what_is_known_tells_no_first_time():
    assert not book(3974.0, 4004.0, day=dt.date(2025, 7, 14)).all("worth_first")


def test_who_was_worth_as_much_since_is_no_first():
    day = dt.date(2025, 7, 14)
    assert not book(3900.0, 4010.0, 3990.0, 4004.0, day=day).all("worth_first")
    assert book(3900.0, 3970.0, 3990.0, 4004.0, day=day).all("worth_first")


def test_a_hole_since_makes_it_unknown():
    assert not book(3900.0, 3970.0, NAN, 3990.0, 4004.0, day=dt.date(2025, 7, 15)).all("worth_first")


@pytest.mark.parametrize(("symbol", "first"), [("AAPL", False), ("AMZN", True)])
def test_a_holder_is_not_the_first_time_there(symbol, first):
    found = book(2980.0, 2990.0, 3010.0, symbol=symbol, day=dt.date(2025, 9, 15))
    assert bool(found.all("worth_first")) is first


def test_who_fell_below_is_told_since_when_it_was_not():
    lost = book(3990.0, 4100.0, 4050.0, 3950.0).get("worth_lost", "NVDA")
    assert (lost.value, lost.periods, lost.since) == (4_000_000.0, 3, dt.date(2025, 7, 7))
    assert not book(4100.0, 4050.0, 3950.0).all("worth_lost"), "it may have been so for longer"
    assert not book(NAN, 4050.0, 3950.0).all("worth_lost")

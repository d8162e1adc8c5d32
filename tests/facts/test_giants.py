"""Giants whose day is the market's: what they gained or lost, by hand and as published."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts import giants
from newsgen.facts.book import FactBook
from tests.facts.builders import NAN, market, panel
from tests.markets import us

DAY = dt.date(2025, 1, 27)


def book(closes: dict[str, list[float]], day: dt.date = DAY, **caps: float) -> FactBook:
    seen = market(day=day, stocks=panel(closes, day=day, caps=caps))
    return FactBook(us(day), giants.facts(seen))


def test_nvidia_of_2025_01_27():
    """142.62 to 118.42 dollars, of a company worth 3,493 billion: 593 billion, the most ever."""
    found = book({"NVDA": [142.62, 142.62, 118.42]}, NVDA=3_492_764.0)
    assert found.value("cap_change_day", "NVDA") == pytest.approx(-592_658, rel=1e-5)
    record = found.get("cap_loss_all", "NVDA")
    assert (record.since, record.since_value) == (dt.date(2024, 9, 3), -278_900.0)


@pytest.mark.parametrize(
    ("close", "cap", "told"),
    [(93.0, 500_000.0, True), (93.01, 500_000.0, False), (93.0, 499_999.0, False), (107.0, 500_000.0, True)],
)
def test_who_is_a_giant_that_moved_far(close, cap, told):
    found = book({"A": [100.0, 100.0, close]}, A=cap)
    assert (found.get("cap_change_day", "A") is not None) is told
    assert found.all("cap_loss_all") == found.all("cap_gain_all") == []


def test_a_market_value_of_some_days_before_goes_with_the_price():
    stocks = panel({"A": [100.0, 200.0, 180.0]}, day=DAY, caps={"A": 400_000.0})
    stocks.market_cap[1:, 0] = NAN
    found = FactBook(us(DAY), giants.facts(market(day=DAY, stocks=stocks)))
    assert found.value("cap_change_day", "A") == pytest.approx(-80_000.0)


def test_a_larger_day_in_the_panel_leaves_no_record():
    closes = {"A": [100.0, 50.0, 50.0], "NVDA": [142.62, 142.62, 118.42]}
    found = book(closes, NVDA=3_492_764.0, A=1_300_000.0)
    assert found.get("cap_loss_all", "NVDA") is None, "650 billion were lost the day before"


@pytest.mark.parametrize(
    ("close", "cap", "told"), [(90.0, 300_000.0, True), (90.01, 300_000.0, False), (90.0, 299_999.0, False)]
)
def test_one_that_is_nearly_as_large_is_told_from_ten_percent_on(close, cap, told):
    found = book({"A": [100.0, 100.0, close]}, A=cap)
    assert (found.get("cap_change_day", "A") is not None) is told


@pytest.mark.parametrize(
    ("close", "cap", "told"),
    [
        (96.0, 4_000_000.0, -160_000.0),
        (96.0, 3_700_000.0, None),
        (104.0, 4_000_000.0, 160_000.0),
        (93.0, 4_000_000.0, None),
    ],
)
def test_what_the_day_moved_most_is_told_where_it_is_a_sum_and_of_no_giant_that_moved_far(close, cap, told):
    """From 150 billion on: a change of four percent of 4,000 billion, not of 3,700."""
    found = book({"A": [100.0, 100.0, close], "B": [100.0, 100.0, 101.0]}, A=cap, B=1_000_000.0)
    most = found.value("cap_change_most", "A")
    assert most == (None if told is None else pytest.approx(told))
    assert found.get("cap_change_most", "B") is None

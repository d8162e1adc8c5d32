"""Indices of other places: a change of one day of theirs, or none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen.facts import FactBook, elsewhere
from tests.facts.builders import DAY, NAN, market, series
from tests.markets import us


def book_of(close: list[float], day: dt.date = DAY, **more) -> FactBook:
    seen = replace(market(day=day, **more), elsewhere={"^GDAXI": series("^GDAXI", close, day=day)})
    return FactBook(us(day), elsewhere.facts(seen))


def test_it_is_its_change_from_the_day_before():
    assert book_of([20_000.0, 19_000.0]).value("change_day", "^GDAXI") == pytest.approx(-5.0)


@pytest.mark.parametrize("close", [[NAN, 19_000.0], [20_000.0, NAN], [19_000.0]])
def test_a_day_without_a_close_or_without_one_before_it_makes_none(close):
    assert not list(book_of(close))


def test_its_first_day_after_holidays_is_against_the_close_before_these():
    """2026-05-07: Tokyo's first session after three holidays; 59,500 to 62,834 are 5.6 %."""
    made = book_of([59_500.0, NAN, NAN, NAN, 62_834.0])
    assert made.value("change_day", "^GDAXI") == pytest.approx(5.6, abs=0.01)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-07-07", False),  # the Monday after 4 July: Frankfurt traded on it
        ("2025-01-10", False),  # the day of mourning of 9 January
        ("2025-08-11", True),  # any Monday
        ("2025-08-12", True),
    ],
)
def test_over_a_holiday_of_new_york_there_is_none(day, told):
    assert bool(list(book_of([20_000.0, 19_000.0], dt.date.fromisoformat(day)))) is told


def test_nothing_is_told_of_a_session_so_far():
    seen = replace(
        market(day=DAY), elsewhere={"^GDAXI": series("^GDAXI", [20_000.0, 19_000.0])}, moment=us(DAY).closes
    )
    assert not list(elsewhere.facts(seen))

"""Two days together, and finished months, quarters and years in a row."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts import records, spells
from newsgen.facts.book import FactBook
from tests.facts.builders import DAY, NAN, market, series
from tests.markets import us


def book_of(close: list[float], day: dt.date = DAY) -> FactBook:
    one = series("^X", close, day=day)
    return FactBook(us(day), spells.facts(market(one, day=day), one))


def test_two_days_one_way_name_the_last_two_that_went_as_far():
    book = book_of([100.0, 95.0, 90.0, 100.0, 100.5, 98.0, 95.0])
    assert book.value("change_2d", "^X") == pytest.approx(95 / 100.5 * 100 - 100)
    since = book.get("largest_fall_since_2d", "^X")
    assert (since.since_value, since.periods) == (pytest.approx(-10.0), 4)
    assert [each.value for each in since.since_inputs] == [100.0, 90.0]


@pytest.mark.parametrize(
    "close", [[100.0, 100.0, 90.0, 91.0], [100.0, 100.0, 90.0, 90.0], [100.0, 100.0, NAN, 90.0]]
)
def test_two_days_that_differ_are_not_told_together(close):
    assert book_of(close).get("change_2d", "^X") is None


def test_two_days_over_a_hole_are_the_largest_since_nothing():
    assert book_of([100.0, 80.0, 79.0, NAN, 80.0, 79.0, 78.0]).get("largest_fall_since_2d", "^X") is None


def test_records_in_a_row_and_of_the_year():
    flat = [100.0] * 260
    one = series("^X", [*flat, 101.0, 102.0, 101.5, 103.0, 104.0])
    book = FactBook(us(DAY), records.facts(market(one, peaks={"^X": 99.0}), one))
    assert book.value("records_run", "^X") == 2
    assert book.get("records_of_year", "^X").value == 4
    higher = FactBook(us(DAY), records.facts(market(one, peaks={"^X": 103.5}), one))
    assert higher.value("records_run", "^X") == 1, "what stood before the history counts"


@pytest.mark.parametrize(
    ("session", "symbol", "measure", "value"),
    [
        ("2024-12-31", "^GSPC", "years_up", 2),  # 2023 and 2024, after -19.4 % in 2022
        ("2025-12-31", "^GSPC", "years_up", 3),
        ("2025-12-31", "^DJI", "years_up", 3),
        ("2025-10-31", "^GSPC", "months_up", 6),  # from May on
        ("2025-10-31", "^IXIC", "months_up", 7),  # from April on
        ("2024-12-24", "^GSPC", "years_up", None),
    ],
)
def test_periods_in_a_row_as_published(recorded_day, session, symbol, measure, value):
    assert recorded_day(dt.date.fromisoformat(session)).book.value(measure, symbol) == value


@pytest.mark.parametrize(("year", "session", "count"), [(2024, "2024-12-06", 57), (2025, "2025-12-24", 39)])
def test_the_records_of_a_year_as_published(recorded_day, year, session, count):
    assert recorded_day(dt.date.fromisoformat(session)).book.value("records_of_year", "^GSPC") == count


def test_two_days_of_april_2025_as_published(recorded_day):
    book = recorded_day(dt.date(2025, 4, 4)).book
    assert book.value("change_2d", "^GSPC") == pytest.approx(-10.53, abs=0.01)
    assert book.get("largest_fall_since_2d", "^GSPC").since == dt.date(2020, 3, 12)


def test_a_run_that_ended_says_when_it_last_went_so(recorded_day):
    """The S&P 500 fell five days running from 2025-08-15, until the rise on the day of Jackson Hole."""
    ended = recorded_day(dt.date(2025, 8, 22)).book.get("streak_ended_down", "^GSPC")
    assert (ended.value, ended.periods, ended.since) == (5, 6, dt.date(2025, 8, 14))

"""Changes of a day, week, month, quarter, year, and since a date: by hand on a few closes."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts import changes
from newsgen.facts.book import FactBook
from tests.facts.builders import DAY, NAN, market, series
from tests.markets import us

FRIDAY = dt.date(2025, 8, 15)


def book_of(close: list[float], day: dt.date = DAY, **more: object) -> FactBook:
    one = series("^X", close, day=day)
    made = market(one, day=day, **more)
    return FactBook(us(day), changes.facts(made, one))


def test_the_day_in_points_and_percent():
    book = book_of([200.0, 210.0])
    assert book.value("close", "^X") == 210.0
    assert book.value("points_day", "^X") == 10.0
    assert book.value("change_day", "^X") == pytest.approx(5.0)
    assert book.get("change_day", "^X").base == dt.date(2025, 8, 12)
    assert [(i.date, i.value) for i in book.get("change_day", "^X").inputs] == [
        (dt.date(2025, 8, 12), 200.0),
        (DAY, 210.0),
    ]


def test_the_week_so_far_is_against_the_last_close_of_the_week_before():
    book = book_of([100.0, 101.0, 102.0, 103.0])  # Fri 8, Mon 11, Tue 12, Wed 13
    assert book.value("change_wtd", "^X") == pytest.approx(3.0)
    assert book.get("change_wtd", "^X").base == dt.date(2025, 8, 8)
    assert book.get("change_week", "^X") is None, "the week is not over"


def test_the_week_is_finished_on_its_last_session():
    book = book_of([100.0, 101.0, 102.0, 103.0, 104.0, 110.0], FRIDAY)
    assert book.value("change_week", "^X") == pytest.approx(10.0)
    assert book.get("change_week", "^X").base == dt.date(2025, 8, 8)


def test_a_week_that_ends_on_thursday_is_finished_there():
    thursday = dt.date(2025, 7, 3)  # Friday was Independence Day
    book = book_of([100.0, 1.0, 1.0, 1.0, 107.0], thursday)
    assert book.value("change_week", "^X") == pytest.approx(7.0)
    assert book.get("change_week", "^X").base == dt.date(2025, 6, 27)


@pytest.mark.parametrize(
    ("measure", "base"),
    [
        ("change_mtd", dt.date(2025, 7, 31)),
        ("change_qtd", dt.date(2025, 6, 30)),
        ("change_ytd", dt.date(2024, 12, 31)),
        ("change_since#2025-03-10", dt.date(2025, 3, 7)),
    ],
)
def test_longer_periods_start_at_the_last_close_before_them(measure, base):
    days = series("^X", [1.0] * 300).days.tolist()
    close = [50.0 if day == base else 80.0 for day in days[:-1]] + [60.0]
    measure, _, tag = measure.partition("#")
    book = book_of(close, anchors=[dt.date.fromisoformat(tag)] if tag else [])
    assert book.value(measure, "^X") == pytest.approx(20.0)
    assert book.get(measure, "^X").base == base


def test_a_base_that_is_missing_gives_no_change_and_is_not_replaced_by_another_day():
    book = book_of([100.0, NAN, 102.0, NAN, 103.0])
    assert book.get("change_day", "^X") is None
    assert book.get("points_day", "^X") is None
    assert book.value("close", "^X") == 103.0


def test_a_week_without_its_base_gives_no_week_to_date():
    assert book_of([100.0, NAN, 102.0, 103.0, 104.0]).get("change_wtd", "^X") is None


def test_without_a_close_today_there_is_nothing_to_say():
    assert len(book_of([100.0, 101.0, NAN])) == 0


def test_one_close_is_no_change():
    assert {fact.measure for fact in book_of([100.0])} == {"close"}


def test_a_history_that_begins_this_week_has_no_week_to_date():
    assert book_of([100.0, 101.0]).get("change_wtd", "^X") is None


def test_a_date_of_the_desk_before_the_history_gives_nothing():
    assert book_of([100.0, 101.0], anchors=[dt.date(2020, 1, 1)]).get("change_since", "^X") is None

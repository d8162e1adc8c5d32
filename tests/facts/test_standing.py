"""Where an index stands: to its record, in its year, against the run before. By hand and on days of note."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts import standing
from newsgen.facts.book import FactBook
from tests.facts.builders import NAN, market, series
from tests.markets import us

EVE = dt.date(2025, 1, 2)


def book_of(close: list[float], *, day: dt.date, peak: float | None = 1.0) -> FactBook:
    one = series("^GSPC", close, day=day)
    peaks = {} if peak is None else {"^GSPC": peak}
    return FactBook(us(day), standing.facts(market(one, day=day, peaks=peaks), one))


def test_what_is_left_to_the_record_is_told_of_a_record_that_is_known():
    book = book_of([90.0, 100.0, 98.0, 99.0], day=dt.date(2025, 8, 13))
    left = book.get("to_record", "^GSPC")
    assert left.value == pytest.approx(1 / 99 * 100)
    assert left.base == dt.date(2025, 8, 11)
    assert book.value("to_record_day_before", "^GSPC") == pytest.approx(2 / 98 * 100)
    assert book.value("after_record", "^GSPC") == 2
    unknown = ([90.0, 99.0, 100.0], 1.0), ([100.0, 98.0, 99.0], 101.0), ([100.0, 99.0, 98.0], None)
    for close, peak in unknown:
        assert book_of(close, day=dt.date(2025, 8, 13), peak=peak).get("to_record", "^GSPC") is None


# sessions from the last of 2024: 12-31, then 01-02, 01-03, 01-06, 01-07, 01-08
@pytest.mark.parametrize(
    ("close", "measure", "since", "periods"),
    [
        ([100.0, 99.0, 98.0, 99.0, 99.0, 101.0], "year_regained", dt.date(2024, 12, 31), 5),
        ([100.0, 101.0, 98.0, 99.0, 99.0, 101.0], "year_regained", EVE, 4),
        ([100.0, 99.0, 101.0, 102.0, 103.0, 99.0], "year_lost", EVE, 4),
        ([100.0, 99.0, 98.5, 99.0, 99.0, 101.0], "year_regained", dt.date(2024, 12, 31), 5),
        ([100.0, 99.9, 99.1, 99.5, 99.0, 101.0], "year_regained", dt.date(2024, 12, 31), 5),
        ([100.0, 99.9, 99.1, 99.5, 99.1, 101.0], None, None, None),
        ([100.0, 101.0, 101.0, 102.0, 103.0, 100.5], None, None, None),
        ([100.0, 99.0, NAN, 99.0, 99.0, 101.0], None, None, None),
    ],
)
def test_the_line_of_the_year(close, measure, since, periods):
    book = book_of(close, day=dt.date(2025, 1, 8))
    found = [fact for fact in book if fact.measure in {"year_regained", "year_lost"}]
    assert [(fact.measure, fact.since, fact.periods) for fact in found] == (
        [(measure, since, periods)] if measure else []
    )


@pytest.mark.parametrize(
    ("before", "now", "crossed"),
    [
        (109.9, 110.1, True),
        (109.9, 110.0, False),
        (110.0, 110.1, True),
        (110.1, 119.0, False),
        (99.0, 102.0, False),
    ],
)
def test_the_first_close_beyond_ten_percent(before, now, crossed):
    book = book_of([100.0, 105.0, 101.0, 102.0, before, now], day=dt.date(2025, 1, 8))
    assert (book.get("year_tens", "^GSPC") is not None) is crossed


@pytest.mark.parametrize(
    ("close", "measure", "share"),
    [
        ([99.0, 100.0, 98.0, 96.0, 98.0], "won_back", 50.0),
        ([99.0, 100.0, 98.0, 96.0, 97.0], None, None),  # a quarter of it
        ([99.0, 100.0, 99.0, 97.5, 99.0], None, None),  # 2.5 % are no fall
        ([99.0, 100.0, 96.0, 98.0], None, None),  # one day is no run
        ([101.0, 100.0, 102.0, 104.0, 99.0], "given_back", 125.0),
    ],
)
def test_how_much_of_a_run_the_day_undid(close, measure, share):
    book = book_of(close, day=dt.date(2025, 8, 13))
    found = [(fact.measure, fact.value) for fact in book if fact.measure in {"won_back", "given_back"}]
    assert found == ([(measure, pytest.approx(share))] if measure else [])


@pytest.mark.parametrize(
    ("session", "measure", "value"),
    [
        ("2025-05-13", "year_regained", 5886.55 / 5881.63 * 100 - 100),
        ("2025-04-09", "won_back", (5456.90 - 4982.77) / (5670.97 - 4982.77) * 100),
        ("2025-12-29", "to_record", 6932.05 / 6905.74 * 100 - 100),
    ],
)
def test_days_of_note(recorded_day, session, measure, value):
    book = recorded_day(dt.date.fromisoformat(session)).book
    assert book.value(measure, "^GSPC") == pytest.approx(value, abs=0.002)


@pytest.mark.parametrize(
    ("session", "symbol", "since"),
    [
        ("2025-06-27", "^GSPC", "2025-02-19"),
        ("2025-06-27", "^IXIC", "2024-12-16"),
        ("2025-08-22", "^DJI", "2024-12-04"),
    ],
)
def test_since_when_a_record_is_the_first(recorded_day, session, symbol, since):
    record = recorded_day(dt.date.fromisoformat(session)).book.get("high_all", symbol)
    assert str(record.since) == since

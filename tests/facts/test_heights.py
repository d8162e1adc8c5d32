"""Since when a close is the highest or lowest, and round levels."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.facts import heights
from newsgen.facts.book import FactBook
from newsgen.facts.heights import crossed
from tests.facts.builders import DAY, NAN, market, series
from tests.facts.seoul import history, seoul
from tests.markets import KR, us


def book_of(close: list[float], symbol: str = "^GSPC", **more: object) -> FactBook:
    one = series(symbol, close)
    return FactBook(us(DAY), heights.facts(market(one, **more), one))


def test_the_highest_close_names_the_last_one_as_high():
    book = book_of([9.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 8.0])
    high = book.get("highest_since", "^GSPC")
    assert (high.value, high.since_value, high.periods) == (8.0, 9.0, 7)
    assert book.get("lowest_since", "^GSPC") is None
    low = book_of([3.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 4.0]).get("lowest_since", "^GSPC")
    assert (low.value, low.since_value, low.periods) == (4.0, 3.0, 7)


def test_it_is_known_whether_the_day_before_was_as_high():
    book = book_of([9.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 3.0])
    before = book.get("highest_since_day_before", "^GSPC")
    assert (before.value, before.since_value, before.periods) == (2.0, 9.0, 7)
    assert (
        book_of([9.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 3.0]).get("highest_since_day_before", "^GSPC")
        is None
    )


def test_over_a_hole_since_when_is_not_known():
    assert book_of([9.0, 5.0, 5.0, NAN, 5.0, 5.0, 5.0, 8.0]).get("highest_since", "^GSPC") is None
    assert book_of([NAN, 9.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 8.0]).get("highest_since", "^GSPC") is not None


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (5990.0, 6010.0, (6000.0, 1000.0)),
        (5990.0, 6000.0, (6000.0, 1000.0)),
        (6000.0, 6010.0, None),
        (5880.0, 5995.0, (5900.0, 100.0)),
        (5880.0, 6110.0, (6000.0, 1000.0)),
        (5680.0, 5880.0, (5800.0, 100.0)),
        (6010.0, 5990.0, (6000.0, 1000.0)),
        (6010.0, 6000.0, None),
        (6000.0, 5999.0, (6000.0, 1000.0)),
        (5396.52, 5074.08, (5100.0, 100.0)),
        (5920.0, 5980.0, None),
    ],
)
def test_the_roundest_level_between_two_closes(before, now, found):
    assert crossed(before, now, (100, 500, 1000)) == found


def level_of(book: FactBook) -> tuple[str, float, int | None] | None:
    found = [fact for fact in book if fact.measure.startswith("level_")]
    return (found[0].measure, found[0].value, found[0].periods) if found else None


def test_a_level_is_lost_won_back_or_taken_for_the_first_time():
    assert level_of(book_of([5950.0, 6010.0, 6020.0, 5990.0])) == ("level_lost", 6000.0, 3)
    assert level_of(book_of([6010.0, 5990.0, 5980.0, 6001.0])) == ("level_regained", 6000.0, 3)
    rose = [4990.0, 5010.0, 5950.0, 5990.0, 6010.0]
    assert level_of(book_of(rose, peaks={"^GSPC": 4999.0})) == ("level_first", 6000.0, 3)
    assert level_of(book_of(rose)) is None, "of what was before the history nothing is known"
    assert level_of(book_of(rose, symbol="^RUT", peaks={"^RUT": 1.0})) is None, "it has no levels"
    holed = [4990.0, NAN, 5950.0, 5990.0, 6010.0]
    assert level_of(book_of(holed, peaks={"^GSPC": 4999.0})) is None


def test_a_level_reached_before_the_history_is_not_taken_for_the_first_time():
    assert level_of(book_of([5950.0, 5990.0, 6010.0], peaks={"^GSPC": 6050.0})) is None


def below(*close: float, peak: float) -> tuple[str, float, int | None] | None:
    """The level below the one that the last close takes first: which, and for how many sessions."""
    found = book_of(list(close), peaks={"^GSPC": peak})
    kept = [fact for fact in found if fact.measure.startswith("level_below")]
    return (kept[0].measure, kept[0].value, kept[0].periods) if kept else None


def test_how_long_it_took_from_the_level_below():
    """By hand: 5,000 was first passed by the second close, three sessions before the last."""
    assert below(4990.0, 5010.0, 4980.0, 5990.0, 6010.0, peak=4999.0) == ("level_below_first", 5000.0, 3)
    assert below(4990.0, 5010.0, 4980.0, 5990.0, 6010.0, peak=5400.0) == ("level_below_regained", 5000.0, 1)
    assert below(5010.0, 4990.0, 5010.0, 6010.0, peak=4999.0) == ("level_below_regained", 5000.0, 1)
    assert below(5010.0, 5020.0, 6010.0, peak=4999.0) is None, "the history begins above it"
    assert below(4990.0, 5010.0, 5510.0, peak=4999.0) is None, "a step of 500 is no such level"
    assert below(4990.0, *[5100.0] * 501, 6010.0, peak=4999.0) == ("level_below_regained", 5000.0, 501)
    assert below(4990.0, 6010.0, peak=4980.0) is None, "it was passed the same day"


@pytest.mark.parametrize(
    ("symbol", "session", "measure", "level"),
    [
        ("^GSPC", "2024-11-11", "level_first", 6000.0),
        ("^IXIC", "2024-12-11", "level_first", 20000.0),
        ("^DJI", "2024-12-04", "level_first", 45000.0),
        ("^GSPC", "2025-08-28", "level_first", 6500.0),
        ("^GSPC", "2025-04-08", "level_lost", 5000.0),
        ("^DJI", "2026-02-06", "level_first", 50000.0),
        ("^GSPC", "2026-04-15", "level_first", 7000.0),
    ],
)
def test_the_days_that_the_press_told(recorded_day, symbol, session, measure, level):
    book = recorded_day(dt.date.fromisoformat(session)).book
    assert book.value(measure, symbol) == level


@pytest.mark.parametrize(
    ("session", "measure", "symbol", "since"),
    [
        ("2025-04-04", "highest_since", "^VIX", "2020-04"),
        ("2025-03-13", "lowest_since", "^GSPC", "2024-09"),
        ("2025-08-22", "lowest_since", "^VIX", "2024-12"),
    ],
)
def test_since_when_on_days_of_note(recorded_day, session, measure, symbol, since):
    found = recorded_day(dt.date.fromisoformat(session)).book.get(measure, symbol)
    assert str(found.since).startswith(since)


@pytest.mark.parametrize(
    ("close", "level", "since"),
    [(1203.84, 1200.0, dt.date(2000, 8, 4)), (1113.0, 1100.0, dt.date(2000, 8, 30)), (1090.0, None, None)],
)
def test_a_level_is_won_back_from_before_the_stored_history(close, level, since):
    """The KOSDAQ closed at 1,238.80 on 4 August 2000, at 1,119.50 on the 30th, and no higher after each."""
    day = dt.date(2020, 12, 30)
    one = history("^KQ11", [1000.0, 1050.0, 1095.0, close], day=day)
    book = FactBook(markets.session(KR, day), heights.facts(seoul({}, one, day=day), one))
    found = book.get("level_regained", "^KQ11")
    assert (found and (found.value, found.since)) == ((level, since) if level else None)

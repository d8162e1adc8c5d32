"""Records: closing highs and lows, the largest move since, the first above a whole percent, streaks."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts import records, streaks
from newsgen.facts.book import FactBook
from tests.facts.builders import DAY, NAN, market, series
from tests.markets import us

FRIDAY = dt.date(2025, 8, 15)


def book_of(close: list[float], day: dt.date = DAY, **more: object) -> FactBook:
    one = series("^X", close, day=day)
    return FactBook(us(day), records.facts(market(one, day=day, **more), one))


def moved(*percents: float, start: float = 100.0) -> list[float]:
    """Closes that move by these percents."""
    close = [start]
    for percent in percents:
        close.append(close[-1] * (1 + percent / 100))
    return close


YEAR = [100.0] * 260


def test_a_close_above_all_of_52_weeks_is_a_high_and_names_when_it_was_last_so_high():
    book = book_of([130.0, *YEAR, 110.0])
    high = book.get("high_52w", "^X")
    assert (high.value, high.since_value, high.periods) == (110.0, 130.0, 261)
    assert book.get("low_52w", "^X") is None


def test_the_same_close_again_is_no_new_high():
    assert book_of([*YEAR[:-1], 110.0, 110.0]).get("high_52w", "^X") is None


def test_a_close_below_all_of_52_weeks_is_a_low():
    book = book_of([80.0, *YEAR, 90.0])
    assert (book.value("low_52w", "^X"), book.get("low_52w", "^X").since_value) == (90.0, 80.0)


def test_what_is_more_than_52_weeks_ago_does_not_stand_against_a_high():
    a_year_ago = series("^X", [1.0] * 300).days.tolist().index(dt.date(2024, 8, 13))
    close = [100.0] * 300
    close[a_year_ago], close[-1] = 120.0, 110.0
    assert book_of(close).get("high_52w", "^X").since == dt.date(2024, 8, 13)
    close[a_year_ago], close[a_year_ago + 1] = 100.0, 120.0
    assert book_of(close).get("high_52w", "^X") is None


def test_less_than_a_year_of_closes_makes_no_record_of_a_year():
    assert book_of([*[100.0] * 200, 150.0]).get("high_52w", "^X") is None
    assert book_of([*[100.0] * 130, *[NAN] * 30, *[100.0] * 130, 150.0]).get("high_52w", "^X") is None


def test_an_all_time_high_must_beat_what_was_before_the_history():
    beaten = book_of([*YEAR, 110.0], peaks={"^X": 109.0}).get("high_all", "^X")
    assert (beaten.value, beaten.since_value) == (110.0, 100.0)
    assert book_of([*YEAR, 110.0], peaks={"^X": 110.0}).get("high_all", "^X") is None
    assert book_of([*YEAR, 110.0]).get("high_all", "^X") is None, "nothing is known of before"
    assert book_of([120.0, *YEAR, 110.0], peaks={"^X": 1.0}).get("high_all", "^X") is None


def test_an_all_time_high_names_the_record_before_it():
    record = book_of([*YEAR, 108.0, 107.0, 110.0], peaks={"^X": 1.0}).get("high_all", "^X")
    assert (record.base, record.since_value, record.periods) == (dt.date(2025, 8, 11), 108.0, 2)


def test_a_high_of_the_day_before_is_known():
    assert book_of([*YEAR, 108.0, 110.0]).value("high_52w_day_before", "^X") == 108.0
    assert book_of([*YEAR, 100.0, 110.0]).get("high_52w_day_before", "^X") is None
    assert book_of([*YEAR, 90.0, 89.0]).value("low_52w_day_before", "^X") == 90.0


def test_the_largest_rise_since_is_the_last_one_at_least_as_large():
    book = book_of(moved(5.0, 3.0, -6.0, 2.0, 2.9))
    rise = book.get("largest_rise_since", "^X")
    assert rise.value == pytest.approx(2.9)
    assert rise.since_value == pytest.approx(3.0), "5 % was larger but earlier; the fall of 6 % is no rise"
    assert rise.periods == 3
    assert rise.since == dt.date(2025, 8, 8)
    assert book.get("largest_fall_since", "^X") is None


def test_the_largest_fall_since_looks_at_falls():
    fall = book_of(moved(-4.0, 9.0, -1.0, -2.0)).get("largest_fall_since", "^X")
    assert (fall.value, fall.since_value) == (pytest.approx(-2.0), pytest.approx(-4.0))


def test_an_equal_move_counts_as_one_at_least_as_large():
    rise = book_of([100.0, 150.0, 100.0, 150.0]).get("largest_rise_since", "^X")
    assert (rise.value, rise.since_value, rise.periods) == (50.0, 50.0, 2)


def test_a_move_never_seen_before_names_no_day():
    assert book_of(moved(1.0, 2.0, 3.0)).get("largest_rise_since", "^X") is None


def test_a_missing_move_in_between_could_have_been_as_large():
    close = moved(5.0, 1.0, 1.0, 4.0)
    close[2] = NAN
    assert book_of(close).get("largest_rise_since", "^X") is None


def test_the_first_above_a_whole_percent_is_told_apart_from_the_largest():
    book = book_of(moved(9.0, 4.46, 1.0, 4.94))
    assert book.get("largest_rise_since", "^X").since_value == pytest.approx(9.0)
    first = book.get("first_rise_since", "^X")
    assert (first.value, first.since_value) == (pytest.approx(4.94), pytest.approx(4.46))


def test_exactly_a_whole_percent_is_not_above_it():
    first = book_of([100.0, 104.0, 100.0, 103.5, 100.0, 104.0]).get("first_rise_since", "^X")
    assert first.since_value == pytest.approx(3.5), "4 % is above 3 %, not above 4 %"


def test_a_move_below_one_percent_is_the_first_of_nothing():
    assert book_of(moved(3.0, 0.2, 0.9)).get("first_rise_since", "^X") is None


def test_no_move_is_no_record():
    measures = {fact.measure for fact in book_of([100.0, 101.0, 101.0])}
    assert not any("since" in measure and not measure.endswith(("wtd", "week")) for measure in measures)


def week_by_week(*ends: float, last_week: list[float]) -> list[float]:
    """Five closes a week, all at its end's level, then the closes of the last one."""
    return [close for end in ends for close in [end] * 5] + last_week


def test_the_week_so_far_is_held_against_whole_weeks():
    close = week_by_week(100.0, 106.0, 105.0, 107.0, 106.0, last_week=[107.0, 108.0, 109.0])
    book = book_of(close)  # weeks: +6, -0.94, +1.9, -0.93; to date +2.83
    rise = book.get("largest_rise_since_wtd", "^X")
    assert (rise.value, rise.since_value) == (pytest.approx(109 / 106 * 100 - 100), pytest.approx(6.0))
    assert rise.since == dt.date(2025, 7, 18), "the last session of that week"
    assert rise.periods == 4
    assert book.get("largest_rise_since_week", "^X") is None


def test_a_finished_week_is_held_against_whole_weeks():
    close = week_by_week(100.0, 106.0, 105.0, last_week=[1.0, 1.0, 1.0, 1.0, 110.0])
    rise = book_of(close, FRIDAY).get("largest_rise_since_week", "^X")
    assert (rise.value, rise.since_value, rise.periods) == (
        pytest.approx(110 / 105 * 100 - 100),
        pytest.approx(6.0),
        2,
    )


def test_a_week_whose_end_is_missing_could_have_been_as_large():
    close = week_by_week(100.0, 106.0, NAN, 105.0, last_week=[107.0, 108.0, 109.0])
    assert book_of(close).get("largest_rise_since_wtd", "^X") is None


def streaks_of(*close: float) -> FactBook:
    one = series("^X", close)
    return FactBook(us(DAY), streaks.facts(market(one), one))


def test_a_streak_counts_sessions_and_tells_the_change_over_it():
    book = streaks_of(100.0, 99.0, 100.0, 102.0, 110.0)
    assert book.value("streak_up", "^X") == 3
    assert book.value("change_streak", "^X") == pytest.approx(110 / 99 * 100 - 100)
    assert book.get("streak_up", "^X").base == dt.date(2025, 8, 8)


@pytest.mark.parametrize("still", [101.0, 101.004])
def test_a_close_that_prints_unchanged_ends_a_streak(still):
    assert streaks_of(99.0, 100.0, 101.0, still, 102.0, 103.0).value("streak_up", "^X") == 2


def test_a_move_of_points_alone_goes_on_with_a_streak():
    assert streaks_of(40_000.0, 39_999.0, 40_000.0, 40_001.0).value("streak_up", "^X") == 2


@pytest.mark.parametrize("close", [(99.0, 100.0, 101.0, NAN, 102.0, 103.0), (1.0, 2.0, 3.0, 4.0)])
def test_a_streak_from_a_missing_close_or_the_first_one_on_has_no_known_length(close):
    assert len(streaks_of(*close)) == 0


def test_a_hole_before_a_streak_takes_nothing_from_it():
    assert streaks_of(101.0, NAN, 103.0, 102.0, 103.0, 104.0).value("streak_up", "^X") == 2


def test_a_streak_that_ended_is_not_counted_over_a_hole():
    book = streaks_of(100.0, NAN, 98.0, 97.0, 98.0)
    assert book.value("streak_up", "^X") == 1
    assert book.get("streak_ended_down", "^X") is None


def test_a_streak_that_ends_is_told():
    book = streaks_of(99.0, 100.0, 99.0, 98.0, 97.0, 98.0)
    assert book.value("streak_up", "^X") == 1
    assert book.value("streak_ended_down", "^X") == 3
    assert book.get("streak_ended_down", "^X").base == dt.date(2025, 8, 7)


def test_an_unchanged_day_is_no_streak():
    assert len(streaks_of(1.0, 2.0, 3.0, 3.0)) == 0

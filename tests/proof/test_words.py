"""Words without a digit and lapses of time: what they may say, by hand, and all that the press prints."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.facts.fact import make
from newsgen.korean import lapse
from newsgen.model import Fact, Input
from newsgen.proof.styles import mismatch

DAY = dt.date(2025, 8, 13)


def between(measure: str, value: float, before: float, now: float, unit: str = "percent") -> Fact:
    """A fact that keeps two closes."""
    days = (dt.date(2025, 8, 12), before), (DAY, now)
    inputs = tuple(Input(symbol="^GSPC", date=day, value=close) for day, close in days)
    return make(measure, "^GSPC", value, unit, DAY, inputs=inputs)


@pytest.mark.parametrize(
    ("text", "measure", "high", "now", "holds"),
    [
        ("조정", "correction_entered", 100.0, 90.0, True),
        ("조정", "correction_entered", 100.0, 90.5, False),
        ("약세장", "correction_entered", 100.0, 89.0, False),
        ("약세장", "bear_entered", 100.0, 80.0, True),
        ("약세장", "bear_entered", 100.0, 80.5, False),
        ("강세장", "bull_entered", 100.0, 120.0, True),
        ("강세장", "bull_entered", 100.0, 119.0, False),
        ("조정", "correction_left", 100.0, 91.0, True),
        ("조정", "change_day", 100.0, 89.0, False),
    ],
)
def test_a_stage_is_what_its_closes_make_of_it(text, measure, high, now, holds):
    value = round((now / high - 1) * 100, 9)
    assert (mismatch(text, value, "stage", between(measure, value, high, now)) is None) is holds


def test_a_stage_of_other_closes_is_refused():
    assert mismatch("조정", -11.0, "stage", between("correction_entered", -11.0, 100.0, 95.0)) is not None


@pytest.mark.parametrize(
    ("style", "text", "measure", "level", "before", "now", "holds"),
    [
        ("ever", "사상 처음", "level_first", 6500.0, 6481.4, 6501.86, True),
        ("ever", "사상 처음", "level_regained", 6500.0, 6481.4, 6501.86, False),
        ("ever", "사상 처음", "level_first", 6500.0, 6501.0, 6501.86, False),
        ("line", "6,500선", "level_first", 6500.0, 6481.4, 6501.86, True),
        ("line", "6,400선", "level_first", 6500.0, 6481.4, 6501.86, False),
        ("line", "6,500선", "level_first", 6500.0, 6481.4, 6499.0, False),
        ("line", "5,100선", "level_lost", 5100.0, 5396.52, 5074.08, True),
        ("line", "5,100선", "level_regained", 5100.0, 5396.52, 5074.08, False),
        ("line", "6,523선", "level_first", 6523.0, 6481.4, 6530.0, False),
    ],
)
def test_a_round_level_lies_between_the_closes(style, text, measure, level, before, now, holds):
    made = between(measure, level, before, now, "level")
    assert (mismatch(text, level, style, made) is None) is holds


@pytest.mark.parametrize(
    ("style", "text", "value", "unit", "holds"),
    [
        ("in_a_row", "사흘", 3, "sessions", True),
        ("in_a_row", "나흘", 3, "sessions", False),
        ("in_a_row", "사흘", 3, "weeks", False),
        ("periods", "3년", 3, "years", True),
        ("periods", "3개월", 3, "years", False),
        ("periods", "6개월", 6, "months", True),
        ("periods", "3개 분기", 3, "quarters", True),
        ("nth", "16번째", 16, "times", True),
        ("nth", "15번째", 16, "times", False),
        ("tens", "두 자릿수", 12.3, "percent", True),
        ("tens", "두 자릿수", 9.9, "percent", False),
        ("house", "사흘", 3, "sessions", False),
    ],
)
def test_counts_in_words(style, text, value, unit, holds):
    assert (
        mismatch(text, float(value), style, make("streak_up", "^GSPC", value, unit, DAY)) is None
    ) is holds


def since(then: dt.date, measure: str = "lowest_since", periods: int | None = None) -> Fact:
    return make(measure, "^GSPC", 1.0, "level", DAY, since=then, periods=periods)


@pytest.mark.parametrize(
    ("text", "then", "measure", "holds"),
    [
        ("7거래일", "2025-08-04", "lowest_since", True),
        ("8거래일", "2025-08-04", "lowest_since", False),
        ("7거래일", "2025-06-20", "largest_fall_since_week", False),
        ("두 달", "2025-06-20", "largest_fall_since_week", True),
        ("5년 5개월", "2020-03-16", "lowest_since", True),
        ("5년 5개월 만", "2020-03-16", "lowest_since", True),
        ("5년 3개월", "2020-03-16", "lowest_since", False),
        ("7개월", "2024-12-28", "lowest_since", True),
        ("8개월", "2024-12-28", "lowest_since", False),
        ("5년", "2020-03-16", "lowest_since", False),
        ("", "2020-03-16", "lowest_since", False),
    ],
)
def test_how_long_ago_it_was(text, then, measure, holds):
    day = dt.date.fromisoformat(then)
    assert (mismatch(text, then, "lapse", since(day, measure, 7)) is None) is holds


@given(st.integers(min_value=1, max_value=20_000))
def test_whatever_the_press_s_way_prints_is_permitted(days):
    then = DAY - dt.timedelta(days=days)
    assert mismatch(lapse(then, DAY), then.isoformat(), "lapse", since(then)) is None


@pytest.mark.parametrize(
    ("style", "text", "measure", "value", "unit", "holds"),
    [
        ("fold", "세 배", "usual_day", 3.1, "ratio", True),
        ("fold", "세 배", "usual_day", 3.0, "ratio", False),
        ("fold", "두 배", "usual_day", 3.1, "ratio", False),
        ("bulk", "절반 넘는 몫", "worth_share_day", 50.1, "percent", True),
        ("bulk", "절반 넘는 몫", "worth_share_day", 49.9, "percent", False),
        ("bulk", "대부분", "worth_share_day", 80.0, "percent", True),
        ("bulk", "대부분", "worth_share_day", 79.0, "percent", False),
        ("bulk", "대부분", "worth_share_day", 101.0, "percent", False),
        ("grown", "늘었", "rest_change_day", 0.2, "percent", True),
        ("grown", "줄었", "rest_change_day", 0.2, "percent", False),
    ],
)
def test_sizes_and_parts_in_words(style, text, measure, value, unit, holds):
    assert (mismatch(text, value, style, make(measure, "M7", value, unit, DAY)) is None) is holds


@pytest.mark.parametrize(
    ("text", "measure", "about", "before", "since", "holds"),
    [
        ("사상 최고가", "high_all", "NVDA", 143.71, None, True),
        ("사상 최고가", "high_all", "NVDA", 145.61, None, False),
        ("사상 최고가", "high_52w", "NVDA", None, None, False),
        ("사상 최고가", "high_all", "^GSPC", 143.71, None, False),
        ("52주 최고가", "high_52w", "NVDA", None, None, True),
        ("52주 최고가", "high_52w", "NVDA", 146.0, dt.date(2024, 8, 12), True),
        ("52주 최고가", "high_52w", "NVDA", 146.0, dt.date(2024, 8, 14), False),
        ("52주 최저가", "low_52w", "NVDA", 145.0, dt.date(2024, 8, 12), True),
        ("52주 최저가", "low_52w", "NVDA", 146.0, dt.date(2024, 8, 12), False),
        ("52주 최저가", "high_52w", "NVDA", None, None, False),
    ],
)
def test_a_company_s_peak_is_above_what_stood(text, measure, about, before, since, holds):
    made = make(measure, about, 145.61, "level", DAY, since_value=before, since=since)
    assert (mismatch(text, 145.61, "peak", made) is None) is holds


@pytest.mark.parametrize(
    ("style", "text", "value", "holds"),
    [
        ("portion", "절반 이상", 74.0, True),
        ("portion", "절반 이상", 57.0, False),
        ("portion", "절반 안팎", 44.0, True),
        ("portion", "3분의 1 안팎", 38.0, False),
        ("portion", "대부분", 90.0, False),
        ("way", "오른", 144.4, True),
        ("way", "내린", 144.4, False),
        ("way", "오른", 0.0, False),
    ],
)
def test_a_part_and_a_way_are_what_the_figure_makes_of_them(style, text, value, holds):
    fact = make("broad_share_day", "NVDA", value, "percent", DAY)
    assert (mismatch(text, value, style, fact) is None) is holds


def test_points_are_told_to_two_digits():
    fact = make("blue_points_day", "UNH", -414.1, "points", DAY)
    assert mismatch("410포인트", -414.1, "roughly", fact) is None
    assert mismatch("420포인트", -414.1, "roughly", fact) is not None

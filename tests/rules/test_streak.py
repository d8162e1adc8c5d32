"""Sessions or weeks in a row."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.facts.builders import DAY, fact
from tests.rules.books import one, told


@pytest.mark.parametrize(("sessions", "chosen"), [(2, False), (4, False), (5, True), (9, True)])
def test_a_streak(sessions, chosen):
    item = one("streak", fact("streak_down", "^GSPC", sessions, "sessions"))
    assert item.chosen is chosen
    assert item.score.surprise == sessions - 1
    assert told("streak", fact("streak_up", "^GSPC", 1, "sessions")) == []


@pytest.mark.parametrize(
    ("about", "size", "chosen"), [("^IXIC", -3.0, True), ("^IXIC", -2.9, False), ("^DJI", -9.0, False)]
)
def test_a_short_fall_counts_where_it_went_far(about, size, chosen):
    run = fact("streak_down", about, 3, "sessions"), fact("change_streak", about, size)
    assert one("streak", *run).chosen is chosen


@pytest.mark.parametrize(("weeks", "chosen"), [(2, False), (3, True), (9, True)])
def test_weeks_in_a_row(weeks, chosen):
    (item,) = told(
        "week_streak", fact("weeks_down", "^RUT", weeks, "weeks"), fact("change_week", "^RUT", -1.0)
    )
    assert item.chosen is chosen
    assert item.tags == {"down"}
    assert item.score.surprise == weeks - 1


def test_what_is_left_out_says_how_long_it_was():
    assert one("streak", fact("streak_down", "^GSPC", 2, "sessions")).reason == "2거래일 연속, 기준 5거래일"
    weeks = fact("weeks_up", "^GSPC", 2, "weeks"), fact("change_week", "^GSPC", 1.0)
    assert one("week_streak", *weeks).reason == "2주 연속, 기준 3주"
    assert told("week_streak", weeks[0]) == [], "a week over a hole is no week"


def test_a_streak_that_is_just_the_week_is_said_once():
    base = dt.date(2025, 8, 8)
    run = fact("streak_up", "^GSPC", 5, "sessions", base=base)
    assert "whole_week" in one("streak", run, fact("change_week", "^GSPC", 2.0, base=base)).tags
    assert "whole_week" not in one("streak", run, fact("change_week", "^GSPC", 2.0, base=DAY)).tags


@pytest.mark.parametrize(
    ("rule", "old", "measure"), [("streak", "sessions", "streak_up"), ("week_streak", "weeks", "weeks_up")]
)
def test_the_old_name_of_its_threshold_still_holds(rule, old, measure):
    facts = fact(measure, "^GSPC", 6, "sessions"), fact("change_week", "^GSPC", 1.0)
    assert one(rule, *facts, **{old: 6}).chosen
    assert not one(rule, *facts, **{old: 7}).chosen
    assert not one(rule, *facts, least=7).chosen

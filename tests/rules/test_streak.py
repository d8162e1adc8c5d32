"""Sessions or weeks in a row."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.facts.builders import DAY, fact
from tests.rules.books import INDICES, indices, one, together, told, wordings


@pytest.mark.parametrize(("sessions", "chosen"), [(2, False), (3, True), (9, True)])
def test_a_streak(sessions, chosen):
    item = one("streak", fact("streak_down", "^GSPC", sessions, "sessions"))
    assert item.chosen is chosen
    assert item.score.surprise == sessions - 1
    assert told("streak", fact("streak_up", "^GSPC", 1, "sessions")) == []


@pytest.mark.parametrize(
    ("about", "sessions", "chosen"),
    [("^IXIC", 3, True), ("^DJI", 4, False), ("^DJI", 5, True), ("^RUT", 6, False), ("^RUT", 7, True)],
)
def test_a_run_of_whom_few_follow_has_to_be_longer(about, sessions, chosen):
    assert one("streak", fact("streak_up", about, sessions, "sessions")).chosen is chosen


def test_three_days_of_all_three_are_told_in_words_alone():
    facts = [
        *indices(-0.2, -0.14, -0.24),
        *(fact("streak_down", about, 3, "sessions") for about in INDICES),
        *(fact("change_streak", about, -0.7) for about in INDICES),
    ]
    items = told("streak", *facts)
    said = wordings([together(items)], facts)
    assert said
    assert said <= {"3대 지수는 사흘 연속 내렸다.", "3대 지수는 사흘 연속 하락했다."}


@pytest.mark.parametrize(
    ("index", "weeks", "chosen"),
    [("^GSPC", 2, False), ("^GSPC", 3, True), ("^RUT", 5, False), ("^RUT", 6, True)],
)
def test_weeks_in_a_row(index, weeks, chosen):
    (item,) = told("week_streak", fact("weeks_down", index, weeks, "weeks"), fact("change_week", index, -1.0))
    assert item.chosen is chosen
    assert item.tags == {"down"}
    assert item.score.surprise == weeks - 1


def test_what_is_left_out_says_how_long_it_was():
    assert one("streak", fact("streak_down", "^GSPC", 2, "sessions")).reason == "2거래일 연속, 기준 3거래일"
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

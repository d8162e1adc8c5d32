"""A week so far, or over."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen.facts.fact import closes
from tests.facts.builders import fact, series
from tests.rules.books import one, together, told, wordings

BEFORE = dt.date(2025, 8, 12)
THURSDAY = dt.date(2025, 8, 14)


@pytest.mark.parametrize(
    ("change", "periods", "chosen"),
    [(3.0, 0, True), (2.99, 7, False), (2.99, 8, True), (-3.0, 0, True), (0.99, 50, False)],
)
def test_a_week_worth_telling(change, periods, chosen):
    word = "rise" if change > 0 else "fall"
    facts = [fact("change_week", "^RUT", change), fact("change_day", "^RUT", 0.3)]
    facts += [fact(f"largest_{word}_since_week", "^RUT", change, periods=periods)] if periods else []
    item = one("week", *facts)
    assert item.chosen is chosen
    assert "week" in item.tags
    assert ("largest" in item.tags) is (periods >= 8)


def test_the_first_day_of_a_week_is_no_week():
    facts = fact("change_wtd", "^RUT", 4.0, base=BEFORE), fact("change_day", "^RUT", 4.0, base=BEFORE)
    assert told("week", *facts) == []


def test_a_week_says_first_only_where_it_is_another_week_than_the_largest():
    largest = fact("largest_rise_since_wtd", "^RUT", 4.9, periods=40, since=dt.date(2024, 11, 8))
    first = fact("first_rise_since_wtd", "^RUT", 4.9, periods=13, since=dt.date(2025, 5, 16))
    change = fact("change_wtd", "^RUT", 4.9), fact("change_day", "^RUT", 2.0, base=BEFORE)
    assert {"largest", "first"} <= one("week", *change, largest, first, session=THURSDAY).tags
    same = msgspec.structs.replace(first, since=largest.since)
    assert "first" not in one("week", *change, largest, same, session=THURSDAY).tags
    assert one("week", *change, largest, first).tags == {"up", "wtd"}, "on a Wednesday nobody knows the week"


def test_a_week_that_prints_as_zero_or_ends_over_a_hole_is_not_told():
    assert told("week", fact("change_week", "^GSPC", 0.004), fact("change_day", "^GSPC", 1.0)) == []
    assert told("week", fact("change_wtd", "^IXIC", 5.0)) == []


def test_what_is_left_out_says_how_long_ago_it_was_so_large():
    facts = [fact("change_wtd", "^RUT", 2.99), fact("change_day", "^RUT", 0.3, base=BEFORE)]
    item = one("week", *facts, fact("largest_rise_since_wtd", "^RUT", 2.99, periods=7), session=THURSDAY)
    assert item.reason == "이번 주 2.99%, 7주 만의 기록"
    assert not item.chosen


def test_a_finished_week_of_a_main_index_stands():
    day = fact("change_day", "^GSPC", 0.3), fact("change_day", "^RUT", 0.3)
    week = fact("change_week", "^GSPC", 0.5), fact("change_week", "^RUT", 0.5)
    assert {item.about: item.standing for item in told("week", *day, *week)} == {"^GSPC": True, "^RUT": False}


def chosen(*facts, **more):
    return {item.about for item in told("week", *facts, **more) if item.chosen}


def test_beside_a_record_week_no_other_is_told_but_the_broad_one():
    day = [fact("change_day", about, 0.3, base=BEFORE) for about in ("^GSPC", "^IXIC", "^DJI", "^RUT")]
    week = [fact("change_week", about, -2.0) for about in ("^GSPC", "^IXIC", "^DJI", "^RUT")]
    assert chosen(*day, *week) == {"^GSPC", "^IXIC", "^DJI"}
    assert chosen(*day, *week, fact("largest_fall_since_week", "^DJI", -2.0, periods=16)) == {"^DJI", "^GSPC"}


def test_a_week_that_runs_is_told_of_one_index_and_of_small_companies_only_where_no_other_went_far():
    day = [fact("change_day", about, 0.3, base=BEFORE) for about in ("^GSPC", "^IXIC", "^RUT")]
    small = fact("change_wtd", "^RUT", 5.0), fact("largest_rise_since_wtd", "^RUT", 5.0, periods=40)
    growth, broad = fact("change_wtd", "^IXIC", 4.0), fact("change_wtd", "^GSPC", 3.5)
    assert chosen(*day, *small, session=THURSDAY) == {"^RUT"}
    assert chosen(*day, *small, growth, session=THURSDAY) == {"^IXIC"}
    assert chosen(*day, *small, growth, broad, session=THURSDAY) == {"^GSPC"}


@pytest.mark.parametrize(
    ("week", "day", "turned"), [(0.4, 1.5, True), (-0.4, -1.5, True), (0.6, 1.5, False), (0.4, -1.5, False)]
)
def test_the_day_that_turns_a_week_is_told_without_a_figure(week, day, turned):
    first, eve = 100.0, (100 + week) / (1 + day / 100)
    week_inputs = closes(series("^GSPC", [first, eve, 100 + week]), [0, -1])
    day_inputs = closes(series("^GSPC", [first, eve, 100 + week]), [1, -1])
    facts = [
        fact("change_wtd", "^GSPC", week, inputs=week_inputs),
        fact("change_day", "^GSPC", day, base=BEFORE, inputs=day_inputs),
    ]
    item = one("week", *facts)
    assert item.chosen is turned
    assert ("turned" in item.tags) is turned
    if turned:
        assert all("이번 주 앞서" in said and "%" not in said for said in wordings([item], facts))


def test_the_weeks_of_others_beside_the_broad_index_have_their_sizes():
    day = [fact("change_day", about, 0.3, base=BEFORE) for about in ("^GSPC", "^IXIC", "^DJI")]
    week = [
        fact("change_week", "^GSPC", 0.9),
        fact("change_week", "^IXIC", 0.4),
        fact("change_week", "^DJI", 2.1),
    ]
    for said in wordings([together(told("week", *day, *week))], [*day, *week]):
        assert "S&P500지수가 1% 가까이 올랐고" in said
        assert "다우지수는 2% 넘게" in said
        assert "나스닥지수는 0.4%" in said


@pytest.mark.parametrize(
    ("about", "change", "session", "chosen"),
    [
        ("^GSPC", 1.0, THURSDAY, True),
        ("^GSPC", -1.0, THURSDAY, True),
        ("^GSPC", 0.99, THURSDAY, False),
        ("^IXIC", 2.0, THURSDAY, False),
        ("^GSPC", 1.0, dt.date(2025, 8, 13), True),  # a Wednesday
        ("^GSPC", 1.0, dt.date(2025, 8, 12), False),
    ],
)
def test_toward_its_end_the_broad_index_s_week_fills_room(about, change, session, chosen):
    day = fact("change_day", about, 0.3, base=BEFORE)
    assert one("week", fact("change_wtd", about, change), day, session=session).chosen is chosen


@pytest.mark.parametrize(("weeks", "counted"), [(3, True), (2, False)])
def test_a_finished_week_says_how_many_in_a_row_the_broad_index_went_its_way(weeks, counted):
    facts = fact("change_week", "^GSPC", -1.6), fact("change_day", "^GSPC", -0.6)
    facts += (fact("weeks_down", "^GSPC", weeks, "weeks", periods=weeks),)
    item = one("week", *facts, session=dt.date(2025, 8, 15))
    assert any(name.startswith("weeks_down") for name in item.facts) is counted

"""The measures: every recorded fact has one, in a unit of its own, with the sign and the sum it names."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import pipeline
from newsgen.config import Config
from newsgen.measures import MEASURES, Measure, Sort, Sum, over
from newsgen.model import Fact
from newsgen.pipeline import EDITIONS
from newsgen.proof.arithmetic import recompute
from newsgen.proof.styles import UNITS
from tests.markets import us

DAYS = ("2024-09-18", "2024-12-20", "2025-04-09", "2025-08-13", "2025-11-28", "2026-03-13", "2026-07-31")
"""A decision of the Fed, ends of weeks, months and quarters, a record rise, a half session."""


@pytest.fixture(scope="module")
def recorded_facts(held_store) -> list[Fact]:
    """The facts of some sessions, every stock's and those of the week where one ended."""
    days = [dt.date.fromisoformat(day) for day in DAYS]
    told = {day: EDITIONS["us-week" if us(day).is_last_of_week else "us-close"] for day in days}
    computed = [
        pipeline.computed(held_store, edition, day, Config(), every_stock=True)
        for day, edition in told.items()
    ]
    return [fact for day in computed for fact in day.book]


def test_every_recorded_fact_has_its_measure_and_a_unit_of_it(recorded_facts):
    found = {(fact.measure, fact.unit) for fact in recorded_facts}
    assert len({measure for measure, _ in found}) > 70
    assert [pair for pair in sorted(found) if pair[1] not in MEASURES[pair[0]].unit] == []


def test_what_a_measure_says_of_its_sum_holds_of_every_recorded_fact(recorded_facts):
    """A sum that cannot be done, or has another result, would be a wrong word in the table."""
    summed = [fact for fact in recorded_facts if MEASURES[fact.measure].sum and fact.inputs]
    assert {MEASURES[fact.measure].sum for fact in summed} == set(Sum) - {Sum.TOTAL}, "of Seoul alone"
    wrong = [fact.id for fact in summed if (done := recompute(fact)) is None or not done.agrees]
    assert wrong == []


def test_a_fact_that_is_no_move_has_no_sign_but_for_gaps_and_releases(recorded_facts):
    below = {fact.measure for fact in recorded_facts if fact.value < 0}
    unsigned = {name for name in below if not MEASURES[name].signed and MEASURES[name].sort is not Sort.GAP}
    releases = {f"release_{name}" for name in ("actual", "forecast", "previous", "revised")}
    assert unsigned <= {*releases, "worth_share_day"}, "a part of the market's gain may be a loss"


@pytest.mark.parametrize(
    ("name", "unit", "span"),
    [
        ("change_day", ("percent",), "day"),
        ("change_wtd", ("percent",), "week_so_far"),
        ("change_week", ("percent",), "week"),
        ("points_week", ("points", "won", "level"), "week"),
        ("yield_change", ("bp",), "day"),
        ("largest_fall_since_week", ("percent",), "week"),
        ("weeks_up", ("weeks",), "week"),
        ("high_52w", ("level",), "52w"),
    ],
)
def test_unit_and_span_are_fields(name, unit, span):
    assert (MEASURES[name].unit, MEASURES[name].span) == (unit, span)


def test_what_is_printed_has_a_unit_that_the_proof_can_read():
    units = {unit for one in MEASURES.values() for unit in one.unit}
    assert units - UNITS.keys() == {"days", "session", "bits"}, "these stand in no sentence"


def test_one_thing_over_another_span_is_found():
    assert over("change", "day") == "change_day"
    assert over("change", "week_so_far") == "change_wtd"
    assert over("streak_up", "week") == "weeks_up"
    assert over("yield_change", "week") == "yield_change_week"
    with pytest.raises(KeyError):
        over("points", "year")


def test_a_gap_between_two_is_no_direction_and_a_decision_is():
    signs = {name: MEASURES[name].signed for name in ("spread_day", "release_gap", "decided", "points_day")}
    assert signs == {"spread_day": False, "release_gap": False, "decided": True, "points_day": True}


def test_odds_say_of_which_decision_they_are():
    odds = {name: one.decision for name, one in MEASURES.items() if one.sort is Sort.ODDS}
    assert odds["hike_50_probability"] == "hike"
    assert odds["cut_probability_week_before"] == "cut"
    assert odds["likely_probability"] is None


def test_the_desk_reads_more_than_readers_do():
    assert MEASURES["change_wtd"].korean == "이번 주 들어 등락률"
    assert MEASURES["change_wtd"].label == "이번 주 들어 등락률(지난주 마지막 종가 대비)"
    assert MEASURES["release_change"].korean == "경제지표의 직전 수치 대비 변화"


def test_nothing_is_called_the_same_twice():
    labels = [(one.label, one.span) for one in MEASURES.values()]
    assert len(labels) == len(set(labels))
    assert all(isinstance(one, Measure) and one.name == name for name, one in MEASURES.items())

"""Who bought and who sold: amounts as they are, runs and records by final figures without holes."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import calendars
from newsgen.facts import flows as facts_of
from newsgen.model import Fact
from newsgen.proof.arithmetic import recompute
from tests.facts.flows import DAY, flows, seoul, until
from tests.markets import KR

NAN = float("nan")


def found(*foreign: float, as_of: str = "") -> dict[str, Fact]:
    seen = seoul(flows(foreign=foreign, as_of=as_of))
    return {one.measure: one for one in facts_of.facts(seen)}


def test_the_amount_is_told_as_it_is_and_can_be_computed_again():
    told = found(1.0, -845.39)["net_buying_foreign"]
    assert (told.value, told.unit, told.about, told.as_of) == (-845.39, "eok", "KOSPI", "close")
    assert recompute(told) is not None
    assert recompute(told).agrees


def test_a_run_is_of_one_sign_up_to_the_session():
    told = found(5, -1, 2, 3, 4)
    assert (told["buying_run_foreign"].value, "selling_run_foreign" in told) == (3, False)
    assert told["buying_run_foreign"].base == until(DAY, 5)[1]
    assert found(5, -1)["selling_run_foreign"].value == 1


def test_what_prints_as_nothing_ends_a_run():
    assert found(1, 0.4, 2)["buying_run_foreign"].value == 1
    assert "buying_run_foreign" not in found(1, 2, 0.4)


@pytest.mark.parametrize("history", [(1, 2, 3), (NAN, 1, 2, 3), (-1, NAN, 2, 3)])
def test_a_run_over_a_hole_or_from_the_first_row_has_no_known_length(history):
    assert "buying_run_foreign" not in found(*history)


def test_the_run_that_ended_today_is_told_with_the_session_before_it():
    told = found(7, -1, -2, -3, 4)["selling_ended_foreign"]
    assert (told.value, told.periods, told.since) == (3, 4, until(DAY, 5)[0])
    assert "selling_ended_foreign" not in found(NAN, -1, -2, -3, 4)
    assert "selling_ended_foreign" not in found(7, NAN, -2, -3, 4)


def test_since_names_the_last_session_with_as_much_the_same_way():
    told = found(9, -50, 10, 3, 8)["largest_buying_since_foreign"]
    assert (told.since, told.since_value, told.periods) == (until(DAY, 5)[2], 10, 2)
    assert told.since_inputs[0].value == 10
    assert found(8, 1, 8)["largest_buying_since_foreign"].periods == 2, "as much is as much"
    assert found(-9, 50, -3, -8)["largest_selling_since_foreign"].since_value == -9


def test_since_is_unknown_over_a_hole():
    assert not [name for name in found(10, NAN, 3, 8) if "largest" in name]
    assert found(NAN, 10, 3, 8)["largest_buying_since_foreign"].periods == 2


def test_the_most_of_a_long_record_is_told_with_the_day_on_which_that_begins():
    fact = found(*[1.0] * 501, 8)["largest_buying_since_foreign"]
    assert (fact.value, fact.since_value, fact.periods) == (8, None, 501)


def test_the_most_since_a_short_record_begins_is_no_news():
    told = found(*[1.0] * 400, 8)
    assert not [name for name in told if name.startswith("largest")]


@pytest.mark.parametrize(
    ("foreign", "begins", "ever"),
    [
        (-28301.0, dt.date(2023, 1, 2), True),
        (-28300.0, dt.date(2023, 1, 2), False),  # as much was sold on 2021-02-26
        (-28301.0, dt.date(2023, 1, 3), False),  # a session is missing of which nobody knows
        (19251.0, dt.date(2023, 1, 2), True),
        (19249.0, dt.date(2023, 1, 2), False),
    ],
)
def test_the_most_ever_is_more_than_was_published_of_before(foreign, begins, ever):
    size = len(calendars.sessions(begins, DAY, KR.exchange))
    told = found(*([1.0, -1.0] * size)[: size - 1], foreign)
    names = [name for name in told if "_ever_" in name]
    way = "buying" if foreign > 0 else "selling"
    assert names == ([f"largest_{way}_ever_foreign"] if ever else [])


def test_provisional_figures_have_their_time_and_nothing_else():
    told = found(-1, 2, 3, as_of="15:40")
    assert list(told) == ["net_buying_foreign"]
    assert told["net_buying_foreign"].as_of == "15:40"


def test_a_finished_week_is_the_sum_of_its_sessions():
    friday = dt.date(2025, 10, 31)
    seen = seoul(flows(day=friday, foreign=[9.0, 1.0, 2.0, -3.5, 4.0, 5.0]), day=friday)
    (told,) = [one for one in facts_of.week(seen) if one.measure == "net_buying_week_foreign"]
    assert (told.value, told.n, told.base) == (8.5, 5, dt.date(2025, 10, 27))
    assert recompute(told).agrees


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({"as_of": "15:40"}, dt.date(2025, 10, 31)),  # the last one is provisional
        ({"hole": True}, dt.date(2025, 10, 31)),
        ({}, dt.date(2025, 10, 30)),  # the week is not over
    ],
)
def test_a_week_that_is_not_known_whole_has_no_sum(more, day):
    values = [9.0, 1.0, NAN if more.pop("hole", False) else 2.0, -3.5, 4.0, 5.0]
    assert list(facts_of.week(seoul(flows(day=day, foreign=values, **more), day=day))) == []


def test_with_a_run_that_ended_comes_what_was_sold_over_it():
    told = found(7, -1, -2, -3, 4)["selling_sum_foreign"]
    assert (told.value, told.n, told.unit) == (-6, 3, "eok")
    assert [one.value for one in told.inputs] == [-1, -2, -3]
    assert recompute(told).agrees


def test_with_a_run_that_goes_on_comes_what_was_bought_over_it():
    told = found(-7, 1, 2, 3, 4)
    so_far = told["buying_so_far_foreign"]
    assert (so_far.value, so_far.n, so_far.unit) == (10, 4, "eok")
    assert [one.value for one in so_far.inputs] == [1, 2, 3, 4]
    assert recompute(so_far).agrees
    assert "buying_so_far_foreign" not in found(-7, -1, 2), "one session is no run"


def test_a_month_is_summed_from_its_first_session_and_not_over_a_hole():
    # 2025-10-27 is the 13th session of its month: from 10-01 and 10-02 on, then from 10-10.
    days = [day for day in until(DAY, 30) if day >= dt.date(2025, 10, 1)]
    month = found(*([5.0] * 4), *([100.0] * len(days)))["net_buying_month_foreign"]
    assert (month.value, month.n, month.base) == (100.0 * len(days), len(days), days[0])
    assert recompute(month) is not None
    assert recompute(month).agrees
    assert "net_buying_month_foreign" not in found(1.0, *([100.0] * (len(days) - 2)), 1.0)
    assert "net_buying_month_foreign" not in found(5.0, NAN, *([100.0] * (len(days) - 1)))

"""The end of a run."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen.facts.fact import closes
from tests.facts.builders import fact, series
from tests.rules.books import one, told, written

LAST = dt.date(2025, 8, 7)


def ended(sessions: int, about: str = "^GSPC", way: str = "down"):
    return fact(f"streak_ended_{way}", about, sessions, "sessions", since=LAST, periods=sessions + 1)


@pytest.mark.parametrize(
    ("sessions", "change", "chosen"),
    [(3, 0.5, True), (2, 0.5, False), (3, 0.09, False), (9, 0.1, True), (5, 2.5, True)],
)
def test_a_run_of_three_that_ends_with_more_than_nothing(sessions, change, chosen):
    item = one("turn", ended(sessions), fact("change_day", "^GSPC", change))
    assert item.chosen is chosen
    assert item.tags == ({"up", "long"} if sessions >= 5 else {"up"})
    assert item.score.surprise == sessions - 1


def run_of(*close: float, about: str = "^GSPC", way: str = "down"):
    """A run that ended the day before, with its closes."""
    inputs = closes(series(about, close), [0, -1])
    return msgspec.structs.replace(ended(len(close) - 1, about, way), inputs=inputs)


@pytest.mark.parametrize(
    ("about", "sessions", "chosen"),
    [("^IXIC", 3, True), ("^DJI", 4, False), ("^DJI", 5, True), ("^RUT", 4, False), ("^RUT", 5, True)],
)
def test_a_run_of_whom_few_follow_has_to_have_been_longer(about, sessions, chosen):
    assert one("turn", ended(sessions, about), fact("change_day", about, 0.5)).chosen is chosen


@pytest.mark.parametrize(("change", "chosen"), [(-0.8, True), (-0.9, False), (-2.0, False)])
def test_a_fall_that_dwarfs_the_run_is_no_end_of_it(change, chosen):
    """Five rises of 0.4 % on average."""
    run = run_of(100.0, 100.4, 100.8, 101.2, 101.6, 102.001, way="up")
    assert one("turn", run, fact("change_day", "^GSPC", change)).chosen is chosen


def test_a_run_that_began_no_other_way_is_no_return():
    begun = fact("streak_ended_down", "^GSPC", 4, "sessions", periods=5)
    assert told("turn", begun, fact("change_day", "^GSPC", 1.0)) == []


def test_the_days_are_counted_from_the_last_rise():
    """Three falls, then a rise: the first in four sessions."""
    facts = ended(3), fact("change_day", "^GSPC", 0.5)
    items = [one("turn", *facts)]
    assert written(items, facts, part="tail") == ["S&P500 4거래일 만에 반등"]
    (body,) = written(items, facts)
    assert "4거래일 만에" in body or "사흘 이어진" in body


@pytest.mark.parametrize("about", ["^GSPC", "^DJI"])
def test_beside_how_much_of_the_run_was_won_back_no_end_of_it_is_told(about):
    """2025-04-09: four days' losses, of which one won two thirds back."""
    back = fact("won_back", "^GSPC", 69.0)
    items = told("turn", ended(5, about), fact("change_day", about, 1.5), back)
    assert [item.chosen for item in items] == [False]

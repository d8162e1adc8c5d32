"""The end of a run."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.facts.builders import fact
from tests.rules.books import one, told, written

LAST = dt.date(2025, 8, 7)


def ended(sessions: int, about: str = "^GSPC", way: str = "down"):
    return fact(f"streak_ended_{way}", about, sessions, "sessions", since=LAST, periods=sessions + 1)


@pytest.mark.parametrize(
    ("sessions", "change", "chosen"), [(3, 0.5, True), (2, 0.5, False), (3, 0.09, False), (9, 0.1, True)]
)
def test_a_run_of_three_that_ends_with_more_than_nothing(sessions, change, chosen):
    item = one("turn", ended(sessions), fact("change_day", "^GSPC", change))
    assert item.chosen is chosen
    assert item.tags == {"up"}
    assert item.score.surprise == sessions - 1


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

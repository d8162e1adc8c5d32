"""Small against large since the desk's date."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import one, told

RARE = fact("surprise_day", "^RUT-^GSPC", 4.5, "bits")


@pytest.mark.parametrize(
    ("gap", "small", "chosen"), [(4.0, 26.8, True), (3.99, 26.8, False), (4.0, -1.0, False)]
)
def test_the_long_view_on_days_that_went_apart(gap, small, chosen):
    since = fact("change_since", "^RUT", small), fact("change_since", "^GSPC", 63.4)
    item = one("long_view", *since, fact("spread_day", "^RUT-^GSPC", gap, "pp"), RARE)
    assert item.chosen is chosen
    assert "first_behind" in item.tags


def test_a_gap_that_comes_every_month_is_no_occasion():
    since = fact("change_since", "^RUT", 26.8), fact("change_since", "^GSPC", 63.4)
    usual = fact("surprise_day", "^RUT-^GSPC", 4.49, "bits")
    assert not one("long_view", *since, fact("spread_day", "^RUT-^GSPC", 4.1, "pp"), usual).chosen


def test_it_is_told_only_where_both_have_risen_since():
    since = fact("change_since", "^RUT", 70.0), fact("change_since", "^GSPC", 63.4)
    item = one("long_view", *since, fact("spread_day", "^RUT-^GSPC", -1.2, "pp"))
    assert item.tags == {"first_ahead", "day_down", "both_up"}
    fell = fact("change_since", "^RUT", 70.0), fact("change_since", "^GSPC", -0.1)
    assert not one("long_view", *fell, fact("spread_day", "^RUT-^GSPC", 4.1, "pp"), RARE).chosen
    assert told("long_view", *since) == []


def test_what_is_left_out_says_how_far_apart_they_went():
    since = fact("change_since", "^RUT", 26.8), fact("change_since", "^GSPC", 63.4)
    assert (
        one("long_view", *since, fact("spread_day", "^RUT-^GSPC", 0.99, "pp")).reason
        == "그날 등락률 차 0.99%p, 기준 4%p"
    )

"""Government bond yields."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest

from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import US
from tests.rules.books import one, told


@pytest.mark.parametrize(("ten", "shock"), [(11.9, False), (12.0, True), (-12.0, True)])
def test_a_shock_of_rates(ten, shock):
    item = one("yields", fact("yield_change", "DGS10", ten, "bp"), fact("yield_change", "DGS2", 1.0, "bp"))
    assert ("shock" in item.tags) is shock
    assert ("together" in item.tags) is (ten > 0)
    assert item.score.surprise == pytest.approx(-math.log2(2 * (1 - NormalDist().cdf(abs(ten) / 5.3))))


def test_the_ten_year_yield_is_told_without_the_two_year_one():
    item = one("yields", fact("yield_change", "DGS10", -3.0, "bp"))
    assert item.subjects["short"] == ()
    assert told("yields", fact("yield_change", "DGS2", -3.0, "bp")) == []


@pytest.mark.parametrize(("ten", "leads"), [(11.9, False), (12.0, True), (-12.0, True)])
def test_only_a_shock_leads(ten, leads):
    item = one("yields", fact("yield_change", "DGS10", ten, "bp"))
    assert named("yields").can_lead(item, US) is leads
    assert named("yields").angle(item) == "rate_shock"


def test_where_the_shock_begins_is_the_desk_s():
    assert "shock" in one("yields", fact("yield_change", "DGS10", 8.0, "bp"), shock=8.0).tags

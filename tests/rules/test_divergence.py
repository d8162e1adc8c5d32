"""Two indices that went apart."""

from __future__ import annotations

import pytest

from newsgen.model import Item
from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import US
from tests.rules.books import one


@pytest.mark.parametrize(("spread", "chosen"), [(0.999, False), (1.0, True), (-1.0, True), (1.66, True)])
def test_small_and_large_apart(spread, chosen):
    facts = [fact("change_day", "^RUT", 0.3 + spread), fact("change_day", "^GSPC", 0.3)]
    surprise = fact("surprise_day", "^RUT-^GSPC", 5.0)
    item = one("divergence", *facts, fact("spread_day", "^RUT-^GSPC", spread, "pp"), surprise)
    assert item.chosen is chosen
    assert item.score.total == pytest.approx(5.0 - 1.0 + 2.0), "two pairs; the weight of the Russell 2000"
    assert {"small", "up" if spread > 0 else "down"} <= item.tags


def test_indices_that_went_opposite_ways_are_tagged():
    facts = [fact("change_day", "^IXIC", -0.7), fact("change_day", "^DJI", 0.8)]
    item = one("divergence", *facts, fact("spread_day", "^IXIC-^DJI", -1.5, "pp"))
    assert item.tags == {"growth", "down", "opposite", "split", "adds_up"}


@pytest.mark.parametrize(
    ("small", "large", "spread", "adds_up"),
    [(-4.391, -2.946, -1.445, False), (-4.386, -2.946, -1.44, True), (-4.385, -2.954, -1.431, False)],
)
def test_a_difference_is_printed_only_where_readers_get_the_same(small, large, spread, adds_up):
    """Printed: 4.39 - 2.95 = 1.45? No: 1.44. Readers subtract what they see."""
    facts = [fact("change_day", "^RUT", small), fact("change_day", "^GSPC", large)]
    item = one("divergence", *facts, fact("spread_day", "^RUT-^GSPC", spread, "pp"))
    assert ("adds_up" in item.tags) is adds_up


def apart(first: str, second: str, one_move: float, other: float) -> Item:
    facts = [fact("change_day", first, one_move), fact("change_day", second, other)]
    return one("divergence", *facts, fact("spread_day", f"{first}-{second}", one_move - other, "pp"))


@pytest.mark.parametrize(
    ("pair", "moves", "angle"),
    [
        (("^RUT", "^GSPC"), (2.0, 0.5), "small_cap_rally"),
        (("^RUT", "^GSPC"), (0.5, 2.0), "small_cap_lag"),
        (("^IXIC", "^DJI"), (2.0, 0.5), "growth_ahead"),
        (("^IXIC", "^DJI"), (0.5, 2.0), "growth_behind"),
    ],
)
def test_what_a_day_is_about_that_it_leads(pair, moves, angle):
    assert named("divergence").angle(apart(*pair, *moves)) == angle


def test_apart_but_one_way_it_is_less_than_a_market_that_moved():
    rule = named("divergence")
    assert rule.is_lesser(apart("^IXIC", "^DJI", 3.0, 1.0), US)
    assert not rule.is_lesser(apart("^IXIC", "^DJI", 1.0, -1.0), US)


def test_what_is_left_out_says_how_near_they_were():
    item = apart("^IXIC", "^DJI", 1.25, 0.5)
    assert not item.chosen
    assert item.reason == "등락률 차 0.75%p, 기준 1%p"


@pytest.mark.parametrize(("move", "far"), [(1.5, True), (1.25, False)])
def test_half_as_much_again_is_far(move, far):
    assert ("far" in apart("^RUT", "^GSPC", move, 0.0).tags) is far


@pytest.mark.parametrize(
    ("small", "large", "chosen"), [(-3.0, -1.6, False), (-3.0, -1.5, True), (0.5, -0.6, True)]
)
def test_two_that_went_one_way_are_told_apart_where_one_went_half_as_far(small, large, chosen):
    facts = fact("change_day", "^RUT", small), fact("change_day", "^GSPC", large)
    spread = fact("spread_day", "^RUT-^GSPC", small - large, "pp")
    assert one("divergence", *facts, spread).chosen is chosen


@pytest.mark.parametrize(("spread", "leads"), [(1.75, True), (1.74, False)])
def test_small_companies_lead_from_a_wide_gap_on(spread, leads):
    facts = fact("change_day", "^RUT", spread), fact("change_day", "^GSPC", 0.0)
    item = one("divergence", *facts, fact("spread_day", "^RUT-^GSPC", spread, "pp"))
    assert named("divergence").can_lead(item, US) is leads

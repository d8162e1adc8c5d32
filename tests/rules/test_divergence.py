"""Two indices that went apart."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import one


@pytest.mark.parametrize(("spread", "chosen"), [(0.999, False), (1.0, True), (-1.0, True), (1.66, True)])
def test_small_and_large_apart(spread, chosen):
    facts = [fact("change_day", "^RUT", 0.3 + spread), fact("change_day", "^GSPC", 0.3)]
    surprise = fact("surprise_day", "^RUT-^GSPC", 5.0)
    item = one("divergence", *facts, fact("spread_day", "^RUT-^GSPC", spread, "pp"), surprise)
    assert item.chosen is chosen
    assert item.score.total == pytest.approx(5.0 - 1.0 + 3.0), "two pairs; the weight of the S&P 500"
    assert {"small", "up" if spread > 0 else "down"} <= item.tags


def test_indices_that_went_opposite_ways_are_tagged():
    facts = [fact("change_day", "^IXIC", -0.7), fact("change_day", "^DJI", 0.8)]
    item = one("divergence", *facts, fact("spread_day", "^IXIC-^DJI", -1.5, "pp"))
    assert item.tags == {"growth", "down", "opposite", "far", "adds_up"}


@pytest.mark.parametrize(
    ("small", "large", "spread", "adds_up"),
    [(-4.391, -2.946, -1.445, False), (-4.386, -2.946, -1.44, True), (-4.385, -2.954, -1.431, False)],
)
def test_a_difference_is_printed_only_where_readers_get_the_same(small, large, spread, adds_up):
    """Printed: 4.39 - 2.95 = 1.45? No: 1.44. Readers subtract what they see."""
    facts = [fact("change_day", "^RUT", small), fact("change_day", "^GSPC", large)]
    item = one("divergence", *facts, fact("spread_day", "^RUT-^GSPC", spread, "pp"))
    assert ("adds_up" in item.tags) is adds_up

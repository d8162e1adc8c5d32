"""The largest move in months."""

from __future__ import annotations

import math

import pytest

from tests.facts.builders import fact
from tests.rules.books import one


@pytest.mark.parametrize(
    ("periods", "change", "chosen"), [(40, 1.0, True), (39, 1.0, False), (40, 0.99, False), (400, -3.0, True)]
)
def test_the_largest_move_in_months(periods, change, chosen):
    measure = "largest_rise_since" if change > 0 else "largest_fall_since"
    item = one("largest_move", fact(measure, "^GSPC", change, periods=periods))
    assert item.chosen is chosen
    assert item.tags == {"up" if change > 0 else "down"}
    assert item.score.total == pytest.approx(math.log2(periods + 1) - math.log2(item.score.tested) + 3.0)

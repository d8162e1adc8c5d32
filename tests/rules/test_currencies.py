"""The dollar and the won."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest

from tests.facts.builders import fact
from tests.rules.books import one, told


def test_currencies_fill_the_roles_that_have_facts():
    item = one("currencies", fact("change_day", "USDKRW", -0.5), fact("close", "USDKRW", 1383.0, "won"))
    assert item.subjects == {"dollar": (), "home": ("USDKRW",)}
    assert told("currencies") == []


def test_either_is_told_every_day_and_the_larger_move_counts():
    facts = [fact("change_day", "DXY", 0.1), fact("change_day", "USDKRW", -1.0)]
    item = one("currencies", *facts)
    assert item.standing
    assert item.about == "USDKRW"
    assert item.tags == {"dollar_up", "home_down"}
    assert item.score.surprise == pytest.approx(-math.log2(2 * (1 - NormalDist().cdf(2.0))))
    assert one("currencies", *facts, daily=1.0).score.surprise < item.score.surprise

"""Yields and currencies over a week."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import one, told


@pytest.mark.parametrize(("bp", "shock"), [(19.9, False), (20.0, True), (-20.0, True)])
def test_a_week_of_yields(bp, shock):
    (item,) = told("week_rates", fact("yield_change_week", "DGS10", bp, "bp"), fact("close", "DGS10", 4.3))
    assert ("shock" in item.tags) is shock
    assert item.subjects == {"long": ("DGS10",), "short": (), "dollar": (), "home": ()}


def test_no_rates_no_paragraph():
    assert told("week_rates", fact("close", "DGS10", 4.3)) == []


def test_each_has_its_role_and_stands_without_the_others():
    won = [
        fact("change_week", "USDKRW", 0.5),
        fact("points_week", "USDKRW", 7.0),
        fact("close", "USDKRW", 1390.0),
    ]
    item = one("week_rates", *won)
    assert item.subjects == {"long": (), "short": (), "dollar": (), "home": ("USDKRW",)}
    assert item.standing
    assert item.reason == "금리와 환율의 한 주는 늘 싣는다"

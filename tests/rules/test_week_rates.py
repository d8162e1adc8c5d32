"""Yields and currencies over a week."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import one, told, written


@pytest.mark.parametrize(("bp", "shock"), [(19.9, False), (20.0, True), (-20.0, True)])
def test_a_week_of_yields(bp, shock):
    (item,) = told("week_rates", fact("yield_change_week", "DGS10", bp, "bp"), fact("close", "DGS10", 4.3))
    assert ("shock" in item.tags) is shock
    assert item.subjects == {"first": ("DGS10",), "second": (), "long": ("DGS10",), "dollar": (), "home": ()}


def test_no_rates_no_paragraph():
    assert told("week_rates", fact("close", "DGS10", 4.3)) == []


def test_each_has_its_role_and_stands_without_the_others():
    won = [
        fact("change_week", "USDKRW", 0.5),
        fact("points_week", "USDKRW", 7.0),
        fact("close", "USDKRW", 1390.0),
    ]
    item = one("week_rates", *won)
    assert item.subjects == {"first": (), "second": (), "long": (), "dollar": (), "home": ("USDKRW",)}
    assert item.standing
    assert item.reason == "금리와 환율의 한 주는 늘 싣는다"


def test_the_larger_move_stands_first_and_a_dollar_that_hardly_moved_is_left_out():
    facts = [
        *(fact("yield_change_week", about, bp, "bp") for about, bp in (("DGS10", -17.0), ("DGS2", -22.0))),
        *(fact("close", about, level) for about, level in (("DGS10", 4.23), ("DGS2", 3.69))),
        fact("change_week", "DXY", 0.49),
        fact("close", "DXY", 98.69, "level"),
    ]
    item = one("week_rates", *facts)
    assert item.subjects["dollar"] == ()
    assert written([item], facts) == [
        "미국 국채 2년물 금리는 한 주 동안 22bp 내려 3.69%로, 10년물 금리는 17bp 내려 4.23%로 마감했다."
    ]

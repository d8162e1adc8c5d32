"""Semiconductors."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import one, told


@pytest.mark.parametrize(("change", "chosen"), [(1.49, False), (1.5, True), (-1.5, True)])
def test_chips(change, chosen):
    assert one("chips", fact("change_day", "^SOX", change)).chosen is chosen


def test_what_is_left_out_says_how_far_it_moved():
    item = one("chips", fact("change_day", "^SOX", 1.49))
    assert item.reason == "1.49%, 기준 1.5%"
    assert told("chips", fact("change_day", "^GSPC", 9.0)) == []


@pytest.mark.parametrize(("periods", "largest"), [(39, False), (40, True)])
def test_its_largest_move_in_months_is_said_to_be_that(periods, largest):
    item = one(
        "chips", fact("change_day", "^SOX", -5.0), fact("largest_fall_since", "^SOX", -5.0, periods=periods)
    )
    assert ("largest" in item.tags) is largest

"""Yields and currencies over a week."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import told


@pytest.mark.parametrize(("bp", "shock"), [(19.9, False), (20.0, True), (-20.0, True)])
def test_a_week_of_yields(bp, shock):
    (item,) = told("week_rates", fact("yield_change_week", "DGS10", bp, "bp"), fact("close", "DGS10", 4.3))
    assert ("shock" in item.tags) is shock
    assert item.subjects == {"long": ("DGS10",), "short": (), "dollar": (), "home": ()}


def test_no_rates_no_paragraph():
    assert told("week_rates", fact("close", "DGS10", 4.3)) == []

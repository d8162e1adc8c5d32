"""Small against large since the desk's date."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import one


@pytest.mark.parametrize(
    ("gap", "small", "chosen"), [(1.0, 26.8, True), (0.99, 26.8, False), (1.0, -1.0, False)]
)
def test_the_long_view_on_days_that_went_apart(gap, small, chosen):
    since = fact("change_since", "^RUT", small), fact("change_since", "^GSPC", 63.4)
    item = one("long_view", *since, fact("spread_day", "^RUT-^GSPC", gap, "pp"))
    assert item.chosen is chosen
    assert "first_behind" in item.tags

"""A day that turned."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import told


@pytest.mark.parametrize(
    ("peak", "trough", "change", "tags"),
    [
        (1.0, -0.5, -0.2, {"down", "market"}),
        (0.99, -0.5, -0.2, None),
        (0.5, -1.0, 0.2, {"up", "market"}),
        (1.5, -1.5, -0.2, {"down", "both", "market"}),
        (0.5, -0.99, 0.2, None),
        (1.5, -0.1, 0.3, None),
        (1.5, -1.5, 0.0, None),
    ],
)
def test_a_day_that_turned(peak, trough, change, tags):
    facts = (fact("peak_change", "^GSPC", peak), fact("trough_change", "^GSPC", trough))
    found = told("reversal", *facts, fact("change_day", "^GSPC", change))
    assert [set(item.tags) for item in found] == ([tags] if tags else [])

"""The market's fear."""

from __future__ import annotations

from tests.facts.builders import fact
from tests.rules.books import one


def test_volatility_is_told_every_day():
    item = one("volatility", fact("change_day", "^VIX", 20.0), fact("close", "^VIX", 30.0, "level"))
    assert item.tags == {"up", "high"}
    assert (
        "high" not in one("volatility", fact("change_day", "^VIX", 20.0), fact("close", "^VIX", 29.99)).tags
    )

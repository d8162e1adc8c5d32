"""The dollar and the won."""

from __future__ import annotations

from tests.facts.builders import fact
from tests.rules.books import one, told


def test_currencies_fill_the_roles_that_have_facts():
    item = one("currencies", fact("change_day", "USDKRW", -0.5), fact("close", "USDKRW", 1383.0, "won"))
    assert item.subjects == {"dollar": (), "home": ("USDKRW",)}
    assert told("currencies") == []

"""The market's fear."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import one, told, written


def test_volatility_is_told_every_day():
    item = one("volatility", fact("change_day", "^VIX", 20.0), fact("close", "^VIX", 30.0, "level"))
    assert item.tags == {"up", "high"}
    assert (
        "high" not in one("volatility", fact("change_day", "^VIX", 20.0), fact("close", "^VIX", 29.99)).tags
    )


def test_it_needs_its_level_and_counts_its_surprise():
    assert told("volatility", fact("change_day", "^VIX", 20.0)) == []
    level = fact("close", "^VIX", 20.0, "level")
    item = one("volatility", fact("change_day", "^VIX", -9.0), level, fact("surprise_day", "^VIX", 4.0))
    assert item.standing
    assert item.tags == {"down"}
    assert item.score.surprise == 4.0


@pytest.mark.parametrize(("change", "told_of"), [(15.0, ["VIX 15.00% 급등"]), (14.99, [])])
def test_a_headline_tells_it_from_where_it_jumped(change, told_of):
    facts = [fact("change_day", "^VIX", change), fact("close", "^VIX", 20.0, "level")]
    assert written([one("volatility", *facts)], facts, part="tail") == told_of

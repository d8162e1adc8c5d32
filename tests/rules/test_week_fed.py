"""What the Fed decided in a week."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import told


@pytest.mark.parametrize(("bp", "tag"), [(-25.0, "cut"), (0.0, "hold"), (50.0, "hike")])
def test_a_decision_of_the_week(bp, tag):
    (item,) = told("week_fed", fact("decided", "FOMC:2025-08-13", bp, "bp"))
    assert item.tags == {tag}
    assert item.standing

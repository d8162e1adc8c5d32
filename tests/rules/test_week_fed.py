"""What the Fed decided in a week."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import one, told


@pytest.mark.parametrize(("bp", "tag"), [(-25.0, "cut"), (0.0, "hold"), (50.0, "hike")])
def test_a_decision_of_the_week(bp, tag):
    (item,) = told("week_fed", fact("decided", "FOMC:2025-08-13", bp, "bp"))
    assert item.tags == {tag}
    assert item.standing


def test_a_move_is_worth_something_and_a_hold_nothing():
    moved, held = (one("week_fed", fact("decided", "FOMC:2025-08-13", bp, "bp")) for bp in (-25.0, 0.0))
    assert (moved.score.surprise, held.score.surprise) == (4.0, 0.0)
    assert one("week_fed", fact("decided", "FOMC:x", -25.0, "bp"), bits=9).score.surprise == 9.0
    assert told("week_fed", fact("decision", "FOMC:2025-08-13", -25.0, "bp")) == []

"""Sessions or weeks in a row."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import one, told


@pytest.mark.parametrize(("sessions", "chosen"), [(3, False), (4, True), (9, True)])
def test_a_streak(sessions, chosen):
    item = one("streak", fact("streak_down", "^GSPC", sessions, "sessions"))
    assert item.chosen is chosen
    assert item.score.surprise == sessions - 1
    assert told("streak", fact("streak_up", "^GSPC", 1, "sessions")) == []


@pytest.mark.parametrize(("weeks", "chosen"), [(2, False), (3, True), (9, True)])
def test_weeks_in_a_row(weeks, chosen):
    (item,) = told(
        "week_streak", fact("weeks_down", "^RUT", weeks, "weeks"), fact("change_week", "^RUT", -1.0)
    )
    assert item.chosen is chosen
    assert item.tags == {"down"}
    assert item.score.surprise == weeks - 1

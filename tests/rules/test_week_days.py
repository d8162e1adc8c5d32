"""The best and the worst day of a week."""

from __future__ import annotations

import pytest

from tests.facts.builders import DAY, fact
from tests.rules.books import told


@pytest.mark.parametrize(
    ("best", "worst", "chosen", "tag"),
    [
        (0.6, -0.4, True, "both"),
        (0.5, -0.49, False, "both"),
        (1.5, 0.1, True, "rose"),
        (-0.1, -1.5, True, "fell"),
        (1.5, 0.004, False, "both"),
    ],
)
def test_the_days_of_the_week(best, worst, chosen, tag):
    days = {"since": DAY, "base": DAY, "n": 5}
    (item,) = told(
        "week_days",
        fact("change_best_day", "^GSPC", best, **days),
        fact("change_worst_day", "^GSPC", worst, **days),
    )
    assert item.chosen is chosen
    assert item.tags == {tag}


@pytest.mark.parametrize(("best", "standing"), [(1.99, False), (2.0, True)])
def test_a_wild_week_is_told_by_its_days_however_it_ended(best, standing):
    days = [fact("change_best_day", "^GSPC", best), fact("change_worst_day", "^GSPC", -1.0)]
    assert told("week_days", *days)[0].standing is standing


def test_what_is_left_out_says_how_near_the_days_were():
    days = [fact("change_best_day", "^GSPC", 0.5), fact("change_worst_day", "^GSPC", -0.49)]
    assert told("week_days", *days)[0].reason == "가장 나은 날과 못한 날의 차 0.99%p, 기준 1%p"
    assert told("week_days", days[0]) == []

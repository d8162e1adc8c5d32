"""A day that turned."""

from __future__ import annotations

import pytest

from newsgen.rules import named
from tests.facts.builders import fact
from tests.rules.books import one, told


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


def test_of_indices_that_turned_one_way_the_furthest_is_told_alone():
    """The template speaks of one: what it does not say the article must not claim to tell."""
    turned = {"^GSPC": (1.7, -0.2, -0.8), "^DJI": (1.2, -0.1, -0.6), "^RUT": (0.4, -1.9, 0.3)}
    facts = [
        fact(measure, about, value)
        for about, values in turned.items()
        for measure, value in zip(("peak_change", "trough_change", "change_day"), values, strict=True)
    ]
    found = told("reversal", *facts)
    assert {item.about: item.chosen for item in found} == {"^GSPC": True, "^DJI": False, "^RUT": True}


def test_it_says_where_it_turned_and_leads_as_a_turn():
    facts = [
        fact("peak_change", "^GSPC", 1.5),
        fact("trough_change", "^GSPC", -0.2),
        fact("change_day", "^GSPC", -0.3),
    ]
    item = one("reversal", *facts)
    assert item.reason == "장중 1.50%에서 방향을 바꿨다, 기준 1%"
    assert item.score.surprise == 1.5
    rule = named("reversal")
    assert rule.one_way
    assert rule.angle(item) == "turn_down"
    up = [
        fact("peak_change", "^GSPC", 0.5),
        fact("trough_change", "^GSPC", -1.5),
        fact("change_day", "^GSPC", 0.3),
    ]
    assert rule.angle(one("reversal", *up)) == "turn_up"

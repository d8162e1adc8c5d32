"""Closing highs and lows."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from newsgen.model import Item
from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import US
from tests.rules.books import one, told

BEFORE = dt.date(2025, 8, 12)


def test_a_record_is_told_instead_of_the_high_that_it_is_too():
    record = fact("high_all", "^GSPC", 6466.0, periods=30, base=BEFORE)
    day = fact("change_day", "^GSPC", 0.3)
    item = one("extremes", day, record, fact("high_52w", "^GSPC", 6466.0, periods=30))
    assert told("extremes", record) == [], "over a hole in the data nothing is a record"
    assert item.tags == {"record", "fresh"}
    assert item.score.surprise == pytest.approx(math.log2(31))
    assert item.standing


def test_a_record_of_the_day_before_too_is_stale():
    record = fact("high_all", "^GSPC", 6466.0, periods=1)
    facts = (fact("change_day", "^GSPC", 0.3), record, fact("high_52w_day_before", "^GSPC", 6445.0))
    item = one("extremes", *facts)
    assert item.tags == {"record", "again"}
    assert item.score.freshness == -2.0
    assert one("extremes", *facts, stale=-5).score.freshness == -5


def test_a_low_is_told():
    facts = fact("low_52w", "^RUT", 1800.0, periods=300), fact("change_day", "^RUT", -0.3)
    assert one("extremes", *facts).tags == {"low", "fresh"}


def closed(measure: str, about: str, **more) -> Item:
    return one("extremes", fact("change_day", about, -0.3), fact(measure, about, 100.0, periods=300), **more)


@pytest.mark.parametrize(
    ("measure", "about", "leads"),
    [
        ("high_all", "^GSPC", True),
        ("high_all", "^RUT", True),
        ("high_52w", "^GSPC", False),
        ("low_52w", "^GSPC", True),
        ("low_52w", "^RUT", False),
        ("high_all", "^SOX", False),
        ("low_52w", "M7", False),
    ],
)
def test_what_of_it_may_lead(measure, about, leads):
    assert named("extremes").can_lead(closed(measure, about), US) is leads


def test_a_record_of_the_day_before_too_leads_no_more():
    facts = fact("change_day", "^GSPC", 0.3), fact("high_all", "^GSPC", 6466.0, periods=1)
    item = one("extremes", *facts, fact("high_52w_day_before", "^GSPC", 6445.0))
    assert not named("extremes").can_lead(item, US)
    assert named("extremes").occasion(item, US, small=False) is None


def test_what_it_makes_a_day_known_for():
    rule = named("extremes")
    assert rule.occasion(closed("high_all", "^GSPC"), US, small=False) == "record_high"
    assert rule.occasion(closed("high_all", "^DJI"), US, small=False) is None
    assert rule.angle(closed("low_52w", "^GSPC")) == "new_low"
    assert closed("low_52w", "^GSPC").reason == "52주 최저 종가"

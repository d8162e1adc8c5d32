"""Closing highs and lows."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from tests.facts.builders import fact
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

"""Where the broad index stands at the end of a week."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen import proof
from newsgen.errors import NewsgenError
from newsgen.facts.fact import make
from newsgen.model import Fact, Input, Item, text_of
from newsgen.rules import named
from tests.facts.builders import DAY, fact
from tests.rules.books import article, told

WEEK = fact("change_week", "^GSPC", 1.0)
RECORD = dt.date(2025, 2, 19)


def to_record(close: float, record: float = 6500.0) -> Fact:
    inputs = tuple(
        Input(symbol="^GSPC", date=day, value=value) for day, value in ((DAY, close), (RECORD, record))
    )
    return make("to_record", "^GSPC", (record / close - 1) * 100, "percent", DAY, base=RECORD, inputs=inputs)


def standing(*facts: Fact) -> Item:
    known = facts if any(one.measure == "change_week" for one in facts) else (WEEK, *facts)
    (item,) = told("week_standing", *known)
    return item


@pytest.mark.parametrize(("close", "near"), [(6436.0, True), (6435.0, False)])
def test_it_is_near_where_the_record_is_a_percent_above(close, near):
    assert ("near" in standing(to_record(close)).tags) is near


def test_the_high_since_a_low_is_no_record():
    """On 2026-08-21 the KOSPI stood a percent below the high since its low, and 24 below its record."""
    item = standing(to_record(6912.95, 9114.55), fact("drawdown", "^GSPC", -0.93))
    assert "near" not in item.tags


def test_that_it_is_near_is_held_against_the_record():
    facts = [to_record(6480.0), fact("change_week", "^GSPC", 1.0), fact("change_ytd", "^GSPC", 0.5)]
    made = article([standing(*facts)], facts)
    assert "사상 최고치에 바짝 다가선 자리에서 한 주를 마쳤다" in text_of(made.paragraphs[0].runs)
    far = msgspec.structs.replace(made, facts=(to_record(6300.0), *facts[1:]))
    with pytest.raises(NewsgenError, match=r"바짝|사상 최고치"):
        proof.check(far)
    assert named("week_standing").worded

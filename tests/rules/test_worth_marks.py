"""A company above a round market value for the first time, or below it after long."""

from __future__ import annotations

import pytest

from newsgen.rules.base import Desk
from tests.facts.builders import DAY, fact
from tests.markets import US
from tests.rules.books import one, told, wordings

MOVE = fact("change_day", "NVDA", 0.8)
FIRST = fact("worth_first", "NVDA", 4_000_000.0, US.millions)


def lost(periods: int):
    return fact("worth_lost", "NVDA", 4_000_000.0, US.millions, since=DAY, periods=periods)


def test_a_first_time_is_told_with_the_sum():
    item = one("worth_marks", FIRST, MOVE)
    assert item.chosen
    said = wordings([item], [FIRST, MOVE])
    assert said
    assert all("4조달러" in text and "처음" in text for text in said)


def test_a_sum_that_no_company_had_been_worth_is_a_record_and_comes_before_others():
    item = one("worth_marks", FIRST, MOVE, fact("worth_ever", "NVDA", 4_000_000.0, US.millions))
    assert {"ever", "record"} <= item.tags
    assert not {"ever", "record"} & one("worth_marks", FIRST, MOVE).tags
    assert item.score.total > one("worth_marks", FIRST, MOVE).score.total


@pytest.mark.parametrize(("periods", "chosen"), [(60, True), (59, False)])
def test_a_loss_is_told_where_it_was_worth_the_sum_for_long(periods, chosen):
    assert one("worth_marks", lost(periods), MOVE).chosen is chosen


def test_of_two_classes_of_shares_one_is_told():
    facts = [
        fact(measure, about, value, unit)
        for about in ("GOOG", "GOOGL")
        for measure, value, unit in (("worth_first", 4e6, US.millions), ("change_day", 1.0, "percent"))
    ]
    desk = Desk(told_apart=frozenset({"GOOG", "GOOGL"}), members=frozenset({"GOOGL"}))
    assert [item.about for item in told("worth_marks", *facts, desk=desk)] == ["GOOGL"]

"""The big names in their groups, over a day and over a week."""

from __future__ import annotations

import pytest

from newsgen.model import Fact, Input
from newsgen.rules import named
from tests.facts.builders import DAY, fact
from tests.markets import US
from tests.rules.books import one, told, written

MARKET = fact("change_day", "^GSPC", 0.3)


def seven(measure: str = "change_day", **changes: float) -> list[Fact]:
    inputs = tuple(Input(symbol=name, date=DAY, value=1.0) for name in changes)
    mean = "mean_change_week" if measure == "change_week" else measure
    whole = fact(mean, "M7", sum(changes.values()) / len(changes), inputs=inputs)
    return [whole, *(fact(measure, name, change) for name, change in changes.items())]


def groups(item) -> list[tuple[str, ...]]:
    return [item.subjects[place] for place in ("first", "second", "third") if item.subjects.get(place)]


def test_neighbours_stand_together_until_a_gap_or_the_other_side():
    facts = seven(AAPL=-9.2, AMZN=-9.0, META=-8.0, MSFT=-2.4, NVDA=-2.0, TSLA=1.4, GOOGL=0.05)
    item = one("megacaps", *facts, MARKET)
    assert groups(item) == [("AAPL", "AMZN", "META"), ("MSFT", "NVDA")], "1.4 is little beside 9.2"
    facts = seven(AAPL=-4.2, AMZN=-4.0, MSFT=-2.4, NVDA=-2.0, TSLA=1.4, GOOGL=0.05)
    assert groups(one("megacaps", *facts, MARKET)) == [("AAPL", "AMZN"), ("MSFT", "NVDA"), ("TSLA",)]


@pytest.mark.parametrize(("lower", "count"), [(1.8, 1), (1.79, 2)])
def test_a_gap_of_1_2_points_parts(lower, count):
    assert len(groups(one("megacaps", *seven(AAPL=3.0, MSFT=lower), MARKET))) == count


def test_what_hardly_moved_is_not_told_besides():
    item = one("megacaps", *seven(AAPL=3.0, MSFT=-0.59, NVDA=0.05), MARKET)
    assert groups(item) == [("AAPL",)]
    alone = one("megacaps", *seven(AAPL=0.3, MSFT=-0.2, NVDA=0.05), MARKET)
    assert groups(alone) == [("AAPL",)]
    still = one("megacaps", *seven(AAPL=0.09, MSFT=-0.05), MARKET)
    assert not still.chosen


def test_a_giant_told_apart_is_not_repeated():
    facts = [*seven(AAPL=-9.2, MSFT=-2.0), fact("cap_change_day", "AAPL", -300_000.0, "musd"), MARKET]
    assert groups(one("megacaps", *facts)) == [("MSFT",)]


@pytest.mark.parametrize(("move", "apart"), [(1.8, True), (1.79, False), (-1.2, True)])
def test_the_mean_is_told_where_it_is_far_from_the_market(move, apart):
    facts = [*seven(AAPL=move, MSFT=move), MARKET]
    item = one("megacaps", *facts)
    assert ("apart" in item.tags) is apart
    (text,) = written([item], facts)
    assert ("평균" in text) is apart


def test_one_figure_for_a_group_and_one_sentence():
    facts = [*seven(AAPL=-9.2, AMZN=-9.0, NVDA=-7.3, MSFT=-2.4), fact("change_day", "^GSPC", -5.9)]
    (text,) = written([one("megacaps", *facts)], facts)
    assert "9% 안팎" in text
    assert "7% 넘게" in text
    assert "2% 넘게 내리는 데 그쳤다" in text


@pytest.mark.parametrize(("move", "far"), [(5.0, True), (-5.0, True), (4.99, False)])
def test_one_that_moved_far_is_what_the_day_is_known_for(move, far):
    item = one("megacaps", *seven(AAPL=move, MSFT=0.5), MARKET)
    assert ("far" in item.tags) is far
    assert named("megacaps").occasion(item, US, small=False) == ("single_stock" if far else None)


def test_the_week_of_the_seven():
    facts = seven("change_week", AAPL=3.0, MSFT=-2.0, NVDA=2.9)
    (item,) = told("week_megacaps", *facts)
    assert groups(item) == [("AAPL", "NVDA"), ("MSFT",)]
    assert "3% 안팎" in written([item], facts)[0]
    assert told("week_megacaps", *facts[:-1]) != []


def test_without_its_mean_or_the_market_it_is_silent():
    assert told("megacaps", *seven(AAPL=1.0)) == []
    assert told("megacaps", MARKET) == []

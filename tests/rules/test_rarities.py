"""What goes back furthest of all that is told of a day, whatever its series."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen import rules
from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk
from tests.facts.builders import DAY, fact
from tests.markets import us


def since(measure: str, about: str, value: float, periods: int, unit: str = "level", *, known=True) -> Fact:
    made = fact(measure, about, value, unit)
    return msgspec.structs.replace(
        made, since=DAY - dt.timedelta(days=400), since_value=value if known else None, periods=periods
    )


def day(*facts: Fact) -> dict[str, Item]:
    given = [
        fact("change_day", "DXY", -0.85),
        fact("close", "DXY", 96.22, "level"),
        fact("change_day", "GC=F", -3.56),
        fact("close", "GC=F", 4108.2, "price"),
        *facts,
    ]
    found = rules.items(rules.RULES, FactBook(us(DAY), given), Desk(weights={"DXY": 1.0}))
    return {item.rule: item for item in found}


GOLD, DOLLAR = since("lowest_since", "GC=F", 4108.2, 135), since("lowest_since", "DXY", 96.22, 984)


def test_what_goes_back_half_a_year_is_rare_and_one_of_them_the_rarest():
    found = day(GOLD, DOLLAR)
    assert {"rare", "rare:GC=F"} <= found["commodities"].tags
    assert "rarest" not in found["commodities"].tags
    assert {"rare", "rarest", "rare:DXY"} <= found["currencies"].tags
    assert "rarest" in day(GOLD)["commodities"].tags


@pytest.mark.parametrize(("periods", "is_rare"), [(119, False), (120, True)])
def test_half_a_year_is_a_hundred_and_twenty_sessions(periods, is_rare):
    found = day(since("lowest_since", "DXY", 96.22, periods))
    assert ("rare" in found["currencies"].tags) is is_rare


def test_it_scores_no_less_than_what_is_the_lowest_for_so_long():
    # a random walk stands lowest of 984 with 1 / sqrt(3.1416 * 984): 5.8 bits
    assert day(DOLLAR)["currencies"].score.total == pytest.approx(5.797, abs=0.001)


def test_what_goes_back_only_to_where_its_history_begins_is_not_rare():
    found = day(since("largest_fall_since", "GC=F", -3.56, 1500, "percent", known=False))
    assert "rare" not in found["commodities"].tags


def test_what_went_back_as_far_on_the_day_before_leaves_the_place_to_the_next():
    day_before = since("lowest_since_day_before", "DXY", 96.3, 983)
    found = day(GOLD, DOLLAR, day_before)
    assert "rarest" not in found["currencies"].tags
    assert "rarest" in found["commodities"].tags


@pytest.mark.parametrize(("periods", "years"), [(249, False), (250, True)])
def test_the_rarest_is_of_years_from_a_year_on(periods, years):
    found = day(since("lowest_since", "DXY", 96.22, periods))
    assert ("years" in found["currencies"].tags) is years

"""Closing highs and lows."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from newsgen.model import Fact, Item
from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import US
from tests.rules.books import INDICES, one, together, told, written

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
    assert item.score.freshness == -1.0
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
        ("high_all", "^RUT", False),
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
    assert rule.angle(closed("lowest_since", "^GSPC")) == "new_low"
    assert closed("low_52w", "^GSPC").reason == "52주 최저 종가"


def records(*runs: int) -> list[Fact]:
    """Records of the main indices, each with its days in a row."""
    return [
        made
        for about, run in zip(INDICES, runs, strict=True)
        for made in (
            fact("change_day", about, 0.3),
            fact("high_all", about, 100.0, "level", periods=1, base=BEFORE, since=BEFORE, since_value=99.0),
            fact("high_52w_day_before", about, 99.0, "level", base=BEFORE),
            fact("records_run", about, run, "sessions"),
        )
    ]


def test_records_of_all_indices_lead_on_later_days_too_with_the_count_of_days():
    facts = records(3, 3, 3)
    items = told("extremes", *facts)
    assert [item.tags >= {"record", "all", "again"} for item in items] == [True] * 3
    assert all(named("extremes").can_lead(item, US) for item in items)
    assert items[0].score.surprise == 3.5 + 1 + 1, "two more days in a row, and all of them"
    assert items[0].score.freshness == 0
    assert written(items[:1], facts, part="front")[0].startswith("3대 지수 나란히 사상 최고치")
    (lead,) = written(items[:1], facts, part="lead")
    assert "사흘 연속" in lead


@pytest.mark.parametrize(("periods", "found"), [(40, True), (39, False)])
def test_a_close_that_is_the_lowest_in_months(periods, found):
    facts = fact("change_day", "^GSPC", -1.4), fact("lowest_since", "^GSPC", 5521.52, periods=periods)
    assert bool(told("extremes", *facts)) is found


def test_the_lows_of_the_main_indices_are_told_and_not_that_of_small_companies():
    """2025-11-20: the S&P 500 since 10 September, the Russell 2000 since August."""
    moved = [fact("change_day", about, -1.6) for about in ("^GSPC", "^IXIC", "^RUT")]
    low = {"^GSPC": 50, "^IXIC": 50, "^RUT": 75}
    lows = [
        fact("lowest_since", about, 100.0, since=dt.date(2025, 9, 10), periods=periods)
        for about, periods in low.items()
    ]
    assert {item.about for item in told("extremes", *moved, *lows) if item.chosen} == {"^GSPC", "^IXIC"}
    assert [item for item in told("extremes", *moved, lows[2]) if item.chosen] == []
    year = fact("low_52w", "^RUT", 100.0, periods=300)
    assert [item.about for item in told("extremes", *moved, year) if item.chosen] == ["^RUT"]


def test_the_lowest_in_months_is_told_on_its_first_day():
    facts = fact("change_day", "^GSPC", -1.4), fact("lowest_since", "^GSPC", 5521.52, periods=126)
    assert one("extremes", *facts).chosen
    before = fact("lowest_since_day_before", "^GSPC", 5600.0, periods=123)
    assert not one("extremes", *facts, before).chosen


def test_the_small_companies_are_none_of_the_three_that_the_lead_counts():
    small = [
        fact("change_day", "^RUT", 2.5),
        fact("high_all", "^RUT", 100.0, "level", periods=900, base=BEFORE, since=BEFORE, since_value=99.0),
    ]
    facts = [*records(1, 1, 1), *small]
    items = told("extremes", *facts)
    joined = together(items)
    assert "^RUT" in joined.subjects["indices"]
    (lead,) = written([joined], facts, part="lead")
    assert "러셀2000지수가 2.5% 오르는 등 3대 지수" not in lead
    assert "오르는 등 3대 지수" in lead


def lows(since: dt.date, *, about: tuple[str, ...] = INDICES) -> list[Fact]:
    """Closes of the main indices on 2025-08-13, the lowest in 100 sessions, on the second day."""
    told = [fact("change_day", each, -0.6) for each in INDICES]
    told += [fact("lowest_since", each, 100.0, "level", since=since, periods=100) for each in about]
    return told + [fact("lowest_since_day_before", each, 101.0, "level", periods=99) for each in about]


@pytest.mark.parametrize(
    ("since", "about", "leads"),
    [
        (dt.date(2024, 11, 21), INDICES, True),
        (dt.date(2025, 2, 3), INDICES, False),
        (dt.date(2024, 11, 21), INDICES[:2], False),
    ],
)
def test_the_year_s_low_of_all_main_indices_leads_on_its_second_day_too(since, about, leads):
    found = told("extremes", *lows(since, about=about))
    able = [item for item in found if named("extremes").can_lead(item, US)]
    assert [item.about for item in able] == (["^GSPC"] if leads else [])
    assert all(item.chosen for item in found) is leads


def test_how_the_year_s_low_of_all_main_indices_reads():
    facts = lows(dt.date(2024, 11, 21))
    (lead,) = written([together(told("extremes", *facts))], facts, part="lead")
    assert "3대 지수가 " in lead
    assert " 올해 들어 가장 낮은 수준에서 거래를 마쳤다." in lead
    assert lead.endswith("S&P500지수는 지난해 11월 이후 가장 낮았다.")

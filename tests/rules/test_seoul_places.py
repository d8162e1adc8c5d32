"""Where the indices of Seoul stand: its wraps tell them by their levels, and what stands beside these."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Fact, Item
from tests.markets import KR
from tests.rules.seoul import book_of, told

DAY = dt.date(2025, 8, 25)
SINCE = dt.date(2025, 8, 14)


def closing(measure: str, value: float, periods: int, about: str = "^KS11") -> Fact:
    return make(measure, about, value, "level", DAY, periods=periods, since=SINCE)


def book(*facts: Fact, about: str = "^KS11", moved: float = 1.3) -> FactBook:
    change = make("change_day", about, moved, "percent", DAY)
    return book_of(markets.session(KR, DAY), [change, *facts])


def only(rule: str, *facts: Fact, **more: object) -> Item:
    (item,) = told(rule, book(*facts, **more))
    return item


@pytest.mark.parametrize(
    ("level", "periods", "chosen"),
    [(3200.0, 5, True), (3200.0, 4, False), (3300.0, 5, True), (3400.0, 5, False), (7500.0, 5, True)],
)
def test_a_level_that_is_one_of_few_is_told_after_a_week(level, periods, chosen):
    # 100 of 3,300 are 3.03 percent, of 3,400 2.94; of 7,500 the step is 500.
    item = only("round_levels", closing("level_regained", level, periods))
    assert (item.chosen, "besides" in item.tags) == (chosen, chosen)


@pytest.mark.parametrize(("periods", "besides"), [(39, True), (40, False)])
def test_it_is_not_told_beside_a_close_that_says_as_much(periods, besides):
    found = told(
        "round_levels",
        book(closing("level_regained", 3200.0, 10), closing("highest_since", 3209.86, periods)),
    )
    assert ["besides" in item.tags for item in found] == [besides]


@pytest.mark.parametrize(("before", "fresh"), [(179, True), (180, False)])
def test_a_high_that_reaches_further_back_is_new_again(before, fresh):
    # 200 sessions today; a day more than the 199 of a high that stood where it was.
    since = closing("highest_since", 3209.86, 200), closing("highest_since_day_before", 3168.73, before)
    assert only("extremes", *since).chosen is fresh


@pytest.mark.parametrize(("periods", "told_again"), [(240, True), (239, False)])
def test_a_high_of_more_than_a_year_is_told_day_after_day(periods, told_again):
    since = (
        closing("highest_since", 3209.86, periods),
        closing("highest_since_day_before", 3168.73, periods - 1),
    )
    item = only("extremes", *since)
    assert (item.chosen, "again" in item.tags) == (told_again, True)


@pytest.mark.parametrize(("days", "besides"), [(4, True), (3, False)])
def test_a_run_is_told_beside_a_level(days, besides):
    run = make("streak_up", "^KS11", days, "sessions", DAY)
    item = only("streak", run)
    assert (item.chosen, "besides" in item.tags) == (True, besides)


@pytest.mark.parametrize(("index", "told_so"), [(5.0, True), (-5.0, False)])
def test_who_bought_far_more_than_usual_stands_in_the_headline_where_the_index_went_along(index, told_so):
    nets = {"individual": -12_000.0, "foreign": 10_000.0, "institution": 2_000.0}
    facts = [make(f"net_buying_{who}", "KOSPI", net, "eok", DAY) for who, net in nets.items()]
    (item,) = told("investors", book(*facts, moved=index))
    heads = {tag for tag in item.tags if tag.startswith("head:")}
    assert heads == ({"head:foreign"} if told_so else {"head:individual"})
    assert "loud" in item.tags


@pytest.mark.parametrize(("days", "chosen"), [(30, False), (31, True)])
def test_a_level_won_back_says_since_when_the_index_was_not_so_high(days, chosen):
    """2025-06-20: 3,000 after three and a half years, and of course the highest for as long."""
    level = make("level_regained", "^KS11", 3000.0, "level", DAY, periods=850, since=SINCE)
    before = SINCE - dt.timedelta(days)
    high = make("highest_since", "^KS11", 3021.84, "level", DAY, periods=852, since=before)
    assert any(item.chosen for item in told("extremes", book(level, high))) is chosen


def test_a_record_is_told_whatever_level_is_won_back_with_it():
    """2026-02-03: 5,000 after two sessions, and the highest close ever."""
    level = make("level_regained", "^KS11", 5000.0, "level", DAY, periods=2, since=SINCE)
    high = make("high_all", "^KS11", 5288.08, "level", DAY, base=SINCE, since=SINCE, periods=2)
    assert [item.chosen for item in told("extremes", book(level, high, moved=6.84))] == [True]


@pytest.mark.parametrize(("fell", "chosen"), [(-12.06, False), (-1.3, True)])
def test_a_level_of_the_last_weeks_is_nothing_beside_a_crash(fell, chosen):
    """2026-03-04: 5,500 after eleven sessions, on the day of the largest fall ever."""
    item = only("round_levels", closing("level_lost", 5500.0, 11), moved=fell)
    assert item.chosen is chosen


@pytest.mark.parametrize(
    ("kosdaq", "kospi", "chosen"),
    [(0.99, 3.13, False), (1.9, 0.2, True), (-0.9, 1.5, True), (-1.2, -3.4, False)],
)
def test_the_smaller_market_is_told_apart_where_it_went_further_or_another_way(kosdaq, kospi, chosen):
    """2026-02-12: the KOSPI's first close above 5,500, by 3.13 %, is no story of the KOSDAQ's 0.99 %."""
    facts = [
        make("change_day", "^KQ11", kosdaq, "percent", DAY),
        make("spread_day", "^KQ11-^KS11", kosdaq - kospi, "pp", DAY),
    ]
    (item,) = told("divergence", book(*facts, moved=kospi))
    assert item.chosen is chosen


@pytest.mark.parametrize(("level", "headed"), [(4400.0, True), (5000.0, True), (5100.0, False)])
def test_a_hundred_never_closed_above_heads_its_day_while_it_is_one_of_few(level, headed):
    """2026-01-05: 4,457.52, the first close above 4,400, a session after the first one above 4,300.

    100 of 4,400 are 2.3 percent, of 5,100 they are 1.96. A roundest one, as 5,000, leads.
    """
    item = only("round_levels", closing("level_first", level, 1), moved=3.43)
    assert (item.chosen, "hundred" in item.tags) == (headed, headed and level % 1000 != 0)


@pytest.mark.parametrize(
    ("moved", "periods", "headed"), [(-2.45, 10, True), (-2.45, 9, False), (-0.9, 10, False)]
)
def test_a_hundred_lost_by_a_sharp_fall_heads_its_day(moved, periods, headed):
    """2025-09-26: 3,386.05, the first close below 3,400 since 2025-09-12, ten sessions before."""
    item = only("round_levels", closing("level_lost", 3400.0, periods), moved=moved)
    assert (item.chosen, "hundred" in item.tags) == (headed, headed)


@pytest.mark.parametrize(
    ("fall", "periods", "low", "chosen"),
    [(-2.45, 39, None, True), (-2.45, 19, None, False), (-1.5, 39, None, False), (-2.45, 39, 40, False)],
)
def test_a_sharp_fall_is_the_largest_of_weeks_where_the_close_is_none_of_months(fall, periods, low, chosen):
    """2025-09-26: -2.45 percent, after -3.88 on 2025-08-01, 39 sessions before."""
    facts = [make("largest_fall_since", "^KS11", fall, "percent", DAY, since=SINCE, periods=periods)]
    facts += [closing("lowest_since", 3386.05, low)] if low else []
    assert only("largest_move", *facts, moved=fall).chosen is chosen

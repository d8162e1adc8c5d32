"""How an index went by its open, high, low and close: nothing is said that these four do not bear out."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets, rules
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Item
from newsgen.rules import named
from newsgen.rules.base import LEVELS, Desk
from newsgen.rules.within import Reach, Within
from tests.facts.builders import fact
from tests.markets import KR, US
from tests.rules import seoul
from tests.rules.books import one, told, written

DAY, BEFORE = dt.date(2025, 8, 13), dt.date(2025, 8, 12)
NAMES = ("open_change", "peak_change", "trough_change", "change_day")


def found(*values: float, about: str = "^KS11", market=KR, more=()) -> list[Item]:
    facts = [make(name, about, value, "percent", DAY) for name, value in zip(NAMES, values, strict=True)]
    book = FactBook(markets.session(market, DAY), [*facts, *more])
    return rules.items((Within(),), book, Desk())


@pytest.mark.parametrize(
    ("opened", "peak", "trough", "closed", "kind"),
    [
        (0.1, 0.9, -0.6, -0.1, "crossed_down"),
        (-0.1, 0.4, -0.9, 0.1, "crossed_up"),
        (0.09, 0.9, -0.6, -0.3, "lost"),
        (0.09, 0.49, -0.6, -0.3, "ranged"),
        (-0.09, 0.4, -0.5, 0.3, "regained"),
        (0.5, 0.9, -0.1, 0.09, "given_up"),
        (0.1, 0.2, -0.1, 0.09, "narrow"),  # what is left is no less than a third of it
        (0.5, 1.51, 0.3, 0.9, "pared"),
        (0.5, 1.5, 0.3, 1.01, "kept_up"),  # a third of the gain is not much of it
        (0.5, 0.9, 0.3, 0.45, "kept_up"),  # less than half a percent
        (-0.5, -0.3, -1.51, -0.9, "eased"),
        (1.1, 2.18, -1.7, 0.9, "swung"),  # Seoul, 2026-04-23
        (1.1, 2.18, -0.4, 0.9, "pared"),
        (1.1, 2.18, -1.7, 1.9, "regained"),  # it closed near its high: the loss is what there is to tell
        (0.3, 1.3, 0.2, 1.25, "grew"),
        (0.8, 1.3, 0.2, 1.25, "kept_up"),  # by less than half a percent from the opening
        (-0.3, -0.2, -1.3, -1.25, "deepened"),
        (-0.3, -0.2, -1.0, -0.6, "kept_down"),
        (0.0, 0.3, -0.3, 0.1, "narrow"),
        (0.0, 0.31, -0.3, 0.1, "ranged"),
    ],
)
def test_a_session_is_what_its_prices_make_of_it(opened, peak, trough, closed, kind):
    assert Within().kind(Reach(opened, peak, trough, closed)) == kind
    mirrored = Within().kind(Reach(-opened, -trough, -peak, -closed))
    other = {"crossed_down": "crossed_up", "lost": "regained", "pared": "eased", "grew": "deepened"}
    other |= {"kept_up": "kept_down", "given_up": "recovered"}
    pairs = other | {value: key for key, value in other.items()}
    assert mirrored == pairs.get(kind, kind)


def test_the_broad_index_is_told_every_day_and_another_where_it_turned():
    (item,) = found(0.0, 0.3, -0.3, 0.1)
    assert item.standing
    assert item.chosen
    assert {"narrow", "broad", "opened_flat"} <= item.tags
    assert named("within").matter(item) == LEVELS
    (dull,) = found(0.0, 0.3, -0.3, 0.1, about="^KQ11")
    assert not dull.chosen
    (turned,) = found(0.5, 0.9, -0.8, -0.7, about="^KQ11")
    assert turned.chosen
    assert not turned.standing


def test_bars_tell_it_better_and_where_a_price_is_missing_nothing_is_said():
    assert not found(0.0, 0.3, -0.3, 0.1, more=[make("path_open", "^KS11", 0.0, "percent", DAY)])
    assert not found(0.0, 0.3, -0.3, 0.1, about="^RUT", market=US)
    facts = [make(name, "^KS11", 0.3, "percent", DAY) for name in NAMES[1:]]
    assert not rules.items((Within(),), FactBook(markets.session(KR, DAY), facts), Desk())


@pytest.mark.parametrize(
    ("level", "periods", "said"),
    [(3500.0, 19, False), (3500.0, 20, True), (3200.0, 20, True), (6200.0, 20, False), (4000.0, 8, True)],
)
def test_a_round_level_that_did_not_hold_is_told_where_it_is_rare(level, periods, said):
    won = make("level_won_intraday", "^KS11", level, "level", DAY, since=BEFORE, periods=periods)
    (item,) = found(0.5, 1.5, 0.3, 0.9, more=[won])
    assert ("level_won_intraday" in item.tags) is said


@pytest.mark.parametrize(("periods", "bits"), [(19, Within().usual), (20, Within().crossed)])
def test_a_round_level_crossed_for_the_first_time_in_weeks_is_news(periods, bits):
    """Seoul, 2025-08-20: 3,079.27 within the day, 3,130.09 at its close; last below 3,100 in July."""
    lost = make("level_lost_intraday", "^KS11", 3100.0, "level", DAY, since=BEFORE, periods=periods)
    (item,) = found(-0.95, -0.3, -2.29, -0.68, more=[lost])
    assert item.score.surprise == bits
    assert ("crossed" in item.tags) is (periods == 20)


def test_a_high_of_all_time_is_told_where_the_close_is_none():
    high = make("high_all_intraday", "^KS11", 3300.0, "level", DAY)
    (item,) = found(0.5, 1.5, 0.3, 0.9, more=[high])
    assert "high_all_intraday" in item.tags
    (item,) = found(0.5, 1.5, 0.3, 0.9, more=[high, make("high_all", "^KS11", 3250.0, "level", DAY)])
    assert "high_all_intraday" not in item.tags


@pytest.mark.parametrize(("highest", "never"), [(7999.0, True), (8010.0, False)])
def test_one_of_the_roundest_levels_is_news_and_more_so_the_first_time(highest, never):
    won = make("level_won_intraday", "^KS11", 8000.0, "level", DAY, since=None, periods=400)
    record = make(
        "high_all_intraday", "^KS11", 8046.78, "level", DAY, since=BEFORE, since_value=highest, periods=1
    )
    (item,) = found(-0.37, 0.82, -7.64, -6.12, more=[won, record])
    assert "roundest" in item.tags
    assert ("never" in item.tags) is never
    assert item.score.surprise == (Within().never if never else Within().roundest)


def test_a_roundest_level_reached_for_the_first_time_comes_before_all_else():
    # Seoul, 2026-01-22: 5,019.54 within the day, 4,952.53 at its close.
    won = make("level_won_intraday", "^KS11", 5000.0, "level", DAY)
    high = make("high_all_intraday", "^KS11", 5019.54, "level", DAY, since_value=4923.53)
    (item,) = found(1.57, 2.23, 0.5, 0.87, more=[won, high])
    assert (Within().can_lead(item, KR), Within().tops(item, KR)) == (True, 2)
    before = make("high_all_intraday", "^KS11", 5019.54, "level", DAY, since_value=5001.0)
    (again,) = found(1.57, 2.23, 0.5, 0.87, more=[won, before])
    assert (Within().can_lead(again, KR), Within().tops(again, KR)) == (False, 0)


def test_two_facts_of_the_course_and_the_close_are_one_sentence_on_a_day_that_turned():
    # Seoul, 2025-08-28: opened at 3,175.33, 0.37 percent down, closed at 3,196.32, 0.29 percent up.
    day = dt.date(2025, 8, 28)
    values = (("open", 3175.33), ("high", 3211.34), ("low", 3165.2), ("close", 3196.32))
    facts = [make(name, "^KS11", value, "level", day) for name, value in values]
    moves = (("open_change", -0.37), ("peak_change", 0.76), ("trough_change", -0.69), ("change_day", 0.2874))
    facts += [make(name, "^KS11", value, "percent", day) for name, value in moves]
    facts.append(make("points_day", "^KS11", 9.16, "points", day))
    book = seoul.book_of(markets.session(KR, day), facts)
    items = seoul.told("within", book)
    said = seoul.written(book, items, forms=("kr",), also=frozenset({"within:broad"}), desk="")
    assert said.startswith(
        "코스피는 0.37% 내린 3,175.33으로 출발했으나 3,165.20까지 밀린 뒤 상승 전환해 전장보다 "
        "9.16포인트(0.29%) 오른 "
    )


def test_a_record_of_new_york_s_broad_index_that_did_not_hold_is_told():
    """2025-12-26: the S&P 500 reached 6,945.77 and closed at 6,929.94, 0.03 percent down."""
    high = make("high_all_intraday", "^GSPC", 6945.77, "level", DAY, since=BEFORE, since_value=6937.32)
    facts = [high, make("high", "^GSPC", 6945.77, "level", DAY), fact("change_day", "^GSPC", -0.03)]
    item = one("within", *facts)
    assert item.tags == {"level", "broad", "high_all_intraday"}
    assert written([item], facts) == [
        "S&P500지수는 장중 6,945.77까지 올라 사상 최고치를 새로 썼지만 종가로는 지키지 못했다."
    ]
    assert written([item], facts, part="tail") == ["S&P500 장중 사상 최고치"]
    assert not told("within", *facts, make("high_all", "^GSPC", 6940.0, "level", DAY))

"""Round levels taken, lost and won back."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from newsgen.model import Input
from newsgen.rules import named
from tests.facts.builders import DAY, fact
from tests.markets import US
from tests.rules.books import one, written


def crossed(measure: str, about: str, level: float, before: float, now: float, **more):
    inputs = tuple(
        Input(symbol=about, date=day, value=value)
        for day, value in ((dt.date(2025, 8, 12), before), (DAY, now))
    )
    return fact(measure, about, level, "level", inputs=inputs, **more)


@pytest.mark.parametrize(("periods", "chosen"), [(40, True), (39, False)])
def test_a_level_that_was_so_of_late_is_no_news(periods, chosen):
    lost = crossed("level_lost", "^GSPC", 5900.0, 5910.0, 5890.0, periods=periods)
    item = one("round_levels", lost, fact("change_day", "^GSPC", -0.3))
    assert item.chosen is chosen
    assert item.score.surprise == pytest.approx(0.5 * math.log2(math.pi * periods))
    assert item.score.freshness == -1.0, "that the close is the lowest since says as much"


@pytest.mark.parametrize(("level", "periods", "leads"), [(6000.0, 73, True), (5900.0, 73, False)])
def test_a_whole_thousand_won_back_after_long_leads(level, periods, leads):
    back = crossed("level_regained", "^GSPC", level, level - 60, level + 0.36, periods=periods)
    item = one("round_levels", back, fact("change_day", "^GSPC", 1.03))
    assert named("round_levels").can_lead(item, US) is leads


def test_only_what_no_close_ever_reached_leads():
    rule = named("round_levels")
    first = crossed("level_first", "^GSPC", 6500.0, 6481.4, 6501.86, periods=198)
    item = one("round_levels", first, fact("change_day", "^GSPC", 0.32))
    assert rule.can_lead(item, US)
    assert rule.angle(item) == "record_high"
    assert item.score.surprise == pytest.approx(math.log2(199))
    again = crossed("level_regained", "^GSPC", 6500.0, 6481.4, 6501.86, periods=198)
    assert not rule.can_lead(one("round_levels", again, fact("change_day", "^GSPC", 0.32)), US)


def test_how_a_level_reads():
    first = crossed("level_first", "^GSPC", 6500.0, 6481.4, 6501.86, periods=198)
    facts = first, fact("change_day", "^GSPC", 0.32)
    (body,) = written([one("round_levels", *facts)], facts)
    assert body.startswith("S&P500지수는 사상 처음 6,500선을 ")
    since = dt.date(2025, 7, 30)
    lost = crossed("level_lost", "^IXIC", 21000.0, 21010.0, 20990.0, periods=10, since=since)
    facts = lost, fact("change_day", "^IXIC", -0.3)
    (body,) = written([one("round_levels", *facts, sessions=10)], facts)
    assert "는 7월 30일 이후 처음으로 21,000선" in body  # sessions are counted two ways: it names the day


@pytest.mark.parametrize(
    ("level", "periods", "chosen"), [(50_000.0, 10, True), (50_000.0, 9, False), (49_000.0, 39, False)]
)
def test_a_roundest_level_is_news_sooner(level, periods, chosen):
    lost = crossed("level_lost", "^DJI", level, level + 10, level - 10, periods=periods)
    assert one("round_levels", lost, fact("change_day", "^DJI", -0.3)).chosen is chosen


def test_a_first_hundred_is_told_and_leads_nothing():
    first = crossed("level_first", "^GSPC", 6700.0, 6688.46, 6711.2, periods=12)
    item = one("round_levels", first, fact("change_day", "^GSPC", 0.34))
    assert item.chosen
    assert not named("round_levels").can_lead(item, US)


@pytest.mark.parametrize(("level", "leads"), [(7500.0, True), (7400.0, False)])
def test_a_rare_step_above_all_closes_of_the_broad_index_leads_however_soon_it_came(level, leads):
    """The next five hundred lies 6.7 % above 7,500, the next hundred 1.4 % above 7,400."""
    first = crossed("level_first", "^GSPC", level, level - 56, level + 1.24, periods=21)
    item = one("round_levels", first, fact("change_day", "^GSPC", 0.77))
    assert named("round_levels").can_lead(item, US) is leads
    assert item.standing is leads
    dow = crossed("level_first", "^DJI", 50000.0, 49900.0, 50063.0, periods=21)
    assert not named("round_levels").can_lead(one("round_levels", dow, fact("change_day", "^DJI", 0.77)), US)

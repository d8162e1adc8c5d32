"""The largest move in months."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from newsgen import markets
from newsgen.facts.fact import make
from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import KR, US
from tests.rules.books import indices, one
from tests.rules.seoul import book_of, told


@pytest.mark.parametrize(
    ("periods", "change", "chosen"), [(40, 1.0, True), (39, 1.0, False), (40, 0.99, False), (400, -3.0, True)]
)
def test_the_largest_move_in_months(periods, change, chosen):
    measure = "largest_rise_since" if change > 0 else "largest_fall_since"
    item = one("largest_move", fact(measure, "^GSPC", change, periods=periods))
    assert item.chosen is chosen
    assert item.tags == {"up" if change > 0 else "down"}
    assert item.score.total == pytest.approx(math.log2(periods + 1) - math.log2(item.score.tested) + 3.0)


def test_what_is_left_out_says_since_when():
    item = one("largest_move", fact("largest_fall_since", "^IXIC", -1.2, periods=39))
    assert item.reason == "39거래일 만에 가장 큰 등락, 기준 40거래일·1%"


@pytest.mark.parametrize(("broad", "market"), [(1.0, True), (0.999, False)])
def test_a_move_of_the_market_is_one_of_all_its_indices(broad, market):
    facts = [fact("largest_rise_since", "^IXIC", 3.0, periods=60), *indices(0.5, broad, 3.0)]
    assert ("market" in one("largest_move", *facts).tags) is market
    apart = [facts[0], *indices(-0.5, broad, 3.0)]
    assert "market" not in one("largest_move", *apart).tags


def test_it_leads_rather_than_the_bare_close_and_says_which_way():
    rule = named("largest_move")
    up, down = (
        one("largest_move", fact(f"largest_{word}_since", "^RUT", move, periods=60))
        for word, move in (("rise", 2.0), ("fall", -2.0))
    )
    assert rule.tops_close
    assert (rule.angle(up), rule.angle(down)) == ("surge", "plunge")
    assert rule.is_lesser(up, US)


@pytest.mark.parametrize(("periods", "besides"), [(999, False), (1000, True)])
def test_in_seoul_one_of_years_stands_beside_whatever_else_there_is_of_its_index(periods, besides):
    day = dt.date(2024, 8, 5)
    fall = make("largest_fall_since", "^KQ11", -11.3, "percent", day, since=day, periods=periods)
    (item,) = told("largest_move", book_of(markets.session(KR, day), [fall]))
    assert named("largest_move").places(item) is not besides

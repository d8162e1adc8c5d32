"""How far below a high of a few sessions ago an index stands."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.facts.fact import make
from tests.markets import KR, US
from tests.rules.seoul import book_of, told, written

DAY = dt.date(2026, 5, 19)
PEAK = dt.date(2026, 5, 14)


def book(below: float, day: float, *, periods: int = 3, market=KR, **more: float):
    broad = market.broad
    facts = [
        make("drawdown", broad, below, "percent", DAY, base=PEAK, periods=periods),
        make("change_day", broad, day, "percent", DAY),
    ]
    if "streak" in more:
        facts += [
            make("streak_up", broad, more["streak"], "sessions", DAY, base=PEAK),
            make("change_streak", broad, more["over"], "percent", DAY, base=PEAK),
        ]
    return book_of(markets.session(market, DAY), facts)


@pytest.mark.parametrize(
    ("below", "day", "periods", "chosen"),
    [
        (-8.9, -3.25, 3, True),  # 7,981.41 on the 14th, 7,271.66 on the 19th
        (-6.9, -3.25, 3, False),
        (-8.9, -0.9, 3, False),
        (-8.9, -3.25, 11, False),
        (-11.06, 1.4, 9, True),
    ],
)
def test_it_is_told_of_a_far_fall_of_these_days(below, day, periods, chosen):
    (item,) = told("off_peak", book(below, day, periods=periods))
    assert item.chosen is chosen


def test_of_a_fall_of_one_day_nothing_is_told():
    assert told("off_peak", book(-8.0, -8.0, periods=1)) == []
    assert told("off_peak", book(-8.9, -3.25, market=US)) == []


def test_a_fall_says_how_far_it_is_by_now():
    made = book(-8.9, -3.25)
    said = written(made, told("off_peak", made))
    assert "14일" in said
    assert "8.9%" in said
    assert said.endswith(("낮아졌다.", "내려왔다."))


def test_a_rise_says_how_far_it_still_has_to_go():
    # 5,251.87 on 2026-03-09, 5,609.95 two sessions later: 6.8 percent; the high of 26 February was 6,307.27.
    made = book(-11.06, 1.4, periods=9, streak=2, over=6.82)
    said = written(made, told("off_peak", made))
    assert "6.8% 올랐지만" in said
    assert "11.1% 낮다." in said

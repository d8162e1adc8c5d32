"""Odds computed again from a fact's prices, against the method of CME's FedWatch by hand.

August 2025 has no meeting: 100 - 95.67 = 4.33 is the rate before that of 17 September. November has none:
3.90 is the rate after that of 29 October, so October's 4.055 = (r * 29 + 3.90 * 2) / 31 and r = 4.0656897.
The move of September is -0.2643103, which is 1.0572414 steps of 25 bp: 94.27586 % one, 5.72414 % two.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.model import Fact, Input
from newsgen.proof.outlook import recompute

DAY = dt.date(2025, 8, 13)
PRICES = {"ZQ:2025-08": 95.67, "ZQ:2025-10": 95.945, "ZQ:2025-11": 96.1}


def odds(measure: str, value: float, **prices: float) -> Fact:
    inputs = tuple(
        Input(symbol=name, date=DAY, value=price, field="rate") for name, price in (PRICES | prices).items()
    )
    return Fact(
        id="f",
        measure=measure,
        about="FOMC:2025-09-17",
        value=value,
        unit="percent",
        session=DAY,
        inputs=inputs,
    )


@pytest.mark.parametrize(
    ("measure", "percent"),
    [
        ("cut_25_probability", 94.27586),
        ("cut_50_probability", 5.72414),
        ("cut_probability", 100),
        ("hold_probability", 0),
    ],
)
def test_odds_follow_from_their_prices(measure, percent):
    done = recompute(odds(measure, percent))
    assert done is not None
    assert done.value == pytest.approx(percent, abs=1e-5)
    assert "4.3300% → 4.0657% (-26.43bp)" in done.text
    assert "25bp 인하 94.3%" in done.text


def test_another_price_does_not_bear_the_figure_out():
    fact = odds("cut_25_probability", 94.27586207, **{"ZQ:2025-08": 95.70})
    done = recompute(fact)
    assert done is not None
    assert not done.agrees


def test_what_is_no_odds_is_left_to_others():
    assert recompute(odds("change_day", 1.0)) is None


def test_without_its_prices_nothing_is_said():
    fact = odds("cut_25_probability", 94.3)
    bare = Fact(**{name: getattr(fact, name) for name in fact.__struct_fields__ if name != "inputs"})
    assert recompute(bare) is None

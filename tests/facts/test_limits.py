"""Closes at the limit of a day's move, by the rules of the Korea Exchange."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from newsgen.facts import compute
from newsgen.markets.ticks import limits, off, steps
from tests.facts.builders import NAN
from tests.facts.seoul import DAY, seoul
from tests.markets import KR, US
from tests.recorded import MARKET

LIMITS = MARKET.parent / "kr" / "limits.csv"


@pytest.mark.parametrize(
    ("base", "low", "high"),
    [
        (42_950, 30_100, 55_800),  # DS단석 2024-11-25, as its exchange published the close
        (6_070, 4_250, 7_890),  # 헬릭스미스 2024-01-03
        (4_335, 3_035, 5_630),  # 아가방컴퍼니 2024-01-03: 5,635 by its own step of 5, and 5,630 by that of 10
        (2_968, 2_080, 3_855),  # 2,078 is on no step; 2,075 would be a fall of more than 30 percent
        (1_000, 700, 1_300),
        (33, 24, 42),
    ],
)
def test_the_limits_of_a_base_price(base, low, high):
    found = limits(np.array([float(base)]), KR.bounds)
    assert [float(one[0]) for one in found] == [low, high]


def test_every_close_at_a_limit_that_is_recorded(recorded_limits):
    base, close, upper = recorded_limits
    low, high = limits(base, KR.bounds)
    assert (high[upper] == close[upper]).all()
    assert (low[~upper] == close[~upper]).all()


@pytest.fixture
def recorded_limits() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if not Path(LIMITS).is_file():
        pytest.skip(f"no recorded market at {LIMITS}")
    with LIMITS.open(encoding="utf-8", newline="") as lines:
        rows = [
            (float(one["base"]), float(one["close"]), one["limit"] == "upper")
            for one in csv.DictReader(lines)
        ]
    base, close, upper = (np.array(column) for column in zip(*rows, strict=True))
    assert len(rows) > 4000
    return base, close, upper


@pytest.mark.parametrize(
    ("price", "step"),
    [
        (1, 1),
        (1_999, 1),
        (2_000, 5),
        (5_000, 10),
        (20_000, 50),
        (50_000, 100),
        (499_500, 500),
        (500_000, 1_000),
    ],
)
def test_the_step_of_a_price(price, step):
    assert steps(np.array([float(price)]), KR.bounds)[0] == step


def test_prices_between_two_steps_are_off():
    assert off(np.array([2_003.0, 2_005.0, 50_050.0, 102_000.0, NAN]), KR.bounds).tolist() == [
        True, False, True, False, False,
    ]  # fmt: skip


def test_a_market_without_limits_has_none():
    low, high = limits(np.array([100.0]), US.bounds)
    assert np.isnan([low[0], high[0]]).all()
    assert not off(np.array([100.01]), US.bounds).any()


def test_who_closed_at_a_limit_is_counted_by_the_base_price():
    """The first one's close before was 128,800, and its base price 42,950."""
    book = compute(
        seoul(
            {
                "017860.KS": [128_800.0, 55_800.0],
                "000010.KS": [1_000.0, 1_300.0],
                "000020.KS": [1_000.0, 1_299.0],
                "000030.KS": [1_000.0, 1_000.0],
                "000040.KS": [NAN, 4_000.0],  # its first day
                "000050.KQ": [1_000.0, 700.0],
            },
            bases={"017860.KS": (DAY, 42_950.0)},
        )
    )
    assert {fact.about for fact in book.all("upper_limit")} == {"017860.KS", "000010.KS"}
    assert {fact.about for fact in book.all("lower_limit")} == {"000050.KQ"}
    counts = {
        (one, name): book.value(one, name)
        for one in ("limit_up", "limit_down")
        for name in ("kospi", "kosdaq")
    }
    assert counts == {("limit_up", "kospi"): 2, ("limit_up", "kosdaq"): 0, ("limit_down", "kospi"): 0,
                      ("limit_down", "kosdaq"): 1}  # fmt: skip
    assert book.value("breadth_flat", "kospi") == 1
    assert book.get("upper_limit", "017860.KS").inputs[0].value == 42_950

"""One figure for several percentages, where that is true of each of them."""

from __future__ import annotations

import pytest

from newsgen.config import Style
from newsgen.story.markup import plain
from newsgen.story.rounding import around, measured, total
from tests.facts.builders import fact


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((8.9, 9.3), "9% 안팎"),
        ((5.1, 5.8), "5%대"),
        ((5.1, 5.93), None),
        ((-1.6, -1.26, -1.99), None),
        ((1.1, 1.8), None),
        ((1.55, 1.8), "1%대"),
        ((10.21, 10.48), "10% 넘게"),
        ((10.21, 10.5), None),
        ((10.0, 10.4), None),
        ((20.4, 10.4), None),
        ((0.41, 0.46), None),
        ((-0.22, -0.19), "0.2%"),
        ((0.446846277, 0.42), None),  # its hundredths are 0.45, which a reader rounds to 0.5
        ((10.4, -10.4), None),
    ],
)
def test_one_figure_for_several(values, told):
    facts = [fact("change_day", f"S{at}", value) for at, value in enumerate(values)]
    found = around(facts, Style())
    assert (None if found is None else plain(found)) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (4.8, "5%에 가깝다"),
        (-7.3, "7%를 넘는다"),
        (6.6, "6%대다"),
        (1.62, "1.6%다"),
        (3.004, "3%다"),
        (-2.997, "3%다"),
        (17.03, "17%다"),
        (1.06, "1.1%다"),
        (11.1, "11%를 넘는다"),
    ],
)
def test_a_rate_as_a_predicate(value, told):
    assert plain(measured(fact("change_streak", "S", value), Style())) == told


@pytest.mark.parametrize(
    ("measure", "told"), [("exchange_change_day", "약 377조원"), ("total_change_day", "약 380조원")]
)
def test_the_exchange_s_own_total_has_three_digits(measure: str, told: str) -> None:
    """2026-03-03: the KOSPI's companies were worth 376.9조 less, by the exchange's two totals."""
    lost = fact(measure, "kospi", -376_900_000.0, "mkrw")
    assert plain(total(lost, Style())) == told

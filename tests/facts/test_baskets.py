"""Baskets: the plain mean of the members' moves."""

from __future__ import annotations

import pytest

from newsgen.facts import baskets, compute
from tests.facts.builders import NAN, market, series


def basket_of(*members: list[float]):
    followed = [series(f"S{number}", close) for number, close in enumerate(members)]
    made = market(*followed, baskets={"B": tuple(one.symbol for one in followed)})
    return made, made.baskets[0]


def test_a_basket_moves_by_the_plain_mean_of_its_members():
    made, basket = basket_of([100.0, 110.0], [10.0, 9.9], [1.0, 1.03])
    fact = baskets.day(made, basket)
    assert fact.value == pytest.approx((10.0 - 1.0 + 3.0) / 3)
    assert fact.n == 3
    assert len(fact.inputs) == 6


def test_its_level_chains_the_daily_means():
    made, basket = basket_of([100.0, 110.0, 110.0], [10.0, 10.0, 12.0])
    assert baskets.series(made, basket).close.tolist() == pytest.approx([100.0, 105.0, 115.5])


def test_no_mean_is_taken_without_every_member():
    made, basket = basket_of([100.0, 110.0], [10.0, NAN])
    assert baskets.day(made, basket) is None
    assert not [fact for fact in compute(made) if fact.about == "B"]


def test_a_member_that_is_not_in_the_market_makes_no_basket():
    made = market(series("S0", [1.0, 2.0]), baskets={"B": ("S0", "GONE")})
    assert baskets.day(made, made.baskets[0]) is None
    assert baskets.series(made, made.baskets[0]) is None


def test_a_member_listed_later_begins_the_level_later():
    made, basket = basket_of([100.0, 110.0, 121.0, 121.0], [10.0, 11.0])
    assert baskets.series(made, basket).close.tolist() == pytest.approx([100.0, 105.0])


def test_a_session_that_a_member_misses_is_stepped_over():
    made, basket = basket_of([100.0, 100.0, 105.0, 120.0, 120.0], [10.0, 10.0, NAN, 10.0, 11.0])
    level = baskets.series(made, basket).close.tolist()
    assert level == pytest.approx([100.0, 100.0, NAN, 110.0, 115.5], nan_ok=True), (
        "+20 % and 0 % over the gap"
    )

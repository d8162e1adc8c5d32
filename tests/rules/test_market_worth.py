"""What a market gained or lost of its worth on a day."""

from __future__ import annotations

import pytest

from newsgen.facts import totals
from tests.facts.seoul import history
from tests.facts.seoul import seoul as market_of
from tests.rules.test_leaders import found, text

FEW = {f"{at:05}0.KS": 1000.0 * (at + 1) for at in range(10)}


def market(*moves: float, index: float):
    """Ten companies worth 1,000, 2,000, ... before the session, in millions, and what each moved by."""
    prices = {symbol: [100.0, 100.0 + move] for symbol, move in zip(FEW, moves, strict=True)}
    caps = {symbol: [worth, worth * prices[symbol][-1] / 100] for symbol, worth in FEW.items()}
    return market_of(prices, history("^KS11", [990.0, 1000.0, 1000.0 + 10 * index]), caps=caps)


def test_each_company_adds_what_its_price_made_of_its_worth():
    snapshot = market(*[-10.0] * 10, index=-10.0)
    (fact,) = (one for one in totals.facts(snapshot) if one.about == "kospi")
    assert fact.value == pytest.approx(-0.1 * 55_000)
    assert (fact.unit, fact.n) == ("mkrw", 10)


@pytest.mark.parametrize(("index", "chosen"), [(-2.0, True), (-1.99, False), (2.0, False)])
def test_it_is_told_of_a_far_day_on_which_both_went_one_way(index, chosen):
    items, _ = found(market(*[-3.0] * 10, index=index), "market_worth")
    assert any(item.chosen for item in items) is chosen


def test_how_it_reads():
    snapshot = market(*[-10.0] * 10, index=-10.0)
    assert "시가총액은 하루 새 약 55억원" in text(snapshot, "market_worth", in_lead=False)

"""What a market gained or lost of its worth on a day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsgen.config import Style
from newsgen.facts import totals
from newsgen.facts.fact import make
from newsgen.markets import Peak
from newsgen.story import rounding
from newsgen.story.markup import plain
from tests.facts.seoul import DAY, history
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
    assert "시가총액은 하루 새 50억원 넘게" in text(snapshot, "market_worth", in_lead=False)


def listed(before: float, after: float, *, index: float):
    """The same, with what the exchange says that all shares are worth beside the index, in millions."""
    prices = {symbol: [100.0, 90.0] for symbol in FEW} | {"^KS11": [1000.0, 1000.0 + 10 * index]}
    caps = {symbol: [worth, worth * 0.9] for symbol, worth in FEW.items()} | {"^KS11": [before, after]}
    return market_of(prices, history("^KS11", [990.0, 1000.0, 1000.0 + 10 * index]), caps=caps)


def test_the_exchanges_own_total_is_told_where_its_file_has_it():
    # 60,000 fell by 10 percent as the index did: 6,000 less, not the 5,500 of the ten that are listed.
    snapshot = listed(60_000.0, 54_000.0, index=-10.0)
    facts = {one.measure: one for one in totals.facts(snapshot) if one.about == "kospi"}
    assert facts["exchange_change_day"].value == pytest.approx(-6_000)
    assert [(one.symbol, one.field) for one in facts["exchange_change_day"].inputs] == [
        ("^KS11", "market_cap")
    ] * 2
    assert facts["exchange_worth"].value == pytest.approx(54_000)
    assert "시가총액은 하루 새 약 60억원" in text(snapshot, "market_worth", in_lead=False)


def test_a_total_that_left_its_index_tells_no_days_gain():
    # 60,000 to 56,000 is 6.7 percent less where the index lost ten: a company was listed.
    snapshot = listed(60_000.0, 56_000.0, index=-10.0)
    assert not [one for one in totals.facts(snapshot) if one.measure.startswith("exchange_")]
    assert "시가총액은 하루 새 50억원 넘게" in text(snapshot, "market_worth", in_lead=False)


def test_a_round_sum_passed_for_the_first_time_is_told_however_far_the_index_went():
    # From 4,990조 to 5,017조, in millions of won.
    snapshot = listed(4_990e6, 5_017e6, index=0.5)
    assert not [one for one in totals.facts(snapshot) if one.measure == "exchange_first"], "no record known"
    days = snapshot.series["^KS11"].on(0), snapshot.day
    snapshot = replace(snapshot, peaks={"^KS11": (Peak(995.0, *days),)})
    (fact,) = (one for one in totals.facts(snapshot) if one.measure == "exchange_first")
    assert fact.value == 5_000e6


@pytest.mark.parametrize(
    ("millions", "said"),
    [
        (57e6, "60조원 가까이"),
        (59e6, "약 60조원"),
        (61e6, "약 60조원"),
        (74e6, "70조원 넘게"),
        (55.3e6, "50조원 넘게"),
        (99e6, "약 100조원"),
        (119.6e6, "약 120조원"),
        (-832e6, "약 832조원"),
    ],
)
def test_no_finer_than_two_counts_of_the_exchange_agree(millions, said):
    """On 2026-01-16 one count is 4,004.9조, another, published the day after, 4,003.9: 조 are about right."""
    fact = make("exchange_change_day", "kospi", millions, "mkrw", DAY)
    assert plain(rounding.total(fact, Style())) == said

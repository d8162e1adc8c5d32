"""Closes that the exchange's rules do not allow, planted into small markets of Seoul."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import gate, pipeline
from newsgen.config import Config
from newsgen.errors import Held
from newsgen.gate import Consequence, GateFinding, Section
from newsgen.markets.bounds import Tie
from newsgen.snapshot.snapshot import Series
from newsgen.store import Store
from tests.facts import builders
from tests.facts.builders import NAN, fill, market, panel
from tests.facts.seoul import DAY, history, seoul
from tests.markets import KR, us

INDICES = (history("^KS11", [4000.0, 4042.0]), history("^KQ11", [900.0, 902.0]))
STEADY = {f"{number:05}0.KS": [10_000.0, 10_010.0 + 10 * number] for number in range(60)}


def inspected(stocks: dict[str, list[float]], *followed: Series, **more: object) -> list[GateFinding]:
    """Findings on stocks that are large, and traded otherwise than the day before; not on investors."""
    volumes = {symbol: [1e6 + at, 1.1e6 + 2 * at] for at, symbol in enumerate(stocks)}
    caps = dict.fromkeys(stocks, 5_000_000.0)
    found = gate.inspect(seoul(stocks, *followed, volumes=volumes, caps=caps, **more))
    return [one for one in found if one.code != "flows-missing"]


def codes(closes: dict[str, list[float]], **more: object) -> dict[tuple[str, str], GateFinding]:
    found = inspected({**STEADY, **closes}, *INDICES, **more)
    return {(one.code, one.symbol): one for one in found if one.consequence is not Consequence.NOTE}


def test_a_good_market_has_no_finding():
    assert not codes({})


@pytest.mark.parametrize(
    ("before", "close", "beyond"),
    [
        (4_335.0, 5_630.0, False),  # the upper limit of 2024-01-03
        (4_335.0, 5_640.0, True),
        (6_070.0, 4_250.0, False),
        (6_070.0, 4_245.0, True),
        (10_000.0, 6_900.0, True),
    ],
)
def test_a_close_beyond_the_limit_is_dropped_and_told(before, close, beyond):
    found = codes({"999990.KS": [before, close]})
    dropped = found.get(("beyond-limit", "999990.KS"))
    assert (dropped is not None) == beyond
    if dropped:
        assert dropped.consequence is Consequence.DROP
        assert dropped.told
        assert "가격제한폭을 넘었습니다" in dropped.message


def test_liquidation_trading_is_dropped_whatever_it_is_taken_for():
    found = codes({"999990.KS": [10_000.0, 2_500.0]})
    (dropped,) = found.values()
    assert (dropped.symbol, dropped.consequence, dropped.told) == ("999990.KS", Consequence.DROP, True)


def test_the_limit_is_of_the_base_price():
    """DS단석 rose by 29.92 percent on a day on which its price fell from 128,800 to 55,800."""
    stock = {"999990.KS": [42_950.0, 55_800.0]}  # the close before as the panel has it: adjusted
    assert not codes(stock, bases={"999990.KS": (DAY, 42_950.0)})
    assert ("beyond-limit", "999990.KS") in codes(stock, bases={"999990.KS": (DAY, 40_000.0)})


def test_the_first_day_of_a_listing_has_no_limit():
    assert not codes({"999990.KS": [NAN, 40_000.0]})


def test_a_close_on_no_step_is_dropped():
    found = codes({"999990.KS": [50_000.0, 50_050.0]})
    assert found["off-tick", "999990.KS"].consequence is Consequence.DROP


def test_many_on_no_step_leave_the_stocks_out():
    """Adjusted prices, or another market's."""
    wrong = {symbol: [before, close + 3] for symbol, (before, close) in list(STEADY.items())[:10]}
    found = codes(wrong)
    assert found["off-tick", "*"].section is Section.STOCKS


def test_steps_are_held_against_from_their_first_session():
    day = dt.date(2023, 1, 20)
    stocks = {"000010.KS": [1_990.0, 1_991.0], "000020.KS": [14_000.0, 14_005.0]}
    assert not [one for one in gate.inspect(seoul(stocks, day=day)) if one.code == "off-tick"]


def test_a_giant_s_last_price_elsewhere_is_told_by_its_range():
    """NXT trades till 20:00: a close above the high of the regular session is not the exchange's."""
    told = history("999990.KS", [100_000.0, 103_500.0], high=[NAN, 102_500.0], low=[NAN, 100_500.0])
    found = codes({"999990.KS": [100_000.0, 103_500.0]}, giants=[told])
    assert found["range-crossed", "999990.KS"].consequence is Consequence.DROP
    fine = history("999990.KS", [100_000.0, 102_500.0], high=[NAN, 102_500.0], low=[NAN, 100_500.0])
    assert not codes({"999990.KS": [100_000.0, 102_500.0]}, giants=[fine])


@pytest.mark.parametrize(
    ("column", "wrong"), [("high", 4_030.0), ("low", 4_050.0)], ids=["above its high", "below its low"]
)
def test_an_index_outside_its_range_holds_the_article(column, wrong):
    ranges = {"high": [NAN, 4_050.0], "low": [NAN, 3_990.0], column: [NAN, wrong]}
    broken = history("^KS11", [4_000.0, 4_042.0], **ranges)
    found = inspected(STEADY, broken, INDICES[1])
    told = [(one.code, one.consequence) for one in found if one.symbol == "^KS11"]
    assert told == [("range-crossed", Consequence.HOLD)]


def test_the_index_is_held_against_the_sum_of_its_members():
    """All of the large rose by 0.3 percent in the mean, and the index, they say, by five."""
    assert {tie.about for tie in KR.bounds.members} == {"^KS11", "^KQ11"}
    assert all(isinstance(tie, Tie) for tie in KR.bounds.members)
    many = {f"{number:05}0.KS": [10_000.0, 10_030.0 + number // 20 * 10] for number in range(120)}
    wild = history("^KS11", [4_000.0, 4_200.0])
    found = inspected(many, wild, history("^KQ11", [900.0, 944.0]))
    assert "index-parted" in {one.code for one in found if one.symbol == "^KS11"}
    assert not {"index-parted", "members-parted"} & {one.code for one in inspected(many, *INDICES)}


def test_half_of_the_stocks_of_the_day_before_leave_them_out():
    stale = {symbol: [10_000.0, 10_000.0] for symbol in list(STEADY)[:30]}
    moved = {symbol: [10_000.0, 10_010.0 + 10 * at] for at, symbol in enumerate(list(STEADY)[30:])}
    found = inspected({**stale, **moved}, *INDICES)
    assert Section.STOCKS in {one.section for one in found}


def test_new_york_has_neither_limits_nor_steps():
    stocks = panel({"A": [100.0, 141.37], "B": [100.0, 60.003]})
    found = {one.code for one in gate.inspect(market(stocks=stocks))}
    assert not found & {"beyond-limit", "off-tick"}
    assert us(dt.date(2025, 8, 13)).market.bounds.ticks is None


@pytest.mark.parametrize(
    ("edition", "stored", "lacking"),
    [
        (
            "kr-close",
            {"^GSPC": [6000.0, 6010.0], "AAPL": [200.0, 202.0]},
            r"코스피\(\^KS11\) 종가가 없습니다",
        ),
        (
            "us-close",
            {"^KS11": [3200.0, 3210.0], "005930.KS": [70_000.0, 71_000.0]},
            r"\^GSPC\) 종가가 없습니다",
        ),
    ],
)
def test_one_market_s_folder_makes_no_article_of_the_other(tmp_path, edition, stored, lacking):
    with Store.open(tmp_path / "market.sqlite", create=True) as store:
        fill(store, stored)
        with pytest.raises(Held, match=lacking):
            pipeline.build(store, builders.DAY, edition, Config())

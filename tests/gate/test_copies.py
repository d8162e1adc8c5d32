"""Stocks, rows and levels that are another day's."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from newsgen import gate, markets
from newsgen.gate import Consequence, Evidence, Quote, Section, copies, levels, repeats, shares
from newsgen.snapshot.snapshot import Panel, Snapshot
from tests.facts.builders import DAY, NAN, market, panel, series
from tests.markets import KR

CLOSE = dt.datetime(2025, 8, 13, 20, tzinfo=dt.UTC)
SIZE = 200
SESSIONS = 30


def walk(seed: int, *, step: float = 0.01) -> tuple[Panel, Random]:
    """Two hundred stocks of 100 dollars that go their ways, to the cent, on volumes of their own."""
    random = Random(seed)
    closes, volumes = {}, {}
    for number in range(SIZE):
        prices = [100.0]
        while len(prices) < SESSIONS:
            prices.append(round(prices[-1] * (1 + random.gauss(0, step)), 2))
        closes[f"S{number:03}"] = prices
        volumes[f"S{number:03}"] = [float(random.randint(10**5, 10**7)) for _ in prices]
    made = panel(closes, volumes=volumes)
    caps = made.close * 50.0  # fifty million shares each
    return replace(made, market_cap=caps), random


def seen(stocks: Panel, *followed: str) -> Snapshot:
    histories = [series(name, stocks.close[:, stocks.symbols.index(name)].tolist()) for name in followed]
    return market(*histories, stocks=stocks, universes={"sp500": frozenset(stocks.symbols)})


def copied(stocks: Panel, back: int, share: float, *fields: str) -> Panel:
    """The last row of so many stocks taken from so many sessions before."""
    changed = {name: getattr(stocks, name).copy() for name in fields}
    for column in changed.values():
        column[-1, : int(share * SIZE)] = column[-1 - back, : int(share * SIZE)]
    return replace(stocks, **changed)


@pytest.mark.parametrize("seed", range(5))
def test_a_market_that_goes_its_way_copies_nothing(seed):
    stocks, _ = walk(seed)
    made = seen(stocks)
    assert [*copies.copied_market(made), *copies.late_rows(made), *shares.universes(made)] == []
    assert list(repeats.repeated_rows(made, Evidence())) == []


@pytest.mark.parametrize("back", [1, 2, 7, 20])
@pytest.mark.parametrize("share", [0.2, 0.5, 1.0])
def test_the_closes_of_another_session_leave_the_stocks_out(back, share):
    stocks, _ = walk(1)
    made = seen(copied(stocks, back, share, "close"), "S000")
    (one,) = copies.copied_market(made)
    assert (one.code, one.section) == ("filled-market", Section.STOCKS)
    assert one.figures["still"] >= share * SIZE
    assert str(made.panel.days[-1 - back]) in one.message
    kept = gate.fit(made, [one])
    assert np.isnan(kept.panel.close[-1]).all()
    assert kept.series == {}, "the same closes stand in no basket"


@pytest.mark.parametrize("back", [2, 9])
def test_the_moves_of_another_session_are_known_again(back):
    stocks, _ = walk(2, step=0.02)
    close = stocks.close.copy()
    close[-1] = np.round(close[-2] * close[-1 - back] / close[-2 - back], 2)
    (one,) = copies.copied_market(seen(replace(stocks, close=close)))
    assert (one.code, one.section) == ("filled-market", Section.STOCKS)
    assert "등락률" in one.message


def test_a_file_dated_a_session_late_is_told_where_its_first_row_repeats():
    stocks, _ = walk(3)
    close = stocks.close.copy()
    close[-5:-1] = close[-6:-2]
    (one,) = copies.late_rows(seen(replace(stocks, close=close)))
    assert (one.code, one.consequence, one.figures["still"]) == ("late-rows", Consequence.FLAG, SIZE)
    assert str(stocks.days[-5]) in one.message


def test_mirrored_moves_do_not_go_with_market_values():
    stocks, _ = walk(4, step=0.02)
    close = stocks.close.copy()
    close[-1] = close[-2] ** 2 / close[-1]
    (one,) = shares.universes(seen(replace(stocks, close=close)))
    assert (one.code, one.section, one.symbol) == ("shares-differ", Section.LARGE_CAPS, "sp500")
    assert one.figures["share"] > 60


def test_market_values_of_yesterday_or_of_no_use_say_nothing():
    stocks, _ = walk(5, step=0.03)
    late = stocks.market_cap.copy()
    late[-1] = late[-2]
    assert list(shares.universes(seen(replace(stocks, market_cap=late)))) == []
    assert (
        list(shares.universes(seen(replace(stocks, market_cap=np.roll(stocks.market_cap, 1, axis=0))))) == []
    )
    assert list(shares.universes(seen(replace(stocks, market_cap=np.full_like(late, NAN))))) == []


def moved(stocks: Panel, symbol: str, factor: float, **values: float) -> Panel:
    """One stock's last close multiplied; its market value stays."""
    column, close = stocks.symbols.index(symbol), stocks.close.copy()
    close[-1, column] *= factor
    changed = replace(stocks, close=close)
    for name, value in values.items():
        table = getattr(stocks, name).copy()
        table[-1, column] = value
        changed = replace(changed, **{name: table})
    return changed


@pytest.mark.parametrize(
    ("factor", "consequence"),
    [(1.005, None), (1.02, Consequence.FLAG), (0.98, Consequence.FLAG), (1.1, Consequence.DROP)],
)
def test_the_close_of_a_big_name_goes_with_its_market_value(factor, consequence):
    stocks, _ = walk(6, step=0.002)
    found = list(shares.named(seen(moved(stocks, "S007", factor), "S007", "S008"), Evidence()))
    assert [(one.symbol, one.consequence) for one in found] == (
        [("S007", consequence)] if consequence else []
    )


def test_two_big_names_exchanged_are_both_dropped():
    stocks, _ = walk(7, step=0.002)
    close = stocks.close.copy()
    close[:, 8] *= 1.1
    whole = replace(stocks, close=close, market_cap=close * 50.0)
    close = close.copy()
    close[-1, [7, 8]] = close[-1, [8, 7]]
    found = shares.named(seen(replace(whole, close=close), "S007", "S008"), Evidence())
    assert {(one.symbol, one.consequence) for one in found} == {
        ("S007", Consequence.DROP),
        ("S008", Consequence.DROP),
    }


def test_where_the_market_value_is_the_stranger_one_the_close_stays_and_is_told():
    """TSLA rose by 3.32 % on 2026-01-30, its market value by 16.58 %."""
    stocks, _ = walk(8, step=0.002)
    cap = float(stocks.market_cap[-1, 7]) * 1.128
    (one,) = shares.named(seen(moved(stocks, "S007", 1.0, market_cap=cap), "S007"), Evidence())
    assert (one.consequence, round(one.figures["shares"], 1)) == (Consequence.FLAG, 12.8)


def test_another_stock_is_told_of_only_where_it_may_be_named():
    stocks, _ = walk(9, step=0.002)
    large = replace(stocks, market_cap=stocks.market_cap * 4)  # 20 billion
    assert [one.symbol for one in shares.named(seen(moved(large, "S050", 1.08)), Evidence())] == ["S050"]
    assert list(shares.named(seen(moved(stocks, "S050", 1.08)), Evidence())) == [], (
        "5 billion, under the floor"
    )
    assert list(shares.named(seen(moved(large, "S050", 1.03)), Evidence())) == [], "too little to be named"
    traded = moved(large, "S050", 1.08, volume=5e7)
    assert [one.consequence for one in shares.named(seen(traded), Evidence())] == [Consequence.FLAG]
    quiet = moved(large, "S050", 1.08, volume=1e5)
    assert [one.consequence for one in shares.named(seen(quiet), Evidence())] == [Consequence.DROP]


@pytest.mark.parametrize("back", [1, 2, 5, 10])
def test_a_row_of_the_last_ten_sessions_is_known_by_its_volume(back):
    stocks, _ = walk(10)
    row = copied(stocks, back, 0.005, "close", "volume")
    (one,) = repeats.repeated_rows(seen(row), Evidence())
    assert (one.symbol, one.code, one.day) == ("S000", "repeated-row", None)
    assert str(stocks.days[-1 - back]) in one.message
    alone = copied(stocks, back, 0.005, "close")
    assert list(repeats.repeated_rows(seen(alone), Evidence())) == [], "a price may come again"


def test_a_row_before_today_s_that_repeats_is_no_base_and_today_s_close_stays():
    stocks, _ = walk(11)
    close, volume = stocks.close.copy(), stocks.volume.copy()
    close[-2, 0], volume[-2, 0] = close[-3, 0], volume[-3, 0]
    made = seen(replace(stocks, close=close, volume=volume))
    (one,) = repeats.repeated_rows(made, Evidence())
    assert one.day == dt.date(2025, 8, 12)
    kept = gate.fit(made, [one]).panel.close[:, 0]
    assert math.isnan(kept[-2])
    assert math.isfinite(kept[-1])


def level(*close: float, **bars: list[float]) -> list[tuple[str, Consequence]]:
    made = market(replace(series("^DJI", close), **{name: np.array(row) for name, row in bars.items()}))
    return [(one.code, one.consequence) for one in levels.repeated_levels(made, Evidence())]


def test_a_five_figure_index_has_no_level_twice():
    assert level(44000.12, 44100.5) == []
    assert level(44100.5, 44100.5) == [("repeated-level", Consequence.DROP)]
    assert level(14.1, 14.1) == [], "the VIX has"
    assert level(44100.5, 44000.12, 44100.5) == [("repeated-level", Consequence.FLAG)]
    assert level(44100.5, *[44000.12 + n for n in range(10)], 44100.5) == []
    assert level(44000.12, 44100.5, open=[43900.0, 44100.5]) == [("close-is-open", Consequence.DROP)]
    high, low = [44200.0, 44150.0, 44200.0], [43900.0, 43950.0, 43800.0]
    assert level(44100.5, 44000.12, 44100.5, high=high, low=low) == [("repeated-level", Consequence.DROP)]


def test_a_bar_bears_a_level_of_some_sessions_ago_out_and_none_of_the_session_before():
    known = Evidence(bars={"^DJI": Quote(44102.0, CLOSE)})
    ago = market(series("^DJI", [44100.5, 44000.12, 44100.5]))
    assert list(levels.repeated_levels(ago, known)) == []
    still = market(series("^DJI", [44100.5, 44100.5]))
    assert [one.code for one in levels.repeated_levels(still, known)] == ["repeated-level"]


def test_in_seoul_stocks_that_rest_are_left_out_without_a_word():
    stocks, _ = walk(12)
    close, volume = stocks.close.copy(), stocks.volume.copy()
    close[-1, :12], volume[-1, :12] = close[-2, :12], 0.0
    made = replace(seen(replace(stocks, close=close, volume=volume)), session=markets.session(KR, DAY))
    found = [one for one in gate.inspect(made) if one.code in {"halted", "untraded-market", "filled-market"}]
    assert len(found) == 12
    assert {(one.code, one.told) for one in found} == {("halted", False)}
    assert np.isnan(gate.fit(made, found).panel.close[-1, :12]).all()
    volume[-1, :40] = 0.0
    (whole,) = copies.copied_market(replace(made, panel=replace(stocks, volume=volume)))
    assert (whole.code, whole.section) == ("untraded-market", Section.STOCKS), "a fifth of them is no rest"


def test_where_the_stocks_are_left_out_nobody_reads_of_each():
    stocks, _ = walk(13)
    found = gate.inspect(seen(copied(stocks, 1, 1.0, "close", "volume"), "S000"))
    told = [(one.code, one.symbol) for one in found if one.told and one.code != "index-missing"]
    assert ("filled-market", "*") in told
    assert {symbol for code, symbol in told if code == "repeated-row"} == {"S000"}

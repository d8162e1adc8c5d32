"""Who is wrong where an index parts from its witnesses."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from msgspec import structs

from newsgen.gate import Consequence, Evidence, Quote, Section, fit, indices, inspect, witnesses
from newsgen.markets.bounds import Priced
from newsgen.snapshot.snapshot import Observations, Snapshot
from tests.facts.builders import DAY, market, panel, series
from tests.markets import US

CLOSE = dt.datetime(2025, 8, 13, 20, tzinfo=dt.UTC)
"""Four in the afternoon in New York."""


def seen(
    index: float, *, fund: float | None = None, members: float | None = None, day: dt.date = DAY
) -> Snapshot:
    """A market whose broad index, fund and members moved by so many percent."""
    closes = {"SPY": [50.0, 50.0 * (1 + fund / 100)]} if fund is not None else {"X": [1.0, 1.0]}
    names = [f"M{number}" for number in range(120)] if members is not None else []
    closes |= {name: [20.0, 20.0 * (1 + (members or 0.0) / 100)] for name in names}
    stocks = panel(closes, day=day)
    caps = stocks.market_cap.copy()
    caps[-1] = caps[-2] * stocks.close[-1] / stocks.close[-2]  # no company issued a share
    made = market(
        series("^GSPC", [5000.0, 5000.0 * (1 + index / 100)], day=day),
        day=day,
        stocks=replace(stocks, market_cap=caps),
        universes={"sp500": frozenset(names)},
    )
    return replace(made, covered=frozenset({"sp500"}))


def bar(level: float) -> Evidence:
    return Evidence(bars={"^GSPC": Quote(level, CLOSE)})


def found(made: Snapshot, evidence: Evidence | None = None) -> list[tuple[str, str, Consequence]]:
    return [(one.code, one.symbol, one.consequence) for one in indices.market(made, evidence or Evidence())]


DROPPED = [("index-parted", "^GSPC", Consequence.DROP)]
TOLD = [("index-off", "^GSPC", Consequence.FLAG)]


@pytest.mark.parametrize(
    ("index", "fund", "members", "expected"),
    [
        (0.30, 0.32, 0.25, []),
        (0.10, 0.32, 0.25, []),  # 0.22 from SPY, and the members agree
        (0.10, 0.32, None, TOLD),
        (0.02, 0.32, 0.24, DROPPED),  # x0.997: 0.30 and 0.22, both below it
        (0.30, 0.62, 0.08, TOLD),  # 0.32 and 0.22, on either side of it
        (-0.50, 0.62, None, DROPPED),  # 1.12 from SPY alone
        (0.30, None, 0.75, TOLD),
        (0.30, None, 0.60, []),
    ],
)
def test_two_witnesses_overrule_an_index_and_one_that_is_near_is_told(index, fund, members, expected):
    assert found(seen(index, fund=fund, members=members)) == expected


def test_on_an_ex_date_the_fund_falls_behind():
    """SPY fell behind by 0.58 points on 2017-12-15; it never runs ahead for that."""
    december = dt.date(2025, 12, 19)
    assert found(seen(0.9, fund=0.32, day=december)) == []
    assert found(seen(0.32, fund=0.9, day=december)) == TOLD
    assert found(seen(0.9, fund=0.32)) == TOLD, "August has none"


@pytest.mark.parametrize(("apart", "expected"), [(0.0009, []), (0.002, TOLD), (0.0036, TOLD)])
def test_the_last_bar_tells_of_a_close_that_is_off(apart, expected):
    made = seen(0.3)
    close = float(made.series["^GSPC"].close[-1])
    assert found(made, bar(close * (1 + apart))) == expected
    assert found(made, bar(close * 1.005)) == [("bars-differ", "^GSPC", Consequence.DROP)]


def test_where_the_bars_speak_for_the_index_the_stocks_are_wrong():
    """The members of another session, or mirrored: the index stays."""
    made = seen(0.9, members=-0.9)
    close = float(made.series["^GSPC"].close[-1])
    (wrong,) = indices.market(made, bar(close))
    assert (wrong.code, wrong.section, wrong.symbol) == ("members-parted", Section.LARGE_CAPS, "sp500")
    kept = fit(made, [wrong])
    assert "^GSPC" in kept.series
    assert np.isnan(kept.panel.close[-1]).sum() == 120
    assert found(made) == DROPPED, "without bars the many are believed"


def test_a_fund_that_agrees_speaks_for_the_index_too():
    assert found(seen(0.9, fund=0.93, members=-0.9)) == [("members-parted", "sp500", Consequence.SECTION)]


def test_where_both_part_from_a_level_that_is_sure_the_close_before_is_wrong():
    made = seen(0.3, fund=2.0, members=2.1)
    assert found(made, bar(float(made.series["^GSPC"].close[-1]))) == DROPPED


def test_members_whose_market_values_do_not_go_with_their_closes_say_nothing_of_the_index():
    made = seen(0.9, members=-0.9)
    caps = made.panel.market_cap.copy()
    caps[-1] = caps[-2] * 1.009
    mirrored = replace(made, panel=replace(made.panel, market_cap=caps))
    assert found(mirrored) == [("shares-differ", "sp500", Consequence.SECTION)]


def dow(index: float, moves: list[float]) -> Snapshot:
    """A Dow of as many companies as moves, at 100 dollars each but the first, which costs 700."""
    names = tuple(f"D{number}" for number in range(len(moves)))
    prices = [700.0, *[100.0] * (len(moves) - 1)]
    closes = {
        name: [price, price * (1 + move / 100)]
        for name, price, move in zip(names, prices, moves, strict=True)
    }
    made = market(series("^DJI", [4e4, 4e4 * (1 + index / 100)]), stocks=panel(closes))
    bounds = structs.replace(
        US.bounds, priced=(Priced(index="^DJI", since=dt.date(2025, 1, 2), members=names),)
    )
    return replace(made, session=replace(made.session, market=structs.replace(US, bounds=bounds)))


def test_the_dow_is_the_sum_of_its_members_prices():
    """The one that costs 700 of 3,600 dollars rose by 3.6 %, the others stood: 25.2 of 3,600 is 0.7 %."""
    moves = [3.6, *[0.0] * 29]
    assert found(dow(0.7, moves)) == []
    spread = [1.0] * 30
    assert found(dow(1.0, spread)) == []
    assert found(dow(0.3, spread)) == [("index-parted", "^DJI", Consequence.DROP)]
    assert found(dow(0.85, spread)) == [("index-off", "^DJI", Consequence.FLAG)]


def test_one_member_that_makes_the_difference_is_named_and_the_dow_stays():
    (one,) = indices.market(dow(0.0, [3.6, *[0.0] * 29]), Evidence())
    assert (one.code, one.symbol, one.consequence) == ("member-off", "^DJI", Consequence.FLAG)
    assert "D0" in one.message
    assert "D1" not in one.message


def test_the_list_of_the_day_is_taken():
    lists = {one.since: one for one in US.bounds.priced}
    assert sorted(lists) == [dt.date(2024, 2, 26), dt.date(2024, 11, 8)]
    before, after = (set(lists[day].members) for day in sorted(lists))
    assert (before - after, after - before) == ({"INTC", "DOW"}, {"NVDA", "SHW"}), "S&P Dow Jones, 2024-11-01"
    assert len(before) == len(after) == 30


def test_a_level_that_others_publish_speaks_for_the_index():
    made = seen(0.9, members=-0.9)
    official = {"^GSPC": Observations(days=made.series["^GSPC"].days, values=made.series["^GSPC"].close)}
    assert found(made, Evidence(official=official)) == [("members-parted", "sp500", Consequence.SECTION)]


def test_bounds_name_what_is_there():
    bounds = US.bounds
    assert all(tie.near <= (tie.alone or tie.near) <= tie.within for tie in bounds.members)
    assert bounds.dividends.keys() <= {tie.witness for tie in bounds.funds}


def test_the_broad_index_waits_for_a_person():
    found = [one for one in inspect(seen(0.02, fund=0.32, members=0.24)) if one.symbol == "^GSPC"]
    assert [(one.code, one.consequence) for one in found] == [("index-parted", Consequence.HOLD)]
    assert "S&P500 구성 종목 +0.24%, S&P500 상장지수펀드(SPY) +0.32%" in found[0].message


def with_large(
    moved: float, rest: float, *, index: float = 0.4, symbol: str = "BIG", second: float = 1.0
) -> Snapshot:
    """A hundred members of 1 each, and a large one of 10 that moved otherwise, or two kinds of its shares."""
    names = [f"M{number:02}" for number in range(100)]
    large = [symbol, f"{symbol}L"] if second != 1.0 else [symbol]
    closes = {name: [20.0, 20.0 * (1 + rest / 100)] for name in names}
    closes |= {name: [200.0, 200.0 * (1 + moved / 100)] for name in large}
    values = dict.fromkeys(names, 100.0) | {symbol: 1000.0} | dict.fromkeys(large[1:], 1000.0 * second)
    made = market(
        series("^GSPC", [5000.0, 5000.0 * (1 + index / 100)]),
        stocks=panel(closes, caps=values),
        universes={"sp500": frozenset(closes)},
    )
    return replace(made, covered=frozenset({"sp500"}))


def test_the_one_member_that_parts_the_others_from_their_index_is_left_out():
    """The others rose by 0.4 percent as the index did; with it, by (100 x 0.4 + 10 x 11.4) / 110 = 1.4."""
    (one,) = [each for each in indices.market(with_large(11.4, 0.4), bar(5020.0)) if each.symbol == "BIG"]
    assert (one.code, one.consequence) == ("member-parted", Consequence.DROP)
    assert one.line.startswith("BIG 등락률 +11.40%: ^GSPC와 나머지 구성 종목에서 셈하면 +0.4%입니다.")


@pytest.mark.parametrize(
    ("moved", "rest", "level"),
    [
        (3.4, 0.4, 5020.0),  # (40 + 34) / 110 = 0.67, by 0.27 from the index
        (11.4, 0.4, None),  # nobody vouches for the index
        (1.2, 0.9, 5020.0),  # all of them are off by a half: none is the one
    ],
)
def test_no_member_is_named_that_may_not_be_the_one(moved, rest, level):
    evidence = bar(level) if level else Evidence()
    assert "member-parted" not in {one.code for one in indices.market(with_large(moved, rest), evidence)}


def test_a_company_with_two_kinds_of_shares_counts_once():
    """Each kind has the market value of the whole, to within a few percent; other pairs are two companies."""
    twice = with_large(7.0, 0.4, index=1.0, second=1.1)
    assert witnesses.weighed(twice, "sp500") == pytest.approx((100 * 0.4 + 5 * 7 + 5.5 * 7) / 110.5)
    apart = with_large(7.0, 0.4, index=1.0, second=1.5)
    assert witnesses.weighed(apart, "sp500") == pytest.approx((100 * 0.4 + 10 * 7 + 15 * 7) / 125)

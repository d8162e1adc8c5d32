"""What was asked about an earlier session's values is asked again where a change is measured from it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from msgspec import structs

from newsgen import gate
from newsgen.gate import Consequence, GateFinding, Section
from newsgen.gate.finding import doubt, leave_out, tell
from newsgen.snapshot.snapshot import Snapshot
from tests.facts.builders import DAY, market, panel, series

MONDAY, TUESDAY = dt.date(2025, 8, 11), dt.date(2025, 8, 12)
"""The two sessions before ``DAY``, a Wednesday."""


def seen(
    closes: Mapping[str, Sequence[float]],
    rates: Mapping[str, Sequence[float]] | None = None,
    *,
    day: dt.date = DAY,
    large: frozenset[str] = frozenset(),
) -> Snapshot:
    """A market of a few closes; those that begin with ``^`` are indices, NVDA is a big name."""
    days = [MONDAY, TUESDAY, DAY]
    stocks = {name: values for name, values in closes.items() if name[0] != "^"}
    return market(
        *(
            series(name, values, day=day)
            for name, values in closes.items()
            if name[0] == "^" or name == "NVDA"
        ),
        day=day,
        stocks=panel(stocks, day=day, caps=dict.fromkeys(stocks, 20_000.0)),
        rates={name: dict(zip(days, values, strict=True)) for name, values in (rates or {}).items()},
        universes={"sp500": large},
    )


def again(told: Snapshot, *findings: GateFinding, since: dt.date = DAY) -> list[str]:
    """The lines that are told of a Tuesday's findings."""
    day = replace(told, session=told.session.previous)
    return [one.line for one in gate.carried(told, [(day, list(findings))], since) if one.told]


OFF = tell("index-off", "^IXIC", "^IXIC: 다른 값과 조금 다릅니다.")
NASDAQ = seen({"^IXIC": [23827.49, 24054.30, 23581.14]})


def test_an_index_that_was_asked_about_is_asked_about_as_a_base_with_both_figures():
    (line,) = again(NASDAQ, OFF)
    assert line == (
        "2025-08-12: ^IXIC: 다른 값과 조금 다릅니다. "
        "이 값에 견준 등락을 썼습니다(나스닥지수(^IXIC) 24,054.30 → 23,581.14)."
    )


def test_it_is_asked_about_in_its_week():
    (line,) = again(NASDAQ, OFF, since=MONDAY)
    assert line.endswith("한 주의 등락에 든 값입니다.")


@pytest.mark.parametrize(
    "one",
    [
        OFF.turned(Consequence.FLAG, "편집자가 풀었습니다.", "맞음"),
        structs.replace(OFF, day=MONDAY),
        tell("no-volumes", "*", "거래량이 없습니다."),
        doubt("bars-differ", "^IXIC", "종가"),
    ],
    ids=["released", "of a day before", "of no value", "dropped"],
)
def test_nothing_else_is_asked_again(one):
    assert again(NASDAQ, one) == []


RARE = tell("rate-rare", "DGS2", "2025-08-12 DGS2 4.26 → 4.03", value=4.03, before=4.26)


@pytest.mark.parametrize(
    ("today", "told"),
    [(4.13, 1), (4.11, 0), (4.03, 0), (3.90, 0)],  # of 23 bp back: 10, 8, none, 13 more
)
def test_a_rare_move_of_a_yield_is_asked_about_again_where_it_comes_back(today, told):
    assert len(again(seen({}, {"DGS2": [4.26, 4.03, today]}), RARE)) == told


def test_a_rare_move_says_nothing_of_a_week_that_goes_over_it():
    assert again(seen({}, {"DGS2": [4.26, 4.03, 4.13]}), RARE, since=MONDAY) == []


def test_yields_that_stood_still_are_all_named():
    still = tell("yields-still", "*", "2025-08-12 국채 금리 2개 만기가 모두 전날과 같습니다.")
    (line,) = again(seen({}, {"DGS2": [3.47, 3.47, 3.61], "DGS10": [3.99, 3.99, 4.11]}), still)
    assert line.endswith(
        "(미국 국채 2년물 금리(DGS2) 3.47 → 3.61, 미국 국채 10년물 금리(DGS10) 3.99 → 4.11)."
    )


SHARES = tell("shares-differ", "A", "A 종가는 +6.0%, 시가총액은 0.0%")


@pytest.mark.parametrize(("today", "told"), [(104.0, 0), (106.0, 1)])
def test_of_a_stock_it_is_asked_where_it_may_be_told_by_name(today, told):
    """Large companies are named from a move of five percent on."""
    assert len(again(seen({"A": [100.0, 100.0, today]}, large=frozenset("A")), SHARES)) == told


def test_over_a_week_the_whole_week_s_move_counts():
    rose = seen({"A": [100.0, 101.0, 106.1, 106.2]}, large=frozenset("A"))  # 6.2 in all, 0.1 on the last day
    assert len(again(rose, SHARES, since=MONDAY)) == 1
    assert len(again(rose, SHARES)) == 0


@pytest.mark.parametrize("code", ["base-unknown", "unborne-jump", "base-doubtful"])
@pytest.mark.parametrize(
    ("today", "dropped"),
    [(98.0, True), (92.0, False), (87.5, False), (110.0, False)],  # +12.6, +5.7, +0.6 and +26.4 % after -13.0
)
def test_a_stock_that_is_back_was_never_there(code, today, dropped):
    told = seen({"A": [100.0, 87.0, today]}, large=frozenset("A"))
    one = doubt(code, "A", "-13.0%", change=-13.0)
    found = gate.carried(told, [(replace(told, session=told.session.previous), [one])], DAY)
    assert [(each.code, each.symbol, each.consequence, each.day) for each in found] == (
        [("there-and-back", "A", Consequence.DROP, None)] if dropped else []
    )
    if dropped:
        assert "2025-08-12 A -13.0%, 다음 거래일 +12.6%" in found[0].line
        assert math.isnan(gate.fit(told, found).panel.close[-1, 0])


def test_a_move_that_the_desk_knows_to_be_real_is_told_whatever_comes_after():
    told = seen({"A": [100.0, 87.0, 98.0]}, large=frozenset("A"))
    real = doubt("base-unknown", "A", "-13.0%", change=-13.0).turned(Consequence.FLAG, "", "실적")
    assert again(told, real) == []


def test_a_big_name_s_row_that_was_carried_forward_is_no_base():
    told = seen({"NVDA": [100.0, 100.0, 101.0]}, day=TUESDAY)
    (one,) = gate.doubts_of((told, [doubt("halted", "NVDA", "거래가 없습니다.", sessions=2)]), "^GSPC")
    assert (one.day, one.consequence, one.told) == (TUESDAY, Consequence.DROP, True)
    assert gate.doubts_of((told, [doubt("halted", "NVDA", "거래가 없습니다.", sessions=3)]), "^GSPC") == []


def test_where_many_stocks_rest_every_day_a_halt_is_one():
    resting = [doubt("halted", f"A{number}", "거래가 없습니다.", sessions=2) for number in range(6)]
    assert gate.doubts_of((seen({"A1": [1.0, 1.0]}, day=TUESDAY), resting), "^GSPC") == []


def test_odds_that_were_left_out_are_not_compared_with():
    stale = leave_out("future-still", Section.FED, "2025-08-12 금리선물이 모두 같습니다.", "ZQ")
    (one,) = gate.doubts_of((seen({}, day=TUESDAY), [stale]), "^GSPC")
    assert (one.section, one.day) == (Section.FED, TUESDAY)
    assert one.line.endswith("그날의 확률과는 견주지 않았습니다.")


def test_a_target_range_that_was_left_out_takes_the_odds_of_its_day_along():
    apart = leave_out("range-apart", Section.TARGET, "범위", "FED")
    (one,) = gate.doubts_of((seen({}, day=TUESDAY), [apart]), "^GSPC")
    assert (one.section, one.day) == (Section.FED, TUESDAY)


def test_yields_and_currencies_that_were_left_out_are_told_of_the_day_after():
    made = seen({}, {"DXY": [105.74, 105.74, 104.06]}, day=DAY)
    day = replace(made, session=made.session.previous)
    jump = leave_out("rate-jump", Section.RATES, "2025-08-12 DGS2", "DGS2")
    apart = doubt("currency-apart", "DXY", "2025-08-12 105.74 → 105.74")
    found = gate.doubts_of((day, [jump, apart]), "^GSPC")
    assert [(one.day, one.consequence, one.told) for one in found] == [
        (TUESDAY, Consequence.SECTION, True),
        (TUESDAY, Consequence.DROP, True),
    ]
    assert "DXY" not in gate.fit(made, found).rates


def test_a_list_of_members_that_was_doubted_leaves_its_stocks_out_of_the_week():
    made = seen({"A": [1.0, 2.0, 3.0]}, large=frozenset("A"))
    parted = leave_out("members-parted", Section.LARGE_CAPS, "동떨어집니다.", "sp500")
    found = gate.doubts_within((made, [parted]))
    assert not gate.fit(made, found).universes


@pytest.mark.parametrize("code", ["shares-differ", "member-parted"])
def test_a_step_in_a_stock_s_prices_leaves_it_out_of_the_week(code):
    made = seen({"A": [1.0, 2.0, 3.0]})
    kept = gate.fit(made, gate.doubts_within((made, [doubt(code, "A", "달라진 셈입니다.")])))
    assert np.isnan(kept.panel.close[-1]).all()

"""The gate: what holds an article, what drops a price, what an editor is told."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from newsgen import gate
from newsgen.errors import Held
from newsgen.gate import Consequence, Finding
from tests.facts.builders import NAN, market, panel, series

INDICES = [series(symbol, [100.0, 101.0]) for symbol in gate.INDICES]


def findings(*followed, **more) -> list[Finding]:
    return gate.inspect(market(*(followed or INDICES), **more))


def calm(count: int = 60, step: float = 0.01) -> list[float]:
    """Closes that go up and down by one percent."""
    return [100.0 * math.exp(step * (number % 2)) for number in range(count)]


def jump(factor: float, *, traded: float = 1.0, close: list[float] | None = None) -> list[Finding]:
    """Findings on a stock whose price is multiplied, on so many times its usual turnover in dollars."""
    close = close or calm()
    last = close[-1] * factor
    volumes = [1e6] * len(close) + [1e6 * traded / factor]
    return findings(stocks=panel({"A": [*close, last]}, volumes={"A": volumes}))


def test_good_data_has_no_finding():
    assert findings(stocks=panel({"A": calm(), "B": calm()})) == []


def test_without_the_sp500_the_article_is_held():
    found = findings(series("^DJI", [1.0, 2.0]), series("^IXIC", [1.0, 2.0]))
    assert [(one.symbol, one.consequence) for one in found] == [("^GSPC", Consequence.HOLD)]
    with pytest.raises(Held, match="2025-08-13 \\^GSPC 종가가 없습니다"):
        gate.require_fit(found)


@pytest.mark.parametrize("close", [[100.0], [100.0, NAN, 101.0]])
def test_without_the_close_before_there_is_no_move_and_the_article_is_held(close):
    found = findings(series("^DJI", [1.0, 2.0]), series("^IXIC", [1.0, 2.0]), series("^GSPC", close))
    assert [one.consequence for one in found] == [Consequence.HOLD]
    assert "2025-08-12 ^GSPC" in found[0].message, "the day that is missing is named"


def test_another_index_that_is_missing_is_left_out_and_told():
    found = findings(series("^GSPC", [1.0, 2.0]), series("^IXIC", [1.0, 2.0]), series("^DJI", [1.0, NAN]))
    assert [(one.symbol, one.consequence) for one in found] == [("^DJI", Consequence.FLAG)]
    gate.require_fit(found)


def test_half_a_session_is_held():
    closes = {f"S{number}": [10.0] * 30 + [11.0 if number < 50 else NAN] for number in range(100)}
    with pytest.raises(Held, match="종가가 50종목뿐입니다\\(평소 100종목\\)"):
        gate.require_fit(findings(stocks=panel(closes)))


def test_nine_in_ten_are_enough():
    closes = {f"S{number}": [10.0] * 30 + [11.0 if number < 90 else NAN] for number in range(100)}
    assert findings(stocks=panel(closes)) == []


def test_a_hole_the_day_before_is_told():
    closes = {f"S{number}": [10.0] * 30 + [NAN, 11.0] for number in range(100)}
    (found,) = findings(stocks=panel(closes))
    assert (found.code, found.consequence) == ("gap-before", Consequence.FLAG)


@pytest.mark.parametrize("factor", [0.5, 0.1, 2.0, 5.0, 20.0], ids=lambda f: f"x{f:g}")
def test_a_split_that_nobody_reported_is_dropped(factor):
    (found,) = jump(factor)
    assert (found.symbol, found.code, found.consequence) == ("A", "unborne-jump", Consequence.DROP)
    assert f"{(factor - 1) * 100:+.1f}%" in found.message


@pytest.mark.parametrize(("factor", "traded"), [(0.6, 6.0), (0.15, 20.0), (4.6, 100.0)])
def test_a_jump_that_trade_bears_out_is_kept(factor, traded):
    assert jump(factor, traded=traded) == []


def test_the_calmer_the_stock_the_more_trade_a_shock_needs():
    """DuPont's spin-off: three times the turnover, but 54 deviations."""
    assert [one.code for one in jump(0.43, traded=3.1, close=calm(step=0.015))] == ["unborne-jump"]
    assert jump(0.43, traded=3.1, close=calm(step=0.03)) == []


def test_a_jump_that_is_usual_for_the_stock_needs_no_bearing_out():
    """The quantum stocks of January 2025 halved on their usual turnover; they had doubled before."""
    assert jump(0.55, traded=0.7, close=calm(step=0.25)) == []


def test_a_price_that_grows_ten_times_in_a_day_must_be_traded_by_everybody():
    """Reverse splits draw some trade; DRUG rose by 1,446 % on 1,500 times its turnover."""
    assert [one.code for one in jump(10.0, traded=28.0)] == ["unborne-jump"]
    assert jump(10.0, traded=1000.0) == []


def test_a_jump_of_a_stock_without_history_cannot_be_borne_out():
    assert [one.code for one in jump(2.0, traded=50.0, close=[10.0, 10.0])] == ["unborne-jump"]


def test_an_index_neither_splits_nor_trades():
    assert findings(stocks=panel({"^VIX": [*calm(), 200.0]}, volumes={"^VIX": [NAN] * 61})) == []


def test_what_is_dropped_makes_no_facts():
    made = market(*INDICES, series("NVDA", [1.0, 2.0]), stocks=panel({"A": [1.0, 2.0], "NVDA": [1.0, 2.0]}))
    kept = made.without(frozenset({"A", "NVDA"}))
    assert math.isnan(kept.panel.close[-1, 0])
    assert "NVDA" not in kept.series
    assert made.panel.close[-1, 0] == 2.0, "the market itself is left as it was"


def dropped(recorded_day, session: str) -> set[str]:
    day = recorded_day(dt.date.fromisoformat(session))
    return {one.symbol for one in day.findings if one.consequence is Consequence.DROP}


@pytest.mark.parametrize(
    ("session", "symbol", "percent"),
    [
        ("2024-10-07", "SRRK", 362),
        ("2024-10-15", "DRUG", 1446),
        ("2024-12-12", "KROS", -73),
        ("2025-01-08", "RGTI", -45),
        ("2025-08-13", "WBTN", 81),
        ("2025-12-03", "CAPR", 371),
        ("2025-12-11", "RZLT", -87),
        ("2026-08-10", "SION", -91),
        ("2026-08-19", "MRNA", 177),
    ],
)
def test_moves_that_happened_are_told(recorded_day, session, symbol, percent):
    book = recorded_day(dt.date.fromisoformat(session)).book
    assert book.value("change_day", symbol) == pytest.approx(percent, abs=0.6)


@pytest.mark.parametrize(
    ("session", "symbol"),
    [
        ("2024-09-12", "CTAS"),
        ("2024-10-01", "SMCI"),
        ("2024-12-04", "ANET"),
        ("2025-03-28", "SEZL"),
        ("2025-04-28", "DEA"),
        ("2025-11-17", "NFLX"),
        ("2026-03-24", "PIPR"),
        ("2026-04-06", "BKNG"),
    ],
)
def test_a_close_over_a_split_is_no_mover(recorded_day, session, symbol):
    change = recorded_day(dt.date.fromisoformat(session)).book.value("change_day", symbol)
    assert change is None or abs(change) < 12, "the split is adjusted for, and what is left is the move"


@pytest.mark.parametrize(
    ("session", "symbol"),
    [("2024-10-01", "SITC"), ("2024-11-26", "SEM"), ("2025-11-03", "DD"), ("2026-01-08", "ELME")],
)
def test_a_close_over_a_spin_off_is_dropped(recorded_day, session, symbol):
    assert symbol in dropped(recorded_day, session)
    assert recorded_day(dt.date.fromisoformat(session)).book.get("change_day", symbol) is None

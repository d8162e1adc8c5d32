"""The gate: what holds an article, what drops a price, what an editor is told."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from msgspec import structs

from newsgen import gate, markets
from newsgen.errors import Held
from newsgen.gate import Consequence, GateFinding, Section
from newsgen.markets import Yield
from newsgen.markets.bounds import Bounds
from tests.facts.builders import DAY, NAN, market, panel, series
from tests.markets import KR, US

UNIVERSES = (("R", "russell2000"), ("S", "sp500"))
INDICES = [series(symbol, [100.0, 101.0]) for symbol in US.indices]


def findings(*followed, **more) -> list[GateFinding]:
    return gate.inspect(market(*(followed or INDICES), **more))


def calm(count: int = 60, step: float = 0.01) -> list[float]:
    """Closes that go up and down by one percent."""
    return [100.0 * math.exp(step * (number % 2)) for number in range(count)]


def jump(factor: float, *, traded: float = 1.0, close: list[float] | None = None) -> list[GateFinding]:
    """Findings on a stock whose price is multiplied, on so many times its usual turnover in dollars."""
    close = close or calm()
    last = close[-1] * factor
    volumes = [1e6] * len(close) + [1e6 * traded / factor]
    return findings(stocks=panel({"A": [*close, last]}, volumes={"A": volumes}))


def test_good_data_has_no_finding():
    assert findings(stocks=panel({"A": calm(), "B": calm()})) == []


@pytest.mark.parametrize("zone", ["America/New_York", "UTC", "Asia/Seoul"])
def test_a_quote_is_of_the_day_that_the_market_s_clock_shows(zone):
    """Half an hour after the close in New York it is the next day in Seoul."""
    made = dt.datetime(2025, 8, 13, 16, 30, tzinfo=US.zone).astimezone(ZoneInfo(zone))
    known = gate.Evidence(quotes={"^GSPC": gate.Quote(105.0, made)})
    assert [one.code for one in gate.inspect(market(*INDICES), known)] == ["quote-differs"]
    late = gate.Evidence(quotes={"^GSPC": gate.Quote(105.0, made + dt.timedelta(days=1))})
    assert gate.inspect(market(*INDICES), late) == []


def test_without_the_sp500_the_article_is_held():
    found = findings(series("^DJI", [100.0, 101.0]), series("^IXIC", [100.0, 101.0]))
    assert [(one.symbol, one.consequence) for one in found] == [("^GSPC", Consequence.HOLD)]
    with pytest.raises(Held, match=r"2025-08-13 S&P500지수\(\^GSPC\) 종가가 없습니다"):
        gate.require_fit(found)


@pytest.mark.parametrize("close", [[100.0], [100.0, NAN, 101.0]])
def test_without_the_close_before_there_is_no_move_and_the_article_is_held(close):
    found = findings(series("^DJI", [100.0, 101.0]), series("^IXIC", [100.0, 101.0]), series("^GSPC", close))
    assert [one.consequence for one in found] == [Consequence.HOLD]
    assert "2025-08-12 S&P500지수(^GSPC)" in found[0].message, "the day that is missing is named"


def test_another_index_that_is_missing_is_left_out_and_told():
    found = findings(
        series("^GSPC", [100.0, 101.0]), series("^IXIC", [100.0, 101.0]), series("^DJI", [1.0, NAN])
    )
    assert [(one.symbol, one.consequence) for one in found] == [("^DJI", Consequence.FLAG)]
    gate.require_fit(found)


def partly(there: int, names: str = "S") -> dict[str, list[float]]:
    """A hundred stocks, of which so many have a close today."""
    return {f"{names}{n}": [*calm(30), 99.0 if n < there else NAN] for n in range(100)}


def test_less_than_half_a_session_is_held():
    with pytest.raises(Held, match="종가가 49종목뿐입니다\\(평소 100종목\\)"):
        gate.require_fit(findings(stocks=panel(partly(49))))


def test_a_session_that_came_in_part_is_told_without_its_stocks():
    made = market(*INDICES, stocks=panel(partly(80)), universes={"sp500": frozenset({"S1", "S2"})})
    found = [one for one in gate.inspect(made) if one.code == "half-session"]
    assert [(one.code, one.section) for one in found] == [("half-session", Section.STOCKS)]
    kept = gate.fit(made, found)
    assert np.isnan(kept.panel.close[-1]).all()
    assert kept.universes == {}
    assert kept.series.keys() == made.series.keys(), "the indices are told"


def test_small_caps_that_are_missing_leave_the_large_ones_in():
    stocks = panel({**partly(70, "R"), **partly(100, "S"), **partly(100, "T")})
    universes = {name: frozenset(s for s in stocks.symbols if s[0] == key) for key, name in UNIVERSES}
    made = market(*INDICES, stocks=stocks, universes=universes)
    (found,) = [one for one in gate.inspect(made) if one.code == "half-session"]
    assert (found.symbol, found.section, found.told) == ("russell2000", Section.SMALL_CAPS, True)
    kept = gate.fit(made, [found])
    here = dict(zip(kept.panel.symbols, np.isfinite(kept.panel.close[-1]), strict=True))
    assert not here["R1"]
    assert here["S1"]
    assert kept.universes.keys() == {"sp500"}


def test_all_but_three_in_a_hundred_are_enough():
    found = findings(stocks=panel(partly(97)))
    assert {one.code for one in found} == {"close-missing", "ends-early", "some-missing"}
    assert {one.consequence for one in found} == {Consequence.DROP, Consequence.NOTE, Consequence.FLAG}
    assert "some-missing" not in {one.code for one in findings(stocks=panel(partly(99)))}


def test_four_in_a_hundred_that_are_missing_may_be_the_ones_that_moved():
    """Of the stocks nothing is counted or ranked; what came of the big names is right."""
    made = market(*INDICES, series("NVDA", [100.0, 101.0]), stocks=panel(partly(96)))
    found = gate.inspect(made)
    (part,) = [one for one in found if one.code == "half-session"]
    assert (part.section, part.figures) == (Section.STOCKS, {"closes": 96, "usual": 100})
    kept = gate.fit(made, found)
    assert np.isnan(kept.panel.close[-1]).all()
    assert "NVDA" in kept.series


def test_a_hole_the_day_before_leaves_no_moves_of_stocks_and_the_rest_of_the_week_whole():
    closes = {f"S{number}": [*calm(30), NAN if number < 96 else 100.0, 101.0] for number in range(100)}
    made = market(*INDICES, stocks=panel(closes))
    (found,) = gate.inspect(made)
    assert (found.code, found.section, found.day) == ("gap-before", Section.STOCKS, dt.date(2025, 8, 12))
    kept = gate.fit(made, [found])
    assert np.isnan(kept.panel.close[-2]).all()
    assert np.isfinite(kept.panel.close[-1]).all()
    assert kept.series["^GSPC"].close.tolist() == [100.0, 101.0]


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


def test_a_price_grows_ten_times_in_a_day_only_where_everybody_trades():
    """DRUG rose to fifteen times its price on 97 times its shares; 100 times too much is none."""
    assert [one.code for one in jump(10.0, traded=10.0)] == ["unborne-jump"]
    assert [one.code for one in jump(100.0, traded=100.0)] == ["unborne-jump"]
    assert jump(15.0, traded=1500.0) == []


def test_a_price_too_high_lifts_the_turnover_but_not_the_shares():
    assert [one.code for one in jump(4.0, traded=4.0)] == ["unborne-jump"]


def test_a_close_that_stands_alone_is_no_base():
    found = jump(0.01, traded=30.0, close=[*calm(), 10000.0])
    assert [one.code for one in found] == ["unborne-jump"]


def test_a_split_of_a_wild_stock_on_an_ordinary_day_is_dropped():
    assert [one.code for one in jump(0.5, traded=1.0, close=calm(step=0.15))] == ["unborne-jump"]
    assert jump(0.5, traded=1.5, close=calm(step=0.15)) == []


def test_a_fall_that_is_rare_and_hardly_traded_is_no_fall():
    """FedEx fell by 17.8 % on 1.3 times its turnover when it handed out its freight business."""
    closes = {name: calm(61) for name in "BCD"} | {"A": [*calm(), 82.0]}
    quiet = panel(closes, volumes={"A": [1e6] * 60 + [1.5e6]}, caps={"A": 80_000.0})
    assert [(one.code, one.symbol) for one in findings(stocks=quiet)] == [("base-unknown", "A")]
    busy = panel(closes, volumes={"A": [1e6] * 60 + [4e6]}, caps={"A": 80_000.0})
    assert findings(stocks=busy) == []
    small = panel(closes, volumes={"A": [1e6] * 60 + [1.5e6]}, caps={"A": 80.0})
    assert findings(stocks=small) == []


def test_a_jump_of_a_stock_without_history_cannot_be_borne_out():
    assert [one.code for one in jump(2.0, traded=50.0, close=[10.0])] == ["unborne-jump"]
    assert jump(2.0, traded=50.0, close=[10.0, 10.1]) == [], "two sessions of trade are something to go by"
    assert [one.code for one in jump(2.0, traded=2.0, close=[10.0, 10.1])] == ["unborne-jump"]


def test_an_index_neither_splits_nor_trades():
    doubled = findings(stocks=panel({"^VIX": [*calm(), 200.0]}, volumes={"^VIX": [NAN] * 61}))
    assert [one.code for one in doubled] == ["fear-apart"]


def test_what_is_dropped_makes_no_facts():
    made = market(
        *INDICES, series("NVDA", [100.0, 101.0]), stocks=panel({"A": [100.0, 101.0], "NVDA": [100.0, 101.0]})
    )
    kept = made.without(frozenset({"A", "NVDA"}))
    assert math.isnan(kept.panel.close[-1, 0])
    assert "NVDA" not in kept.series
    assert made.panel.close[-1, 0] == 101.0, "the market itself is left as it was"


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
        ("2025-04-09", "NEOG", -29),
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
    [
        ("2024-10-01", "SITC"),
        ("2024-11-26", "SEM"),
        ("2025-11-03", "DD"),
        ("2026-01-08", "ELME"),
        ("2026-06-01", "FDX"),
    ],
)
def test_a_close_over_a_spin_off_is_dropped(recorded_day, session, symbol):
    assert symbol in dropped(recorded_day, session)
    assert recorded_day(dt.date.fromisoformat(session)).book.get("change_day", symbol) is None


def test_a_doubtful_close_of_the_broad_index_waits_for_a_person_and_another_is_left_out():
    others = {one.symbol: one for one in INDICES}
    for symbol, consequence, advice in (
        ("^GSPC", Consequence.HOLD, "시세를 확인하십시오."),
        ("^DJI", Consequence.DROP, "빼고 썼습니다."),
    ):
        found = findings(*{**others, symbol: series(symbol, [100.0, 140.0])}.values())
        (jumped,) = [one for one in found if one.code == "index-jump"]
        assert (jumped.symbol, jumped.consequence, jumped.advice) == (symbol, consequence, advice)


def test_a_consequence_has_its_severity():
    assert [one.severity.value for one in Consequence] == ["wrong", "warning", "warning", "warning", "note"]


def test_another_market_is_held_against_its_own_bounds_and_told_by_its_own_clock():
    """KOSPI fell by 12.06 % and rose by 17.91 % in 2026; New York's bounds would drop a fall of 18 %."""
    indices = {symbol: series(symbol, [100.0, 82.0]) for symbol in KR.indices}
    seen = replace(market(), session=markets.session(KR, DAY), series=indices)
    assert "index-jump" not in {one.code for one in gate.inspect(seen)}
    assert {one.symbol for one in findings(*indices.values()) if one.code == "index-jump"} == set(indices)
    early = gate.Evidence(fetched=dt.datetime(2025, 8, 13, 5, tzinfo=dt.UTC))
    told = next(one for one in gate.inspect(seen, early) if one.code == "fetched-early")
    assert told.message == "2025-08-13 마감 전인 서울 08-13 14:00에 받은 시세입니다."


def test_what_a_market_has_no_bounds_for_is_not_held_against_any():
    seen = market(series("^GSPC", [100.0, 140.0]), rates={"DGS2": {dt.date(2025, 8, 12): 4.0, DAY: 99.0}})
    unknown = structs.replace(US, bounds=Bounds(), yields=(Yield(symbol="DGS2", role="short"),))
    bare = replace(seen, session=replace(seen.session, market=unknown))
    assert {one.code for one in gate.inspect(seen)} >= {"index-jump", "rate-implausible"}
    assert not {one.code for one in gate.inspect(bare)} & {"index-jump", "rate-implausible", "rate-jump"}


def test_bars_of_an_afternoon_say_nothing_of_the_close():
    made = market(series("^GSPC", [100.0, 110.0]))
    half_past_two = dt.datetime(2025, 8, 13, 18, 30, tzinfo=dt.UTC)
    closing = dt.datetime(2025, 8, 13, 20, tzinfo=dt.UTC)

    def codes(at: dt.datetime) -> set[str]:
        evidence = gate.Evidence(bars={"^GSPC": gate.Quote(105.0, at)})
        return {finding.code for finding in gate.inspect(made, evidence)}

    assert "bars-differ" not in codes(half_past_two)
    assert "bars-short" in codes(half_past_two)
    assert "bars-differ" in codes(closing)


@pytest.mark.parametrize(
    ("minutes", "code"), [(29, "fetched-early"), (30, "read-soon"), (59, "read-soon"), (60, "")]
)
def test_closes_that_were_read_soon_after_the_bell_say_so(minutes, code):
    """Until half an hour after it they hold the article; until an hour after it indices may still move."""
    at = dt.datetime(2025, 8, 13, 20, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
    found = gate.inspect(market(*INDICES), gate.Evidence(fetched=at))
    (one,) = [one for one in found if one.code in {"fetched-early", "read-soon"}] or [None]
    assert (one.code if one else "") == code
    if code == "read-soon":
        assert one.told
        assert one.line == (
            f"2025-08-13 마감 {minutes}분 뒤인 뉴욕 16:{minutes}에 받은 종가입니다. "
            "지수는 2025-08-14 06:00 한국시간까지 0.02%쯤 바뀔 수 있으니 그 뒤에 다시 만드십시오."
        )
    if code == "fetched-early":
        assert one.message == "2025-08-13 마감 직후인 뉴욕 08-13 16:29에 받은 시세입니다."


def test_an_early_quote_speaks_only_of_a_close_that_is_there():
    """What was halted and not taken is no sign that the rest was read too early."""
    noon = dt.datetime(2025, 8, 13, 16, tzinfo=dt.UTC)
    early = {symbol: gate.Quote(100.0, noon) for symbol in ("^GSPC", *(f"X{at}" for at in range(40)))}
    found = [
        one for one in gate.inspect(market(*INDICES), gate.Evidence(quotes=early)) if one.code == "intraday"
    ]
    assert [(one.symbol, one.consequence) for one in found] == [("^GSPC", Consequence.HOLD)]
    assert "뉴욕 12:00" in found[0].message


@pytest.mark.parametrize(
    ("symbol", "quoted", "found"),
    [("^GSPC", 101.06, True), ("^GSPC", 101.04, False), ("A", 101.3, True), ("A", 101.15, False)],
)
def test_a_close_is_held_against_the_last_price_an_index_closer_than_a_stock(symbol, quoted, found):
    """0.05 % and 0.2 %: half an hour after the bell the S&P 500 was up to 0.02 % off."""
    seen = market(series("^GSPC", [100.0, 101.0]), stocks=panel({"A": [*calm()[:-1], 101.0]}))
    made = dt.datetime(2025, 8, 13, 16, 30, tzinfo=US.zone)
    codes = {
        one.symbol
        for one in gate.inspect(seen, gate.Evidence(quotes={symbol: gate.Quote(quoted, made)}))
        if one.code == "quote-differs"
    }
    assert codes == ({symbol} if found else set())

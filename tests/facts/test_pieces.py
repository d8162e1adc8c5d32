"""A stock's own day: what is said of where it stands, and that the rarest is said and nothing else."""

from __future__ import annotations

import pytest

from newsgen.facts import pieces
from newsgen.model import Fact
from tests.facts.builders import NAN, market, panel

YEAR = 260


def of(closes: list[float], **more: object) -> dict[str, Fact]:
    """The facts of one stock by measure."""
    (told,) = dict(pieces.facts(market(stocks=panel({"A": closes}, **more)), ["A"])).values()
    return {fact.measure: fact for fact in told}


def wave(*last: float) -> list[float]:
    """A year between 90 and 110, and then some closes."""
    return [*([90.0, 110.0] * YEAR)[: YEAR - len(last)], *last]


PLACES = {"high_52w", "low_52w", "highest_since", "lowest_since", "streak_up", "streak_down"}


def test_close_move_trade_size_week_and_year() -> None:
    """100 to 102 on Wednesday, 96 on the Friday before, in 2025 from 110 of New Year's Eve."""
    closes = [110.0] * 200 + [96.0, 100.0, 100.0, 102.0]
    told = of(closes, volumes={"A": [1e6] * 203 + [2e6]}, caps={"A": 4000.0})
    assert told["close"].value == 102.0
    assert told["change_day"].value == pytest.approx(2.0)
    assert told["change_wtd"].value == pytest.approx(6.25)
    assert told["change_ytd"].value == pytest.approx((102 / 110 - 1) * 100)
    assert told["volume_ratio_20d"].value == pytest.approx(2.0)
    assert told["market_cap"].value == pytest.approx(4000.0)
    assert not PLACES & told.keys()


def test_a_high_of_a_year_goes_before_since_and_run() -> None:
    told = of(wave(100.0, 105.0, 108.0, 111.0))
    assert PLACES & told.keys() == {"high_52w"}
    equal = wave(100.0, 105.0, 108.0, 110.0)  # as high as it was before the run
    assert PLACES & of(equal).keys() == {"streak_up"}


def test_a_low_of_a_year() -> None:
    assert PLACES & of(wave(100.0, 89.0)).keys() == {"low_52w"}


def test_since_when_from_twenty_sessions_on() -> None:
    far = [*[100.0, 120.0] * 5, *[100.0, 101.0] * 125]
    assert PLACES & of([*far, 110.0]).keys() == {"highest_since"}
    near = [*[100.0, 101.0] * 125, 120.0, *[100.0, 101.0] * 9]
    assert not PLACES & of([*near, 110.0]).keys()


def test_a_run_from_three_on() -> None:
    base = [*[100.0, 101.0] * 130, 100.0]
    assert PLACES & of([*base, 100.1, 100.3, 100.6]).keys() == {"streak_up"}
    assert not PLACES & of([*base, 100.3, 100.6]).keys()


def test_a_stock_without_either_close_has_no_piece() -> None:
    closes = {"A": [1.0, NAN], "B": [NAN, 1.0], "C": [1.0, 1.1], "^I": [1.0, 1.1]}
    told = dict(pieces.facts(market(stocks=panel(closes)), ["A", "B", "C", "^I", "NONE"]))
    assert [*told] == ["C"]


def test_a_hole_in_the_history_leaves_unsaid_what_it_may_hide() -> None:
    closes = wave(100.0, 111.0)
    closes[-60] = NAN
    assert not {"high_52w", "high_all"} & of(closes).keys()

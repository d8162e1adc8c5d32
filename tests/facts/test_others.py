"""Yields, currencies, spreads, turns within the day, and how rare a move is: by hand."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from newsgen.facts import compute, intraday, rates, surprise
from newsgen.facts.book import FactBook
from newsgen.measures import MEASURES
from tests.facts.builders import DAY, NAN, fact, market, series
from tests.markets import us

TUESDAY = dt.date(2025, 8, 12)


def rates_of(**observed: dict[dt.date, float]) -> FactBook:
    return FactBook(us(DAY), rates.facts(market(rates=observed)))


def test_a_yield_moves_by_basis_points():
    book = rates_of(DGS10={TUESDAY: 4.29, DAY: 4.24})
    assert book.value("close", "DGS10") == 4.24
    assert book.value("yield_change", "DGS10") == -5.0
    assert book.get("yield_change", "DGS10").base == TUESDAY


def test_a_currency_moves_by_its_own_unit_and_by_percent():
    book = rates_of(USDKRW={TUESDAY: 1380.0, DAY: 1393.8})
    assert book.value("points_day", "USDKRW") == pytest.approx(13.8)
    assert book.value("change_day", "USDKRW") == pytest.approx(1.0)
    assert {book.get(m, "USDKRW").unit for m in ("close", "points_day")} == {"won"}


def test_rates_are_not_carried_forward():
    assert len(rates_of(DGS10={dt.date(2025, 8, 11): 4.2, TUESDAY: 4.3})) == 0


def test_the_base_may_lie_behind_a_holiday_not_behind_a_hole():
    assert rates_of(DGS10={dt.date(2025, 8, 8): 4.2, DAY: 4.3}).value("yield_change", "DGS10") == 10
    assert len(rates_of(DGS10={dt.date(2025, 8, 7): 4.2, DAY: 4.3})) == 0


def test_a_spread_is_a_difference_in_percentage_points():
    made = market(series("^RUT", [100.0, 102.0]), series("^GSPC", [100.0, 99.5]))
    spread = compute(made).get("spread_day", "^RUT-^GSPC")
    assert (spread.value, spread.unit) == (pytest.approx(2.5), "pp")
    assert len(spread.inputs) == 4


def test_a_spread_needs_both():
    made = market(series("^RUT", [100.0, 102.0]), series("^GSPC", [NAN, 99.5]))
    assert compute(made).all("spread_day") == []


def within_the_day(close: list[float], high: list[float], low: list[float]) -> FactBook:
    one = series("^X", close, high=high, low=low)
    return FactBook(us(DAY), intraday.facts(market(one), one))


def test_peak_and_trough_are_against_the_close_before():
    book = within_the_day([100.0, 99.0], [101.0, 102.0], [98.0, 96.0])
    assert book.value("peak_change", "^X") == pytest.approx(2.0)
    assert book.value("trough_change", "^X") == pytest.approx(-4.0)


def test_a_high_below_the_close_is_no_high():
    assert len(within_the_day([100.0, 99.0], [101.0, 98.5], [98.0, 96.0])) == 0


def test_a_high_of_52_weeks_within_the_day():
    size = 260
    book = within_the_day([100.0] * size, [101.0] * (size - 1) + [103.0], [99.0] * size)
    assert book.value("high_52w_intraday", "^X") == 103.0
    assert (
        within_the_day([100.0] * size, [101.0] * size, [99.0] * size).get("high_52w_intraday", "^X") is None
    )


def zigzag(count: int, step: float = 0.01) -> list[float]:
    return [100.0 * (1 + step) ** (number % 2) for number in range(count)]


def test_a_move_never_seen_has_the_bits_of_the_whole_history():
    one = series("^X", [*zigzag(400), 150.0])
    (found,) = surprise.facts(market(one), [one])
    assert found.value == pytest.approx(math.log2(found.periods + 1))


def test_bits_are_the_share_of_days_as_rare():
    """Every 30th move is twelve times its neighbours: a move as large comes once in 30 days."""
    close = [100.0]
    for number in range(1, 1201):
        step = (0.12 if number < 1200 else 0.11) if number % 30 == 0 else 0.01
        close.append(close[-1] * math.exp(step if number % 2 else -step))
    one = series("^X", close)
    (found,) = surprise.facts(market(one), [one])
    assert found.value == pytest.approx(math.log2(30), abs=0.2)


def test_less_than_a_year_of_history_has_no_bits():
    one = series("^X", zigzag(300))
    assert list(surprise.facts(market(one), [one])) == []


def test_a_book_keeps_the_first_fact_of_an_id():
    book = FactBook(us(DAY), [fact("close", "^X", 1.0), fact("close", "^X", 2.0)])
    assert book.value("close", "^X") == 1.0
    assert len(book) == 1


def test_every_measure_that_is_made_is_listed():
    followed = [series(name, zigzag(600), high=[110.0] * 600, low=[90.0] * 600) for name in ("^RUT", "^GSPC")]
    made = market(*followed, rates={"DGS10": {TUESDAY: 4.0, DAY: 4.1}}, baskets={"M7": ("^RUT", "^GSPC")})
    assert {one.measure for one in compute(made)} <= set(MEASURES)

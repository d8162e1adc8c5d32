"""Single stocks and crowds of them: changes, breadth, volume, by hand."""

from __future__ import annotations

import datetime as dt
import itertools
import math

import pytest

from newsgen.facts import compute, stocks
from newsgen.facts.book import FactBook
from tests.facts.builders import DAY, NAN, market, panel, series


def book_of(closes: dict[str, list[float]], *, floor: float = 5.0, **more: object) -> FactBook:
    named = {key: more.pop(key) for key in ("universes", "sectors") if key in more}
    return compute(market(stocks=panel(closes, **more), **named), mover_floor=floor)


def test_a_stock_far_enough_has_facts_of_its_own():
    book = book_of({"UP": [100.0, 105.0], "LITTLE": [100.0, 104.9], "DOWN": [100.0, 95.0]})
    assert book.value("change_day", "UP") == pytest.approx(5.0)
    assert book.value("close", "UP") == 105.0
    assert book.value("market_cap", "UP") == 5000.0
    assert book.get("change_day", "LITTLE") is None
    assert book.value("change_day", "DOWN") == pytest.approx(-5.0)


def test_a_market_value_not_yet_known_is_the_last_known_one_moved_on_by_the_closes():
    """300 at a close of 60 is 330 at one of 66; the sessions without a value or a close are passed over."""
    closes = [50.0, 60.0, 61.0, NAN, 63.0, 66.0]
    book = book_of({"A": closes}, caps={"A": [250.0, 300.0, NAN, 310.0, 0.0, NAN]}, floor=4.0)
    worth = book.get("market_cap", "A")
    assert worth.value == pytest.approx(330.0)
    assert [(one.field, one.value) for one in worth.inputs] == [
        ("market_cap", 300.0),
        ("close", 60.0),
        ("close", 66.0),
    ]
    assert worth.inputs[0].date == worth.inputs[1].date == dt.date(2025, 8, 7), "four sessions before"


@pytest.mark.parametrize(("sessions_ago", "worth"), [(5, 110.0), (6, None)])
def test_a_market_value_is_looked_for_in_six_sessions(sessions_ago, worth):
    caps = [NAN] * 8
    caps[-1 - sessions_ago] = 100.0
    book = book_of({"A": [*[50.0] * 7, 55.0]}, caps={"A": caps})
    assert book.value("market_cap", "A") == (worth and pytest.approx(worth))


def test_a_bound_is_met_by_what_equals_it():
    universe = {"russell2000": frozenset({"A", "B"})}
    book = book_of({"A": [6.00, 6.60], "B": [6.00, 5.40]}, floor=10.0, universes=universe)
    assert book.value("change_day", "A") == 10.0, "6.60 over 6.00, whatever binary fractions make of it"
    assert book.value("breadth_ge10", "russell2000") == 1
    assert book.value("breadth_le10", "russell2000") == 1


def test_every_stock_on_request_and_none_that_has_no_move():
    book = book_of({"STILL": [10.0] * 30, "GONE": [10.0, NAN], "NEW": [10.0]}, floor=0.0)
    assert book.value("change_day", "STILL") == 0.0
    assert book.get("change_day", "GONE") is None
    assert book.get("change_day", "NEW") is None
    assert all(math.isfinite(fact.value) for fact in book)


def test_breadth_counts_members_with_both_closes():
    closes = {
        "A": [10.0, 11.0],
        "B": [10.0, 10.5],
        "C": [10.0, 9.0],
        "D": [10.0, 10.0],
        "HALTED": [10.0, NAN],
        "LISTED": [10.0],
        "OTHER": [10.0, 20.0],
    }
    members = frozenset(closes) - {"OTHER"}
    book = book_of(closes, universes={"russell2000": members})
    counts = {m: book.value(f"breadth_{m}", "russell2000") for m in ("up", "down", "ge10", "le10")}
    assert counts == {"up": 2, "down": 1, "ge10": 1, "le10": 1}
    assert book.get("breadth_up", "russell2000").n == 4


def test_breadth_of_nobody_is_not_told():
    assert book_of({"A": [10.0, NAN]}, universes={"russell2000": frozenset("A")}).all("breadth_up") == []


def test_highs_and_lows_of_52_weeks_are_counted_among_those_with_a_year():
    year = [10.0] * 255
    closes = {"HIGH": [*year, 11.0], "LOW": [*year, 9.0], "SAME": [*year, 10.0], "YOUNG": [*year[:200], 99.0]}
    book = book_of(closes, universes={"russell2000": frozenset(closes)})
    high, low = book.get("breadth_high_52w", "russell2000"), book.get("breadth_low_52w", "russell2000")
    assert (high.value, low.value, high.n) == (1, 1, 3)


def test_volume_is_held_against_the_twenty_sessions_before():
    closes = {"A": [10.0] * 21 + [11.0]}
    book = book_of(closes, volumes={"A": [9e9] + [100.0, 300.0] * 10 + [600.0]})
    ratio = book.get("volume_ratio_20d", "A")
    assert ratio.value == pytest.approx(600 / 200)
    assert book.value("turnover_20d", "A") == pytest.approx(10 * 200 / 1e6)


def test_volume_with_many_holes_is_not_averaged():
    closes = {"A": [10.0] * 21 + [11.0]}
    holes = [100.0] * 16 + [NAN] * 6
    assert book_of(closes, volumes={"A": holes}).get("volume_ratio_20d", "A") is None


def test_a_move_is_measured_against_its_own_deviation():
    calm = [100.0 * (1.01 if number % 2 else 1.0) for number in range(40)]
    book = book_of({"A": [*calm, calm[-1] * 1.08]})
    moves = [math.log(after / before) for before, after in itertools.pairwise(calm)]
    mean = sum(moves) / len(moves)
    deviation = math.sqrt(sum((move - mean) ** 2 for move in moves) / len(moves))
    assert book.value("surprise_day", "A") == pytest.approx(3 * math.log2(math.log(1.08) / deviation))


def test_a_stock_of_the_basket_is_told_once_with_its_whole_history():
    followed = series("NVDA", [100.0, 110.0])
    book = compute(market(followed, stocks=panel({"NVDA": [100.0, 110.0]})))
    assert [fact.about for fact in book.all("change_day")] == ["NVDA"]


def test_changes_need_the_session_before_not_an_earlier_one():
    made = panel({"A": [10.0, NAN, 20.0], "B": [10.0, 10.0, 11.0]})
    assert stocks.day_changes(made).tolist() == pytest.approx([NAN, 10.0], nan_ok=True)


def test_facts_say_which_closes_they_came_from():
    fact = book_of({"A": [100.0, 106.0]}).get("change_day", "A")
    assert fact.base == dt.date(2025, 8, 12)
    assert [(i.date, i.value) for i in fact.inputs] == [(dt.date(2025, 8, 12), 100.0), (DAY, 106.0)]

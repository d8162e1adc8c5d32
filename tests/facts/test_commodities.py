"""Oil, gold and silver: changes within a contract, since when, and what makes none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen import markets
from newsgen.facts import FactBook, commodities
from newsgen.markets import Peak, contracts
from newsgen.measures import MEASURES
from tests.facts.builders import DAY, NAN, market, series
from tests.markets import US, us


def book_of(symbol: str, close: list[float], day: dt.date = DAY) -> FactBook:
    seen = replace(market(day=day), commodities={symbol: series(symbol, close, day=day)})
    made = FactBook(us(day), commodities.facts(seen))
    assert {fact.measure for fact in made} <= MEASURES.keys()
    return made


@pytest.mark.parametrize(
    ("ends", "last"),
    [  # last trading days as CME published them
        ("oil", "2025-01-21"),
        ("oil", "2025-04-22"),
        ("oil", "2025-06-20"),
        ("oil", "2025-12-19"),
        ("metal", "2025-06-26"),
        ("metal", "2025-12-29"),
    ],
)
def test_a_change_of_contracts_is_on_the_session_after_the_last_day(ends, last):
    session = us(dt.date.fromisoformat(last))
    days = [session.previous.day, session.day, session.following.day, session.following.following.day]
    told = [contracts.between_two(ends, day, US.exchange) for day in days]
    assert told == [False, False, True, False]


def test_oil_is_told_by_its_price_its_change_and_since_when():
    book = book_of("CL=F", [60.0, 72.0, 70.0, 71.0, 69.0, 68.0, 66.0, 65.0, 61.0])
    assert book.value("change_day", "CL=F") == pytest.approx(-6.153846154)
    assert book.value("close", "CL=F") == 61.0
    fact = book.get("lowest_since", "CL=F")
    assert fact is not None
    assert (fact.periods, fact.since_value) == (8, 60.0)


def test_a_change_of_contracts_is_no_change():
    assert not list(book_of("CL=F", [74.93, 68.51], dt.date(2025, 6, 23)))
    assert list(book_of("CL=F", [68.51, 64.37], dt.date(2025, 6, 24)))


@pytest.mark.parametrize(
    "close", [[18.27, -37.63], [-37.63, 10.01], [60.0, 0.0], [60.0, NAN], [NAN, 60.0], [60.0]]
)
def test_nothing_is_told_of_a_price_below_nothing_or_a_missing_one(close):
    assert not list(book_of("CL=F", close))


def test_over_a_price_below_nothing_it_is_not_known_since_when():
    book = book_of("CL=F", [90.0, 20.0, -37.63, 10.0, 15.0, 21.0, 22.0, 23.0, 24.0, 25.0])
    assert book.value("change_day", "CL=F") == pytest.approx(25 / 24 * 100 - 100)
    assert book.get("highest_since", "CL=F") is None


@pytest.mark.parametrize(
    ("symbol", "between", "at", "since"),
    [  # the contract of gold of July 2025 ended on the 29th, that of oil of August on 07-22
        ("GC=F", -3.6, dt.date(2025, 7, 30), None),
        ("GC=F", -3.4, dt.date(2025, 7, 30), -5.0),
        ("GC=F", -3.6, dt.date(2025, 7, 31), -5.0),
        ("GC=F", -4.1, dt.date(2025, 7, 31), -4.1),
        ("CL=F", -0.5, dt.date(2025, 7, 23), None),
        ("CL=F", 0.5, dt.date(2025, 7, 23), -5.0),
    ],
)
def test_a_move_is_the_largest_since_where_no_change_of_contracts_may_hide_a_larger_one(
    symbol, between, at, since
):
    days = [session.day for session in markets.days(US, dt.date(2025, 7, 18), DAY)]
    moves = {dt.date(2025, 7, 21): -5.0, at: between, DAY: -4.0}
    close = [100.0]
    for day in days[1:]:
        close.append(close[-1] * (1 + moves.get(day, 0.3) / 100))
    fact = book_of(symbol, close).get("largest_fall_since", symbol)
    assert (fact and fact.since_value) == (since and pytest.approx(since))
    assert book_of("GC=F", close).get("lowest_since", "GC=F") is None  # the contracts differ


@pytest.mark.parametrize(("sessions", "told"), [(1000, False), (1002, True)])
def test_the_largest_of_all_that_is_known_is_told_of_a_long_history(sessions, told):
    close = [100.0 + (at % 2) for at in range(sessions)]
    book = book_of("CL=F", [*close, 80.0])
    fact = book.get("largest_fall_since", "CL=F")
    assert (fact is not None) is told
    assert fact is None or (fact.since_value is None and fact.periods == sessions)


@pytest.mark.parametrize(
    ("close", "known", "level"),
    [
        ([4100.0, 4979.7, 5079.7], True, 5000.0),
        ([4100.0, 4979.7, 4995.0], True, None),
        ([5010.0, 4979.7, 5079.7], True, None),  # it stood there before
        ([4100.0, 4979.7, 5079.7], False, None),  # of what came before nothing is known
        ([4100.0, NAN, 4979.7, 5079.7], True, None),  # what is missing may have been higher
    ],
)
def test_a_thousand_dollars_of_gold_taken_for_the_first_time_ever(close, known, level):
    peaks = {"GC=F": (Peak(1891.9, dt.date(2011, 8, 22), DAY),)} if known else {}
    seen = replace(market(day=DAY), commodities={"GC=F": series("GC=F", close)}, peaks=peaks)
    assert FactBook(us(DAY), commodities.facts(seen)).value("level_first", "GC=F") == level


def test_nothing_is_told_of_a_session_so_far():
    seen = replace(market(day=DAY), commodities={"CL=F": series("CL=F", [60.0, 64.0])}, moment=us(DAY).closes)
    assert not list(commodities.facts(seen))


@pytest.mark.parametrize(
    ("day", "between"),
    [
        ("2025-01-10", True),
        ("2025-01-13", False),
        ("2025-01-21", False),
        ("2018-12-06", True),
        ("2025-07-07", False),
    ],
)
def test_over_a_day_of_mourning_there_is_a_settlement_between(day, between):
    """CL settled at 73.92 on 2025-01-09, when New York rested for a funeral."""
    assert contracts.settled_between(dt.date.fromisoformat(day), US.exchange) is between


@pytest.mark.parametrize(
    ("symbol", "close", "least"),
    [
        ("SI=F", [69.86, 77.37], 10.25),  # the contract of March: up 10.6 %
        ("SI=F", [77.37, 69.86], -9.207),
        ("GC=F", [100.0, 100.4], None),
        ("CL=F", [60.0, 72.0], None),
    ],
)
def test_over_the_end_of_a_contract_a_metal_moved_by_at_least_so_much(symbol, close, least):
    """The last session of December's contracts of 2025 was the 29th; oil's are off by more."""
    day = dt.date(2025, 12, 30) if symbol != "CL=F" else dt.date(2025, 6, 23)
    book = book_of(symbol, close, day)
    assert book.value("change_day", symbol) is None
    assert book.value("change_least", symbol) == (least if least is None else pytest.approx(least, abs=0.001))


@pytest.mark.parametrize(
    ("symbol", "friday", "moved"),
    [
        ("CL=F", dt.date(2026, 3, 6), 35.6),
        (
            "CL=F",
            dt.date(2025, 6, 27),
            None,
        ),  # the contract of July ended on 20 June, a Friday: Monday was another's
        ("GC=F", dt.date(2025, 6, 27), 35.6),
    ],
)
def test_a_week_s_change_of_oil_is_within_one_contract(symbol, friday, moved):
    seen = market(day=friday)
    close = [67.02, 67.02, 71.23, 74.56, 74.66, 81.01, 90.90]
    seen = replace(seen, commodities={symbol: series(symbol, close, day=friday)})
    found = FactBook(us(friday), commodities.week(seen)).value("change_week", symbol)
    assert found == (None if moved is None else pytest.approx(moved, abs=0.05))


@pytest.mark.parametrize(("day", "told"), [("2026-03-31", True), ("2026-03-30", False)])
def test_a_month_is_told_on_its_last_session(day, told):
    book = book_of("CL=F", [67.02] * 30, dt.date.fromisoformat(day))
    assert (book.get("change_mtd", "CL=F") is not None) is told


def test_oil_over_a_hundred_dollars_again():
    fact = book_of("CL=F", [103.0, 96.0, 99.0, 98.0, 99.64, 102.88]).get("level_regained", "CL=F")
    assert fact is not None
    assert (fact.value, fact.unit, fact.periods) == (100.0, "price", 5)


@pytest.mark.parametrize(
    ("between", "periods"),
    [
        ([4200.0] * 7, 8),
        ([4200.0] * 6 + [4125.0], None),  # 0.4 percent above: by the other contract it may have been lower
        ([4200.0] * 6 + [4130.0], 8),
        ([4200.0] * 4, None),  # the lowest in five
    ],
)
def test_since_when_gold_was_not_as_cheap_whatever_contract_ended_since(between, periods):
    """2026-06-10: at 4,108.20 it was the lowest since the 4,091.90 of 2025-11-24."""
    found = book_of("GC=F", [4091.9, *between, 4108.2]).get("lowest_since", "GC=F")
    assert (found and found.periods) == periods

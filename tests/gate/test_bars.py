"""Bars of a session so far: two indices that move by a tenth of a percent, and one thing wrong."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen import gate
from newsgen.gate import bars
from newsgen.snapshot.snapshot import Snapshot
from newsgen.sources.batch import Bar
from tests.facts.builders import market, series
from tests.gate.macro import day
from tests.markets import us

DAY = day("2025-08-13")
OPENS = us(DAY).opens
QUARTER = dt.timedelta(minutes=15)
BASES = {"^GSPC": 6400.0, "^IXIC": 21500.0, "^RUT": 2280.0}
COUNT = 12


def moves(count: int = COUNT) -> list[float]:
    """Factors of a quiet day: up and down by a tenth of a percent and a little, no two sums alike."""
    return [1 + (0.001 if row % 3 else -0.0015) + row / 1e5 for row in range(count)]


def rows(symbol: str, base: float, *, ago: int = 0, factors: list[float] | None = None) -> list[Bar]:
    found, price = [], base
    for row, factor in enumerate(factors or moves()):
        start = OPENS - dt.timedelta(days=ago) + row * QUARTER
        ends = round(price * factor, 2)
        found.append(Bar(symbol, start, price, max(price, ends), min(price, ends), ends))
        price = ends
    return found


def quiet() -> dict[str, list[Bar]]:
    return {
        name: [*rows(name, base * 0.99, ago=1), *rows(name, base * 1.001)] for name, base in BASES.items()
    }


def said(known: dict[str, list[Bar]], until: int = COUNT) -> list[tuple[str, str, str]]:
    seen = _seen(known, until)
    evidence = gate.Evidence(quarters=known)
    return [(one.code, one.symbol, str(one.consequence)) for one in bars.so_far(seen, evidence)]


def _seen(known: dict[str, list[Bar]], until: int) -> Snapshot:
    told = {name: series(name, [base, known[name][-1].close], day=DAY) for name, base in BASES.items()}
    return replace(market(day=DAY), series=told, moment=OPENS + until * QUARTER)


def changed(known: dict[str, list[Bar]], symbol: str, at: int, **factors: float) -> dict[str, list[Bar]]:
    one = known[symbol][at]
    known[symbol][at] = one._replace(**{name: getattr(one, name) * by for name, by in factors.items()})
    return known


def test_a_quiet_day_says_nothing():
    assert said(quiet()) == []


def test_a_last_bar_off_its_neighbours():
    whole = dict.fromkeys(("open", "high", "low", "close"), 1.02)
    assert ("bars-severed", "^IXIC", "drop") in said(changed(quiet(), "^IXIC", -1, **whole))
    # Its close alone: two percent where the others step by a tenth; the small caps may by one and a half.
    assert said(changed(quiet(), "^IXIC", -1, close=1.02, high=1.02))[0] == ("bars-apart", "^IXIC", "drop")
    assert said(changed(quiet(), "^RUT", -1, close=1.015, high=1.015))[0] == ("bars-apart", "^RUT", "flag")
    assert said(changed(quiet(), "^IXIC", -1, close=1.003, high=1.003)) == []


def test_an_hour_in_which_all_move_is_none_of_it():
    """2025-04-09, 13:15: by 4.29, 4.58 and 6.03 percent."""
    steps = {"^GSPC": 1.0429, "^IXIC": 1.0458, "^RUT": 1.0603}
    known = {name: rows(name, base, factors=[*moves()[:-1], steps[name]]) for name, base in BASES.items()}
    assert said(known) == [("bars-apart", "^RUT", "flag")]


@pytest.mark.parametrize(("count", "found"), [(1, []), (2, [("bars-still", "^GSPC", "drop")])])
def test_a_price_that_stands(count, found):
    known = quiet()
    stood = known["^GSPC"][-count - 1].close
    known["^GSPC"][-count:] = [
        Bar("^GSPC", one.start, stood, stood, stood, stood) for one in known["^GSPC"][-count:]
    ]
    assert said(known) == found


@pytest.mark.parametrize("late", [0, 2])
def test_bars_of_the_session_before_at_whatever_hour(late):
    known = quiet()
    old = known["^RUT"][:COUNT]
    shifted = [one._replace(start=one.start + dt.timedelta(days=1) + late * QUARTER) for one in old]
    known["^RUT"] = [*old, *shifted[: COUNT - late]]
    assert ("bars-repeated", "^RUT", "drop") in said(known)


def test_two_closes_that_an_earlier_session_has_too_are_chance():
    known = quiet()
    for at in (3, 7):
        known["^RUT"][COUNT + at] = known["^RUT"][COUNT + at]._replace(close=known["^RUT"][at].close)
    assert not [one for one in said(known) if one[0] == "bars-repeated"]


def test_a_hole_a_wick_and_an_opening_are_told():
    known = quiet()
    del known["^IXIC"][COUNT + 4]
    assert said(known) == [("bars-missing", "^IXIC", "flag")]
    assert said(changed(quiet(), "^GSPC", -4, high=1.006)) == [("bars-wick", "^GSPC", "flag")]
    assert said(changed(quiet(), "^GSPC", -4, low=0.994)) == [("bars-wick", "^GSPC", "flag")]
    known = quiet() | {"^RUT": rows("^RUT", BASES["^RUT"] * 1.03)}
    assert said(known) == [("bars-opened", "^RUT", "flag"), ("bars-moved", "^RUT", "flag")]


def test_an_index_without_another_is_not_held_against_any():
    known = {"^GSPC": rows("^GSPC", 6400.0, factors=[*moves()[:-1], 1.02])}
    seen = replace(_seen(quiet(), COUNT), series={"^GSPC": series("^GSPC", [6400.0, 6500.0], day=DAY)})
    assert list(bars.so_far(seen, gate.Evidence(quarters=known))) == []

"""Prices of oil, gold and silver that cannot be, or are not the session's."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from newsgen import gate
from newsgen.facts import FactBook
from newsgen.facts import commodities as facts
from newsgen.gate import commodities
from newsgen.snapshot.snapshot import Snapshot
from tests.facts.builders import DAY, NAN, market, series
from tests.gate.macro import found
from tests.markets import us


def seen(symbol: str, *close: float) -> Snapshot:
    return replace(market(day=DAY), commodities={symbol: series(symbol, close)})


@pytest.mark.parametrize(
    ("symbol", "before", "now"),
    [  # the largest days from 2020-06 to 2026-08
        ("CL=F", 112.95, 94.41),
        ("CL=F", 61.99, 63.0),
        ("GC=F", 5318.4, 4713.9),
        ("SI=F", 114.0, 78.26),
    ],
)
def test_what_happened_is_let_through(symbol, before, now):
    assert all(one[2] == "flag" for one in found(commodities.doubtful, seen(symbol, before, now)))


@pytest.mark.parametrize(
    ("symbol", "before", "now", "code"),
    [
        ("CL=F", 18.27, -37.63, "commodity-implausible"),
        ("CL=F", 60.0, 0.0, "commodity-implausible"),
        ("CL=F", 60.0, 72.1, "commodity-jump"),
        ("CL=F", 61.99, 6199.0, "commodity-jump"),
        ("GC=F", 3358.7, 2955.0, "commodity-jump"),
        ("SI=F", 40.0, 54.1, "commodity-jump"),
        ("GC=F", 3358.7, 3358.7, "commodity-repeated"),
    ],
)
def test_what_cannot_be_is_left_out(symbol, before, now, code):
    snapshot = seen(symbol, before, now)
    assert found(commodities.doubtful, snapshot) == [(code, symbol, "drop")]
    left = snapshot.without(frozenset({symbol}))
    assert not list(FactBook(us(DAY), facts.facts(left)))


def test_a_row_of_another_day_is_left_out():
    rows = [70.0, 71.0, 72.0, 71.0]
    oil = series("CL=F", rows, high=[71, 72, 73, 72], low=[69, 70, 71, 70])
    snapshot = replace(market(day=DAY), commodities={"CL=F": oil})
    assert found(commodities.doubtful, snapshot) == [("commodity-repeated", "CL=F", "drop")]


def test_a_price_that_was_there_the_day_before_is_missed():
    assert found(commodities.doubtful, seen("CL=F", 70.0, NAN)) == [("commodity-missing", "CL=F", "flag")]
    assert not found(commodities.doubtful, seen("SI=F", 70.0, *[NAN] * 6))


@pytest.mark.parametrize(("minutes", "codes"), [(-1, ["commodity-early"]), (0, [])])
def test_a_price_that_was_read_before_its_day_was_over_is_a_last_trade(minutes, codes):
    asked = dt.datetime(2025, 8, 13, 17, tzinfo=us(DAY).market.zone) + dt.timedelta(minutes=minutes)
    findings = commodities.doubtful(seen("CL=F", 62.0, 62.65), gate.Evidence(fetched=asked))
    assert [one.code for one in findings] == codes


def test_an_earlier_close_that_is_doubted_makes_no_change():
    oil = seen("CL=F", 60.0, 62.0)
    day = us(DAY).previous.day
    blanked = oil.blanked(day, frozenset({"CL=F"}))
    assert np.isnan(blanked.commodities["CL=F"].close[-2])
    assert not list(FactBook(us(DAY), facts.facts(blanked)))

"""Closes of other places that cannot be, or are another day's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsgen.facts import FactBook
from newsgen.facts import elsewhere as facts
from newsgen.gate import elsewhere
from newsgen.snapshot.snapshot import Snapshot
from tests.facts.builders import DAY, NAN, market, series
from tests.gate.macro import found
from tests.markets import us


def seen(symbol: str, *close: float) -> Snapshot:
    return replace(market(day=DAY), elsewhere={symbol: series(symbol, close)})


@pytest.mark.parametrize(
    ("symbol", "before", "now"),
    [  # the largest days from 2020-05 to 2026-08
        ("^GDAXI", 12831.51, 13847.93),
        ("^FTSE", 8474.74, 8054.98),
        ("^N225", 35909.7, 31458.42),
        ("^HSI", 22849.81, 19828.3),
        ("000001.SS", 3087.53, 3336.5),
    ],
)
def test_what_happened_is_let_through(symbol, before, now):
    assert not found(elsewhere.doubtful, seen(symbol, before, now))


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        (24000.0, 24000.0, "elsewhere-repeated"),
        (24000.0, 0.0, "elsewhere-implausible"),
        (24000.0, 20500.0, "elsewhere-jump"),
        (24000.0, 240.0, "elsewhere-jump"),
    ],
)
def test_what_cannot_be_is_left_out(before, now, code):
    snapshot = seen("^GDAXI", before, now)
    assert found(elsewhere.doubtful, snapshot) == [(code, "^GDAXI", "drop")]
    assert not list(FactBook(us(DAY), facts.facts(snapshot.without(frozenset({"^GDAXI"})))))


def test_a_holiday_there_is_no_fault():
    assert not found(elsewhere.doubtful, seen("^N225", 40000.0, NAN))

"""A session missing in the history of an index: told while it is young or takes something, else listed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from newsgen.gate import Consequence, Evidence, GateFinding
from newsgen.gate.holes import histories
from newsgen.snapshot.snapshot import Series
from tests.facts.builders import DAY, market, sessions_until

NAN = float("nan")


def history(symbol: str, *, ends: tuple[float, ...] = (), without: tuple[int, ...] = ()) -> Series:
    """300 closes between 90 and 110 that end with some others; ``without`` those so many sessions ago."""
    close = 100 + 10 * np.sin(np.arange(300) / 3)
    close[-len(ends) or 300 :] = ends
    for ago in without:
        close[-1 - ago] = NAN
    return Series(symbol=symbol, days=sessions_until(DAY, 300), close=close)


def found(*series: Series) -> list[GateFinding]:
    return list(histories(market(*series), Evidence()))


QUIET = (100.0, 101.0, 100.5)


@pytest.mark.parametrize(
    ("ago", "ends", "consequence"),
    [
        (5, QUIET, Consequence.FLAG),
        (10, QUIET, Consequence.FLAG),
        (40, QUIET, Consequence.NOTE),
        (200, QUIET, Consequence.NOTE),
        (200, (100.0, 111.0), Consequence.FLAG),  # above all that is known
        (200, (100.0, 89.0), Consequence.FLAG),
        (200, (94.0, 100.0), Consequence.FLAG),  # the largest rise since before the hole
    ],
)
def test_a_hole_is_told_while_it_is_young_or_takes_something(ago, ends, consequence):
    (one,) = found(history("^RUT", ends=ends, without=(ago,)))
    assert one.consequence is consequence
    assert str(sessions_until(DAY, 300)[-1 - ago]) in one.message


def test_indices_with_the_same_hole_are_told_in_one_line():
    lines = found(*(history(symbol, ends=QUIET, without=(7, 6)) for symbol in ("^RUT", "^SOX", "^VIX")))
    assert len(lines) == 1
    assert "2025-08-05 등 2거래일: ^RUT, ^SOX, ^VIX 종가가 없습니다." in lines[0].message


def test_a_member_of_a_basket_is_told_of_while_its_hole_is_young():
    assert found(history("AAPL", ends=(100.0, 111.0), without=(200,)))[0].consequence is Consequence.NOTE
    assert found(history("AAPL", ends=QUIET, without=(3,)))[0].consequence is Consequence.FLAG


def test_a_history_that_begins_late_has_no_hole():
    whole = history("^RUT")
    assert found(whole, replace(whole, symbol="^DJI", days=whole.days[-40:], close=whole.close[-40:])) == []
    assert found(history("^RUT", ends=(NAN,), without=(50,))) == [], "today is missing: told elsewhere"
    assert found(history("^DJI", without=(1,))) == [], "told as a missing index"
    assert dt.date(2025, 8, 12) == sessions_until(DAY, 2)[0].item()

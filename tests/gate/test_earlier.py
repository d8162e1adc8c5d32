"""What is doubted of a session is gone the day after and in its week."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest

from newsgen import gate
from newsgen.gate import Consequence, GateFinding, Section
from newsgen.gate.finding import doubt, hold, leave_out
from newsgen.snapshot.snapshot import Snapshot
from tests.facts.builders import DAY, market, panel, series

TUESDAY = dt.date(2025, 8, 12)


def day(session: dt.date = TUESDAY) -> Snapshot:
    closes = {"A": [10.0, 11.0, 12.0], "NVDA": [100.0, 101.0, 102.0]}
    indices = (series("^GSPC", [1.0, 2.0, 3.0], day=session), series("^DJI", [1.0, 2.0, 3.0], day=session))
    big = series("NVDA", closes["NVDA"], day=session)
    return market(*indices, big, day=session, stocks=panel(closes, day=session))


OFF = doubt("bars-differ", "^DJI", "종가 3.00: 마지막 분봉은 2.90입니다.")


def test_a_close_that_was_dropped_is_no_base_and_today_s_is_kept():
    (one,) = gate.doubts_of((day(), [OFF]), "^GSPC")
    assert (one.day, one.consequence, one.told) == (TUESDAY, Consequence.DROP, True)
    assert one.line == "2025-08-12: ^DJI 종가 3.00: 마지막 분봉은 2.90입니다. 이 종가에서 잰 등락을 뺐습니다."
    dow = gate.fit(day(DAY), [one]).series["^DJI"].close
    assert math.isnan(dow[-2])
    assert dow[[0, 2]].tolist() == [1.0, 3.0]


def test_stocks_that_were_left_out_are_no_base_wherever_they_stand():
    stale = leave_out("filled-market", Section.STOCKS, "같습니다.")
    (one,) = gate.doubts_of((day(), [stale]), "^GSPC")
    kept = gate.fit(day(DAY), [one])
    assert np.isnan(kept.panel.close[-2]).all()
    assert np.isfinite(kept.panel.close[-1]).all()
    assert math.isnan(kept.series["NVDA"].close[-2])
    assert math.isfinite(kept.series["^GSPC"].close[-2])


@pytest.mark.parametrize("code", ["unborne-jump", "base-unknown", "halted", "returned"])
def test_a_move_that_was_doubted_leaves_the_close_a_base(code):
    """A stock that rested on Tuesday is compared with its last close on Wednesday, as everybody does."""
    assert gate.doubts_of((day(), [doubt(code, "A", "+100.0%")]), "^GSPC") == []


def test_closes_that_came_in_part_are_a_base_where_they_came():
    part = leave_out("half-session", Section.STOCKS, "종가가 80종목뿐입니다.")
    assert gate.doubts_of((day(), [part]), "^GSPC") == []


def test_of_a_single_stock_nobody_hears_twice():
    (one,) = gate.doubts_of((day(), [doubt("repeated-row", "A", "똑같습니다.")]), "^GSPC")
    assert (one.consequence, one.told) == (Consequence.DROP, False)
    (big,) = gate.doubts_of((day(), [doubt("repeated-row", "NVDA", "똑같습니다.")]), "^GSPC")
    assert big.told


def test_without_the_broad_index_to_measure_from_there_is_no_article():
    grave = doubt("bars-differ", "^GSPC", "종가").vital()
    (one,) = gate.doubts_of((day(), [grave]), "^GSPC")
    assert (one.consequence, one.day) == (Consequence.HOLD, TUESDAY)
    assert "먼저 푸십시오" in one.line
    assert gate.doubts_of((day(), [hold("half-session", "종가가 없습니다.")]), "^GSPC") == []


def test_within_a_week_a_close_is_gone_and_a_move_takes_the_stock_along():
    found = [OFF, doubt("unborne-jump", "A", "+100.0%"), doubt("index-parted", "^GSPC", "등락률").vital()]
    told = {one.symbol: one for one in gate.doubts_within((day(), found))}
    assert {symbol: one.day for symbol, one in told.items()} == {"^DJI": TUESDAY, "A": None, "^GSPC": TUESDAY}
    assert told["^GSPC"].consequence is Consequence.DROP
    kept = gate.fit(day(DAY), told.values())
    assert math.isnan(kept.series["^GSPC"].close[-2])
    assert kept.series["^DJI"].close[-1] == 3.0
    assert math.isnan(kept.panel.close[-1, 0])


def test_a_close_that_was_taken_out_is_not_told_as_missing():
    (one,) = gate.doubts_of((day(), [OFF]), "^GSPC")
    found: list[GateFinding] = gate.inspect(gate.fit(day(DAY), [one]))
    assert ("index-missing", "^DJI") in {(each.code, each.symbol) for each in found}
    told = [(each.code, each.symbol) for each in gate.told_once([*found, one, one]) if each.told]
    assert told.count(("bars-differ", "^DJI")) == 1
    assert ("index-missing", "^DJI") not in told

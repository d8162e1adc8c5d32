"""Which index figures had a second witness, and which had none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from newsgen.gate import Consequence, Evidence, Quote, vouched
from newsgen.snapshot.snapshot import Snapshot
from tests.gate.test_indices import CLOSE, seen


def told(made: Snapshot, evidence: Evidence) -> list[str]:
    found = list(vouched.notes(made, evidence))
    assert {one.consequence for one in found} == {Consequence.NOTE}
    return [one.message for one in found]


def test_those_that_agree_are_named_apart_from_those_that_do_not():
    made = seen(0.3, fund=0.32, members=0.9)
    close = float(made.series["^GSPC"].close[-1])
    known = Evidence(
        bars={"^GSPC": Quote(close * 1.0005, CLOSE)},
        quotes={"^GSPC": Quote(close, CLOSE + dt.timedelta(minutes=40))},
    )
    assert told(made, known) == ["^GSPC 종가에 견준 값: 분봉, 시세표, SPY / 조금 다름: 구성 종목."]
    assert told(seen(0.3), Evidence()) == ["^GSPC 종가에 견준 값: 견줄 값이 없음."]


def test_an_index_of_which_nothing_speaks_is_told_in_one_line():
    made = seen(0.3, members=0.3)
    assert list(vouched.alone(made, Evidence())) == []
    without = seen(0.3, fund=0.3, members=0.3)
    without = replace(without, universes={})
    assert list(vouched.alone(without, Evidence())) == [], "its fund does"
    (one,) = vouched.alone(replace(made, universes={}), Evidence())
    assert (one.code, one.symbol, one.told) == ("unwitnessed", "^GSPC", True)

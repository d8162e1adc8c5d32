"""The way of a basket: the mean of its members' moves, none where a member's bars are not whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsgen.facts import basketpath
from newsgen.proof.arithmetic import recompute
from newsgen.snapshot.snapshot import Snapshot
from tests.facts.builders import market, series
from tests.facts.test_path import FALLEN, bars

RISEN = [100.0 + n / 10 for n in range(26)]
"""A tenth of a percent more with every quarter of an hour."""


def seen(**more: list[float]) -> Snapshot:
    closes = {"AAA": FALLEN, "BBB": RISEN} | more
    one = market(
        *(series(name, [100.0, way[-1]]) for name, way in closes.items()), baskets={"M7": ("AAA", "BBB")}
    )
    return replace(one, bars={name: bars(way) for name, way in closes.items()})


def test_the_hours_are_means_of_the_members():
    told = {f.measure: (round(f.value, 6), f.as_of) for f in basketpath.facts(seen(), seen().baskets[0])}
    assert told["path_open"] == (0.5, "09:30")
    assert told["path_hour"] == (0.65, "10:30")
    assert told["path_noon"] == (0.7, "12:00")
    assert told["path_peak"] == (1.05, "09:45"), "of 2.0 and 0.1 the mean"
    assert told["path_trough"] == (0.2, "15:30")
    assert told["path_crossings"] == (0, "close")


def test_each_is_bound_to_the_prices_of_every_member():
    found = [f for f in basketpath.facts(seen(), seen().baskets[0]) if f.unit == "percent"]
    assert all(f.n == 2 and len(f.inputs) == 4 for f in found)
    assert all((done := recompute(f)) is not None and done.agrees for f in found)


@pytest.mark.parametrize("missing", ["AAA", "BBB"])
def test_without_a_bar_of_a_member_there_is_none(missing):
    whole = seen()
    holed = replace(whole, bars={**whole.bars, missing: whole.bars[missing][:-1]})
    assert not list(basketpath.facts(holed, holed.baskets[0]))

"""The Bank of Korea's rate: decided by quarters of a point, by one point at most (December 2008)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen.gate import Evidence, fit, rates
from newsgen.snapshot import Snapshot
from tests.facts.builders import observations
from tests.facts.flows import seoul

FRIDAY, MONDAY = dt.date(2026, 1, 23), dt.date(2026, 1, 26)


def seen(before: float, today: float) -> Snapshot:
    return replace(seoul(day=MONDAY), rates={"BOKBASE": observations({FRIDAY: before, MONDAY: today})})


@pytest.mark.parametrize(
    ("before", "today"), [(2.5, 2.5), (2.5, 2.75), (1.25, 0.75), (4.0, 3.0), (0.1 + 0.2 + 2.2, 2.75)]
)
def test_a_decision_is_believed(before, today):
    assert list(rates.undecided(seen(before, today), Evidence())) == []


@pytest.mark.parametrize(
    ("before", "today"), [(2.5, 25.0), (2.5, 2.6), (3.0, 1.75), (2.5, 0.0), (2.5, float("inf"))]
)
def test_what_no_decision_does_is_dropped_with_all_that_is_told_of_it(before, today):
    found = seen(before, today)
    (told,) = rates.undecided(found, Evidence())
    assert (told.code, told.symbol, str(told.consequence)) == ("rate-jump", "BOKBASE", "drop")
    assert "BOKBASE" not in fit(found, [told]).rates


def test_of_a_market_whose_bank_is_not_told_nothing_is_said():
    assert list(rates.undecided(replace(seoul(day=MONDAY), rates={}), Evidence())) == []

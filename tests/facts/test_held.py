"""A rate that its bank left where it was: by its list of decisions and by the series, never by one alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from newsgen.facts import rates
from newsgen.markets.decisions import holds, rate_after
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Observations
from tests.facts.flows import seoul
from tests.markets import KR


def found(day: dt.date, before: float, now: float) -> dict[str, Fact]:
    days = np.array([day - dt.timedelta(days=1), day], dtype="datetime64[D]")
    seen = replace(seoul(day=day), rates={"BOKBASE": Observations(days=days, values=np.array([before, now]))})
    return {one.measure: one for one in rates.facts(seen) if one.about == "BOKBASE"}


@pytest.mark.parametrize(
    ("day", "rate", "run"),
    [
        # As the Bank of Korea announced: held for the 13th time on 2024-08-22, for the first on 2025-01-16.
        (dt.date(2024, 8, 22), 3.5, 13),
        (dt.date(2025, 8, 28), 2.5, 2),
        (dt.date(2025, 1, 16), 3.0, None),
    ],
)
def test_a_hold_is_counted_by_decisions(day, rate, run):
    told = found(day, rate, rate)
    assert (told["close"].value, told["yield_change"].value) == (rate, 0.0)
    assert (told["hold_run"].value if run else told.get("hold_run")) == run


def test_of_no_day_of_decision_and_of_another_rate_than_the_list_has_nothing_is_said():
    assert not found(dt.date(2025, 8, 27), 2.5, 2.5)
    assert not found(dt.date(2025, 5, 29), 2.75, 2.75)  # it was cut to 2.50: the series was carried forward
    assert not found(dt.date(2025, 8, 28), 2.75, 2.75)


def test_what_nobody_has_entered_yet_is_not_known():
    assert rate_after(KR, dt.date(2026, 11, 26)) is None
    assert not holds(KR, dt.date(2026, 11, 26))
    assert holds(KR, dt.date(2025, 8, 28)) == (dt.date(2025, 8, 28), dt.date(2025, 7, 10))

"""The average of the day before (매매기준율) in the place of the close of 15:30."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen.gate import Evidence, currencies
from tests.facts.builders import observations
from tests.facts.flows import seoul

FRIDAY, MONDAY, TUESDAY = (dt.date(2026, 1, day) for day in (23, 26, 27))
AVERAGES = {FRIDAY: 1469.5, MONDAY: 1467.2, TUESDAY: 1449.3}
"""As published: each is the average of the session before."""


def said(before: float, today: float) -> list[tuple[str, str]]:
    seen = seoul(day=MONDAY)
    seen = replace(seen, rates={"USDKRW1530": observations({FRIDAY: before, MONDAY: today})})
    told = currencies.averages(seen, Evidence(averages={"USDKRWMAR": AVERAGES}))
    return [(one.code, str(one.consequence)) for one in told]


@pytest.mark.parametrize(
    ("before", "today", "told"),
    [
        (1465.8, 1440.6, []),  # the closes as published
        (1465.8, 1467.2, [("currency-average", "flag")]),  # once it may be chance
        (1469.5, 1467.2, [("currency-average", "drop")]),  # the column of another series
        (1467.2, 1449.3, [("currency-average", "drop")]),  # the same, a day earlier
        (1467.2, 1440.6, []),
    ],
)
def test_an_average_is_told_once_and_dropped_where_it_goes_on(before, today, told):
    assert said(before, today) == told


def test_without_the_averages_nothing_is_said():
    seen = replace(seoul(day=MONDAY), rates={"USDKRW1530": observations({FRIDAY: 1.0, MONDAY: 2.0})})
    assert list(currencies.averages(seen, Evidence())) == []

"""Series that stand where they stood the session before: currencies and gauges, which hardly ever do."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen.gate import Evidence, rates
from tests.facts.builders import observations
from tests.facts.flows import seoul

FRIDAY, MONDAY = dt.date(2026, 1, 23), dt.date(2026, 1, 26)


@pytest.mark.parametrize(
    ("series", "before", "today", "said"),
    [
        ("USDKRW1530", 1440.6, 1440.6, [("currency-still", "USDKRW1530", "flag")]),
        ("USDKRW1530", 1465.8, 1440.6, []),
        ("VKOSPI", 33.1, 33.1, [("gauge-still", "VKOSPI", "flag")]),
        ("VKOSPI", 33.1, 33.11, []),
        ("KTB3Y", 3.1, 3.1, []),  # yields often do
    ],
)
def test_what_stands_where_it_stood_is_told(series, before, today, said):
    seen = replace(seoul(day=MONDAY), rates={series: observations({FRIDAY: before, MONDAY: today})})
    told = rates.still(seen, Evidence())
    assert [(one.code, one.symbol, str(one.consequence)) for one in told] == said

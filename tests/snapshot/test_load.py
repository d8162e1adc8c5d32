"""What of the store a market's session sees."""

from __future__ import annotations

import datetime as dt

from newsgen import markets
from newsgen.config import Config
from newsgen.snapshot import snapshot, week
from newsgen.sources.batch import Batch, Release
from newsgen.store import Store
from tests.facts.builders import DAY, fill
from tests.markets import KR, us

CPI = Release("CPI_YOY", dt.date(2025, 7, 1), dt.date(2025, 8, 12), 2.7, 2.8, 2.7)
"""Came out at 8:30 in New York: 21:30 in Seoul, six hours after its close of that day."""
NEXT = Release("PAYROLLS", None, dt.date(2025, 8, 21))


def test_a_release_is_known_to_the_market_on_whose_days_it_comes_out(store: Store):
    fill(store, {"^GSPC": [100.0, 101.0], "^KS11": [200.0, 202.0]})
    store.write(Batch(origin="test", releases=(CPI, NEXT)), now=dt.datetime(2025, 8, 18, tzinfo=dt.UTC))
    seoul = markets.session(KR, DAY)
    assert [one.code for one in snapshot(store, us(DAY), Config()).releases] == ["CPI_YOY"]
    assert snapshot(store, seoul, Config()).releases == ()
    friday = dt.date(2025, 8, 15)  # the Liberation Day: Seoul's week ends on the 14th
    assert [one.code for one in week(store, us(friday), Config())[-1].coming] == ["PAYROLLS"]
    assert week(store, markets.session(KR, dt.date(2025, 8, 14)), Config())[-1].coming == ()

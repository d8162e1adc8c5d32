"""What of the store a market's session sees."""

from __future__ import annotations

import datetime as dt

from newsgen import markets
from newsgen.config import Config
from newsgen.facts import compute
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


def test_official_calendars_are_known_without_a_source(store: Store):
    day = dt.date(2025, 8, 20)
    fill(store, {"^GSPC": [100.0, 101.0]}, day=day)
    seen = snapshot(store, us(day), Config())
    told = {(one.kind, str(one.day)) for one in seen.accounts}
    assert {("minutes", "2025-08-20"), ("speech", "2025-08-22")} <= told
    assert {one.kind for one in compute(seen).events.values()} == {"minutes"}


def test_the_fed_s_are_of_new_york_alone(store: Store):
    day = dt.date(2025, 9, 11)
    fill(store, {"^KS11": [200.0, 202.0]}, day=day)
    seen = snapshot(store, markets.session(KR, day), Config())
    assert {(one.kind, one.about, str(one.day)) for one in seen.accounts} == {
        ("expiry", "XKRX", "2025-09-11")
    }
    assert [one.title for one in compute(seen).events.values()] == ["네 마녀의 날"]


def test_indices_of_other_places_are_no_stocks_of_the_market(store: Store):
    fill(store, {"^GSPC": [100.0, 101.0], "^GDAXI": [200.0, 190.0], "AAPL": [10.0, 11.0]})
    seen = snapshot(store, us(DAY), Config())
    assert list(seen.elsewhere) == ["^GDAXI"]
    assert not {"^GDAXI"} & {*seen.series, *seen.giants, *seen.panel.symbols}
    assert compute(seen).value("change_day", "^GDAXI") == -5.0

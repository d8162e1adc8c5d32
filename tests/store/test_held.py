"""A store held in memory answers as the store does, to the bit."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen import calendars
from newsgen.store import Held, Store
from tests.markets import US

FIRST, LAST = dt.date(2024, 8, 5), dt.date(2026, 8, 21)
DAYS = [dt.date(2024, 8, 6), dt.date(2025, 1, 10), dt.date(2025, 8, 13), dt.date(2026, 5, 27), LAST]


@pytest.fixture(scope="module")
def held(recorded_store: Store) -> Held:
    return Held(recorded_store, US, FIRST - dt.timedelta(430), LAST)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_whatever_else_is_asked_of_a_market_is_the_same(
    held: Held, recorded_store: Store, day: dt.date
) -> None:
    ours, theirs = held.of(US), recorded_store.of(US)
    before = calendars.previous(day, US.exchange)
    for ask in (
        lambda store: store.rewritten(before, day),
        lambda store: store.asked(day),
        lambda store: store.last_trades(day),
        lambda store: store.bars("^GSPC", day),
        lambda store: store.bars("^GSPC", day, since=before),
        lambda store: [store.membership(each.name, day) for each in US.universes],
        lambda store: store.origins(),
        lambda store: store.counts(day),
    ):
        assert ask(ours) == ask(theirs)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_series_and_releases_are_the_same(held: Held, recorded_store: Store, day: dt.date) -> None:
    first = day - dt.timedelta(400)
    for name in ("^TNX", "DGS10", "DFEDTARL", "KRW=X", "NONE"):
        for one, other in zip(
            held.rates(name, day, first=first), recorded_store.rates(name, day, first=first), strict=True
        ):
            np.testing.assert_array_equal(one, other)
    for ask in (
        lambda store: store.rate_origins(["DFEDTARL", "DGS10"]),
        lambda store: store.releases(first, day),
        lambda store: store.rates_rewritten(first, day),
    ):
        assert ask(held) == ask(recorded_store)

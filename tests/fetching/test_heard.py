"""Who told of a session's events after its close, as the imports tell it."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.fetching.known import known
from newsgen.markets import Session
from newsgen.model import Account
from newsgen.sources.batch import Batch

SESSION = Session(markets.named("us"), dt.date(2025, 8, 13))
BELL = dt.datetime(2025, 8, 13, 20, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("day", "minutes", "live", "heard"),
    [
        ("2025-08-13", 40, True, True),
        ("2025-08-12", 40, True, True),
        ("2025-08-13", -40, True, False),  # before the close: as it was due
        ("2025-08-14", 40, True, False),  # of another day alone
        ("2025-08-11", 40, True, False),
        ("2025-08-13", 40, False, False),  # out of a folder
    ],
)
def test_a_source_was_heard_where_it_told_of_these_days_after_the_close(store, day, minutes, live, heard):
    one = Account(id="x", kind="earnings", about="HI", source="Yahoo Finance", day=dt.date.fromisoformat(day))
    at = BELL + dt.timedelta(minutes=minutes)
    store.write(Batch(origin="Yahoo Finance", live=live, accounts=(one,)), now=at)
    found = known(store, SESSION, BELL + dt.timedelta(hours=2)).heard
    assert found == ({"Yahoo Finance"} if heard else frozenset())
    store.write(Batch(origin="another", live=True), now=BELL + dt.timedelta(hours=3))
    assert known(store.as_known_at(at), SESSION, BELL).heard == found

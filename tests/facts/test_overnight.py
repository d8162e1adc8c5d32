"""What New York did while Seoul slept: by whose days, from which close, and what is missed.

Closes as published. Seoul rested from 2025-10-03 to 10-09; New York on 2025-02-17 and 2026-06-19.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen import markets, snapshot
from newsgen.config import Config
from newsgen.facts import FactBook, overnight
from newsgen.gate import elsewhere
from newsgen.gate.evidence import Evidence
from newsgen.snapshot import Snapshot
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store
from tests.markets import KR

NASDAQ = {
    "2025-02-13": 19945.64, "2025-02-14": 20026.77, "2025-02-18": 20041.26,
    "2025-10-01": 22755.16, "2025-10-02": 22844.05, "2025-10-08": 23043.38, "2025-10-09": 23024.63,
    "2026-02-20": 22886.07, "2026-02-23": 22627.27, "2026-02-24": 22863.68, "2026-02-25": 23152.08,
}  # fmt: skip
SEOUL = (
    "2025-02-14",
    "2025-02-17",
    "2025-02-18",
    "2025-02-19",
    "2025-10-02",
    "2025-10-10",
    "2026-02-24",
    "2026-02-25",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    rows = [Price("^IXIC", dt.date.fromisoformat(day), close) for day, close in NASDAQ.items()]
    rows += [Price("^KS11", dt.date.fromisoformat(day), 3000.0 + n) for n, day in enumerate(SEOUL)]
    with Store.open(tmp_path / "both.sqlite", create=True) as made:
        made.write(Batch(origin="시험", prices=rows), now=dt.datetime(2026, 8, 22, tzinfo=dt.UTC))
        yield made


def seen(store: Store, day: str) -> Snapshot:
    return snapshot.snapshot(store, markets.session(KR, dt.date.fromisoformat(day)), Config())


@pytest.mark.parametrize(
    ("day", "moved", "base", "last"),
    [
        ("2026-02-25", 1.0448, "2026-02-23", "2026-02-24"),  # Wednesday: New York's Tuesday
        ("2025-02-17", 0.4067, "2025-02-13", "2025-02-14"),  # Monday: its Friday
        ("2025-02-19", 0.0724, "2025-02-14", "2025-02-18"),  # after its Presidents' Day
        ("2025-10-10", -0.0814, "2025-10-08", "2025-10-09"),  # after Seoul's Chuseok: the last of six alone
    ],
)
def test_a_night_is_the_last_session_that_the_session_before_did_not_know(store, day, moved, base, last):
    (fact,) = overnight.facts(seen(store, day))
    assert fact.value == pytest.approx(moved, abs=5e-4)
    assert fact.id == f"change_overnight:^IXIC@{day}"
    assert (fact.session, fact.base, fact.periods) == (
        dt.date.fromisoformat(day), dt.date.fromisoformat(base), 1,
    )  # fmt: skip
    assert [one.date.isoformat() for one in fact.inputs] == [base, last]


def test_where_new_york_rested_there_is_none(store):
    """2025-02-18: Monday was Presidents' Day, and Seoul's Monday had told Friday."""
    assert not list(overnight.facts(seen(store, "2025-02-18")))
    assert not list(elsewhere.stale(seen(store, "2025-02-18"), Evidence()))


def test_one_that_ends_early_is_told_to_the_editor_and_makes_none(store):
    """2026-02-24: New York's Monday is there; of 2025-10-02 nothing after is, and nobody invents it."""
    late = markets.session(KR, dt.date(2026, 2, 27))
    found = snapshot.snapshot(store, late, Config())
    assert not list(overnight.facts(found))
    (told,) = elsewhere.stale(found, Evidence())
    assert (told.code, told.symbol) == ("overnight-missing", "^IXIC")
    assert "2026-02-26(현지) 종가가 없어" in told.message
    assert "마지막은 2026-02-25" in told.message


def test_a_store_without_new_york_misses_nothing(tmp_path):
    with Store.open(tmp_path / "kr.sqlite", create=True) as made:
        rows = [Price("^KS11", dt.date(2026, 2, 24), 6000.0), Price("^KS11", dt.date(2026, 2, 25), 6083.86)]
        made.write(Batch(origin="시험", prices=rows), now=dt.datetime(2026, 8, 22, tzinfo=dt.UTC))
        found = seen(made, "2026-02-25")
        assert not found.overnight
        assert not list(elsewhere.stale(found, Evidence()))


def test_a_close_that_cannot_be_makes_no_fact(store):
    odd = Price("^IXIC", dt.date(2026, 2, 24), 12863.68)
    store.write(Batch(origin="시험", prices=[odd]), now=dt.datetime(2026, 8, 23, tzinfo=dt.UTC))
    found = seen(store, "2026-02-25")
    (told,) = elsewhere.overnight(found, Evidence())
    assert (told.code, told.symbol) == ("overnight-jump", "^IXIC")
    assert "2026-02-24" in told.message
    assert not list(overnight.facts(found.without(frozenset({"^IXIC"}))))


def test_what_an_earlier_session_doubted_is_no_base(store):
    """Seoul's 24th doubts what it told of New York's 23rd, not New York's 24th, which only the 25th tells."""
    found = seen(store, "2026-02-25").blanked(dt.date(2026, 2, 24), frozenset({"^IXIC"}))
    assert not list(FactBook(found.session, overnight.facts(found)))
    assert found.overnight["^IXIC"].close[-1] == pytest.approx(22863.68)

"""Flows are kept as they came, completed and corrected, the past still known; provisional ones apart."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest

from newsgen.sources.batch import Batch, Flow
from newsgen.store import Held, Store, schema
from tests.markets import KR

DAY = dt.date(2025, 10, 27)
NOW = dt.datetime(2025, 10, 27, 9, tzinfo=dt.UTC)
FINAL = Flow("KOSPI", DAY, "", -7968.53, 6470.78, 2343.13)
EARLY = Flow("KOSPI", DAY, "15:40", -7000.0, 6000.0, 2000.0)


def batch(*flows: Flow) -> Batch:
    return Batch(origin="시험", flows=flows)


def hours(n: int) -> dt.datetime:
    return NOW + dt.timedelta(hours=n)


def test_provisional_and_final_figures_come_back_side_by_side(store):
    assert store.write(batch(EARLY, FINAL, FINAL._replace(board="KOSDAQ")), now=NOW).others == 3
    assert store.flows("KOSPI", DAY) == [FINAL, EARLY]
    assert store.write(batch(EARLY, FINAL), now=hours(1)).others == 0
    assert store.flows("KOSPI", DAY - dt.timedelta(days=1)) == []
    assert store.flow_origins("KOSPI", DAY) == ("시험",)


def test_final_figures_are_no_revision_of_provisional_ones(store):
    store.write(batch(EARLY), now=NOW)
    assert store.write(batch(FINAL), now=hours(1)).revisions == 0


def test_a_changed_figure_is_a_revision_and_the_past_is_still_known(store):
    store.write(batch(EARLY), now=NOW)
    store.write(batch(FINAL), now=hours(1))
    written = store.write(
        batch(FINAL._replace(foreign=6480.0, individual=None, other_corp=-845.0)), now=hours(2)
    )
    assert written.revisions == 1
    (revision,) = store.of(KR).revisions()
    assert revision[:5] == ("KOSPI", DAY, "foreign", 6470.78, 6480.0)
    now, _ = store.flows("KOSPI", DAY)
    assert (now.foreign, now.individual, now.other_corp) == (6480.0, -7968.53, -845.0)
    known = [store.as_known_at(hours(n)).flows("KOSPI", DAY) for n in range(3)]
    assert known[0] == [EARLY]
    assert known[1] == [FINAL, EARLY]
    assert known[2] == [now, EARLY]


def test_a_changed_provisional_figure_names_its_time(store):
    store.write(batch(EARLY), now=NOW)
    store.write(batch(EARLY._replace(foreign=5990.0)), now=hours(1))
    assert store.revisions()[0].field == "foreign 15:40"


def test_a_held_store_answers_the_same(store):
    week = [FINAL._replace(date=DAY + dt.timedelta(days=n), foreign=float(n)) for n in range(3)]
    store.write(batch(*week), now=NOW)
    held = Held(store, KR, DAY, DAY + dt.timedelta(days=5))
    for n in range(-1, 4):
        until = DAY + dt.timedelta(days=n)
        assert held.flows("KOSPI", until) == store.flows("KOSPI", until)


def test_a_store_of_version_11_gets_the_table(tmp_path):
    path = tmp_path / "market.sqlite"
    with Store.open(path, create=True):
        pass
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE flows")
        db.execute("PRAGMA user_version=11")
    db.close()
    with Store.open(path) as store:
        store.write(batch(FINAL), now=NOW)
        assert store.flows("KOSPI", DAY) == [FINAL]
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    db.close()


def test_a_figure_that_is_none_is_refused(store):
    with pytest.raises(ValueError, match="finite"):
        store.write(batch(FINAL._replace(foreign=float("nan"))), now=NOW)

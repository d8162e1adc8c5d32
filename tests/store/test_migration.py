"""A store of version 1 keeps working: brought up in place, whole or not at all."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading

import pytest

from newsgen import markets
from newsgen.errors import StoreProblem
from newsgen.model import Instrument
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store, place, schema, steps
from tests.store import version1

US = markets.named("us")

DAY = dt.date(2025, 8, 13)
NOW = dt.datetime(2025, 8, 16, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path):
    version1.make(tmp_path / "market.sqlite")
    return tmp_path / "market.sqlite"


def version(path) -> int:
    with sqlite3.connect(path) as db:
        return db.execute("PRAGMA user_version").fetchone()[0]


def shape(path) -> dict[str, list[tuple]]:
    with sqlite3.connect(path) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [row[1:] for row in db.execute(f"PRAGMA table_info({name})")] for name in sorted(names)}


def test_an_old_store_keeps_what_it_holds(path, tmp_path):
    with Store.open(path) as store:
        assert store.of(US).latest_session() == DAY
        assert store.of(US).window(DAY, DAY).close.tolist() == [[10.5]]
        assert store.rates("DGS10", DAY)[1].tolist() == [4.24]
        expected = Instrument(
            symbol="A", english="A Corp", korean="가", sector="Technology", universes=("russell2000", "sp500")
        )
        assert store.of(US).instruments() == {"A": expected}
        assert store.of(US).membership("russell2000", DAY).covers
        assert [one.old for one in store.revisions()] == [10.0]
        assert store.of(US).origins().names == ("옛 시세",)
        written = store.write(Batch(origin="새 시세", prices=(Price("A", DAY, 11.0, volume=7.0),)), now=NOW)
        assert (written.changed, written.revisions) == (1, 1)
        assert store.as_known_at(NOW - dt.timedelta(hours=1)).of(US).window(DAY, DAY).close.tolist() == [[10.5]]
        store.check()
    Store.open(tmp_path / "new.sqlite", create=True).close()
    assert version(path) == schema.VERSION
    assert shape(path) == shape(tmp_path / "new.sqlite")


def test_what_an_old_store_knew_when_is_not_made_up(path):
    with Store.open(path) as store:
        assert store.as_known_at(NOW).of(US).latest_session() == DAY
        with pytest.raises(StoreProblem, match="기록은 2025-08-15"):
            store.as_known_at(dt.datetime(2025, 8, 14, 12, tzinfo=dt.UTC))


def test_a_step_that_breaks_half_way_changes_nothing(path, monkeypatch):
    before = shape(path)
    broken = (*steps.STEPS[1][:-1], "DROP TABLE absent")
    monkeypatch.setitem(steps.STEPS, 1, broken)
    with pytest.raises(StoreProblem):
        Store.open(path)
    assert version(path) == 1
    assert shape(path) == before


def test_two_at_once_come_one_after_the_other(path):
    failures = []

    def use() -> None:
        try:
            with Store.open(path) as store:
                assert store.of(US).counts(DAY) == 1
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert version(path) == schema.VERSION


def test_an_old_store_that_may_not_be_written_says_what_to_do(path, monkeypatch):
    sqlite3.connect(path).close()
    monkeypatch.setattr(place.os, "access", lambda *_: False)
    with pytest.raises(StoreProblem, match="옛 판"):
        Store.open(path)
    assert version(path) == 1

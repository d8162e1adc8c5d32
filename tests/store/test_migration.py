"""A store of an older version keeps working: brought up in place, whole or not at all."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading

import pytest

from newsgen import gate
from newsgen.errors import StoreProblem
from newsgen.model import Instrument
from newsgen.sources.batch import Batch, Price, Rate, Release, Split
from newsgen.store import Store, place, schema, steps
from tests.markets import KR, US
from tests.store import version1, version3

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
        assert store.as_known_at(NOW - dt.timedelta(hours=1)).of(US).window(DAY, DAY).close.tolist() == [
            [10.5]
        ]
        store.check()
    Store.open(tmp_path / "new.sqlite", create=True).close()
    assert version(path) == schema.VERSION
    assert shape(path) == shape(tmp_path / "new.sqlite")


def test_what_an_old_store_knew_when_is_not_made_up(path):
    with Store.open(path) as store:
        assert store.as_known_at(NOW).of(US).latest_session() == DAY
        with pytest.raises(StoreProblem, match="기록은 2025-08-15"):
            store.as_known_at(dt.datetime(2025, 8, 14, 12, tzinfo=dt.UTC))


@pytest.fixture
def mixed(tmp_path):
    version3.make(tmp_path / "mixed.sqlite")
    return tmp_path / "mixed.sqlite"


FOURTH = dt.date(2025, 7, 4)


def test_a_store_of_two_markets_gives_each_its_own(mixed, tmp_path):
    with Store.open(mixed) as store:
        us, kr = store.of(US), store.of(KR)
        assert us.window(FOURTH, DAY).symbols == ("A", "^GSPC")
        assert us.window(DAY, DAY).close.tolist() == [[10.0, 6466.58]]
        assert us.history(["^GSPC", "A"], DAY)["^GSPC"].close.tolist() == [6466.58]
        seoul = kr.history(["005930.KS"], DAY)["005930.KS"]
        assert (seoul.days.tolist(), seoul.close.tolist()) == ([FOURTH, DAY], [63300.0, 71900.0])
        assert (us.counts(FOURTH), kr.counts(FOURTH), kr.counts(DAY)) == (0, 1, 1)
        assert (us.splits(), kr.splits()) == ([Split("A", DAY, 2.0)], [Split("005930.KS", DAY, 2.0)])
        assert (len(us.bars("^GSPC", DAY)), kr.bars("^GSPC", DAY)) == (1, [])
        assert us.instruments().keys() == {"A"}
        assert kr.instruments().keys() == {"005930.KS"}
        assert kr.listed(["000660.KS"])["000660.KS"].korean == "하이닉스"
        assert us.members("sp500") == {"A"}
        assert kr.members("kospi") == {"005930.KS", "000660.KS"}
        assert (us.members("kospi"), kr.members("sp500")) == (frozenset(), frozenset())
        assert store.rates("DGS10", DAY)[1].tolist() == [4.24]
        store.check()
    Store.open(tmp_path / "new.sqlite", create=True).close()
    assert version(mixed) == schema.VERSION
    assert shape(mixed) == shape(tmp_path / "new.sqlite")


def test_an_old_store_s_origins_are_told_by_what_they_brought_or_count_for_all(mixed):
    with Store.open(mixed) as store:
        assert store.of(US).origins().names == ("미국", "정정", "같은 것")
        assert store.of(KR).origins().names == ("한국", "같은 것")


def test_what_a_store_knew_before_it_knew_markets(mixed):
    with Store.open(mixed) as store:
        store.write(Batch(origin="새", prices=(Price("^GSPC", DAY, 6500.0),)), now=NOW + dt.timedelta(days=9))
        first = store.as_known_at(dt.datetime(2025, 8, 14, 12, tzinfo=dt.UTC))
        assert first.of(US).window(DAY, DAY).close.tolist() == [[10.0, 6400.0]]
        assert first.of(KR).latest_session() is None
        third = store.as_known_at(dt.datetime(2025, 8, 16, 12, tzinfo=dt.UTC))
        assert third.of(US).history(["^GSPC"], DAY)["^GSPC"].close.tolist() == [6466.58]
        assert store.of(US).history(["^GSPC"], DAY)["^GSPC"].close.tolist() == [6500.0]


def test_a_store_of_version_2_gets_the_table_of_releases(tmp_path):
    path, out = tmp_path / "two.sqlite", Release("PAYROLLS", None, DAY, actual=106.0)
    version3.make(path, version=2)
    with Store.open(path) as store:
        store.write(Batch(origin="시험", releases=(out,)), now=NOW)
        assert store.releases(DAY, DAY) == [out]
        assert store.of(KR).counts(FOURTH) == 1
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'released'").fetchone()


def test_releases_of_the_gate_from_before_markets_are_new_york_s(mixed):
    told = (str(DAY), "half-session", "*", "확인", "홍", "2025-08-14T00:00:00+00:00")
    with sqlite3.connect(mixed) as db:
        db.execute("CREATE TABLE gate_releases (session, code, symbol, reason, released_by, released_at)")
        db.execute("INSERT INTO gate_releases VALUES (?, ?, ?, ?, ?, ?)", told)
    (one,) = gate.kept(mixed)
    assert (one.market, one.session, one.code, one.symbol, one.by) == ("us", DAY, "half-session", "*", "홍")
    assert gate.kept(mixed, "kr", DAY) == ()


@pytest.mark.parametrize("step", [1, 3, 4])
def test_a_step_that_breaks_half_way_changes_nothing(path, mixed, monkeypatch, step):
    old = {1: path, 3: mixed, 4: mixed}[step]
    before, was = shape(old), version(old)
    monkeypatch.setitem(steps.STEPS, step, (*steps.STEPS[step], "DROP TABLE absent"))
    with pytest.raises(StoreProblem):
        Store.open(old)
    assert version(old) == was
    assert shape(old) == before


def test_a_store_that_cannot_be_sorted_into_markets_stays_as_it_was(mixed, monkeypatch):
    before = shape(mixed)

    def broken(_db: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("broken")

    monkeypatch.setattr(steps.imports, "attribute", broken)
    with pytest.raises(StoreProblem):
        Store.open(mixed)
    assert version(mixed) == 3
    assert shape(mixed) == before


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


def of_version_6(path, *batches: Batch) -> None:
    """A store that was filled before any source said when its series are taken."""
    with Store.open(path, create=True) as store:
        for hours, batch in enumerate(batches):
            store.write(batch, now=NOW + dt.timedelta(hours=hours))
    with sqlite3.connect(path) as db:
        for table in ("blocks", "histories"):
            db.execute(f"ALTER TABLE {table} DROP COLUMN checksum")
        db.execute("DROP TABLE classes")
        db.execute("DROP TABLE events")
        db.execute("DROP TABLE flows")
        db.execute("CREATE TABLE prices (day, id, close)")
        db.execute("CREATE VIEW quotes AS SELECT * FROM prices")
        db.execute("PRAGMA user_version=6")


def rates(origin: str, **values: float) -> Batch:
    return Batch(origin=origin, rates=tuple(Rate(name, DAY, value) for name, value in values.items()))


def test_currencies_of_yahoo_s_daily_chart_are_nobody_s_close(tmp_path):
    path = tmp_path / "six.sqlite"
    of_version_6(
        path,
        rates("Yahoo Finance", USDKRW=1385.0, DXY=98.0, **{"^TNX": 4.25, "ZQ:2025-09": 95.7}),
        rates("기록된 시세(market)", USDJPY=147.0, DGS2=3.67),
        rates("기록된 시세(market)", DXY=97.84),  # replaces Yahoo's
        rates("미국 세인트루이스 연방준비은행(FRED)", DGS10=4.24),
    )
    with Store.open(path) as store:
        assert store.moments() == {"DGS10": "15:30 America/New_York", "^TNX": "15:00 America/Chicago"}
        kept = {name: store.rates(name, DAY)[1].tolist() for name in store.series()}
        assert kept == {
            "USDKRW daily": [1385.0],
            "DXY": [97.84],
            "^TNX": [4.25],
            "ZQ:2025-09": [95.7],
            "USDJPY": [147.0],
            "DGS2": [3.67],
            "DGS10": [4.24],
        }
        then = store.as_known_at(NOW)
        assert then.rates("DXY", DAY)[1].tolist() == [98.0]
        assert then.moments()["^TNX"] == "15:00 America/Chicago"


def test_a_recorded_value_that_yahoo_replaced_is_yahoo_s(tmp_path):
    path = tmp_path / "six.sqlite"
    of_version_6(path, rates("기록된 시세(market)", USDKRW=1390.0), rates("Yahoo Finance", USDKRW=1385.0))
    with Store.open(path) as store:
        assert store.series() == ("USDKRW daily",)
        assert store.as_known_at(NOW).rates("USDKRW daily", DAY)[1].tolist() == [1390.0]
        again = rates("기록된 시세(market)", USDKRW=1390.0)
        store.write(again, now=NOW + dt.timedelta(days=1))
        assert store.rates("USDKRW", DAY)[1].tolist() == [1390.0]
